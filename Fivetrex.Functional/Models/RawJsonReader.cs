using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using Fivetrex.Functional.Json;

namespace Fivetrex.Functional.Models;

/// <summary>Reads raw JSON as a copy of its bytes in the body.</summary>
internal sealed class RawJsonReader : Reader<RawJson>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override RawJson Read(ref Utf8JsonReader json, in ReadContext context)
    {
        var raw = json.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray
            ? RawJson.Copy(SkipValue(ref json, context.Body))
            : RawJson.Copy(JsonMarshal.GetRawUtf8Value(JsonElement.ParseValue(ref json)));
        return raw.IsValidUnicode() ? raw : throw new JsonLoneSurrogateException();
    }

    private static ReadOnlySpan<byte> SkipValue(ref Utf8JsonReader json, ReadOnlySpan<byte> body)
    {
        var start = (int)json.TokenStartIndex;
        json.Skip();
        return body[start..(int)json.BytesConsumed];
    }
}

/// <summary>Converts raw JSON in objects that callers serialise themselves.</summary>
internal sealed class RawJsonConverter : JsonConverter<RawJson>
{
    // cannot copy by position as RawJsonReader does: the caller's reader may hold its text in several segments
    public override RawJson Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        try
        {
            return new RawJson(JsonElement.ParseValue(ref reader));
        }
        catch (ArgumentException exception)
        {
            throw new JsonException(exception.Message, exception);
        }
    }

    public override void Write(Utf8JsonWriter writer, RawJson value, JsonSerializerOptions options) => value.Value.WriteTo(writer);
}
