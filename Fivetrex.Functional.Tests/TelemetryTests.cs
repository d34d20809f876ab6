using System.Diagnostics;
using Fivetrex.Functional.Http;
using Fivetrex.Functional.Tests.Support;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Fivetrex.Functional.Tests;

/// <summary>Spans, metrics and log lines of calls, as the OpenTelemetry SDK and a logger receive them.</summary>
[NonParallelizable]
internal sealed partial class TelemetryTests
{
    private const string Name = "Fivetrex.Functional";

    private static readonly Transport.Step Success = Transport.Json(Samples.Data(Samples.Group));
    private static readonly Transport.Step NotFound = Transport.Answer(
        404, """{"code":"NotFound_Group","message":"Cannot find the group hidden_id"}""");
    private static readonly Transport.Step Unavailable = Transport.Answer(503, "");

    [Test]
    public async Task A_call_is_one_span_named_after_its_endpoint()
    {
        var spans = await Spans(Wire(Success), config => Groups.Get(config, "hidden_id").RunAsync());

        Assert.That(spans.Single().Kind, Is.EqualTo(ActivityKind.Client));
        Assert.That(spans.Select(TextOf), Is.EqualTo(new[]
        {
            "GET /groups/{groupId} Unset http.request.method=GET url.template=/groups/{groupId}"
            + " server.address=api.fivetran.com server.port=443 http.response.status_code=200",
        }));
    }

    [Test]
    public async Task Failed_attempts_are_events_of_the_span()
    {
        var spans = await Spans(
            Wire(Unavailable, Transport.RetryAfter("7"), Success), config => Groups.Get(config, "hidden_id").RunAsync());

        Assert.That(spans.Select(TextOf), Is.EqualTo(new[]
        {
            "GET /groups/{groupId} Unset http.request.method=GET url.template=/groups/{groupId}"
            + " server.address=api.fivetran.com server.port=443 http.response.status_code=200 http.request.resend_count=2"
            + " | attempt failed error.type=ServerError http.response.status_code=503 fivetrex.backoff=1"
            + " | attempt failed error.type=RateLimited http.response.status_code=429 http.response.retry_after=7 fivetrex.backoff=7",
        }));
    }

    [Test]
    public async Task The_span_of_a_failed_call_has_the_case_of_the_error()
    {
        var spans = await Spans(Wire(NotFound), async config =>
        {
            await Groups.Delete(config, "hidden_id", Confirm.GroupDeletion).RunAsync();
            await Groups.Get(config, "..").RunAsync();
        });

        Assert.That(spans.Select(TextOf), Is.EqualTo(new[]
        {
            "DELETE /groups/{groupId} Error http.request.method=DELETE url.template=/groups/{groupId}"
            + " server.address=api.fivetran.com server.port=443 http.response.status_code=404 error.type=NotFound"
            + " | attempt failed error.type=NotFound http.response.status_code=404",
            "GET /groups/{groupId} Error http.request.method=GET url.template=/groups/{groupId}"
            + " server.address=api.fivetran.com server.port=443 error.type=InvalidRequest",
        }));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task The_pages_of_a_stream_are_child_spans_of_its_reader(bool readAhead)
    {
        var pages = Wire(Page("b"), Page("c"), Page(null)) with { ReadAhead = readAhead };
        var (reader, spans) = (Activity.Current, new List<Activity>());

        spans.AddRange(await Spans(pages, async config =>
        {
            reader = Activity.Current;
            await Groups.StreamAsync(config).ToListAsync();
        }));

        Assert.That(spans.Select(span => span.ParentSpanId), Is.EqualTo(Enumerable.Repeat(reader!.SpanId, 3)));
    }

    [Test]
    public async Task Calls_attempts_pages_and_waits_are_measured()
    {
        var metrics = new List<Metric>();
        using (Sdk.CreateMeterProviderBuilder().AddMeter(Name).AddInMemoryExporter(metrics).Build())
        {
            await Destinations.Get(Wire(Unavailable, Transport.Json(Samples.Data(Samples.Destination))), "hidden_id").Right();
            await Destinations.Get(Wire(NotFound), "hidden_id").Left();
            await Destinations.StreamAsync(Wire(Page("b"), Page(null))).ToListAsync();
        }

        Assert.That(
            metrics.SelectMany(Points)
                .Where(point => point.Contains("/destinations", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
            Is.EqualTo(new[]
        {
            "fivetrex.attempts GET /destinations 200 : 2",
            "fivetrex.attempts GET /destinations/{destinationId} 200 : 1",
            "fivetrex.attempts GET /destinations/{destinationId} 404 : 1",
            "fivetrex.attempts GET /destinations/{destinationId} 503 : 1",
            "fivetrex.backoff.duration GET /destinations/{destinationId} 503 ServerError: 1",
            "fivetrex.call.duration GET /destinations 200 : 2",
            "fivetrex.call.duration GET /destinations/{destinationId} 200 : 1",
            "fivetrex.call.duration GET /destinations/{destinationId} 404 NotFound: 1",
            "fivetrex.pages  /destinations  : 2",
        }));
    }

    [Test]
    public async Task A_page_received_before_it_is_read_is_a_hit()
    {
        // the span of a request ends a moment before its page can be read, and on a busy machine the reader can be faster
        var hits = new List<string>();
        for (var attempt = 0; hits.Count == 0 && attempt < 50; attempt++)
        {
            hits = await HitsOfTwoPages();
        }

        Assert.That(hits, Is.EqualTo(new[] { "fivetrex.read_ahead.hits  /groups  : 1" }));
    }

    [Test]
    public async Task Telemetry_contains_no_id_message_or_credential()
    {
        var (log, metrics) = (new Lines(), new List<Metric>());
        List<Activity> spans;
        using (Sdk.CreateMeterProviderBuilder().AddMeter(Name).AddInMemoryExporter(metrics).Build())
        {
            spans = await Spans(
                Wire(NotFound) with { Logger = log },
                config => Groups.Update(config, "hidden_id", new GroupUpdate { Name = "hidden name" }).RunAsync());
        }

        var telemetry = string.Join('\n', [.. spans.Select(TextOf), .. metrics.SelectMany(Points), .. log]);
        Assert.That(
            telemetry,
            Does.Contain("PATCH /groups/{groupId}").And.Not.Contain("hidden").And.Not.Contain("the_key").And.Not.Contain("the_secret"));
    }

    [Test]
    public void Telemetry_is_off_without_a_listener_or_a_logger() =>
        Assert.That(
            (CallTelemetry.IsEnabled(Wire(Success)), CallTelemetry.IsEnabled(Wire(Success) with { Logger = new Lines() })),
            Is.EqualTo((false, true)));

    private static ClientConfig Wire(params Transport.Step[] steps)
    {
        var config = new ClientConfig("the_key", "the_secret");
        return config with
        {
            Send = new Transport(steps).Send,
            Time = new SkippingTime(config.Timeout),
            Retry = new RetryPolicy(
                Schedule.spaced(TimeSpan.FromSeconds(1)) | Schedule.recurs(2), error => error.IsTransient, TimeSpan.FromSeconds(30)),
        };
    }

    private static async Task<List<string>> HitsOfTwoPages()
    {
        var metrics = new List<Metric>();
        var (received, pages) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), 0);
        using var answered = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = _ =>
            {
                if (++pages == 2)
                {
                    received.SetResult();
                }
            },
        };
        ActivitySource.AddActivityListener(answered);
        var two = Transport.Json(Samples.Page($"{Samples.Group},{Samples.Group}", "b"));
        var read = 0;
        using (Sdk.CreateMeterProviderBuilder().AddMeter(Name).AddInMemoryExporter(metrics).Build())
        {
            await foreach (var item in Groups.StreamAsync(Wire(two, Page(null))))
            {
                if (++read == 2)
                {
                    await received.Task.WaitAsync(TimeSpan.FromSeconds(30));
                    await QueuedWork.Done();
                }
            }
        }

        return [.. metrics.SelectMany(Points).Where(point => point.StartsWith("fivetrex.read_ahead.hits", StringComparison.Ordinal))];
    }

    private static Transport.Step Page(string? cursor) => Transport.Json(Samples.Page("", cursor));

    private static async Task<List<Activity>> Spans(ClientConfig config, Func<ClientConfig, Task> act)
    {
        var spans = new List<Activity>();
        using var own = new ActivitySource(nameof(TelemetryTests));
        using var provider = Sdk.CreateTracerProviderBuilder().AddSource(Name, own.Name).AddInMemoryExporter(spans).Build();
        using var reader = own.StartActivity("reader");
        await act(config);
        return [.. spans.Where(span => span.TraceId == reader!.TraceId && span.Source.Name == Name)];
    }

    private static string TextOf(Activity span) => string.Join(" | ", [
        $"{span.DisplayName} {span.Status} {TextOf(span.TagObjects)}",
        .. span.Events.Select(one => $"{one.Name} {TextOf(one.Tags)}"),
    ]);

    private static string TextOf(IEnumerable<KeyValuePair<string, object?>> tags) =>
        string.Join(' ', tags.Select(tag => $"{tag.Key}={tag.Value}"));

    private static IEnumerable<string> Points(Metric metric)
    {
        foreach (ref readonly var point in metric.GetMetricPoints())
        {
            var tags = new Dictionary<string, object?>();
            foreach (var tag in point.Tags)
            {
                tags[tag.Key] = tag.Value;
            }

            var count = metric.MetricType == MetricType.Histogram ? point.GetHistogramCount() : point.GetSumLong();
            var values = new[] { "http.request.method", "url.template", "http.response.status_code", "error.type" }
                .Select(key => tags.GetValueOrDefault(key));
            yield return $"{metric.Name} {string.Join(' ', values)}: {count}";
        }
    }
}
