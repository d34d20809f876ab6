using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Fivetrex.Functional.Json;

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

    private static readonly Type[] OptionalScalars = [typeof(Option<string>), typeof(Option<int>), typeof(Option<double>), typeof(Option<bool>), typeof(Option<DateTimeOffset>)];

    // the ids of groups and users: one string for all the connectors that have it. Two threads may both fill a place; either
    // string will do.
    private static readonly string?[] Repeats = new string?[512];

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    [ThreadStatic]
    private static ICollection<string>? oddFields;

    public static Type ReaderOf(Type type) => type switch
    {
        _ when type == typeof(string) => typeof(TextReader),
        _ when type == typeof(int) => typeof(NumberReader),
        _ when type == typeof(bool) => typeof(FlagReader),
        _ when type == typeof(DateTimeOffset) => typeof(TimeReader),
        _ when type == typeof(Option<DateTimeOffset>) => typeof(OptionalTimeReader),
        _ when type == typeof(Option<string>) => typeof(OptionalTextReader),
        _ when type == typeof(RawJson) => typeof(RawReader),
        _ when type == typeof(Unit) => typeof(UnitReader),
        _ when type == typeof(double) => typeof(FractionReader),
        _ when type == typeof(Secret) => typeof(SecretReader),
        _ when type.IsSubclassOf(typeof(OpenEnum)) => typeof(OpenEnumReader<>).MakeGenericType(type),
        { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(Option<>) => typeof(OptionReader<>).MakeGenericType(type.GetGenericArguments()),
        { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(Seq<>) => typeof(SeqReader<>).MakeGenericType(type.GetGenericArguments()),
        { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(HashMap<,>) => typeof(MapReader<>).MakeGenericType(type.GetGenericArguments()[1]),
        { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(Page<>) => typeof(PageReader<>).MakeGenericType(type.GetGenericArguments()),
        { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(OneOrMany<>) => typeof(OneOrManyReader<>).MakeGenericType(type.GetGenericArguments()),
        _ => typeof(RecordReader<>).MakeGenericType(type),
    };

    /// <summary>Reads a whole text.</summary>
    /// <param name="utf8">The text.</param>
    /// <param name="fault">What is wrong with it, and where, as a JSON path; null when nothing is.</param>
    /// <param name="odd">Takes the names of the fields that are left out, because what stands there does not fit.</param>
    public static T? Whole<T>(ReadOnlySpan<byte> utf8, out string? fault, ICollection<string>? odd = null)
    {
        if (!Utf8.IsValid(utf8))
        {
            fault = "$: the body is not UTF-8";
            return default;
        }

        utf8 = WithoutMark(utf8);
        fault = null;
        oddFields = odd;
        var json = new Utf8JsonReader(utf8);
        try
        {
            json.Read();
            var value = Reader<T>.Instance.Read(ref json);
            json.Read();
            return value;
        }
        catch (Exception misfit) when (IsMisfit(misfit))
        {
            fault = JsonFault.Explain(utf8, json.BytesConsumed, misfit);
            return default;
        }
        finally
        {
            oddFields = null;
        }
    }

    /// <summary>Without the byte order mark, which is no JSON and does no harm.</summary>
    public static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> utf8) => utf8.StartsWith(ByteOrderMark) ? utf8[ByteOrderMark.Length..] : utf8;

    /// <summary>What Utf8JsonReader throws at what is malformed, does not fit a number or a date, or is no text.</summary>
    public static bool IsMisfit(Exception thrown) => thrown is JsonException or FormatException or InvalidOperationException;

    /// <summary>Whether it is better to do without a value that does not fit than without all that stands around it.</summary>
    public static bool IsLeftOut(Type type) => OptionalScalars.Contains(type) || (type.Name == "Option`1" && type.GetGenericArguments()[0].IsSubclassOf(typeof(OpenEnum)));

    public static void LeaveOut(string field) => oddFields?.Add(field);

    public static string Text(this ref Utf8JsonReader json) => json.TokenType == JsonTokenType.String ? json.GetString()! : throw new JsonException();

    /// <summary>A text that other objects may well have too.</summary>
    public static string RepeatedText(this ref Utf8JsonReader json)
    {
        if (!json.MayRepeat())
        {
            return json.Text();
        }

        ref var place = ref Repeats[json.Hash() % (uint)Repeats.Length];
        return place is { } kept && Ascii.Equals(json.ValueSpan, kept) ? kept : (place = json.GetString()!);
    }

    private static bool MayRepeat(this ref Utf8JsonReader json) =>
        json.TokenType == JsonTokenType.String && !json.ValueIsEscaped && json.ValueSpan.Length <= LongestRepeat;

    private static uint Hash(this ref Utf8JsonReader json)
    {
        var hash = 17u;
        foreach (var letter in json.ValueSpan)
        {
            hash = (hash * 31) + letter;
        }

        return hash;
    }

    /// <summary>A value as it stands, copied out of the one buffer that <see cref="Whole"/> reads from.</summary>
    public static RawJson Raw(this ref Utf8JsonReader json)
    {
        var raw = json.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray ? Copy(ref json) : RawJson.Copy(JsonMarshal.GetRawUtf8Value(JsonElement.ParseValue(ref json)));
        return raw.IsText() ? raw : throw new JsonHalfException();
    }

    // looks ahead in a copy
    private static bool HasItems(Utf8JsonReader json, bool ifEmpty)
    {
        var isEmpty = true;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("items"u8))
            {
                return true;
            }

            json.Read();
            isEmpty &= json.TokenType == JsonTokenType.Null;
            json.Skip();
        }

        return isEmpty && ifEmpty;
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

    /// <summary>And strings as numbers.</summary>
    private sealed class OptionalTextReader : Reader<Option<string>>
    {
        public override Option<string> Read(ref Utf8JsonReader json) =>
            json.TokenType is JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False ? Encoding.UTF8.GetString(json.ValueSpan) : json.RepeatedText();
    }

    /// <summary>Numbers come as strings now and then.</summary>
    private sealed class NumberReader : Reader<int>
    {
        public override int Read(ref Utf8JsonReader json) =>
            json.TokenType == JsonTokenType.Number ? (json.TryGetInt32(out var whole) ? whole : Whole(json.GetDouble()))
            : int.TryParse(json.Text(), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number
            : throw new JsonException();

        // 60.0 and 6e1 are 60
        private static int Whole(double number) => number == (int)number ? (int)number : throw new JsonException();
    }

    private sealed class FractionReader : Reader<double>
    {
        public override double Read(ref Utf8JsonReader json) =>
            json.TokenType == JsonTokenType.Number ? json.GetDouble()
            : double.TryParse(json.Text(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number
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

    /// <summary>Where no offset stands, and a date may stand alone, UTC is meant: everything the service tells is in UTC.</summary>
    private sealed class TimeReader : Reader<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader json) =>
            json.GetDateTime() is { Kind: not DateTimeKind.Local } time ? new DateTimeOffset(time.Ticks, TimeSpan.Zero) : json.GetDateTimeOffset().ToUniversalTime();
    }

    /// <summary>Where there is none yet, the word null has been seen as well.</summary>
    private sealed class OptionalTimeReader : Reader<Option<DateTimeOffset>>
    {
        public override Option<DateTimeOffset> Read(ref Utf8JsonReader json) =>
            json.TokenType == JsonTokenType.String && (json.ValueTextEquals("null"u8) || json.ValueTextEquals(""u8)) ? None : Reader<DateTimeOffset>.Instance.Read(ref json);
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

    /// <summary>One object for all that have the word.</summary>
    private sealed class OpenEnumReader<T> : Reader<T>
        where T : OpenEnum
    {
        private readonly T?[] repeats = new T?[256];
        private readonly ConstructorInvoker make = ConstructorInvoker.Create(typeof(T).GetConstructor([typeof(string)])!);

        public override T Read(ref Utf8JsonReader json)
        {
            if (!json.MayRepeat())
            {
                return Of(json.Text());
            }

            ref var place = ref repeats[json.Hash() % (uint)repeats.Length];
            return place is { } kept && Ascii.Equals(json.ValueSpan, kept.Value) ? kept : (place = Of(json.GetString()!));
        }

        private T Of(string word) => (T)make.Invoke(word);
    }

    private sealed class SecretReader : Reader<Secret>
    {
        public override Secret Read(ref Utf8JsonReader json) => new(json.Text());
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
                if (json.TokenType != JsonTokenType.Null)
                {
                    (items ??= []).Add(one.Read(ref json));
                }
            }

            return items is null ? Empty : toSeq(items);
        }
    }

    /// <summary>Where there are no items there may be none; but an object that says something else instead is no page.</summary>
    private sealed class PageReader<T> : Reader<Page<T>>
    {
        private readonly RecordReader<Page<T>> page = new();

        public override Page<T> Read(ref Utf8JsonReader json)
        {
            var start = json;
            var read = page.Read(ref json);
            return !read.Items.IsEmpty || HasItems(start, ifEmpty: true) ? read : throw new JsonLacksException(["items"]);
        }
    }

    private sealed class OneOrManyReader<T> : Reader<OneOrMany<T>>
    {
        public override OneOrMany<T> Read(ref Utf8JsonReader json) => new(
            json.TokenType == JsonTokenType.StartArray ? new Page<T>(Reader<Seq<T>>.Instance.Read(ref json))
            : HasItems(json, ifEmpty: false) ? Reader<Page<T>>.Instance.Read(ref json)
            : new Page<T>(Seq1(Reader<T>.Instance.Read(ref json))));
    }

    /// <summary>An object whose names are data: the case of a name is kept, and the last one of two that are the same counts.</summary>
    private sealed class MapReader<T> : Reader<HashMap<string, T>>
    {
        private readonly Reader<T> one = Reader<T>.Instance;

        public override HashMap<string, T> Read(ref Utf8JsonReader json)
        {
            if (json.TokenType != JsonTokenType.StartObject)
            {
                throw new JsonException();
            }

            var items = new Dictionary<string, T>();
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                var name = json.GetString()!;
                json.Read();
                items[name] = json.TokenType == JsonTokenType.Null ? throw new JsonException() : one.Read(ref json);
            }

            return toHashMap(items.Select(item => (item.Key, item.Value)));
        }
    }
}
