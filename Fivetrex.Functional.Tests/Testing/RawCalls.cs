using System.Text;
using System.Text.Json.Nodes;
using Fivetrex.Functional.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Fivetrex.Functional.Tests.Testing;

/// <summary>Requests to the in-memory service with the raw headers of clients in other languages.</summary>
internal static class RawCalls
{
    public const string Key = "Basic dGVzdF9rZXk6dGVzdF9zZWNyZXQ=";

    private static readonly string[] JsonHeaders = [$"Authorization: {Key}", "Content-Type: application/json"];

    /// <summary>Creates an account whose clock does not move.</summary>
    public static InMemoryFivetran NewAccount() => new(new FakeTimeProvider(SkippingTime.Noon));

    /// <summary>Sends a request with headers as they are on the wire, one <c>Name: value</c> each.</summary>
    public static async Task<HttpResponseMessage> Send(
        this InMemoryFivetran fivetran, string method, string path, string? body = null, params string[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), $"http://localhost/v1/{path}");
        request.Content = body is null ? null : new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        foreach (var header in headers.Select(line => line.Split(": ", 2)))
        {
            if (!request.Headers.TryAddWithoutValidation(header[0], header[1]))
            {
                request.Content?.Headers.TryAddWithoutValidation(header[0], header[1]);
            }
        }

        return await fivetran.Send(request, CancellationToken.None);
    }

    /// <summary>Sends a request, and returns the status and the body as text.</summary>
    /// <param name="fivetran">The service.</param>
    /// <param name="method">The verb.</param>
    /// <param name="path">The path after the version.</param>
    /// <param name="body">The body; null for none.</param>
    /// <param name="headers">The headers; null for JSON with the credentials of the account.</param>
    public static async Task<(int Status, string Body)> Respond(
        this InMemoryFivetran fivetran, string method, string path, string? body = null, string[]? headers = null)
    {
        using var response = await fivetran.Send(method, path, body, headers ?? JsonHeaders);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    /// <summary>Sends JSON with the credentials of the account, and returns the status and the body.</summary>
    public static async Task<(int Status, JsonNode Body)> Ask(
        this InMemoryFivetran fivetran, string method, string path, string? body = null)
    {
        var (status, text) = await fivetran.Respond(method, path, body);
        return (status, JsonNode.Parse(text)!);
    }

    /// <summary>Sends JSON, and returns the data of a successful response.</summary>
    public static async Task<JsonNode> Data(this InMemoryFivetran fivetran, string method, string path, string? body = null)
    {
        var (status, answer) = await fivetran.Ask(method, path, body);
        Assert.That(status, Is.AnyOf(200, 201), answer.ToJsonString());
        return answer["data"] ?? new JsonObject();
    }

    /// <summary>Sends JSON that the service refuses, and returns the status, the code and the message.</summary>
    public static async Task<(int Status, string Code, string Message)> Refusal(
        this InMemoryFivetran fivetran, string method, string path, string? body = null)
    {
        var (status, answer) = await fivetran.Ask(method, path, body);
        return (status, answer["code"]!.ToString(), answer["message"]!.ToString());
    }
}
