using System.Buffers;
using System.Text.Json;

namespace Fivetrex.Functional.Models;

/// <summary>Writes JSON with the mask of the service in place of secrets.</summary>
internal static class MaskedJson
{
    private delegate bool IsMasked(string name, JsonElement value);

    /// <summary>Writes JSON in which the secrets are masked that their names or contents show.</summary>
    public static void Write(Utf8JsonWriter writer, JsonElement json) => Write(writer, json, SecretRules.IsSecret, "");

    /// <summary>Returns JSON in which the secrets are masked that their names or contents show.</summary>
    public static JsonElement Of(RawJson json)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            Write(writer, json.Value);
        }

        return RawJson.Copy(buffer.WrittenSpan).Value;
    }

    /// <summary>Writes JSON in which every text and number is masked.</summary>
    public static void WriteNames(Utf8JsonWriter writer, JsonElement json) =>
        Write(writer, json, (_, value) => value.ValueKind is JsonValueKind.String or JsonValueKind.Number, "");

    // not by nodes, which cannot hold two members of the same name
    private static void Write(Utf8JsonWriter writer, JsonElement json, IsMasked isMasked, string name)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in json.EnumerateObject())
                {
                    writer.WritePropertyName(member.Name);
                    Write(writer, member.Value, isMasked, SecretRules.NameOf(member, json, name));
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in json.EnumerateArray())
                {
                    Write(writer, item, isMasked, name);
                }

                writer.WriteEndArray();
                break;
            case var _ when isMasked(name, json):
                writer.WriteStringValue(SecretRules.Mask);
                break;
            default:
                json.WriteTo(writer);
                break;
        }
    }
}
