using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Fivetrex.Functional.Http;

/// <summary>Reads values as the service writes them: null is none, a number or a boolean may be a string.</summary>
internal static class Reading
{
    private const int LongestRepeat = 40;

    // the words of the service, the ids of groups and users: one string for all the connectors that have it. Two threads may
    // both fill a place; either string will do.
    private static readonly string?[] Repeats = new string?[512];

    public static string Text(this ref Utf8JsonReader json) => json.TokenType == JsonTokenType.String ? json.GetString()! : throw new JsonException();

    public static int Number(this ref Utf8JsonReader json) =>
        json.TokenType == JsonTokenType.Number ? json.GetInt32()
        : int.TryParse(json.Text(), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number
        : throw new JsonException();

    public static bool Flag(this ref Utf8JsonReader json) => json.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => bool.TryParse(json.Text(), out var flag) ? flag : throw new JsonException(),
    };

    /// <summary>A text that other objects have too.</summary>
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
        return place is { } kept && Ascii.Equals(json.ValueSpan, kept) ? kept : place = json.GetString()!;
    }

    /// <summary>A value as it stands, copied out of the buffer that it is read from.</summary>
    public static RawJson Raw(this ref Utf8JsonReader json)
    {
        if (json.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
        {
            return new RawJson(JsonElement.ParseValue(ref json));
        }

        // the token's own span is its first byte in the buffer; what belongs to it follows there
        var first = json.ValueSpan;
        var from = json.TokenStartIndex;
        json.Skip();
        var raw = RawJson.Copy(MemoryMarshal.CreateReadOnlySpan(ref MemoryMarshal.GetReference(first), (int)(json.BytesConsumed - from)));
        return raw.IsText() ? raw : throw new JsonException();
    }

    public static Option<string> TextOrNone(this ref Utf8JsonReader json) => json.TokenType == JsonTokenType.Null ? default : Optional(json.Text());

    public static Option<string> RepeatedTextOrNone(this ref Utf8JsonReader json) => json.TokenType == JsonTokenType.Null ? default : Optional(json.RepeatedText());

    public static Option<int> NumberOrNone(this ref Utf8JsonReader json) => json.TokenType == JsonTokenType.Null ? default : Optional(json.Number());

    public static Option<bool> FlagOrNone(this ref Utf8JsonReader json) => json.TokenType == JsonTokenType.Null ? default : Optional(json.Flag());

    public static Option<DateTimeOffset> TimeOrNone(this ref Utf8JsonReader json) => json.TokenType == JsonTokenType.Null ? default : Optional(json.GetDateTimeOffset());

    public static Option<RawJson> RawOrNone(this ref Utf8JsonReader json) => json.TokenType == JsonTokenType.Null ? default : Optional(json.Raw());

    public static Option<T> WordOrNone<T>(this ref Utf8JsonReader json)
        where T : struct, IWord<T> =>
        json.TokenType == JsonTokenType.Null ? default : Optional(T.Of(json.RepeatedText()));
}
