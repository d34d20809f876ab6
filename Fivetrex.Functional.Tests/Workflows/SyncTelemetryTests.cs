using System.Diagnostics;
using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests.Workflows;

[NonParallelizable]
internal sealed class SyncTelemetryTests
{
    [Test]
    public async Task A_wait_is_a_span_with_an_event_per_poll_and_the_calls_below_it()
    {
        var account = new SyncAccount();
        account.Fivetran.SyncDuration = TimeSpan.FromSeconds(12);
        account.BeforePoll(2, () => account.Fivetran.FailNext(1, Fault.Status(503)));
        var spans = new List<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Fivetrex.Functional",
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Add,
        };
        ActivitySource.AddActivityListener(listener);
        using var test = new Activity("test").Start();

        await Syncs.Run(account.Config, account.Id, account.Wait).Right();

        var own = spans.Where(span => span.TraceId == test.TraceId).ToList();
        var wait = own.Single(span => span.OperationName == "Syncs.Await");
        Assert.That(
            wait.Events.Select(e => $"{e.Name} {string.Join(' ', e.Tags.Select(tag => $"{tag.Key}={tag.Value}"))}"),
            Is.EqualTo(new[]
            {
                "poll fivetrex.open=1", "poll failed error.type=ServerError", "poll fivetrex.open=1", "poll fivetrex.open=0",
            }));
        Assert.That(own.Count(span => span.ParentSpanId == wait.SpanId), Is.EqualTo(3));
        Assert.That(wait.Status, Is.EqualTo(ActivityStatusCode.Unset));
    }
}
