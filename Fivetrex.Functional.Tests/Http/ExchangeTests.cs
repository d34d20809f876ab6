using System.Diagnostics;
using System.IO.Compression;
using System.Net.Sockets;
using System.Text;
using Fivetrex.Functional.Http;
using Fivetrex.Functional.Tests.Support;
using Flurl.Http;
using Flurl.Http.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Fivetrex.Functional.Tests.Http;

[NonParallelizable]
internal sealed class ExchangeTests
{
    private const string Get = "GET /groups/{groupId}";

    private static readonly FivetranError TimedOut = new FivetranError.Timeout
    {
        Endpoint = Get,
        Message = "no complete answer within 00:01:00",
    };

    private readonly FakeTimeProvider time = new();

    [Test]
    public async Task The_default_client_is_seen_by_HttpTest()
    {
        using var http = new HttpTest();
        http.RespondWithBody(Samples.Data(Samples.Group), 201);

        var created = await Groups.Create(new ClientConfig("key", "secret"), new NewGroup("warehouse_eu")).Right();

        Assert.That(created.Id, Is.EqualTo("decent_dropsy"));
        http.ShouldHaveCalled("https://api.fivetran.com/v1/groups")
            .WithVerb(HttpMethod.Post)
            .WithHeader("Authorization", "Basic a2V5OnNlY3JldA==")
            .WithHeader("Accept", "application/json")
            .WithHeader("User-Agent", "Fivetrex.Functional/*")
            .WithContentType("application/json")
            .WithRequestBody("""{"name":"warehouse_eu"}""")
            .Times(1);
    }

    [Test]
    public async Task A_timeout_that_HttpTest_simulates_is_a_Timeout()
    {
        using var http = new HttpTest();
        http.SimulateTimeout();

        Assert.That(await Groups.Get(new ClientConfig("key", "secret") { Retry = RetryPolicy.Never }, "g").Left(), Is.EqualTo(TimedOut));
    }

    [Test]
    public async Task A_Send_of_ones_own_is_not_seen_by_HttpTest()
    {
        using var http = new HttpTest();
        var transport = new Transport(Transport.Json(Samples.Data(Samples.Group)));

        await Groups.Get(transport.Config, "g").Right();

        Assert.That((transport.Requests.Count, http.CallLog.Count), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task Handlers_that_a_host_sets_for_all_of_Flurl_are_not_shown_the_credentials()
    {
        await using var server = new RawServer(RawServer.Says("HTTP/1.1 500 No\nContent-Length: 0"));
        var shown = new List<FlurlCall>();
        FlurlHttp.Clients.WithDefaults(client => client.BeforeCall(shown.Add).AfterCall(shown.Add).OnError(shown.Add));

        await Groups.Get(server.Config, "g").Left();

        Assert.That(shown, Is.Empty);
    }

    [Test]
    public async Task Over_a_socket_a_call_is_what_it_should_be()
    {
        var body = Samples.Data(Samples.Group);
        await using var server = new RawServer(RawServer.Says(
            $"HTTP/1.1 200 OK\nContent-Type: application/json\nContent-Length: {body.Length}", body));

        var read = await Groups.Get(server.Config, "a/b").Right();

        Assert.That(
            read,
            Is.EqualTo(new Group(
                "decent_dropsy", "warehouse_eu", new DateTimeOffset(2024, 5, 2, 8, 11, 45, TimeSpan.Zero).AddTicks(1203940))));
        Assert.That(server.Heads.Single().Split("\r\n", StringSplitOptions.RemoveEmptyEntries), Is.EquivalentTo(new[]
        {
            "GET /v1/groups/a%2Fb HTTP/1.1",
            $"Host: {new Uri(server.BaseUrl).Authority}",
            "Authorization: Basic a2V5OnNlY3JldA==",
            "Accept: application/json",
            "Accept-Encoding: gzip, deflate, br",
            $"User-Agent: Fivetrex.Functional/{typeof(Groups).Assembly.GetName().Version!.ToString(3)}",
        }));
    }

    [Test]
    public async Task A_compressed_answer_is_read()
    {
        using var zipped = new MemoryStream();
        using (var gzip = new GZipStream(zipped, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(Samples.Data(Samples.Group)));
        }

        await using var server = new RawServer(RawServer.Says(
            $"HTTP/1.1 200 OK\nContent-Encoding: gzip\nContent-Length: {zipped.Length}", zipped.ToArray()));

        Assert.That((await Groups.Get(server.Config, "g").Right()).Name, Is.EqualTo("warehouse_eu"));
    }

    [Test]
    public async Task Cookies_are_not_kept()
    {
        await using var server = new RawServer(
            RawServer.Says("HTTP/1.1 200 OK\nSet-Cookie: session=1\nContent-Length: 0\nConnection: close"));

        await Groups.Delete(server.Config, "g", Confirm.GroupDeletion).Right();
        await Groups.Delete(server.Config, "g", Confirm.GroupDeletion).Right();

        Assert.That(server.Heads, Has.Count.EqualTo(2));
        Assert.That(server.Heads[1], Does.Not.Contain("Cookie"));
    }

    [Test]
    public async Task A_redirect_is_not_followed()
    {
        await using var elsewhere = new RawServer(RawServer.Silence);
        await using var server = new RawServer(
            RawServer.Says($"HTTP/1.1 307 Temporary Redirect\nLocation: {elsewhere.BaseUrl}/groups/g\nContent-Length: 0"));

        var error = await Groups.Get(server.Config, "g").Left();

        Assert.That(error.Status, Is.EqualTo(Some(307)));
        Assert.That((server.Heads.Count, elsewhere.Heads.Count), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task A_refused_connection_is_Transport()
    {
        var config = new ClientConfig("key", "secret") { BaseUrl = RawServer.NobodyThere(), Retry = RetryPolicy.Never };

        var error = await Groups.Get(config, "g").Left();

        Assert.That(error, Is.InstanceOf<FivetranError.Transport>());
        Assert.That(
            ((FivetranError.Transport)error).Cause,
            Is.InstanceOf<HttpRequestException>().With.InnerException.InstanceOf<SocketException>());
        Assert.That(error.ToString(), Is.EqualTo($"Transport {Get}: Connection refused ({new Uri(config.BaseUrl).Authority})"));
    }

    [Test]
    public async Task A_reset_connection_is_Transport()
    {
        await using var server = new RawServer((socket, _) =>
        {
            socket.LingerState = new LingerOption(true, 0);
            socket.Close();
            return Task.CompletedTask;
        });

        var error = await Groups.Get(server.Config, "g").Left();

        Assert.That(error, Is.InstanceOf<FivetranError.Transport>().With.Message.Contains("Connection reset by peer"));
    }

    [Test]
    public async Task A_host_that_nobody_knows_is_Transport()
    {
        var unknown = new HttpRequestException(
            HttpRequestError.NameResolutionError,
            "Name or service not known (api.example:443)",
            new SocketException((int)SocketError.HostNotFound));

        var error = await Groups.Get(new Transport(Transport.Throws(unknown)).Config, "g").Left();

        Assert.That(error.ToString(), Does.StartWith($"Transport {Get}: Name or service not known (api.example:443)"));
    }

    [TestCase(typeof(IOException))]
    [TestCase(typeof(InvalidOperationException))]
    [TestCase(typeof(NullReferenceException))]
    [TestCase(typeof(HttpRequestException))]
    public async Task Whatever_a_Send_throws_is_Transport(Type thrown)
    {
        var cause = (Exception)Activator.CreateInstance(thrown, "broken")!;

        var error = await Groups.Get(new Transport((_, _) => throw cause).Config, "g").Left();

        Assert.That(error, Is.EqualTo(new FivetranError.Transport(cause) { Endpoint = Get, Message = "broken" }));
    }

    [TestCase(typeof(TimeoutException))]
    [TestCase(typeof(TaskCanceledException))]
    public async Task A_Send_that_loses_patience_is_a_Timeout(Type thrown) =>
        Assert.That(
            await Groups.Get(new Transport(Transport.Throws((Exception)Activator.CreateInstance(thrown)!)).Config, "g").Left(),
            Is.EqualTo(TimedOut));

    [Test]
    public async Task A_Send_that_returns_null_is_Transport() =>
        Assert.That(
            (await Groups.Get(new Transport((_, _) => Task.FromResult<HttpResponseMessage>(null!)).Config, "g").Left()).ToString(),
            Is.EqualTo($"Transport {Get}: Send returned null"));

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
            await RawServer.Says("HTTP/1.1 200 OK\nContent-Length: 100", "{")(socket, cancellation);
            await RawServer.Silence(socket, cancellation);
        });

        var call = Groups.Get(server.Config with { Time = time }, "g").RunAsync();
        await server.Asked;
        time.Advance(TimeSpan.FromSeconds(60));

        Assert.That((await call).Left(), Is.EqualTo(TimedOut));
    }

    [Test]
    public async Task A_Send_that_does_not_heed_its_token_does_not_hold_the_caller_up()
    {
        var transport = new Transport((_, _) => new TaskCompletionSource<HttpResponseMessage>().Task);

        var call = Groups.Get(transport.Config with { Time = time }, "g").RunAsync();
        await transport.Asked(1);
        time.Advance(TimeSpan.FromSeconds(60));

        Assert.That((await call).Left(), Is.EqualTo(TimedOut));
    }

    [Test]
    public async Task A_connection_that_breaks_because_time_is_up_is_a_Timeout()
    {
        var transport = new Transport((_, _) =>
        {
            time.Advance(TimeSpan.FromSeconds(60));
            throw new IOException("The connection was aborted");
        });

        Assert.That(await Groups.Get(transport.Config with { Time = time }, "g").Left(), Is.EqualTo(TimedOut));
    }

    [Test]
    public async Task Calls_that_run_setup_tests_have_the_longer_patience()
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
    public async Task Cancellation_ends_a_call_that_is_on_its_way()
    {
        using var source = new CancellationTokenSource();
        await using var server = new RawServer(RawServer.Silence);

        var call = Groups.Get(server.Config with { Cancellation = source.Token }, "g").RunAsync();
        await server.Asked;
        await source.CancelAsync();

        Assert.That((await call).Left(), Is.EqualTo(new FivetranError.Cancelled { Endpoint = Get, Message = "cancelled by its caller" }));
    }

    [Test]
    public async Task A_write_that_is_cancelled_under_way_says_what_that_may_mean()
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
                "cancelled by its caller when it was under way. It may have been carried out all the same: read it back before sending it again.",
                "cancelled by its caller")));
    }

    [Test]
    public async Task What_a_callback_on_the_token_of_Send_throws_ends_nothing_but_the_call()
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
    public async Task A_timer_that_fires_when_the_call_is_over_ends_nothing()
    {
        var time = new LateTime();
        var config = new Transport(Transport.Json(Samples.Data(Samples.Group))).Config with { Time = time };

        await Groups.Get(config, "g").Right();

        Assert.That(time.Fire, Throws.Nothing);
    }

    [Test]
    public void A_connection_that_has_gone_silent_is_given_up_in_half_of_the_default_timeout()
    {
        using var handler = Exchange.Handler();

        Assert.That(handler.KeepAlivePingDelay + handler.KeepAlivePingTimeout, Is.EqualTo(new ClientConfig("key", "secret").Timeout / 2));
        Assert.That(handler.KeepAlivePingPolicy, Is.EqualTo(HttpKeepAlivePingPolicy.WithActiveRequests));
    }

    [Test]
    public async Task A_body_is_built_anew_for_each_attempt()
    {
        var transport = new Transport(Transport.RetryAfter("0"), Transport.RetryAfter("0"), Transport.Json(Samples.Data(Samples.Group)));

        await Groups.Create(transport.Config with { Retry = RetryPolicy.Default }, new NewGroup("g")).Right();

        Assert.That(
            transport.Requests.Select(request => request.Body),
            Is.EqualTo(new[] { """{"name":"g"}""", """{"name":"g"}""", """{"name":"g"}""" }));
    }

    private static async Task<Option<FivetranError>> Ended<T>(Aff<Either<FivetranError, T>> call) =>
        (await call.RunAsync()).Match(Right: _ => None, Left: Some);

    /// <summary>Its timers fire when they are told to, even when they are disposed: as those of the system do, now and then.</summary>
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
