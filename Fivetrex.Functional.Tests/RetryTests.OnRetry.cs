using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests;

internal sealed partial class RetryTests
{
    [Test]
    public async Task OnRetry_receives_each_retry_of_a_call_and_of_WithRetry()
    {
        var seen = new List<string>();
        var policy = Steady with { OnRetry = attempt => seen.Add($"{attempt.Number} {attempt.Delay} {attempt.Error.GetType().Name}") };
        var time = new SkippingTime(TimeSpan.FromMinutes(1));
        var call = new Transport(Transport.Answer(500, ""), Transport.Answer(503, ""), Fine).Config with { Retry = policy, Time = time };
        var write = new Transport(Transport.Answer(500, ""), Fine).Config with { Time = time };

        await Groups.Get(call, "g").Right();
        await Groups.Create(write, new NewGroup("lake")).WithRetry(policy, write).Right();

        Assert.That(seen, Is.EqualTo(new[] { "1 00:00:01 ServerError", "2 00:00:02 ServerError", "1 00:00:01 ServerError" }));
    }

    [Test]
    public async Task A_read_without_data_is_retried_when_the_policy_requires_it()
    {
        var transport = new Transport(Transport.Answer(200, ""), Transport.Json("""{"code":"Success","message":"Done"}"""), Fine);
        var config = transport.Config with
        {
            Retry = Steady with { When = _ => true },
            Time = new SkippingTime(TimeSpan.FromMinutes(1)),
        };

        Assert.That((await Groups.Get(config, "g").RunAsync()).IsRight, Is.True);
        Assert.That(transport.Requests, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task An_exception_of_OnRetry_does_not_change_the_result()
    {
        var policy = Steady with { OnRetry = _ => throw new InvalidOperationException("observer") };
        var transport = new Transport(Transport.Answer(500, ""), Fine);
        var config = transport.Config with { Retry = policy, Time = new SkippingTime(TimeSpan.FromMinutes(1)) };

        Assert.That((await Groups.Get(config, "g").Right()).Id, Is.Not.Empty);
        Assert.That(transport.Requests, Has.Count.EqualTo(2));
    }
}
