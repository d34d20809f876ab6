using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Fivetrex.Functional.Testing;

/// <summary>A status and a body, on their way out.</summary>
internal sealed record Reply(int Status, string Body, string MediaType)
{
    /// <summary>What is downloaded in place of the body.</summary>
    public byte[]? File { get; init; }

    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Reply Success(string message, JsonNode? data = null) => Of(200, "Success", message, data);

    public static Reply Created(string message, JsonNode data, string code = "Success") => Of(201, code, message, data);

    public static Reply BadInput(string message) => Of(400, "InvalidInput", message);

    public static Reply NotFound(string noun, string id) => Of(404, $"NotFound_{noun}", $"{noun} with id '{id}' does not exist.");

    public static Reply Of(int status, string code, string message, JsonNode? data = null)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            json.WriteStartObject();
            json.WriteString("code", code);
            json.WriteString("message", message);
            if (data is not null)
            {
                json.WritePropertyName("data");
                data.WriteTo(json);
            }

            json.WriteEndObject();
        }

        return new Reply(status, Encoding.UTF8.GetString(buffer.WrittenSpan), "application/json");
    }
}
