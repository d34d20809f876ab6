using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net;
using Microsoft.Extensions.Logging;

namespace Fivetrex.Functional.Http;

/// <summary>What one call tells those who watch: a span, measurements, lines of a log.</summary>
/// <remarks>
/// Templates, statuses and the names of cases and fields alone: no id, body, message or credential is in any of it. What a listener or a
/// logger throws is its own affair, and changes nothing for the call.
/// </remarks>
internal sealed partial class CallTelemetry : IDisposable
{
    private const string Name = "Fivetrex.Functional";

    private static readonly string? Version = typeof(CallTelemetry).Assembly.GetName().Version?.ToString(3);
    private static readonly ActivitySource Source = new(Name, Version);
    private static readonly Meter Meter = new(Name, Version);
    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>("fivetrex.call.duration", "s", "How long a call took, its waits included.");
    private static readonly Counter<long> Attempts = Meter.CreateCounter<long>("fivetrex.attempts", "{attempt}", "Requests that were sent.");
    private static readonly Histogram<double> BackOff = Meter.CreateHistogram<double>("fivetrex.backoff.duration", "s", "How long a call waits before it is tried again.");
    private static readonly Counter<long> Pages = Meter.CreateCounter<long>("fivetrex.pages", "{page}", "Pages that a stream has handed out.");
    private static readonly Counter<long> Hits = Meter.CreateCounter<long>("fivetrex.read_ahead.hits", "{page}", "Pages that were there before their reader was.");

    private readonly Call call;
    private readonly ClientConfig config;
    private readonly Activity? span;
    private readonly long start;
    private HttpStatusCode? status;
    private int attempts;

    public CallTelemetry(Call call, ClientConfig config)
    {
        (this.call, this.config) = (call, config);
        start = config.Time.GetTimestamp();
        span = Quietly(() => Source.StartActivity(call.Endpoint, ActivityKind.Client, parentContext: default, Tags()));
        if (span is not null && Uri.TryCreate(config.BaseUrl, UriKind.Absolute, out var server))
        {
            span.SetTag("server.address", server.Host).SetTag("server.port", server.Port);
        }
    }

    /// <summary>The fields of the answer that were left out, because what stood there did not fit.</summary>
    public SortedSet<string> Odd { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether anybody would see it. Where nobody does, a call is not watched at all.</summary>
    public static bool IsWanted(ClientConfig config) =>
        config.Logger is not null || Source.HasListeners() || Duration.Enabled || Attempts.Enabled || BackOff.Enabled;

    public static void PageRead(Call call, bool wasThere) => Quietly(() =>
    {
        Pages.Add(1, Template(call));
        if (wasThere)
        {
            Hits.Add(1, Template(call));
        }
    });

    /// <param name="answered">The status, where there was an answer.</param>
    public void Attempted(HttpStatusCode? answered)
    {
        attempts++;
        status = answered;
        Quietly(() => Attempts.Add(1, Tags()));
    }

    public void Retries(FivetranError error, TimeSpan delay)
    {
        Failed(error, delay);
        Quietly(() => BackOff.Record(delay.TotalSeconds, Tags(error)));
        Log(log => LogRetry(log, call.Endpoint, error.GetType().Name, Answered, attempts, delay));
    }

    public void Ended(FivetranError? error)
    {
        Quietly(() => Duration.Record(config.Time.GetElapsedTime(start).TotalSeconds, Tags(error)));
        span?.SetTag("http.response.status_code", (int?)status);
        if (attempts > 1)
        {
            span?.SetTag("http.request.resend_count", attempts - 1);
        }

        if (error is not null)
        {
            Failed(error, delay: null);
            span?.SetTag("error.type", error.GetType().Name).SetStatus(ActivityStatusCode.Error);
            Log(log => LogFailure(log, call.Endpoint, error.GetType().Name, Answered, attempts));
        }

        if (Odd.Count > 0)
        {
            var fields = string.Join(", ", Odd);
            span?.AddEvent(new ActivityEvent("fields left out", tags: new ActivityTagsCollection { ["fivetrex.fields"] = fields }));
            Log(log => LogOdd(log, call.Endpoint, fields));
        }
    }

    public void Dispose() => Quietly(() => span?.Dispose());

    private void Log(Action<ILogger> tell) => Quietly(() =>
    {
        if (config.Logger is { } log)
        {
            tell(log);
        }
    });

    private static void Quietly(Action tell) => Quietly(() =>
    {
        tell();
        return unit;
    });

    private static T? Quietly<T>(Func<T> tell)
    {
        try
        {
            return tell();
        }
        catch (Exception)
        {
            return default;
        }
    }

    private static KeyValuePair<string, object?> Template(Call call) => new("url.template", $"/{call.Route.Template}");

    private TagList Tags(FivetranError? error = null)
    {
        TagList tags = [new("http.request.method", call.Verb.Method), Template(call)];
        if (status is { } answered)
        {
            tags.Add("http.response.status_code", (int)answered);
        }

        if (error is not null)
        {
            tags.Add("error.type", error.GetType().Name);
        }

        return tags;
    }

    private string Answered => status is { } code ? code.ToString("D") : "no answer";

    // what was refused before it was sent is no attempt
    private void Failed(FivetranError error, TimeSpan? delay) => (attempts > 0 ? span : null)?.AddEvent(new ActivityEvent("attempt failed", tags: new ActivityTagsCollection
    {
        ["error.type"] = error.GetType().Name,
        ["http.response.status_code"] = (int?)status,
        ["http.response.retry_after"] = error.Wait.Map(wait => (object)wait.TotalSeconds).IfNoneUnsafe((object?)null),
        ["fivetrex.backoff"] = delay?.TotalSeconds,
    }));

    [LoggerMessage(1, LogLevel.Information, "{Endpoint}: {Error} ({Status}) at attempt {Attempt}, tried again in {Delay}")]
    private static partial void LogRetry(ILogger log, string endpoint, string error, string status, int attempt, TimeSpan delay);

    [LoggerMessage(3, LogLevel.Warning, "{Endpoint}: left out what did not fit: {Fields}")]
    private static partial void LogOdd(ILogger log, string endpoint, string fields);

    [LoggerMessage(2, LogLevel.Warning, "{Endpoint}: {Error} ({Status}) after {Attempts} attempts")]
    private static partial void LogFailure(ILogger log, string endpoint, string error, string status, int attempts);
}
