using System.Buffers;
using System.Text.Json;

namespace Fivetrex.Functional.Json;

/// <summary>The parts of reading that are the same in all generated readers.</summary>
internal static class RecordReading
{
    public static void Start(ref Utf8JsonReader json)
    {
        if (json.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException();
        }
    }

    /// <summary>Finds the name at the reader's position, which has escapes; -1 if it is not one of the names.</summary>
    public static int Find(ref Utf8JsonReader json, string[] names)
    {
        for (var at = 0; at < names.Length; at++)
        {
            if (json.ValueTextEquals(names[at]))
            {
                return at;
            }
        }

        return -1;
    }

    /// <summary>Skips an unknown field, whose name is at the reader's position, after it was noted or added to those kept.</summary>
    /// <param name="json">The reader.</param>
    /// <param name="context">The handling of unknown fields.</param>
    /// <param name="model">The name of the record.</param>
    /// <param name="kept">The unknown fields so far, as the start of an object.</param>
    public static void ReadUnknown(ref Utf8JsonReader json, in ReadContext context, string model, ref ArrayBufferWriter<byte>? kept)
    {
        var start = (int)json.TokenStartIndex;
        if (context.Unknown is { AreKept: false } noted)
        {
            noted.Note(model, ref json);
        }

        json.Skip();
        if (context.Unknown is { AreKept: true })
        {
            kept ??= new ArrayBufferWriter<byte>();
            kept.Write(kept.WrittenCount == 0 ? "{"u8 : ","u8);
            kept.Write(context.Body[start..(int)json.BytesConsumed]);
        }
    }

    /// <summary>Keeps the unknown fields with their record.</summary>
    public static void Keep(IKeepsUnknownFields record, ArrayBufferWriter<byte>? unknown)
    {
        if (unknown is not null)
        {
            unknown.Write("}"u8);
            record.KeepUnknown(unknown.WrittenSpan.ToArray());
        }
    }

    /// <summary>Returns the error for required fields that are missing.</summary>
    public static JsonLacksException Lacks(params ReadOnlySpan<(bool IsMissing, string Name)> required)
    {
        var missing = new List<string>();
        foreach (var (isMissing, name) in required)
        {
            if (isMissing)
            {
                missing.Add(name);
            }
        }

        return new JsonLacksException(missing);
    }
}

/// <summary>Another name under which the service may send a field.</summary>
[AttributeUsage(AttributeTargets.Parameter, AllowMultiple = true)]
internal sealed class AliasAttribute(string name) : Attribute
{
    public string Name => name;
}

/// <summary>A required field that the service may leave out, because <see cref="IDerived{TRecord}"/> computes it from others.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class DerivedAttribute : Attribute;

/// <summary>A record that computes fields which the service left out.</summary>
internal interface IDerived<TRecord>
{
    /// <summary>Returns the record with the missing fields, which are null until then.</summary>
    TRecord WithDerived();
}
