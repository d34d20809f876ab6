using System.Text.Json;

namespace Fivetrex.Functional.Http;

/// <summary>Finds the cursor of the next page at the very end of a page, where the service writes it, before the page is decoded.</summary>
internal static class TailCursor
{
    private const int MaxTail = 2048;

    /// <returns>The cursor; null when there is none, or when the end of the page does not show it for certain.</returns>
    public static string? In(ReadOnlySpan<byte> body)
    {
        var tail = body[^Math.Min(body.Length, MaxTail)..];
        var at = tail.LastIndexOf("\"next_cursor\""u8);
        return at < 0 ? null : Read([(byte)'{', .. tail[at..]]);
    }

    // {"next_cursor":"…"} and the brace that ends the envelope
    private static string? Read(ReadOnlySpan<byte> fragment)
    {
        var json = new Utf8JsonReader(fragment);
        try
        {
            return json.Read()
                && json.Read()
                && json.Read()
                && json.TokenType == JsonTokenType.String
                && json.GetString() is { Length: > 0 } cursor
                && json.Read()
                    && json.TokenType == JsonTokenType.EndObject
                    && fragment[(int)json.BytesConsumed..].Trim(" \t\r\n"u8).SequenceEqual("}"u8)
                    ? cursor
                    : null;
        }
        catch (Exception unsure) when (unsure is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
