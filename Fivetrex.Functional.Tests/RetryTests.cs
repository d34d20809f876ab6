using Fivetrex.Functional.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace Fivetrex.Functional.Tests;

internal sealed class RetryTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private static readonly RetryPolicy Steady = new(
        Schedule.exponential(Second) | Schedule.recurs(2), error => error.IsTransient, TimeSpan.FromSeconds(30));

    private static readonly Transport.Step Fine = Transport.Json(Samples.Data(Samples.Group));

    private static IEnumerable<TestCaseData<Transport.Step>> FateUnknown =>
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

    [TestCaseSource(nameof(FateUnknown))]
    public async Task A_read_that_fails_twice_and_then_succeeds_is_one_success(Transport.Step failure)
    {
        var (transport, time, config) = Wire(Steady, failure, failure, Fine);

        var read = await Groups.Get(config, "g").Right();

        Assert.That(read.Id, Is.EqualTo("decent_dropsy"));
        Assert.That(transport.Requests, Has.Count.EqualTo(3));
        Assert.That(time.Delays, Is.EqualTo(new[] { Second, 2 * Second }));
    }

    [TestCaseSource(nameof(FateUnknown))]
    public async Task A_read_gives_up_after_three_attempts_with_the_last_error(Transport.Step failure)
    {
        var (transport, _, config) = Wire(Steady, failure);

        var error = await Groups.Get(config, "g").Left();

        Assert.That(error.IsTransient, Is.True);
        Assert.That(transport.Requests, Has.Count.EqualTo(3));
    }

    [TestCaseSource(nameof(FateUnknown))]
    public async Task A_write_whose_fate_is_unknown_is_sent_once(Transport.Step failure)
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
    public async Task An_update_that_starts_a_resync_is_sent_once_and_any_other_again_after_a_429()
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
    public async Task What_will_not_pass_is_not_tried_again(Transport.Step failure)
    {
        var (transport, _, config) = Wire(Steady, failure);

        await Groups.Get(config, "g").Left();

        Assert.That(transport.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task After_a_429_every_verb_waits_as_long_as_the_service_asks()
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
    public async Task Without_a_Retry_After_that_can_be_read_the_schedule_serves(string header)
    {
        var (_, time, config) = Wire(Steady, Transport.RetryAfter(header), Transport.RetryAfter(header), Fine);

        await Groups.Get(config, "g").Right();

        Assert.That(time.Delays, Is.EqualTo(new[] { Second, 2 * Second }));
    }

    [Test]
    public async Task A_wait_as_long_as_the_longest_is_waited()
    {
        var (_, time, config) = Wire(Steady, Transport.RetryAfter("30"), Fine);

        await Groups.Get(config, "g").Right();

        Assert.That(time.Delays, Is.EqualTo(new[] { 30 * Second }));
    }

    [Test]
    public async Task A_wait_beyond_the_longest_is_handed_back_at_once()
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
    public async Task A_429_for_ever_ends()
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
    public async Task The_default_waits_about_one_and_two_seconds()
    {
        var (_, time, config) = Wire(RetryPolicy.Default, Transport.Answer(503, ""));

        await Groups.Get(config, "g").Left();

        Assert.That(time.Delays, Has.Count.EqualTo(2));
        Assert.That(time.Delays[0].TotalSeconds, Is.InRange(1, 1.25));
        Assert.That(time.Delays[1].TotalSeconds, Is.InRange(2, 2.5));
    }

    [Test]
    public async Task A_predicate_of_the_callers_decides_but_not_for_writes()
    {
        var policy = Steady with { When = error => error is FivetranError.NotFound };
        var (reading, _, config) = Wire(policy, Transport.Answer(404, ""));

        await Groups.Get(config, "g").Left();
        await Groups.Delete(config, "g", Confirm.GroupDeletion).Left();

        Assert.That(reading.Lines, Is.EqualTo(new[] { "GET /v1/groups/g", "GET /v1/groups/g", "GET /v1/groups/g", "DELETE /v1/groups/g" }));
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
    public async Task WithRetry_repeats_whatever_its_caller_knows_to_be_safe()
    {
        var (transport, time, config) = Wire(
            RetryPolicy.Never, Transport.Answer(503, ""), Transport.Answer(503, ""), Transport.Json(Samples.Nothing));

        await Groups.Delete(config, "g", Confirm.GroupDeletion).WithRetry(Steady, config).Right();

        Assert.That(transport.Lines, Is.EqualTo(new[] { "DELETE /v1/groups/g", "DELETE /v1/groups/g", "DELETE /v1/groups/g" }));
        Assert.That(time.Delays, Is.EqualTo(new[] { Second, 2 * Second }));
    }

    [Test]
    public async Task A_Right_that_holds_an_error_is_a_success()
    {
        var runs = 0;
        var call = Aff(() =>
        {
            runs++;
            return ValueTask.FromResult(Prelude.Right<FivetranError, FivetranError>(new FivetranError.ServerError()));
        });

        Assert.That((await call.WithRetry(Steady with { Delays = Schedule.recurs(1) | Schedule.spaced(0) }).RunAsync()).IsRight, Is.True);
        Assert.That(runs, Is.EqualTo(1));
    }

    [Test]
    public async Task WithRetry_needs_no_config()
    {
        var (transport, _, config) = Wire(RetryPolicy.Never, Transport.Answer(503, ""), Transport.Json(Samples.Nothing));

        await Groups.Delete(config, "g", Confirm.GroupDeletion)
            .WithRetry(Steady with { Delays = Schedule.recurs(1) | Schedule.spaced(0) })
            .Right();

        Assert.That(transport.Requests, Has.Count.EqualTo(2));
    }

    [Test]
    public void ToString_ends() => Assert.That(RetryPolicy.Default.ToString(), Is.EqualTo("RetryPolicy { MaxDelay = 00:00:30 }"));

    [FsCheck.NUnit.Property]
    public Property Waits_never_shrink_nor_pass_the_cap_and_are_at_least_what_was_asked() =>
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
                var (told, obeyed, limited) = Wire(policy, Transport.RetryAfter($"{asked}"));
                _ = Groups.Get(limited, "g").RunAsync().GetAwaiter().GetResult();

                return unasked.Delays.All(delay => delay <= policy.MaxDelay)
                    && unasked.Delays.SequenceEqual(unasked.Delays.Order())
                    && obeyed.Delays.All(delay => delay >= TimeSpan.FromSeconds(asked))
                    && told.Requests.Count == (asked <= cap ? 7 : 1);
            });

    private static (Transport Transport, SkippingTime Time, ClientConfig Config) Wire(RetryPolicy policy, params Transport.Step[] steps)
    {
        var transport = new Transport(steps);
        var config = transport.Config with { Retry = policy, SetupTimeout = transport.Config.Timeout };
        var time = new SkippingTime(config.Timeout);
        return (transport, time, config with { Time = time });
    }

    /// <summary>Cancels as soon as somebody waits for anything but an answer.</summary>
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
