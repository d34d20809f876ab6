using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests;

internal sealed partial class RetryTests
{
    [Test]
    public async Task WithRetry_repeats_a_write_at_the_request_of_the_caller()
    {
        var (transport, time, config) = Wire(
            RetryPolicy.Never, Transport.Answer(503, ""), Transport.Answer(503, ""), Transport.Json(Samples.Nothing));

        await Groups.Delete(config, "g", Confirm.GroupDeletion).WithRetry(Steady, config).Right();

        Assert.That(transport.Lines, Is.EqualTo(new[] { "DELETE /v1/groups/g", "DELETE /v1/groups/g", "DELETE /v1/groups/g" }));
        Assert.That(time.Delays, Is.EqualTo(new[] { Second, 2 * Second }));
    }

    [Test]
    public async Task A_Right_that_contains_an_error_is_a_success()
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

    [TestCase(503, true)]
    [TestCase(429, false)]
    public async Task A_delete_that_is_not_found_after_a_lost_answer_has_succeeded(int first, bool isRight)
    {
        var service = new Transport(
            Transport.Answer(first, """{"code":"Error","message":"m"}"""),
            Transport.Answer(404, """{"code":"NotFound_User","message":"m"}"""));
        var config = service.Config with { Time = new SkippingTime(TimeSpan.FromMinutes(1)) };

        var result = await Groups.RemoveUser(config, "g", "u").WithRetry(Steady, config).RunAsync();

        Assert.That((result.IsRight, service.Requests.Count), Is.EqualTo((isRight, 2)));
    }

    [Test]
    public async Task A_delete_that_is_not_found_at_once_or_a_read_after_a_lost_answer_is_NotFound()
    {
        var missing = Transport.Answer(404, """{"code":"NotFound_Group","message":"m"}""");
        var read = new Transport(Transport.Answer(503, ""), missing).Config with { Time = new SkippingTime(TimeSpan.FromMinutes(1)) };

        Assert.That(
            new[]
            {
                (await Webhooks.Delete(new Transport(missing).Config, "w").WithRetry(Steady).Left()).GetType(),
                (await Groups.Get(read, "g").WithRetry(Steady, read).Left()).GetType(),
            },
            Is.EqualTo(new[] { typeof(FivetranError.NotFound), typeof(FivetranError.NotFound) }));
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
}
