using Fivetrex.Functional.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace Fivetrex.Functional.Tests;

internal sealed partial class RetryTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private static readonly RetryPolicy Steady = new(
        Schedule.exponential(Second) | Schedule.recurs(2), error => error.IsTransient, TimeSpan.FromSeconds(30));

    private static readonly Transport.Step Fine = Transport.Json(Samples.Data(Samples.Group));

    private static IEnumerable<TestCaseData<Transport.Step>> UnknownOutcome =>
    [
        new(Transport.Answer(500, "")) { TestName = "500" },
        new(Transport.Answer(503, "")) { TestName = "503" },
        new(Transport.Throws(new HttpRequestException("reset"))) { TestName = "reset" },
        new(Transport.Throws(new TimeoutException())) { TestName = "timeout" },
    ];

    private static IEnumerable<TestCaseData<Transport.Step>> Final =>
    [
        new(Transport.Answer(400, "")) { TestName = "400" },
        new(Transport.Answer(401, "")) { TestName = "401" },
        new(Transport.Answer(403, "")) { TestName = "403" },
        new(Transport.Answer(404, "")) { TestName = "404" },
        new(Transport.Answer(409, "")) { TestName = "409" },
        new(Transport.Answer(418, "")) { TestName = "418" },
        new(Transport.Json("{}")) { TestName = "undecodable" },
    ];

    [TestCaseSource(nameof(UnknownOutcome))]
    public async Task A_read_succeeds_after_two_failed_attempts(Transport.Step failure)
    {
        var (transport, time, config) = Wire(Steady, failure, failure, Fine);

        var read = await Groups.Get(config, "g").Right();

        Assert.That(read.Id, Is.EqualTo("decent_dropsy"));
        Assert.That(transport.Requests, Has.Count.EqualTo(3));
        Assert.That(time.Delays, Is.EqualTo(new[] { Second, 2 * Second }));
    }

    [TestCaseSource(nameof(UnknownOutcome))]
    public async Task A_read_fails_with_the_last_error_after_three_attempts(Transport.Step failure)
    {
        var (transport, _, config) = Wire(Steady, failure);

        var error = await Groups.Get(config, "g").Left();

        Assert.That(error.IsTransient, Is.True);
        Assert.That(transport.Requests, Has.Count.EqualTo(3));
    }

    [TestCaseSource(nameof(UnknownOutcome))]
    public async Task A_write_with_an_unknown_outcome_is_sent_once(Transport.Step failure)
    {
        var (transport, time, config) = Wire(Steady, failure);

        await Groups.Create(config, new NewGroup("g")).Left();
        await Groups.Update(config, "g", new GroupUpdate { Name = "h" }).Left();
        await Groups.Delete(config, "g", Confirm.GroupDeletion).Left();
        await Connectors.Sync(config, "c").Left();

        Assert.That(
            transport.Lines,
            Is.EqualTo(new[] { "POST /v1/groups", "PATCH /v1/groups/g", "DELETE /v1/groups/g", "POST /v1/connections/c/sync" }));
        Assert.That(time.Delays, Is.Empty);
    }

    [Test]
    public async Task Only_an_update_without_a_resync_is_sent_again_after_a_429()
    {
        var (transport, _, config) = Wire(Steady, Transport.RetryAfter("7"));

        await Connectors.Update(config, "c", new ConnectorUpdate { HistoricalSync = Confirm.HistoricalResync }).Left();
        await Connectors.Update(config, "d", new ConnectorUpdate { Paused = false }).Left();

        Assert.That(
            transport.Lines,
            Is.EqualTo(new[]
            {
                "PATCH /v1/connections/c",
                "PATCH /v1/connections/d",
                "PATCH /v1/connections/d",
                "PATCH /v1/connections/d",
            }));
    }

    [TestCaseSource(nameof(Final))]
    public async Task A_permanent_error_is_not_retried(Transport.Step failure)
    {
        var (transport, _, config) = Wire(Steady, failure);

        await Groups.Get(config, "g").Left();

        Assert.That(transport.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Every_verb_waits_for_Retry_After_after_a_429()
    {
        var (transport, time, config) = Wire(Steady, Transport.RetryAfter("7"), Fine);

        await Groups.Create(config, new NewGroup("g")).Right();

        Assert.That(transport.Lines, Is.EqualTo(new[] { "POST /v1/groups", "POST /v1/groups" }));
        Assert.That(transport.Requests.Select(request => request.Body), Has.All.EqualTo("""{"name":"g"}"""));
        Assert.That(time.Delays, Is.EqualTo(new[] { 7 * Second }));
    }

    [Test]
    public async Task Retry_After_may_be_a_date()
    {
        var (_, time, config) = Wire(Steady, Transport.RetryAfter("Mon, 23 Nov 2026 12:00:11 GMT"), Fine);

        await Groups.Get(config, "g").Right();

        Assert.That(time.Delays, Is.EqualTo(new[] { 11 * Second }));
    }

    [TestCase("soon")]
    [TestCase("")]
    public async Task An_unreadable_Retry_After_uses_the_schedule(string header)
    {
        var (_, time, config) = Wire(Steady, Transport.RetryAfter(header), Transport.RetryAfter(header), Fine);

        await Groups.Get(config, "g").Right();

        Assert.That(time.Delays, Is.EqualTo(new[] { Second, 2 * Second }));
    }

    [Test]
    public async Task A_wait_of_exactly_MaxDelay_is_waited()
    {
        var (_, time, config) = Wire(Steady, Transport.RetryAfter("30"), Fine);

        await Groups.Get(config, "g").Right();

        Assert.That(time.Delays, Is.EqualTo(new[] { 30 * Second }));
    }

    [Test]
    public async Task A_wait_beyond_MaxDelay_is_returned_as_an_error_at_once()
    {
        var (transport, time, config) = Wire(Steady, Transport.RetryAfter("31"), Fine);

        var error = await Groups.Get(config, "g").Left();

        Assert.That(
            error,
            Is.EqualTo(new FivetranError.RateLimited(31 * Second)
            {
                Endpoint = "GET /groups/{groupId}",
                Message = "Slow down",
                Status = 429,
                Code = "TooManyRequests",
            }));
        Assert.That((transport.Requests.Count, time.Delays.Count), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task A_429_at_every_attempt_ends()
    {
        var (transport, _, config) = Wire(Steady, Transport.RetryAfter("1"));

        var error = await Groups.Get(config, "g").Left();

        Assert.That(error, Is.InstanceOf<FivetranError.RateLimited>());
        Assert.That(transport.Requests, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task Never_is_one_attempt()
    {
        var (transport, _, config) = Wire(RetryPolicy.Never, Transport.Answer(503, ""));

        await Groups.Get(config, "g").Left();

        Assert.That(transport.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task The_default_policy_waits_about_one_and_two_seconds()
    {
        var (_, time, config) = Wire(RetryPolicy.Default, Transport.Answer(503, ""));

        await Groups.Get(config, "g").Left();

        Assert.That(time.Delays, Has.Count.EqualTo(2));
        Assert.That(time.Delays[0].TotalSeconds, Is.InRange(1, 1.25));
        Assert.That(time.Delays[1].TotalSeconds, Is.InRange(2, 2.5));
    }

    [Test]
    public async Task A_custom_predicate_applies_to_reads_only()
    {
        var policy = Steady with { When = error => error is FivetranError.NotFound };
        var (reading, _, config) = Wire(policy, Transport.Answer(404, ""));

        await Groups.Get(config, "g").Left();
        await Groups.Delete(config, "g", Confirm.GroupDeletion).Left();

        Assert.That(
            reading.Lines,
            Is.EqualTo(new[] { "GET /v1/groups/g", "GET /v1/groups/g", "GET /v1/groups/g", "DELETE /v1/groups/g" }));
    }

    [Test]
    public async Task Cancellation_ends_the_wait()
    {
        using var source = new CancellationTokenSource();
        var transport = new Transport(Transport.Answer(503, ""));
        var config = transport.Config with { Retry = Steady, Cancellation = source.Token };

        var error = await Groups.Get(config with { Time = new CancellingTime(source, config.Timeout) }, "g").Left();

        Assert.That(
            error,
            Is.EqualTo(new FivetranError.Cancelled
            {
                Endpoint = "GET /groups/{groupId}",
                Message = "cancelled during the wait for a retry after: Service Unavailable, without a body",
            }));
        Assert.That(transport.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public void ToString_shows_the_MaxDelay() =>
        Assert.That(RetryPolicy.Default.ToString(), Is.EqualTo("RetryPolicy { MaxDelay = 00:00:30 }"));

    [FsCheck.NUnit.Property]
    public Property Waits_never_decrease_or_exceed_MaxDelay_and_are_at_least_Retry_After() =>
        Prop.ForAll(
            Gen.Choose(0, 60).Select(seconds => (double)seconds).ToArbitrary(),
            Gen.Choose(1, 40).ToArbitrary(),
            Gen.Choose(0, 90).ToArbitrary(),
            (seed, cap, asked) =>
            {
                var policy = new RetryPolicy(
                    Schedule.exponential(TimeSpan.FromSeconds(seed)) | Schedule.recurs(6), _ => true, TimeSpan.FromSeconds(cap));
                var (_, unasked, config) = Wire(policy, Transport.Answer(503, ""));
                _ = Groups.Get(config, "g").RunAsync().GetAwaiter().GetResult();
                var (transport, limitedTime, limited) = Wire(policy, Transport.RetryAfter($"{asked}"));
                _ = Groups.Get(limited, "g").RunAsync().GetAwaiter().GetResult();

                return unasked.Delays.All(delay => delay <= policy.MaxDelay)
                    && unasked.Delays.SequenceEqual(unasked.Delays.Order())
                    && limitedTime.Delays.All(delay => delay >= TimeSpan.FromSeconds(asked))
                    && transport.Requests.Count == (asked <= cap ? 7 : 1);
            });

    private static (Transport Transport, SkippingTime Time, ClientConfig Config) Wire(RetryPolicy policy, params Transport.Step[] steps)
    {
        var transport = new Transport(steps);
        var config = transport.Config with { Retry = policy, SetupTimeout = transport.Config.Timeout };
        var time = new SkippingTime(config.Timeout);
        return (transport, time, config with { Time = time });
    }

    /// <summary>Cancels when a timer other than the timeout of an attempt starts.</summary>
    private sealed class CancellingTime(CancellationTokenSource source, TimeSpan timeout) : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime != timeout)
            {
                source.Cancel();
            }

            return System.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, period);
        }
    }
}
