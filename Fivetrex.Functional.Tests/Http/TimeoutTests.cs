using System.Diagnostics;
using Fivetrex.Functional.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Fivetrex.Functional.Tests.Http;

/// <summary>Timeouts and cancellation of a single call.</summary>
[NonParallelizable]
internal sealed class TimeoutTests
{
    private const string Get = "GET /groups/{groupId}";

    private static readonly FivetranError TimedOut = new FivetranError.Timeout
    {
        Endpoint = Get,
        Message = "no complete answer within 00:01:00",
    };

    private readonly FakeTimeProvider time = new();

    [TestCase(typeof(TimeoutException), "The operation has timed out.")]
    [TestCase(typeof(TaskCanceledException), "A task was canceled.")]
    public async Task A_Send_that_times_out_is_a_Timeout_that_names_it(Type thrown, string message) =>
        Assert.That(
            await Groups.Get(new Transport(Transport.Throws((Exception)Activator.CreateInstance(thrown)!)).Config, "g").Left(),
            Is.EqualTo(TimedOut with { Message = $"Send gave up before ClientConfig.Timeout: {message}" }));

    [Test]
    public async Task No_answer_is_a_Timeout()
    {
        await using var server = new RawServer(RawServer.Silence);

        var call = Groups.Get(server.Config with { Time = time }, "g").RunAsync();
        await server.Asked;
        time.Advance(TimeSpan.FromSeconds(59));
        Assert.That(call.IsCompleted, Is.False);
        time.Advance(TimeSpan.FromSeconds(1));

        Assert.That((await call).Left(), Is.EqualTo(TimedOut));
    }

    [Test]
    public async Task A_body_that_stalls_is_a_Timeout()
    {
        await using var server = new RawServer(async (socket, cancellation) =>
        {
            await RawServer.Send("HTTP/1.1 200 OK\nContent-Length: 100", "{")(socket, cancellation);
            await RawServer.Silence(socket, cancellation);
        });

        var call = Groups.Get(server.Config with { Time = time }, "g").RunAsync();
        await server.Asked;
        time.Advance(TimeSpan.FromSeconds(60));

        Assert.That((await call).Left(), Is.EqualTo(TimedOut));
    }

    [Test]
    public async Task A_Send_that_ignores_its_token_does_not_delay_the_caller()
    {
        var transport = new Transport((_, _) => new TaskCompletionSource<HttpResponseMessage>().Task);

        var call = Groups.Get(transport.Config with { Time = time }, "g").RunAsync();
        await transport.Asked(1);
        time.Advance(TimeSpan.FromSeconds(60));

        Assert.That((await call).Left(), Is.EqualTo(TimedOut));
    }

    [Test]
    public async Task A_connection_that_breaks_at_the_timeout_is_a_Timeout()
    {
        var transport = new Transport((_, _) =>
        {
            time.Advance(TimeSpan.FromSeconds(60));
            throw new IOException("The connection was aborted");
        });

        Assert.That(await Groups.Get(transport.Config with { Time = time }, "g").Left(), Is.EqualTo(TimedOut));
    }

    [Test]
    public async Task Calls_that_run_setup_tests_have_the_longer_timeout()
    {
        var setup = new (string Name, Func<ClientConfig, Task<Option<FivetranError>>> Run)[]
        {
            ("Connectors.Create", config => Ended(Connectors.Create(config, new NewConnector("g", "postgres")))),
            ("Connectors.Update", config => Ended(Connectors.Update(config, "c", new ConnectorUpdate { Paused = true }))),
            ("Destinations.Create", config => Ended(Destinations.Create(config, new NewDestination("g", "snowflake", "0")))),
            ("Destinations.Update", config => Ended(Destinations.Update(config, "d", new DestinationUpdate { TimeZoneOffset = "0" }))),
            ("Destinations.Test", config => Ended(Destinations.Test(config, "d"))),
        };
        foreach (var (name, run) in setup)
        {
            var transport = new Transport(Transport.Silence);
            var call = run(transport.Config with { Time = time });
            await transport.Asked(1);

            time.Advance(TimeSpan.FromMinutes(29));
            Assert.That(call.IsCompleted, Is.False, name);
            time.Advance(TimeSpan.FromMinutes(1));

            Assert.That((await call).Map(error => error.Message), Is.EqualTo(Some("no complete answer within 00:30:00")), name);
        }
    }

    [Test]
    public async Task Cancellation_before_a_call_sends_nothing()
    {
        var transport = new Transport(Transport.Silence);

        var error = await Groups.Get(transport.Config with { Cancellation = new CancellationToken(canceled: true) }, "g").Left();

        Assert.That(error, Is.EqualTo(new FivetranError.Cancelled { Endpoint = Get, Message = "cancelled by its caller" }));
        Assert.That(transport.Requests, Is.Empty);
    }

    [Test]
    public async Task Cancellation_ends_a_call_that_waits_for_its_answer()
    {
        using var source = new CancellationTokenSource();
        await using var server = new RawServer(RawServer.Silence);

        var call = Groups.Get(server.Config with { Cancellation = source.Token }, "g").RunAsync();
        await server.Asked;
        await source.CancelAsync();

        Assert.That((await call).Left(), Is.EqualTo(new FivetranError.Cancelled { Endpoint = Get, Message = "cancelled by its caller" }));
    }

    [Test]
    public async Task A_write_cancelled_after_it_was_sent_warns_that_it_may_have_been_carried_out()
    {
        using var source = new CancellationTokenSource();
        var transport = new Transport(Transport.Silence);
        var config = transport.Config with { Cancellation = source.Token };

        var call = Groups.Create(config, new NewGroup("g")).RunAsync();
        await transport.Asked(1);
        await source.CancelAsync();

        Assert.That(
            ((await call).Left().Message, (await Groups.Create(config, new NewGroup("g")).Left()).Message),
            Is.EqualTo((
                "cancelled by its caller when it was under way. "
                    + "It may have been carried out all the same: read it back before sending it again.",
                "cancelled by its caller")));
    }

    [Test]
    public async Task An_exception_in_a_callback_on_the_token_of_Send_ends_only_the_call()
    {
        var time = new FakeTimeProvider();
        var config = new ClientConfig("key", "secret") with
        {
            Time = time,
            Retry = RetryPolicy.Never,
            Send = async (_, token) =>
            {
                token.Register(() => throw new InvalidOperationException("a middleware's bug"));
                await Task.Delay(Timeout.InfiniteTimeSpan, token);
                throw new UnreachableException();
            },
        };

        var call = Groups.Get(config, "g").RunAsync();

        Assert.That(() => time.Advance(config.Timeout), Throws.Nothing);
        Assert.That((await call).Left(), Is.InstanceOf<FivetranError.Timeout>());
    }

    [Test]
    public async Task A_timer_that_fires_after_the_call_does_no_harm()
    {
        var time = new LateTime();
        var config = new Transport(Transport.Json(Samples.Data(Samples.Group))).Config with { Time = time };

        await Groups.Get(config, "g").Right();

        Assert.That(time.Fire, Throws.Nothing);
    }

    private static async Task<Option<FivetranError>> Ended<T>(Aff<Either<FivetranError, T>> call) =>
        (await call.RunAsync()).Match(Right: _ => None, Left: Some);

    /// <summary>A clock whose timers fire on demand, even after they are disposed: timers of the system sometimes do.</summary>
    private sealed class LateTime : TimeProvider
    {
        private readonly List<Action> callbacks = [];

        public void Fire() => callbacks.ForEach(callback => callback());

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            callbacks.Add(() => callback(state));
            return System.CreateTimer(_ => { }, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }
}
