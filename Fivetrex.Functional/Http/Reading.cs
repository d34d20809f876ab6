using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Fivetrex.Functional.Http;

/// <summary>Reads a value out of JSON. There is one reader for each type, made when it is first asked for.</summary>
/// <remarks>Why this is not left to the serializer: docs/decisions/reading.md.</remarks>
internal abstract class Reader<T>
{
    public static Reader<T> Instance { get; } = (Reader<T>)Activator.CreateInstance(Reading.ReaderOf(typeof(T)))!;

    /// <summary>Reads the value that the reader stands on. What does not fit throws, and the reader then stands where it does not fit.</summary>
    public abstract T Read(ref Utf8JsonReader json);
}

internal static class Reading
{
    private const int LongestRepeat = 40;

    // the words of the service, the ids of groups and users: one string for all the connectors that have it. Two threads may
    // both fill a place; either string will do.
    private static readonly string?[] Repeats = new string?[512];

    public static Type ReaderOf(Type type) => type switch
    {
        _ when type == typeof(string) => typeof(TextReader),
        _ when type == typeof(int) => typeof(NumberReader),
        _ when type == typeof(bool) => typeof(FlagReader),
        _ when type == typeof(DateTimeOffset) => typeof(TimeReader),
        _ when type == typeof(RawJson) => typeof(RawReader),
        _ when type == typeof(Unit) => typeof(UnitReader),
        { IsValueType: true, IsGenericType: false } => typeof(WordReader<>).MakeGenericType(type),
        { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(Option<>) => typeof(OptionReader<>).MakeGenericType(type.GetGenericArguments()),
        { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(Seq<>) => typeof(SeqReader<>).MakeGenericType(type.GetGenericArguments()),
        _ => typeof(RecordReader<>).MakeGenericType(type),
    };

    public static string Text(this ref Utf8JsonReader json) => json.TokenType == JsonTokenType.String ? json.GetString()! : throw new JsonException();

    /// <summary>A text that other objects may well have too.</summary>
    public static string RepeatedText(this ref Utf8JsonReader json)
    {
        if (json.TokenType != JsonTokenType.String || json.ValueIsEscaped || json.ValueSpan.Length > LongestRepeat)
        {
            return json.Text();
        }

        var hash = 17u;
        foreach (var letter in json.ValueSpan)
        {
            hash = (hash * 31) + letter;
        }

        ref var place = ref Repeats[hash % (uint)Repeats.Length];
        return place is { } kept && Ascii.Equals(json.ValueSpan, kept) ? kept : (place = json.GetString()!);
    }

    /// <summary>A value as it stands, copied out of the buffer that it is read from.</summary>
    public static RawJson Raw(this ref Utf8JsonReader json)
    {
        var raw = json.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray ? Copy(ref json) : new RawJson(JsonElement.ParseValue(ref json));
        return raw.IsText() ? raw : throw new JsonException();
    }

    private static RawJson Copy(ref Utf8JsonReader json)
    {
        // the token's own span is its first byte in the buffer; what belongs to it follows there
        var first = json.ValueSpan;
        var from = json.TokenStartIndex;
        json.Skip();
        return RawJson.Copy(MemoryMarshal.CreateReadOnlySpan(ref MemoryMarshal.GetReference(first), (int)(json.BytesConsumed - from)));
    }

    private sealed class TextReader : Reader<string>
    {
        public override string Read(ref Utf8JsonReader json) => json.RepeatedText();
    }

    /// <summary>Numbers come as strings now and then.</summary>
    private sealed class NumberReader : Reader<int>
    {
        public override int Read(ref Utf8JsonReader json) =>
            json.TokenType == JsonTokenType.Number ? json.GetInt32()
            : int.TryParse(json.Text(), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number
            : throw new JsonException();
    }

    /// <summary>And so do booleans.</summary>
    private sealed class FlagReader : Reader<bool>
    {
        public override bool Read(ref Utf8JsonReader json) => json.TokenType switch
        {
            JsonTokenType.True => true,
            JsonTokenType.False => false,
            _ => bool.TryParse(json.Text(), out var flag) ? flag : throw new JsonException(),
        };
    }

    private sealed class TimeReader : Reader<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader json) => json.GetDateTimeOffset();
    }

    private sealed class RawReader : Reader<RawJson>
    {
        public override RawJson Read(ref Utf8JsonReader json) => json.Raw();
    }

    /// <summary>Where nothing is expected, anything will do.</summary>
    private sealed class UnitReader : Reader<Unit>
    {
        public override Unit Read(ref Utf8JsonReader json)
        {
            json.Skip();
            return unit;
        }
    }

    private sealed class WordReader<T> : Reader<T>
        where T : struct, IWord<T>
    {
        public override T Read(ref Utf8JsonReader json) => T.Of(json.RepeatedText());
    }

    private sealed class OptionReader<T> : Reader<Option<T>>
    {
        private readonly Reader<T> some = Reader<T>.Instance;

        public override Option<T> Read(ref Utf8JsonReader json) => Optional(some.Read(ref json));
    }

    private sealed class SeqReader<T> : Reader<Seq<T>>
    {
        private readonly Reader<T> one = Reader<T>.Instance;

        public override Seq<T> Read(ref Utf8JsonReader json)
        {
            if (json.TokenType != JsonTokenType.StartArray)
            {
                throw new JsonException();
            }

            List<T>? items = null;
            while (json.Read() && json.TokenType != JsonTokenType.EndArray)
            {
                (items ??= []).Add(json.TokenType == JsonTokenType.Null ? throw new JsonException() : one.Read(ref json));
            }

            return items is null ? Empty : toSeq(items);
        }
    }
}
