using System.Net;

namespace Fivetrex.Functional.Tests.Hostile;

/// <summary>A wire without a network, light enough for ten thousand cases.</summary>
internal sealed class Wire(Func<HttpResponseMessage> answer)
{
    public const string Host = "fivetran.test";

    public List<(HttpMethod Verb, Uri Address, string? Body)> Sent { get; } = [];

    /// <summary>No retries: each request is a call.</summary>
    public ClientConfig Config => new("key", "secret") { BaseUrl = $"https://{Host}/v1", Send = Send, Retry = RetryPolicy.Never };

    public static Wire Answering(string body) => new(() => new HttpResponseMessage { Content = new StringContent(body) });

    public static Wire Answering(byte[] body, int status = 200) =>
        new(() => new HttpResponseMessage((HttpStatusCode)status) { Content = new ByteArrayContent(body) });

    private async Task<HttpResponseMessage> Send(HttpRequestMessage request, CancellationToken cancellation)
    {
        Sent.Add((request.Method, request.RequestUri!, request.Content is { } content
            ? await content.ReadAsStringAsync(cancellation)
            : null));
        return answer();
    }
}
