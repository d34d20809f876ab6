using System.Diagnostics;
using System.Diagnostics.Metrics;
using Fivetrex.Functional.Tests.Support;
using Microsoft.Extensions.Logging;

namespace Fivetrex.Functional.Tests;

internal sealed partial class TelemetryTests
{
    [Test]
    public async Task The_log_has_a_line_for_each_retry_and_each_failure()
    {
        var log = new Lines();

        await Groups.Get(Wire(Unavailable, Success) with { Logger = log }, "hidden_id").Right();
        await Groups.Delete(Wire(NotFound) with { Logger = log }, "hidden_id", Confirm.GroupDeletion).Left();

        Assert.That(log, Is.EqualTo(new[]
        {
            "Information 1 GET /groups/{groupId}: ServerError (503) at attempt 1, tried again in 00:00:01",
            "Warning 2 DELETE /groups/{groupId}: NotFound (404) after 1 attempts",
        }));
    }

    [Test]
    public async Task A_field_that_is_left_out_is_logged()
    {
        var log = new Lines();
        var odd = Transport.Json(
            Samples.Page(
                """{"id":"c","group_id":"g","service":"s","schema":"x","paused":"maybe","sync_frequency":"often"},"""
                + """{"id":"d","group_id":"g","service":"s","schema":"y","sync_frequency":"never"}"""));

        var spans = await Spans(Wire(odd) with { Logger = log }, config => Connectors.List(config).RunAsync());

        Assert.That(
            log,
            Is.EqualTo(new[]
            {
                "Warning 3 GET /connections: left out fields whose values do not fit: Connector.paused, Connector.sync_frequency",
            }));
        Assert.That(
            spans.Single().Events.Select(one => $"{one.Name} {TextOf(one.Tags)}"),
            Is.EqualTo(new[] { "fields left out fivetrex.fields=Connector.paused, Connector.sync_frequency" }));
    }

    [Test]
    public async Task A_field_without_a_member_is_reported_once_by_a_config_and_its_copies()
    {
        var log = new Lines();
        var page = Transport.Json(
            Samples.Page(
                """{"id":"c","group_id":"g","service":"s","schema":"x","zone":"eu","status":{"phase":1}},"""
                + """{"id":"d","group_id":"g","service":"s","schema":"y","zone":"us","brand_new_field":{}}"""));

        var spans = await Spans(Wire(page, page, page) with { Logger = log }, async config =>
        {
            await Connectors.List(config).RunAsync();
            await Connectors.List(config with { PageSize = 5 }).RunAsync();
            await Connectors.List(config.WithMaxBodySize(1024 * 1024)).RunAsync();
        });

        const string Fields = "Connector.brand_new_field, Connector.zone, ConnectorStatus.phase";
        Assert.That(
            log, Is.EqualTo(new[] { $"Information 6 GET /connections: fields that this version of the library does not know: {Fields}" }));
        Assert.That(
            spans.SelectMany(span => span.Events).Select(one => $"{one.Name} {TextOf(one.Tags)}"),
            Is.EqualTo(new[] { $"fields unknown fivetrex.fields={Fields}" }));
    }

    [Test]
    public async Task A_field_that_is_kept_is_not_reported()
    {
        var log = new Lines();
        var group = Transport.Json(Samples.Data("""{"id":"g","name":"n","zone":"eu"}"""));

        var kept = await Groups.Get(Wire(group) with { Logger = log, KeepUnknown = true }, "g").Right();
        var plain = await Groups.Get(Wire(group), "g").Right();

        Assert.That((kept.Unknown.Text("zone"), plain.Unknown.Text("zone")), Is.EqualTo((Some("eu"), Option<string>.None)));
        Assert.That((log, kept), Is.EqualTo((System.Array.Empty<string>(), plain)));
    }

    [Test]
    public async Task Unknown_fields_of_a_stream_are_kept()
    {
        var page = Transport.Json(Samples.Page("""{"id":"g","name":"n","zone":"eu"},{"id":"h","name":"m"}"""));

        var stream = Groups.StreamAsync(Wire(page).WithKeepUnknown(true));
        var zones = await stream.Select(item => item.Right().Unknown.Text("zone")).ToListAsync();

        Assert.That(zones, Is.EqualTo(new[] { Some("eu"), None }));
    }

    [Test]
    public async Task Exceptions_of_listeners_and_loggers_do_not_reach_the_caller()
    {
        using var meters = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == Name)
                {
                    listener.EnableMeasurementEvents(instrument);
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

        var made = await Groups.Create(Wire(Success) with { Logger = new ThrowingLogger() }, new NewGroup("g")).RunAsync();
        var failed = await Groups.Get(Wire(NotFound) with { Logger = new ThrowingLogger() }, "g").RunAsync();
        var streamed = Groups.Stream(Wire(page) with { Logger = new ThrowingLogger() });

        await Groups.Delete(Wire(NotFound) with { Logger = log }, "g", Confirm.GroupDeletion).Left();
        await Groups.Delete(Wire(NotFound) with { Logger = log }, "g", default).Left();

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

    private sealed class ThrowingLogger : ILogger
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
