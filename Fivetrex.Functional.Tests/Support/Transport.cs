using System.Net;
using System.Text;

namespace Fivetrex.Functional.Tests.Support;

/// <summary>
/// A transport that answers with one step per request, and keeps the requests. The last step is repeated.
/// </summary>
internal sealed class Transport(params Transport.Step[] steps)
{
    private readonly List<Sent> requests = [];
    private readonly List<(int Count, TaskCompletionSource Asked)> waiting = [];

    public delegate Task<HttpResponseMessage> Step(HttpRequestMessage request, CancellationToken cancellation);

    public IReadOnlyList<Sent> Requests => requests;

    public string[] Lines => [.. requests.Select(request => $"{request.Verb} {request.Path}")];

    /// <summary>No retries: each request is a call.</summary>
    public ClientConfig Config => new("key", "secret") { Send = Send, Retry = RetryPolicy.Never };

    /// <summary>Ends when so many requests have come.</summary>
    public Task Asked(int requestCount)
    {
        lock (requests)
        {
            var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting.Add((requestCount, asked));
            Notify();
            return asked.Task.WaitAsync(TimeSpan.FromSeconds(30));
        }
    }

    public static Step Json(string body) => Answer(200, body);

    public static Step Answer(int status, string body, string mediaType = "application/json") =>
        (_, _) => Task.FromResult(Response(status, body, mediaType));

    public static Step RetryAfter(string value, int status = 429, DateTimeOffset? date = null) => (_, _) =>
    {
        var response = Response(status, """{"code":"TooManyRequests","message":"Slow down"}""", "application/json");
        response.Headers.TryAddWithoutValidation("Retry-After", value);
        response.Headers.Date = date;
        return Task.FromResult(response);
    };

    public static Step Throws(Exception exception) => (_, _) => Task.FromException<HttpResponseMessage>(exception);

    /// <summary>Waits until it is cancelled.</summary>
    public static async Task<HttpResponseMessage> Silence(HttpRequestMessage request, CancellationToken cancellation)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellation);
        throw new InvalidOperationException("unreachable");
    }

    public static HttpResponseMessage Response(int status, string body, string mediaType) =>
        new((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, mediaType) };

    public async Task<HttpResponseMessage> Send(HttpRequestMessage request, CancellationToken cancellation)
    {
        var sent = new Sent(
            request.Method.Method,
            request.RequestUri!.PathAndQuery,
            request.Headers.NonValidated.ToDictionary(header => header.Key, header => header.Value.ToString()),
            request.Content?.Headers.ContentType?.ToString(),
            request.Content is { Headers.ContentLength: not 0 } content ? await content.ReadAsStringAsync(cancellation) : null);
        Step step;
        lock (requests)
        {
            step = steps[Math.Min(requests.Count, steps.Length - 1)];
            requests.Add(sent);
            Notify();
        }

        return await step(request, cancellation);
    }

    private void Notify() => waiting.Where(one => one.Count <= requests.Count).ToList().ForEach(one => one.Asked.TrySetResult());

    public sealed record Sent(string Verb, string Path, Dictionary<string, string> Headers, string? ContentType, string? Body);
}
