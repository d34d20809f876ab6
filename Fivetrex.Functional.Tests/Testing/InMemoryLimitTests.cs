using System.Globalization;
using System.Net;
using Fivetrex.Functional.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Fivetrex.Functional.Tests.Testing;

/// <summary>The request limit of the in-memory service, and the time in its answers.</summary>
internal sealed class InMemoryLimitTests
{
    private readonly FakeTimeProvider time = new(SkippingTime.Noon);
    private readonly InMemoryFivetran fivetran;

    public InMemoryLimitTests() => fivetran = new InMemoryFivetran(time);

    [Test]
    public async Task A_request_beyond_the_limit_is_refused_until_the_oldest_one_leaves_the_window()
    {
        fivetran.Limit(2, TimeSpan.FromSeconds(10));

        var seen = new List<string> { await List() };
        foreach (var milliseconds in new[] { 2500, 0, 7499, 1, 0, 2499, 1 })
        {
            fivetran.Advance(TimeSpan.FromMilliseconds(milliseconds));
            seen.Add(await List());
        }

        Assert.That(seen, Is.EqualTo(new[] { "200", "200", "429 in 8", "429 in 1", "200", "429 in 3", "429 in 1", "200" }));
    }

    [Test]
    public async Task A_refused_request_changes_nothing_and_uses_up_no_fault()
    {
        fivetran.Limit(1, TimeSpan.FromSeconds(10));
        await List();
        fivetran.FailNext(1, Fault.Status(503));

        Assert.That(
            await fivetran.Respond("POST", "groups", """{"name":"warehouse"}""", []),
            Is.EqualTo((429, """{"code":"TooManyRequests","message":"Too many requests."}""")),
            "the limit is checked before the credentials");
        time.Advance(TimeSpan.FromSeconds(10));
        Assert.That(await List(), Is.EqualTo("503"), "the fault is that of the next accepted request");
        time.Advance(TimeSpan.FromSeconds(10));
        Assert.That((await Groups.List(fivetran.Client).Right()).Items, Is.Empty);
        Assert.That(fivetran.Requests, Has.Count.EqualTo(4));
    }

    [Test]
    public async Task A_later_limit_replaces_the_earlier_one()
    {
        fivetran.Limit(1, TimeSpan.FromDays(1));
        await List();
        fivetran.Limit(1, TimeSpan.FromSeconds(1));

        Assert.That(new[] { await List(), await List() }, Is.EqualTo(new[] { "200", "429 in 1" }));
    }

    [TestCase(0, 1)]
    [TestCase(1, 0)]
    public void A_limit_is_at_least_one_request_in_some_time(int requests, int seconds) =>
        Assert.That(() => fivetran.Limit(requests, TimeSpan.FromSeconds(seconds)), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    public async Task Each_answer_has_the_time_of_the_account_as_its_date()
    {
        fivetran.Advance(TimeSpan.FromHours(1));
        fivetran.FailNext(1, Fault.Status(503));

        foreach (var status in new[] { HttpStatusCode.ServiceUnavailable, HttpStatusCode.Unauthorized })
        {
            using var response = await fivetran.Send("GET", "groups");
            Assert.That((response.StatusCode, response.Headers.Date), Is.EqualTo((status, SkippingTime.Noon.AddHours(1))));
        }
    }

    // the status, with the seconds of Retry-After
    private async Task<string> List()
    {
        using var response = await fivetran.Send("GET", "groups", null, $"Authorization: {RawCalls.Key}");
        var wait = response.Headers.RetryAfter?.Delta?.TotalSeconds.ToString(" 'in' 0.###", CultureInfo.InvariantCulture);
        return $"{(int)response.StatusCode}{wait}";
    }
}
