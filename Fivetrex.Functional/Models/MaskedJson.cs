using System.Text.Json;

namespace Fivetrex.Functional.Models;

/// <summary>Writes JSON with a mask in place of secrets.</summary>
internal static class MaskedJson
{
    private delegate bool IsMasked(string name, JsonElement value);

    /// <summary>Writes JSON in which the secrets are masked that their names or contents show.</summary>
    public static void Write(Utf8JsonWriter writer, JsonElement json) =>
        Write(writer, json, "", new Form(SecretRules.IsSecret, SecretRules.Mask, IsOrdered: false));

    /// <summary>
    /// Writes JSON as <see cref="Write(Utf8JsonWriter, JsonElement)"/> does, with members in the order of their names. Of members with one
    /// name, the last one is written.
    /// </summary>
    /// <param name="writer">The writer.</param>
    /// <param name="json">The JSON.</param>
    /// <param name="name">The name by which a value is judged that is no object.</param>
    /// <param name="mask">The text in place of a secret.</param>
    public static void WriteOrdered(Utf8JsonWriter writer, JsonElement json, string name, string mask) =>
        Write(writer, json, name, new Form(SecretRules.IsSecret, mask, IsOrdered: true));

    /// <summary>Returns JSON in which the secrets are masked that their names or contents show.</summary>
    public static JsonElement Of(RawJson json) => RawJson.Copy(RawJson.Written(writer => Write(writer, json.Value))).Value;

    /// <summary>Writes JSON in which every text and number is masked.</summary>
    public static void WriteNames(Utf8JsonWriter writer, JsonElement json) => Write(
        writer,
        json,
        "",
        new Form((_, value) => value.ValueKind is JsonValueKind.String or JsonValueKind.Number, SecretRules.Mask, IsOrdered: false));

    // not by nodes, which cannot hold two members of the same name
    private static void Write(Utf8JsonWriter writer, JsonElement json, string name, Form form)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in form.MembersOf(json))
                {
                    writer.WritePropertyName(member.Name);
                    Write(writer, member.Value, SecretRules.NameOf(member, json, name), form);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in json.EnumerateArray())
                {
                    Write(writer, item, name, form);
                }

                writer.WriteEndArray();
                break;
            case var _ when form.IsMasked(name, json):
                writer.WriteStringValue(form.Mask);
                break;
            default:
                json.WriteTo(writer);
                break;
        }
    }

    private sealed record Form(IsMasked IsMasked, string Mask, bool IsOrdered)
    {
        public IEnumerable<JsonProperty> MembersOf(JsonElement json) => IsOrdered
            ? json.EnumerateObject().GroupBy(member => member.Name).Select(same => same.Last())
                .OrderBy(member => member.Name, StringComparer.Ordinal)
            : json.EnumerateObject();
    }
}
