using System.Diagnostics;
using System.Diagnostics.Metrics;
using Fivetrex.Functional.Http;
using Fivetrex.Functional.Tests.Support;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Fivetrex.Functional.Tests;

/// <summary>What the OpenTelemetry SDK and a logger see of a call.</summary>
[NonParallelizable]
internal sealed class TelemetryTests
{
    private const string Name = "Fivetrex.Functional";

    private static readonly Transport.Step Found = Transport.Json(Samples.Data(Samples.Group));
    private static readonly Transport.Step Gone = Transport.Answer(
        404, """{"code":"NotFound_Group","message":"Cannot find the group hidden_id"}""");
    private static readonly Transport.Step Broken = Transport.Answer(503, "");

    [Test]
    public async Task A_call_is_one_span_named_by_its_endpoint()
    {
        var spans = await Spans(Wire(Found), config => Groups.Get(config, "hidden_id").RunAsync());

        Assert.That(spans.Single().Kind, Is.EqualTo(ActivityKind.Client));
        Assert.That(spans.Select(Told), Is.EqualTo(new[]
        {
            "GET /groups/{groupId} Unset http.request.method=GET url.template=/groups/{groupId} server.address=api.fivetran.com server.port=443 http.response.status_code=200",
        }));
    }

    [Test]
    public async Task Attempts_that_failed_are_events_of_it()
    {
        var spans = await Spans(Wire(Broken, Transport.RetryAfter("7"), Found), config => Groups.Get(config, "hidden_id").RunAsync());

        Assert.That(spans.Select(Told), Is.EqualTo(new[]
        {
            "GET /groups/{groupId} Unset http.request.method=GET url.template=/groups/{groupId} server.address=api.fivetran.com server.port=443 http.response.status_code=200 http.request.resend_count=2"
            + " | attempt failed error.type=ServerError http.response.status_code=503 fivetrex.backoff=1"
            + " | attempt failed error.type=RateLimited http.response.status_code=429 http.response.retry_after=7 fivetrex.backoff=7",
        }));
    }

    [Test]
    public async Task A_call_that_failed_says_in_which_case()
    {
        var spans = await Spans(Wire(Gone), async config =>
        {
            await Groups.Delete(config, "hidden_id", Confirm.GroupDeletion).RunAsync();
            await Groups.Get(config, "..").RunAsync();
        });

        Assert.That(spans.Select(Told), Is.EqualTo(new[]
        {
            "DELETE /groups/{groupId} Error http.request.method=DELETE url.template=/groups/{groupId} server.address=api.fivetran.com server.port=443 http.response.status_code=404 error.type=NotFound"
            + " | attempt failed error.type=NotFound http.response.status_code=404",
            "GET /groups/{groupId} Error http.request.method=GET url.template=/groups/{groupId} server.address=api.fivetran.com server.port=443 error.type=InvalidRequest",
        }));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task The_pages_of_a_stream_belong_to_whoever_reads_it_and_not_to_each_other(bool readAhead)
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
            await Destinations.Get(Wire(Broken, Transport.Json(Samples.Data(Samples.Destination))), "hidden_id").Right();
            await Destinations.Get(Wire(Gone), "hidden_id").Left();
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
    public async Task A_page_that_is_there_before_its_reader_is_a_hit()
    {
        var metrics = new List<Metric>();
        var (landed, pages) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), 0);
        using var answered = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = _ =>
            {
                if (++pages == 2)
                {
                    landed.SetResult();
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
                    await landed.Task.WaitAsync(TimeSpan.FromSeconds(30));
                    await QueuedWork.Done();
                }
            }

        }

        Assert.That(
            metrics.SelectMany(Points).Where(point => point.StartsWith("fivetrex.read_ahead.hits", StringComparison.Ordinal)),
            Is.EqualTo(new[] { "fivetrex.read_ahead.hits  /groups  : 1" }));
    }

    [Test]
    public async Task A_log_has_a_line_for_each_retry_and_each_failure()
    {
        var log = new Lines();

        await Groups.Get(Wire(Broken, Found) with { Logger = log }, "hidden_id").Right();
        await Groups.Delete(Wire(Gone) with { Logger = log }, "hidden_id", Confirm.GroupDeletion).Left();

        Assert.That(log, Is.EqualTo(new[]
        {
            "Information 1 GET /groups/{groupId}: ServerError (503) at attempt 1, tried again in 00:00:01",
            "Warning 2 DELETE /groups/{groupId}: NotFound (404) after 1 attempts",
        }));
    }

    [Test]
    public async Task Nobody_is_told_an_id_a_message_or_a_credential()
    {
        var (log, metrics) = (new Lines(), new List<Metric>());
        List<Activity> spans;
        using (Sdk.CreateMeterProviderBuilder().AddMeter(Name).AddInMemoryExporter(metrics).Build())
        {
            spans = await Spans(
                Wire(Gone) with { Logger = log },
                config => Groups.Update(config, "hidden_id", new GroupUpdate { Name = "hidden name" }).RunAsync());
        }

        var told = string.Join('\n', [.. spans.Select(Told), .. metrics.SelectMany(Points), .. log]);
        Assert.That(
            told,
            Does.Contain("PATCH /groups/{groupId}").And.Not.Contain("hidden").And.Not.Contain("the_key").And.Not.Contain("the_secret"));
    }

    [Test]
    public async Task A_field_that_is_left_out_is_named()
    {
        var log = new Lines();
        var odd = Transport.Json(
            Samples.Page(
                """{"id":"c","group_id":"g","service":"s","schema":"x","paused":"maybe","sync_frequency":"often"},{"id":"d","group_id":"g","service":"s","schema":"y","sync_frequency":"never"}"""));

        var spans = await Spans(Wire(odd) with { Logger = log }, config => Connectors.List(config).RunAsync());

        Assert.That(
            log,
            Is.EqualTo(new[]
            {
                "Warning 3 GET /connections: left out fields whose values do not fit: Connector.paused, Connector.sync_frequency",
            }));
        Assert.That(
            spans.Single().Events.Select(one => $"{one.Name} {Told(one.Tags)}"),
            Is.EqualTo(new[] { "fields left out fivetrex.fields=Connector.paused, Connector.sync_frequency" }));
    }

    [Test]
    public async Task What_those_who_watch_throw_is_their_own_affair()
    {
        using var meters = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == Name)
                {
                    listener.EnableMeasurementEvents(
                instrument);
                }
            },
        };
        meters.SetMeasurementEventCallback<double>((_, _, _, _) => throw new InvalidOperationException("a full disk"));
        meters.SetMeasurementEventCallback<long>((_, _, _, _) => throw new InvalidOperationException("a full disk"));
        var log = new Lines();
        using var spans = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => throw new InvalidOperationException("no room"),
        };
        ActivitySource.AddActivityListener(spans);
        meters.Start();
        var page = Transport.Json(Samples.Page(Samples.Group));

        var made = await Groups.Create(Wire(Found) with { Logger = new Full() }, new NewGroup("g")).RunAsync();
        var failed = await Groups.Get(Wire(Gone) with { Logger = new Full() }, "g").RunAsync();
        var streamed = Groups.Stream(Wire(page) with { Logger = new Full() });

        await Groups.Delete(Wire(Gone) with { Logger = log }, "g", Confirm.GroupDeletion).Left();
        await Groups.Delete(Wire(Gone) with { Logger = log }, "g", default).Left();

        Assert.That((made.IsRight, failed.Left() is FivetranError.NotFound), Is.EqualTo((true, true)));
        Assert.That(
            log,
            Is.EqualTo(new[]
            {
                "Warning 2 DELETE /groups/{groupId}: NotFound (404) after 1 attempts",
                "Warning 2 DELETE /groups/{groupId}: InvalidRequest (no answer) after 0 attempts",
            }));
        Assert.That((streamed.Collect().Right().Count, streamed.Collect().Right().Count), Is.EqualTo((1, 1)));
    }

    [Test]
    public void Where_nobody_listens_no_call_is_watched() =>
        Assert.That(
            (CallTelemetry.IsEnabled(Wire(Found)), CallTelemetry.IsEnabled(Wire(Found) with { Logger = new Lines() })),
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

    private static string Told(Activity span) => string.Join(" | ", [
        $"{span.DisplayName} {span.Status} {Told(span.TagObjects)}",
        .. span.Events.Select(one => $"{one.Name} {Told(one.Tags)}"),
    ]);

    private static string Told(IEnumerable<KeyValuePair<string, object?>> tags) =>
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
            yield return $"{metric.Name} {tags.GetValueOrDefault("http.request.method")} {tags.GetValueOrDefault("url.template")} {tags.GetValueOrDefault("http.response.status_code")} {tags.GetValueOrDefault("error.type")}: {count}";
        }
    }

    private sealed class Full : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter) => throw new ObjectDisposedException("log");
    }
}
