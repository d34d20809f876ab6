using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Fivetrex.Functional.Testing.Service;

/// <summary>A response: its HTTP status, its body and the media type of the body.</summary>
internal sealed record Reply(int Status, string Body, string MediaType)
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The content of a download; sent instead of <see cref="Body"/>.</summary>
    public byte[]? File { get; init; }

    /// <summary>Completes the response outside the lock of the account, because it calls a function of the test; otherwise null.</summary>
    public Func<Reply>? Complete { get; init; }

    /// <summary>Creates a response with status 200 and code <c>Success</c>.</summary>
    public static Reply Success(string message, JsonNode? data = null) => Of(200, "Success", message, data);

    /// <summary>Creates a response in Fivetran's envelope.</summary>
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
