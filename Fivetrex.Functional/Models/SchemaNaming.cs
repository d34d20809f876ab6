using System.Text.Json.Serialization;

namespace Fivetrex.Functional.Models;

/// <summary>How schemas, tables and columns are named in the destination.</summary>
/// <param name="Value">The service's word, as it came. An open set, compared without regard to case.</param>
[JsonConverter(typeof(WordConverter<SchemaNaming>))]
public readonly record struct SchemaNaming(string Value) : IWord<SchemaNaming>
{
    /// <summary>By Fivetran's rules.</summary>
    public static readonly SchemaNaming Fivetran = new("FIVETRAN_NAMING");

    /// <summary>As in the source.</summary>
    public static readonly SchemaNaming Source = new("SOURCE_NAMING");

    static SchemaNaming IWord<SchemaNaming>.Of(string value) => new(value);

    /// <inheritdoc/>
    public bool Equals(SchemaNaming other) => Word.Same(Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => Word.Hash(Value);

    /// <summary>The word.</summary>
    public override string ToString() => Value ?? "";
}
