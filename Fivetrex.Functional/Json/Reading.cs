using System.Text.Json;
using System.Text.Unicode;

namespace Fivetrex.Functional.Json;

/// <summary>Reads complete JSON texts.</summary>
internal static class Reading
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Reads a whole text.</summary>
    /// <param name="utf8">The text.</param>
    /// <param name="problem">The position of the first error, as a JSON path, and its description; null on success.</param>
    /// <param name="leftOut">Collects the names of optional fields that were left out because their values do not fit.</param>
    /// <param name="misfits">
    /// Collects the problems of items that were left out of a page. Without it, the first of them is the problem of the text.
    /// </param>
    /// <param name="unknown">The handling of unknown fields; null to ignore them.</param>
    /// <param name="reader">The reader; by default that of the type.</param>
    public static T? Whole<T>(
        ReadOnlySpan<byte> utf8,
        out string? problem,
        ICollection<string>? leftOut = null,
        ICollection<string>? misfits = null,
        UnknownFields? unknown = null,
        Reader<T>? reader = null)
    {
        if (!Utf8.IsValid(utf8))
        {
            problem = "$: the body is not UTF-8";
            return default;
        }

        utf8 = WithoutMark(utf8);
        problem = null;
        reader ??= Reader<T>.Instance;
        var found = misfits ?? [];
        var context = new ReadContext(utf8, leftOut, found, unknown);
        var json = new Utf8JsonReader(utf8);
        try
        {
            json.Read();
            var value = reader.Read(ref json, context);
            json.Read();
            problem = misfits is null ? found.FirstOrDefault() : null;
            return problem is null ? value : default;
        }
        catch (Exception misfit) when (IsMisfit(misfit))
        {
            problem = JsonFault.Explain(utf8, json.BytesConsumed, misfit);
            return default;
        }
    }

    /// <summary>Skips the rest of a value that does not fit: the reader stands at its start, in it, or at its end.</summary>
    /// <param name="json">The reader.</param>
    /// <param name="depth">The depth at the start of the value.</param>
    public static void SkipRest(ref Utf8JsonReader json, int depth)
    {
        while (json.CurrentDepth > depth || json.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            if (!json.Read())
            {
                return;
            }
        }
    }

    /// <summary>Removes the byte order mark, which is not JSON.</summary>
    public static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> utf8) =>
        utf8.StartsWith(ByteOrderMark) ? utf8[ByteOrderMark.Length..] : utf8;

    /// <summary>
    /// Whether Utf8JsonReader throws this for malformed JSON, for a number or date that does not fit, or for invalid text.
    /// </summary>
    public static bool IsMisfit(Exception thrown) => thrown is JsonException or FormatException or InvalidOperationException;

    /// <summary>Whether an optional field can be left out because of this, instead of failing the body.</summary>
    public static bool MayBeLeftOut(Exception thrown) =>
        IsMisfit(thrown) && thrown is not (JsonStrictException or JsonLoneSurrogateException);

    public static string Text(this ref Utf8JsonReader json) =>
        json.TokenType == JsonTokenType.String ? json.GetString()! : throw new JsonException();
}
