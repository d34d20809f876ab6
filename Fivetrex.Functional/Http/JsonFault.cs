using System.Text.Json;

namespace Fivetrex.Functional.Http;

/// <summary>Says what is wrong with a body: where, as a JSON path, and what, in the words of JSON rather than of .NET.</summary>
/// <remarks>The path is found by reading again, because converters inside converters lose the one of the serializer.</remarks>
internal static class JsonFault
{
    // what System.Text.Json writes before the names of the properties that a record must have
    private const string NamesMark = "including: ";

    private static readonly string[] PlaceMarks = [" Path:", " LineNumber:"];

    /// <summary>An object without properties that its record must have.</summary>
    public static JsonException Lacks(IEnumerable<string> names) => new($"missing, {NamesMark}{string.Join(", ", names.Select(name => $"'{name}'"))}.");

    public static string Explain(ReadOnlySpan<byte> body, JsonException failure)
    {
        var (path, found) = Locate(body, OffsetOf(body, failure));
        return $"{path}: " + found switch
        {
            JsonTokenType.None => failure.Message.Split(PlaceMarks, StringSplitOptions.None)[0],
            JsonTokenType.EndObject when Missing(failure.Message) is { Length: > 0 } names => $"lacks {names}",
            JsonTokenType.StartObject or JsonTokenType.EndObject => "an object does not belong here",
            JsonTokenType.StartArray or JsonTokenType.EndArray => "an array does not belong here",
            JsonTokenType.True or JsonTokenType.False => "a boolean does not belong here",
            JsonTokenType.Number => "this number does not belong here",
            JsonTokenType.Null => "null does not belong here",
            _ => "this string does not belong here",
        };
    }

    private static string Missing(string message) =>
        message.Split(PlaceMarks, StringSplitOptions.None)[0].Split(NamesMark) is [_, var names] ? names.TrimEnd('.') : "";

    // a failure carries the place where its last token ends
    private static long OffsetOf(ReadOnlySpan<byte> body, JsonException failure)
    {
        var offset = 0;
        for (var line = failure.LineNumber ?? 0; line > 0; line--)
        {
            offset += body[offset..].IndexOf((byte)'\n') + 1;
        }

        return offset + (failure.BytePositionInLine ?? 0);
    }

    private static (string Path, JsonTokenType Found) Locate(ReadOnlySpan<byte> body, long offset)
    {
        var reader = new Utf8JsonReader(body);
        var open = new Stack<Level>();
        var found = JsonTokenType.None;
        try
        {
            while (reader.Read() && reader.BytesConsumed <= offset)
            {
                found = reader.TokenType;
                Follow(open, ref reader);
            }
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            found = JsonTokenType.None;
        }

        return ("$" + string.Concat(open.Reverse()), found);
    }

    private static void Follow(Stack<Level> open, ref Utf8JsonReader reader)
    {
        if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
        {
            open.Pop();
            return;
        }

        if (reader.TokenType is JsonTokenType.PropertyName)
        {
            open.Peek().Property = reader.GetString();
            return;
        }

        if (open.TryPeek(out var level))
        {
            level.Index++;
        }

        if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            open.Push(new Level(reader.TokenType is JsonTokenType.StartArray));
        }
    }

    private sealed record Level(bool IsArray)
    {
        public string? Property { get; set; }

        public int Index { get; set; } = -1;

        public override string ToString() => (IsArray, Index, Property) switch
        {
            (true, >= 0, _) => $"[{Index}]",
            (false, _, not null) => $".{Property}",
            _ => "",
        };
    }
}
