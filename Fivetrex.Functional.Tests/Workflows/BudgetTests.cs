using System.Threading.RateLimiting;
using Fivetrex.Functional.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Fivetrex.Functional.Tests.Workflows;

/// <summary>The request budget: limiters of any kind, the limits of Fivetran, and failures of a limiter.</summary>
internal sealed class BudgetTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private static readonly GateRequest Request = new(HttpMethod.Get, "GET /groups", RequestKind.Other, 1);

    private static readonly InvalidOperationException Unreachable = new("no connection");

    private readonly SkippingTime time = new(Hour);

    [Test]
    public async Task A_limiter_without_a_retry_time_is_polled_with_jitter_and_does_not_spin()
    {
        var limiter = new ScriptedLimiter([.. Enumerable.Repeat(ScriptedLimiter.Refuses, 800), ScriptedLimiter.Grants]);
        using var budget = Budget.Of(limiter);

        var entry = await budget.Enter(Request with { Time = time }, default);

        Assert.That(entry.IsRight, Is.True);
        Assert.That(limiter.Calls, Is.EqualTo(801));
        var waited = TimeSpan.Zero;
        foreach (var delay in time.Delays)
        {
            var nominal = Math.Clamp(waited.TotalMilliseconds / 100, 50, 1000);

            // a timer counts whole milliseconds, and omits the rest of the last one
            Assert.That(delay.TotalMilliseconds, Is.InRange((0.49 * nominal) - 1, 1.51 * nominal), $"after {waited}");
            waited += delay;
        }

        Assert.That(waited, Is.GreaterThan(TimeSpan.FromMinutes(2)), "the longest poll is reached");
    }

    [Test]
    public async Task After_a_refusal_the_limiter_is_asked_faster_with_each_lease()
    {
        var limiter = new ScriptedLimiter([.. Enumerable.Repeat(ScriptedLimiter.Refuses, 200), ScriptedLimiter.Grants]);
        using var budget = Budget.Of(limiter);
        await budget.Enter(Request with { Time = time }, default);
        var refused = time.Delays.Count;

        for (var i = 0; i < 300; i++)
        {
            await budget.Enter(Request with { Time = time }, default);
        }

        var paces = time.Delays.Skip(refused).Select(delay => delay.TotalMilliseconds).ToList();
        var last = time.Delays[refused - 1].TotalMilliseconds;
        Assert.That(paces.Take(5).Average(), Is.InRange(last / 4, last * 3), "no process takes all of it at once");
        Assert.That(paces.Skip(50).Take(20).Average(), Is.LessThan(paces.Take(20).Average() / 2));
        Assert.That(paces, Has.Count.LessThan(250), "in the end there is no wait");
    }

    [Test]
    public async Task An_attempt_that_comes_later_than_the_next_poll_does_not_wait()
    {
        using var budget = Budget.Of(new ScriptedLimiter(ScriptedLimiter.Refuses, ScriptedLimiter.Grants));
        await budget.Enter(Request with { Time = time }, default);
        time.Advance(TimeSpan.FromSeconds(1));

        await budget.Enter(Request with { Time = time }, default);

        Assert.That(time.Delays, Has.Count.EqualTo(1));
    }

    [TestCase("RETRY_AFTER", 7)]
    [TestCase("RATELIMIT_RETRYAFTER", 7)]
    public async Task The_retry_time_of_a_limiter_is_waited_for(string name, int seconds)
    {
        object value = name == MetadataName.RetryAfter.Name ? TimeSpan.FromSeconds(seconds) : seconds;
        using var budget = Budget.Of(new ScriptedLimiter(ScriptedLimiter.RefusesWith(name, value), ScriptedLimiter.Grants));

        await budget.Enter(Request with { Time = time }, default);

        Assert.That(time.Delays, Is.EqualTo(new[] { TimeSpan.FromSeconds(7) }));
    }

    [Test]
    public async Task Attempts_wait_in_the_order_of_their_arrival()
    {
        var first = new TaskCompletionSource<RateLimitLease>();
        var limiter = new ScriptedLimiter(_ => first.Task, ScriptedLimiter.Grants);
        using var budget = Budget.Of(limiter);

        var entries = Enumerable.Range(0, 3).Select(_ => budget.Enter(Request, default).AsTask()).ToList();
        var callsBefore = limiter.Calls;
        first.SetResult(await ScriptedLimiter.Grants(default));
        await Task.WhenAll(entries);

        Assert.That((callsBefore, limiter.Calls), Is.EqualTo((1, 3)), "one of them asks the limiter at a time");
    }

    [Test]
    public async Task A_429_with_RetryAfter_stops_every_call_that_shares_the_budget()
    {
        using var budget = Budget.Of(new ScriptedLimiter(ScriptedLimiter.Grants));
        var config = new Transport(Transport.RetryAfter("70"), Transport.Json(Samples.Page("", null))).Config with
        {
            Gate = budget,
            Time = time,
            Timeout = Hour,
        };

        await Groups.List(config).Left();
        await Users.List(config).Right();

        Assert.That(time.Delays, Is.EqualTo(new[] { TimeSpan.FromSeconds(70) }));
    }

    [Test]
    public async Task A_wait_that_the_service_requests_beyond_MaxWait_is_RateLimited()
    {
        var options = new BudgetOptions { MaxWait = TimeSpan.FromMinutes(1) };
        using var budget = Budget.Of(new ScriptedLimiter(ScriptedLimiter.Grants), options);
        var frozen = new FakeTimeProvider();
        var transport = new Transport(Transport.RetryAfter("3600"));
        var config = transport.Config with { Gate = budget, Time = frozen };

        await Groups.List(config).Left();
        var error = await Groups.Create(config, new NewGroup("n")).Left();

        Assert.That(error, Is.EqualTo(new FivetranError.RateLimited(Hour)
        {
            Endpoint = "POST /groups",
            Message = "the service has requested a wait from all calls of this budget; nothing was sent",
        }));
        Assert.That(transport.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_budget_that_is_used_up_longer_than_MaxWait_is_RateLimited()
    {
        var never = new TaskCompletionSource<RateLimitLease>();
        var frozen = new FakeTimeProvider();
        using var budget = Budget.Of(new ScriptedLimiter(never.Task.WaitAsync), new BudgetOptions { MaxWait = TimeSpan.FromMinutes(5) });
        var transport = new Transport(Transport.Json(Samples.Page("", null)));

        var call = Groups.List(transport.Config with { Gate = budget, Time = frozen }).RunAsync();
        frozen.Advance(TimeSpan.FromMinutes(5));

        Assert.That((await call).Left(), Is.EqualTo(new FivetranError.RateLimited(None)
        {
            Endpoint = "GET /groups",
            Message = "the request budget was used up for 00:05:00; nothing was sent",
        }));
        Assert.That(transport.Requests, Is.Empty);
    }

    [Test]
    public async Task Cancellation_ends_the_wait()
    {
        using var stop = new CancellationTokenSource();
        using var budget = Budget.Of(new ScriptedLimiter(ScriptedLimiter.Refuses));
        var entry = budget.Enter(Request with { Time = new FakeTimeProvider() }, stop.Token).AsTask();

        await stop.CancelAsync();

        Assert.That(() => entry, Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task A_limiter_that_throws_is_replaced_by_the_fallback_until_it_works_again()
    {
        var log = new Lines();
        var clock = new FakeTimeProvider();
        var failing = ScriptedLimiter.Throws(Unreachable);
        var limiter = new ScriptedLimiter(ScriptedLimiter.Grants, failing, failing, ScriptedLimiter.Grants);
        var fallback = new ScriptedLimiter(ScriptedLimiter.Grants);
        using var budget = Budget.Of(limiter, new BudgetOptions { Fallback = fallback });
        var calls = new List<(int, int)>();

        // probed again after 5 seconds, then after 10
        foreach (var seconds in new[] { 0, 0, 4, 1, 9, 1 })
        {
            clock.Advance(TimeSpan.FromSeconds(seconds));
            Assert.That((await budget.Enter(Request with { Time = clock, Logger = log }, default)).IsRight, Is.True);
            calls.Add((limiter.Calls, fallback.Calls));
        }

        Assert.That(calls, Is.EqualTo(new[] { (1, 0), (2, 1), (2, 2), (3, 3), (3, 4), (4, 4) }));
        Assert.That(log, Is.EqualTo(new[]
        {
            "Warning 4 The limiter of the request budget failed with InvalidOperationException: the fallback is used",
            "Information 5 The limiter of the request budget works again",
        }));
    }

    [Test]
    public async Task A_limiter_that_throws_closes_a_budget_without_a_fallback()
    {
        using var budget = Budget.Of(
            new ScriptedLimiter(ScriptedLimiter.Throws(new ObjectDisposedException("redis"))),
            new BudgetOptions { IsClosedOnFailure = true });
        var transport = new Transport(Transport.Json(Samples.Page("", null)));

        var error = await Groups.List(transport.Config with { Gate = budget }).Left();

        Assert.That(error, Is.EqualTo(new FivetranError.RateLimited(TimeSpan.FromSeconds(5))
        {
            Endpoint = "GET /groups",
            Message = "the limiter of the request budget failed; nothing was sent",
        }));
        Assert.That(transport.Requests, Is.Empty);
    }

    [TestCase(FivetranPlan.Trial, 1.0, RequestKind.PrivateLinkCreation, 1)]
    [TestCase(FivetranPlan.Paid, 1.0, RequestKind.PrivateLinkCreation, 5)]
    [TestCase(FivetranPlan.Trial, 1.0, RequestKind.UserCreation, 10)]
    [TestCase(FivetranPlan.Paid, 1.0, RequestKind.UserCreation, 500)]
    [TestCase(FivetranPlan.Trial, 1.0, RequestKind.SetupTests, 25)]
    [TestCase(FivetranPlan.Paid, 1.0, RequestKind.SetupTests, 250)]
    [TestCase(FivetranPlan.Trial, 1.0, RequestKind.SourceInteraction, 25)]
    [TestCase(FivetranPlan.Paid, 1.0, RequestKind.SourceInteraction, 500)]
    [TestCase(FivetranPlan.Trial, 1.0, RequestKind.Other, 500)]
    [TestCase(FivetranPlan.Paid, 1.0, RequestKind.Other, 20_000)]
    [TestCase(FivetranPlan.Paid, 0.25, RequestKind.Other, 5000)]
    [TestCase(FivetranPlan.Trial, 0.1, RequestKind.PrivateLinkCreation, 1)]
    public async Task The_limits_of_a_plan(FivetranPlan plan, double share, RequestKind kind, int requests)
    {
        using var stop = new CancellationTokenSource();
        using var budget = Budget.Fivetran(plan, share);

        var entries = Enumerable.Range(0, requests + 1)
            .Select(_ => budget.Enter(Request with { Kind = kind }, stop.Token).AsTask()).ToList();
        await Task.WhenAll(entries.Take(requests));

        Assert.That(entries[requests].IsCompleted, Is.False);
        await stop.CancelAsync();
        Assert.That(() => entries[requests], Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task A_kind_that_waits_does_not_delay_the_others()
    {
        using var stop = new CancellationTokenSource();
        using var budget = Budget.Fivetran(FivetranPlan.Trial);
        var link = Request with { Kind = RequestKind.PrivateLinkCreation };
        await budget.Enter(link, default);

        var waiting = budget.Enter(link, stop.Token).AsTask();

        Assert.That((await budget.Enter(Request, default)).IsRight, Is.True);
        Assert.That(waiting.IsCompleted, Is.False);
        await stop.CancelAsync();
        Assert.That(() => waiting, Throws.InstanceOf<OperationCanceledException>());
    }

    [TestCase(0)]
    [TestCase(1.1)]
    [TestCase(double.NaN)]
    public void A_share_is_more_than_0_and_at_most_1(double share) =>
        Assert.That(() => Budget.Fivetran(FivetranPlan.Paid, share), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    public void MaxWait_is_zero_to_one_day() => Assert.That(
        () => new BudgetOptions { MaxWait = TimeSpan.FromDays(2) }, Throws.InstanceOf<ArgumentOutOfRangeException>());
}
