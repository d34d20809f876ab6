using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests.Workflows;

internal sealed partial class BulkTests
{
    private const string Advice = "Check the API key and secret: regenerating a key disables the old one at once.";

    [Test]
    public async Task Refused_credentials_stop_new_calls_and_a_404_does_not()
    {
        var calls = new List<int>();

        var report = await Bulk.Run(Config, Enumerable.Range(0, 6), 1, item => Result(item switch
        {
            1 => NotFound,
            3 => Unauthorized,
            _ => unit,
        }, () => calls.Add(item))).Right();

        Assert.That(calls, Is.EqualTo(new[] { 0, 1, 2, 3 }));
        Assert.That(report.StoppedBy, Is.EqualTo(Some(Unauthorized)));
        Assert.That(report.NotStarted, Is.EqualTo(new[] { 4, 5 }));
        Assert.That(report.Failed.Select(failed => failed.Item), Is.EqualTo(new[] { 1, 3 }));
        Assert.That($"{report}", Is.EqualTo(
            $$"""
            6 items: 2 done, 2 failed, 0 unknown, 2 not started
            stopped by Unauthorized GET /groups: refused. {{Advice}}
            failed       1  NotFound GET /groups/{groupId}: none
            failed       3  Unauthorized GET /groups: refused. {{Advice}}
            not started  4
            not started  5
            """.ReplaceLineEndings("\n")));
    }

    [Test]
    public async Task Running_calls_are_awaited_after_credentials_are_refused()
    {
        var slow = new TaskCompletionSource<Either<FivetranError, Unit>>();

        var report = await Bulk.Run(
            Config,
            Enumerable.Range(0, 3),
            2,
            item => item == 0 ? Aff(async () => await slow.Task) : Result(Unauthorized),
            _ => slow.TrySetResult(unit)).Right();

        Assert.That(report.Items.Select(item => item.Outcome), Is.EqualTo(new[]
        {
            BulkOutcome.Done, BulkOutcome.Failed, BulkOutcome.NotStarted,
        }));
    }

    [Test]
    public async Task A_run_that_is_cancelled_midway_reports_every_item()
    {
        using var stop = new CancellationTokenSource();
        var answers = 0;
        var fivetran = new InMemoryFivetran();
        fivetran.Seed(1, 100);
        var config = fivetran.Client with
        {
            Cancellation = stop.Token,
            Send = async (request, cancellation) =>
            {
                var response = await fivetran.Send(request, cancellation);
                if (Interlocked.Increment(ref answers) == 50)
                {
                    await stop.CancelAsync();
                }

                return response;
            },
        };
        var ids = Connectors.Stream(fivetran.Client).Collect().Right().Map(connector => connector.Id);

        var report = await Bulk.Run(config, ids, 4, id => Connectors.Pause(config, id)).Right();

        Assert.That(report.Items.Select(item => item.Item), Is.EqualTo(ids));
        Assert.That(report.Summary.Total, Is.EqualTo(100));
        Assert.That(report.StoppedBy.Case, Is.InstanceOf<FivetranError.Cancelled>());
        Assert.That(report.Done.Count, Is.InRange(40, 55));
        Assert.That(report.Unknown.Select(unknown => unknown.Error), Is.All.InstanceOf<FivetranError.Cancelled>());
        Assert.That(report.Unknown.Count, Is.InRange(1, 4), "a write that was under way");
        Assert.That(report.NotStarted.Count, Is.GreaterThan(35));
    }

    [Test]
    public async Task A_retry_repeats_what_is_safe_and_merges_the_reports()
    {
        var fivetran = new InMemoryFivetran();
        fivetran.Seed(1, 6);
        var config = fivetran.Client with { Retry = RetryPolicy.Never };
        var ids = Connectors.Stream(config).Collect().Right().Map(connector => connector.Id).Strict();
        var before = fivetran.Requests.Count;
        fivetran.FailNext(1, Fault.RateLimited(TimeSpan.FromSeconds(1)));
        fivetran.FailNext(1, Fault.Dropped);
        fivetran.FailNext(1, Fault.Status(400));

        var first = await Bulk.Run(config, ids, 1, id => Connectors.Pause(config, id)).Right();
        var second = await first.Retry(config).Right();

        Assert.That(first.Items.Select(item => item.Outcome), Is.EqualTo(new[]
        {
            BulkOutcome.Failed, BulkOutcome.Unknown, BulkOutcome.Failed, BulkOutcome.Done, BulkOutcome.Done, BulkOutcome.Done,
        }));
        Assert.That(second.Items.Select(item => (item.Item, item.Outcome)), Is.EqualTo(new[]
        {
            (ids[0], BulkOutcome.Done),
            (ids[1], BulkOutcome.Unknown),
            (ids[2], BulkOutcome.Failed),
            (ids[3], BulkOutcome.Done),
            (ids[4], BulkOutcome.Done),
            (ids[5], BulkOutcome.Done),
        }));
        Assert.That(fivetran.Requests.Count - before, Is.EqualTo(7), "only the call that was refused is sent again");
    }

    [Test]
    public async Task A_retry_starts_what_was_not_started()
    {
        var mayPass = false;

        var first = await Bulk.Run(Config, Enumerable.Range(0, 4), 1, item => Result(item == 1 && !mayPass ? Unauthorized : unit)).Right();
        mayPass = true;
        var second = await first.Retry(Config).Right();

        Assert.That(second.Summary, Is.EqualTo(new BulkProgress(3, 1, 0, 0)), "a refused call is not transient");
        Assert.That((second.StoppedBy, second.Failed.Single().Item), Is.EqualTo((Option<FivetranError>.None, 1)));
    }
}
