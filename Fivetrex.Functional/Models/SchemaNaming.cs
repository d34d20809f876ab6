using System.Text.Json.Serialization;

namespace Fivetrex.Functional.Models;

/// <summary>The naming of schemas, tables and columns in the destination.</summary>
[JsonConverter(typeof(OpenEnumConverter))]
public sealed record SchemaNaming(string Value) : OpenEnum(Value)
{
    /// <summary>Names by Fivetran's rules.</summary>
    public static readonly SchemaNaming Fivetran = new("FIVETRAN_NAMING");

    /// <summary>Names as in the source.</summary>
    public static readonly SchemaNaming Source = new("SOURCE_NAMING");
}
