using System.Text.Json;

namespace Fivetrex.Functional.Json;

/// <summary>An object that lacks required fields.</summary>
internal sealed class JsonLacksException(
    IEnumerable<string> names) : JsonException($"lacks {string.Join(", ", names.Select(name => $"'{name}'"))}");

/// <summary>A string with half of a surrogate pair, which is not text.</summary>
internal sealed class JsonLoneSurrogateException() : JsonException("half of a surrogate pair does not belong here");

/// <summary>A list or a map that does not fit: it is not left out with the field that contains it.</summary>
internal sealed class JsonStrictException(Exception misfit) : JsonException(misfit.Message, misfit);

/// <summary>An identifier that would not address the object it belongs to.</summary>
internal sealed class JsonInvalidIdException() : JsonException("an id is not blank, a path segment or masked");

/// <summary>Describes why a body could not be read: the JSON path, and the problem in terms of JSON instead of .NET.</summary>
internal static class JsonFault
{
    private const int LongestName = 200;

    private static readonly string[] PlaceMarks = [" Path:", " LineNumber:"];

    /// <param name="body">The body; read a second time, because keeping the path during the first pass would slow down every body.</param>
    /// <param name="offset">The end of the token that does not fit.</param>
    /// <param name="failure">The exception of the reader.</param>
    public static string Explain(ReadOnlySpan<byte> body, long offset, Exception failure)
    {
        failure = failure is JsonStrictException { InnerException: { } misfit } ? misfit : failure;
        var (path, found) = Locate(body, offset);
        return $"{path}: " + found switch
        {
            _ when failure is JsonLacksException or JsonLoneSurrogateException or JsonInvalidIdException => failure.Message,
            JsonTokenType.None => failure.Message.Split(PlaceMarks, StringSplitOptions.None)[0],
            JsonTokenType.StartObject or JsonTokenType.EndObject => "an object does not belong here",
            JsonTokenType.StartArray or JsonTokenType.EndArray => "an array does not belong here",
            JsonTokenType.True or JsonTokenType.False => "a boolean does not belong here",
            JsonTokenType.Number => "this number does not belong here",
            JsonTokenType.Null => "null does not belong here",
            _ => "this string does not belong here",
        };
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
            (false, _, not null) => $".{(Property.Length > LongestName ? $"{Property[..LongestName]}…" : Property)}",
            _ => "",
        };
    }
}
