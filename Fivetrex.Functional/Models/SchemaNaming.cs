using System.Text.Json.Serialization;

namespace Fivetrex.Functional.Models;

/// <summary>How schemas, tables and columns are named in the destination.</summary>
[JsonConverter(typeof(OpenEnumConverter))]
public sealed record SchemaNaming(string Value) : OpenEnum(Value)
{
    /// <summary>By Fivetran's rules.</summary>
    public static readonly SchemaNaming Fivetran = new("FIVETRAN_NAMING");

    /// <summary>As in the source.</summary>
    public static readonly SchemaNaming Source = new("SOURCE_NAMING");
}
