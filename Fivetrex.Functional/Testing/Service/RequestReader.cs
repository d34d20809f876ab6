using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Fivetrex.Functional.Json;

namespace Fivetrex.Functional.Testing.Service;

/// <summary>Reads the parts of an HTTP request.</summary>
internal sealed class RequestReader(HttpRequestMessage request, byte[] body)
{
    /// <summary>The HTTP method.</summary>
    public string Method => request.Method.Method;

    /// <summary>The value of <c>Authorization</c>; empty when it is absent.</summary>
    public string Authorization => Header("Authorization");

    /// <summary>The value of <c>Accept</c>; empty when it is absent.</summary>
    public string Accept => Header("Accept");

    /// <summary>Whether the body has content.</summary>
    public bool HasBody => body.Length > 0;

    /// <summary>The body of <see cref="SeenRequest"/>: the text, or the size of an upload.</summary>
    public Option<string> Text
    {
        get
        {
            if (body.Length == 0)
            {
                return None;
            }

            return IsUpload ? $"{body.Length} bytes" : Encoding.UTF8.GetString(body);
        }
    }

    /// <summary>The unescaped query parameters. Python and Java write a space as a plus sign.</summary>
    public HashMap<string, string> Query => toHashMap(
        from pair in request.RequestUri!.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
        let parts = pair.Split('=', 2)
        select (Unescape(parts[0]), parts.Length == 2 ? Unescape(parts[1]) : ""));

    /// <summary>The file of an upload; null for other requests.</summary>
    public byte[]? File => IsUpload ? FileOf(request.Content!) : null;

    private bool IsUpload => HasMediaType("multipart/form-data");

    /// <summary>Returns the segments of the path without the version; empty for a path outside the API.</summary>
    /// <param name="hasLegacyConnectors">Whether <c>connectors</c> is read as <c>connections</c>.</param>
    public string[] Path(bool hasLegacyConnectors) =>
        request.RequestUri!.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries) switch
        {
            ["v1", .. var rest] =>
            [
                .. rest.Select((segment, at) => hasLegacyConnectors && segment == "connectors" && at is 0 or 2
                    ? "connections"
                    : Uri.UnescapeDataString(segment)),
            ],
            ["public", ..] and var path => path,
            _ => [],
        };

    /// <summary>Reads the body as a JSON object; empty when there is none.</summary>
    public Either<Refusal, JsonObject> Json()
    {
        if (body.Length == 0 || IsUpload)
        {
            return new JsonObject();
        }

        if (!HasMediaType("application/json"))
        {
            return Refusal.Of(415, "UnsupportedMediaType", "Content-Type must be application/json.");
        }

        // the reader of the library rejects lone surrogates, which JsonNode accepts
        if (Reading.Whole<RawJson>(body, out var problem) is null)
        {
            return Refusal.InvalidInput($"The body is not JSON: {problem}");
        }

        try
        {
            var root = JsonNode.Parse(Encoding.UTF8.GetString(body), documentOptions: new() { AllowDuplicateProperties = false });
            return root is JsonObject json
                ? json
                : Refusal.InvalidInput("The body is not a JSON object.");
        }
        catch (JsonException duplicate)
        {
            return Refusal.InvalidInput($"The body is not JSON: {duplicate.Message}");
        }
    }

    private static string Unescape(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));

    private string Header(string name) => request.Headers.NonValidated.TryGetValues(name, out var values) ? values.ToString() : "";

    private bool HasMediaType(string type) =>
        type.Equals(request.Content?.Headers.ContentType?.MediaType, StringComparison.OrdinalIgnoreCase);

    // an upload has one part: its content is between the blank line after its headers and the boundary
    private byte[]? FileOf(HttpContent content)
    {
        var boundary = content.Headers.ContentType!.Parameters.FirstOrDefault(parameter => parameter.Name == "boundary")?.Value?.Trim('"');
        var start = body.AsSpan().IndexOf("\r\n\r\n"u8) + 4;
        var length = body.AsSpan(start).IndexOf(Encoding.ASCII.GetBytes($"\r\n--{boundary}"));
        var headers = Encoding.ASCII.GetString(body, 0, start).Replace("\"", "", StringComparison.Ordinal);
        return start >= 4 && length >= 0 && headers.Contains("name=file", StringComparison.Ordinal) ? body[start..(start + length)] : null;
    }
}
