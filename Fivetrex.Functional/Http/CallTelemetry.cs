using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net;
using Fivetrex.Functional.Json;
using Microsoft.Extensions.Logging;

namespace Fivetrex.Functional.Http;

/// <summary>The telemetry of one call: a span, metrics and log lines.</summary>
/// <remarks>
/// Contains route templates, statuses and the names of error cases and fields; no id, body, message or credential. Exceptions of a
/// listener or logger are ignored and do not change the result of the call.
/// </remarks>
internal sealed class CallTelemetry : IDisposable
{
    private const string Name = "Fivetrex.Functional";

    private static readonly string? Version = typeof(CallTelemetry).Assembly.GetName().Version?.ToString(3);
    private static readonly ActivitySource Source = new(Name, Version);
    private static readonly Meter Meter = new(Name, Version);
    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>(
        "fivetrex.call.duration", "s", "Duration of a call, including its waits.");
    private static readonly Counter<long> Attempts = Meter.CreateCounter<long>("fivetrex.attempts", "{attempt}", "Requests sent.");
    private static readonly Histogram<double> BackOff = Meter.CreateHistogram<double>(
        "fivetrex.backoff.duration", "s", "Wait before a retry.");
    private static readonly Histogram<double> GateWait = Meter.CreateHistogram<double>(
        "fivetrex.gate.duration", "s", "Wait at the gate before an attempt.");

    private static readonly Counter<long> Pages = Meter.CreateCounter<long>("fivetrex.pages", "{page}", "Pages read from streams.");
    private static readonly Counter<long> Hits = Meter.CreateCounter<long>(
        "fivetrex.read_ahead.hits", "{page}", "Pages that had arrived before their reader needed them.");

    private static readonly Counter<long> LeftOutFields = Meter.CreateCounter<long>(
        "fivetrex.fields.left_out", "{field}", "Optional fields left out because their values do not fit.");

    private static readonly Counter<long> UnknownCounter = Meter.CreateCounter<long>(
        "fivetrex.fields.unknown", "{field}", "Names of fields that this version of the library has no member for.");

    private readonly Call call;
    private readonly ClientConfig config;
    private readonly Activity? span;
    private readonly long start;
    private HttpStatusCode? status;
    private int attempts;

    public CallTelemetry(Call call, ClientConfig config)
    {
        (this.call, this.config) = (call, config);
        Unknown = new(config.ReportedFields);
        start = config.Time.GetTimestamp();
        span = Observer.Notify(() => Source.StartActivity(call.Endpoint, ActivityKind.Client, parentContext: default, Tags()));
        if (span is not null && Uri.TryCreate(config.BaseUrl, UriKind.Absolute, out var server))
        {
            span.SetTag("server.address", server.Host).SetTag("server.port", server.Port);
        }
    }

    /// <summary>The optional fields of the answer that were left out because their values do not fit.</summary>
    public SortedSet<string> LeftOut { get; } = new(StringComparer.Ordinal);

    /// <summary>The fields of the answer that no model has a member for, and that this config has not reported yet.</summary>
    public UnknownFields Unknown { get; }

    /// <summary>Whether a logger or listener would receive it. Otherwise a call runs without telemetry.</summary>
    public static bool IsEnabled(ClientConfig config) =>
        config.Logger is not null
        || config.OnLeftOut is not null
        || Source.HasListeners()
        || Duration.Enabled
        || Attempts.Enabled
        || BackOff.Enabled
        || LeftOutFields.Enabled
        || UnknownCounter.Enabled;

    public static void PageRead(Call call, bool isHit) => Observer.Notify(() =>
    {
        Pages.Add(1, TemplateTag(call));
        if (isHit)
        {
            Hits.Add(1, TemplateTag(call));
        }
    });

    public static void GatePassed(Call call, TimeSpan wait) => Observer.Notify(() => GateWait.Record(
        wait.TotalSeconds, new("http.request.method", call.Verb.Method), TemplateTag(call)));

    /// <summary>Starts the span of a wait for a long operation.</summary>
    public static Activity? StartWait(string operation) => Observer.Notify(() => Source.StartActivity(operation));

    /// <param name="response">The status of the answer; null without an answer.</param>
    public void Attempted(HttpStatusCode? response)
    {
        attempts++;
        status = response;
        Observer.Notify(() => Attempts.Add(1, Tags()));
    }

    public void Retries(FivetranError error, TimeSpan delay)
    {
        Failed(error, delay);
        Observer.Notify(() => BackOff.Record(delay.TotalSeconds, Tags(error)));
        Log(log => CallLog.Retry(log, call.Endpoint, error.GetType().Name, StatusText, attempts, delay));
    }

    public void Ended(FivetranError? error)
    {
        Observer.Notify(() => Duration.Record(config.Time.GetElapsedTime(start).TotalSeconds, Tags(error)));
        span?.SetTag("http.response.status_code", (int?)status);
        if (attempts > 1)
        {
            span?.SetTag("http.request.resend_count", attempts - 1);
        }

        if (error is not null)
        {
            Failed(error, delay: null);
            span?.SetTag("error.type", error.GetType().Name).SetStatus(ActivityStatusCode.Error);
            Log(log => CallLog.Failure(log, call.Endpoint, error.GetType().Name, StatusText, attempts));
        }

        if (LeftOut.Count > 0)
        {
            var fields = string.Join(", ", LeftOut);
            span?.AddEvent(new ActivityEvent("fields left out", tags: new ActivityTagsCollection { ["fivetrex.fields"] = fields }));
            Log(log => CallLog.LeftOut(log, call.Endpoint, fields));
            LeftOut.Iter(ReportLeftOut);
        }

        ReportUnknown();
    }

    private void ReportUnknown()
    {
        if (Unknown.Noted.Count == 0)
        {
            return;
        }

        var fields = string.Join(", ", Unknown.Noted.Order(StringComparer.Ordinal));
        span?.AddEvent(new ActivityEvent("fields unknown", tags: new ActivityTagsCollection { ["fivetrex.fields"] = fields }));
        Log(log => CallLog.Unknown(log, call.Endpoint, fields));
        Unknown.Noted.Iter(field => Observer.Notify(() => UnknownCounter.Add(1, TemplateTag(call), new("fivetrex.field", field))));
    }

    private void ReportLeftOut(string field)
    {
        Observer.Notify(() => LeftOutFields.Add(1, TemplateTag(call), new("fivetrex.field", field)));
        Observer.Notify(() => config.OnLeftOut?.Invoke(call.Endpoint, field));
    }

    public void Dispose() => Observer.Notify(() => span?.Dispose());

    private void Log(Action<ILogger> write) => Observer.Notify(() =>
    {
        if (config.Logger is { } log)
        {
            write(log);
        }
    });

    private static KeyValuePair<string, object?> TemplateTag(Call call) => new("url.template", $"/{call.Route.Template}");

    private TagList Tags(FivetranError? error = null)
    {
        TagList tags = [new("http.request.method", call.Verb.Method), TemplateTag(call)];
        if (status is { } code)
        {
            tags.Add("http.response.status_code", (int)code);
        }

        if (error is not null)
        {
            tags.Add("error.type", error.GetType().Name);
        }

        return tags;
    }

    private string StatusText => status is { } code ? code.ToString("D") : "no answer";

    private void Failed(FivetranError error, TimeSpan? delay)
    {
        // a call that was rejected before it was sent is not an attempt
        if (attempts == 0)
        {
            return;
        }

        span?.AddEvent(new ActivityEvent("attempt failed", tags: new ActivityTagsCollection
        {
            ["error.type"] = error.GetType().Name,
            ["http.response.status_code"] = (int?)status,
            ["http.response.retry_after"] = error.Wait.Map(wait => (object)wait.TotalSeconds).IfNoneUnsafe((object?)null),
            ["fivetrex.backoff"] = delay?.TotalSeconds,
        }));
    }
}
