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
