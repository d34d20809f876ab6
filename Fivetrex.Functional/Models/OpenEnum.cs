using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Fivetrex.Functional.Json;

namespace Fivetrex.Functional.Models;

/// <summary>
/// A value of an open set: the service adds values without notice and changes their case, so an unknown value is not an error.
/// </summary>
public abstract record OpenEnum
{
    private protected OpenEnum(string value) => Value = value ?? "";

    /// <summary>The value as received; empty for null. Compared without regard to case. A blank value is not sent.</summary>
    public string Value { get; }

    /// <inheritdoc/>
    public virtual bool Equals(OpenEnum? other) =>
        other is not null && EqualityContract == other.EqualityContract && StringComparer.OrdinalIgnoreCase.Equals(Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Value);

    /// <summary>Returns the value.</summary>
    public sealed override string ToString() => Value;
}

/// <summary>Reads a value of an open enum; equal short values share one object.</summary>
internal sealed class OpenEnumReader<T>(Func<string, T> create) : Reader<T>, IOpenEnumReader
    where T : OpenEnum
{
    private readonly T?[] entries = new T?[256];

    public override bool IsScalar => true;

    public OpenEnum Create(string value) => create(value);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override T Read(ref Utf8JsonReader json, in ReadContext context)
    {
        if (!RepeatedText.IsShort(ref json))
        {
            return create(json.Text());
        }

        ref var entry = ref entries[RepeatedText.Hash(ref json) % (uint)entries.Length];
        return entry is { } kept && Ascii.Equals(json.ValueSpan, kept.Value) ? kept : (entry = create(json.GetString()!));
    }
}

/// <summary>The reader of any open enum.</summary>
internal interface IOpenEnumReader
{
    OpenEnum Create(string value);
}

/// <summary>Converts an open enum to and from its string, also in JSON that callers write themselves.</summary>
internal sealed class OpenEnumConverter : JsonConverter<OpenEnum>
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsSubclassOf(typeof(OpenEnum));

    public override OpenEnum Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ((IOpenEnumReader)Readers.OfType(typeToConvert)!).Create(reader.Text());

    public override void Write(Utf8JsonWriter writer, OpenEnum value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);
}
