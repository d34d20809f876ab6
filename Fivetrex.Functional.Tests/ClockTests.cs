using Fivetrex.Functional.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Fivetrex.Functional.Tests;

/// <summary>Retries and timeouts while the system clock is changed and while daylight saving time ends.</summary>
internal sealed class ClockTests
{
    private static readonly DateTimeOffset Noon = SkippingTime.Noon;

    [Test]
    public async Task Setting_the_clock_back_does_not_lengthen_a_wait()
    {
        var (time, transport, call) = Waiting("Mon, 23 Nov 2026 12:00:20 GMT");
        await transport.Asked(1);

        time.AdjustTime(Noon.AddHours(-1));
        time.Advance(TimeSpan.FromSeconds(20));

        Assert.That((await call).Right().Id, Is.EqualTo("decent_dropsy"));
    }

    [Test]
    public async Task Setting_the_clock_forward_does_not_shorten_a_wait()
    {
        var (time, transport, call) = Waiting("Mon, 23 Nov 2026 12:00:20 GMT");
        await transport.Asked(1);

        time.AdjustTime(Noon.AddHours(1));
        time.Advance(TimeSpan.FromSeconds(19));

        Assert.That((call.IsCompleted, transport.Requests.Count), Is.EqualTo((false, 1)));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.That((await call).IsRight, Is.True);
    }

    [Test]
    public async Task A_Retry_After_date_beyond_the_longest_wait_is_returned_as_an_error()
    {
        var (time, transport, config) = Wire("Mon, 23 Nov 2026 12:00:20 GMT");
        time.AdjustTime(Noon.AddHours(-1));

        var error = await Groups.Get(config, "g").Left();

        Assert.That(
            error,
            Is.EqualTo(new FivetranError.RateLimited(TimeSpan.FromSeconds(3620))
            {
                Endpoint = "GET /groups/{groupId}",
                Message = "Slow down",
                Status = 429,
                Code = "TooManyRequests",
            }));
        Assert.That(transport.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_Retry_After_date_in_the_past_uses_the_schedule()
    {
        var (time, transport, config) = Wire("Mon, 23 Nov 2026 12:00:20 GMT");
        time.AdjustTime(Noon.AddHours(1));
        var call = Groups.Get(config, "g").RunAsync();
        await transport.Asked(1);

        Assert.That(call.IsCompleted, Is.False);
        time.Advance(TimeSpan.FromSeconds(2));

        Assert.That((await call).Right().Id, Is.EqualTo("decent_dropsy"));
    }

    [TestCase(-1)]
    [TestCase(1)]
    public async Task A_Retry_After_date_is_compared_with_the_Date_header_of_the_answer(int hoursOff)
    {
        var (time, transport, config) = Wire("Mon, 23 Nov 2026 12:00:20 GMT", date: Noon);
        time.AdjustTime(Noon.AddHours(hoursOff));
        var call = Groups.Get(config, "g").RunAsync();
        await transport.Asked(1);

        time.Advance(TimeSpan.FromSeconds(19));
        Assert.That(call.IsCompleted, Is.False);
        time.Advance(TimeSpan.FromSeconds(1));

        Assert.That((await call).Right().Id, Is.EqualTo("decent_dropsy"));
    }

    [Test]
    public async Task The_hour_repeated_at_the_end_of_daylight_saving_time_is_not_waited_twice()
    {
        // 02:59:50 in Berlin; ten seconds later local time is 02:00:00 again
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 10, 25, 0, 59, 50, TimeSpan.Zero));
        time.SetLocalTimeZone(TimeZoneInfo.CreateCustomTimeZone("Berlin", TimeSpan.FromHours(1), "Berlin", "winter", "summer", [
            TimeZoneInfo.AdjustmentRule.CreateAdjustmentRule(
                new DateTime(2026, 1, 1),
                new DateTime(2026, 12, 31),
                TimeSpan.FromHours(1),
                TimeZoneInfo.TransitionTime.CreateFixedDateRule(new DateTime(1, 1, 1, 2, 0, 0), 3, 29),
                TimeZoneInfo.TransitionTime.CreateFixedDateRule(new DateTime(1, 1, 1, 3, 0, 0), 10, 25)),
        ]));
        var transport = new Transport(Transport.RetryAfter("Sun, 25 Oct 2026 01:00:05 GMT"), Transport.Json(Samples.Data(Samples.Group)));
        var call = Groups.Get(transport.Config with { Time = time, Retry = RetryPolicy.Default }, "g").RunAsync();

        time.Advance(TimeSpan.FromSeconds(15));

        Assert.That((await call).Right().Id, Is.EqualTo("decent_dropsy"));
    }

    [Test]
    public async Task Setting_the_clock_forward_does_not_cause_a_timeout_and_elapsed_time_does()
    {
        var time = new FakeTimeProvider(Noon);
        var transport = new Transport(Transport.Silence);
        var call = Groups.Get(transport.Config with { Time = time, Timeout = TimeSpan.FromSeconds(10) }, "g").RunAsync();
        await transport.Asked(1);

        time.AdjustTime(Noon.AddDays(1));
        Assert.That(call.IsCompleted, Is.False);
        time.Advance(TimeSpan.FromSeconds(10));

        Assert.That(
            (await call).Left(),
            Is.EqualTo(new FivetranError.Timeout { Endpoint = "GET /groups/{groupId}", Message = "no complete answer within 00:00:10" }));
    }

    private static (FakeTimeProvider Time, Transport Transport, Task<Either<FivetranError, Group>> Call) Waiting(string retryAfter)
    {
        var (time, transport, config) = Wire(retryAfter);
        return (time, transport, Groups.Get(config, "g").RunAsync());
    }

    private static (FakeTimeProvider Time, Transport Transport, ClientConfig Config) Wire(string retryAfter, DateTimeOffset? date = null)
    {
        var time = new FakeTimeProvider(Noon);
        var transport = new Transport(Transport.RetryAfter(retryAfter, date: date), Transport.Json(Samples.Data(Samples.Group)));
        return (time, transport, transport.Config with { Time = time, Retry = RetryPolicy.Default });
    }
}
