using System.IO.Compression;
using System.Net.Sockets;
using System.Text;
using Fivetrex.Functional.Http;
using Fivetrex.Functional.Tests.Support;
using Flurl.Http;
using Flurl.Http.Testing;

namespace Fivetrex.Functional.Tests.Http;

/// <summary>A call and its answer, with the default HTTP client, over a socket and with a custom Send.</summary>
[NonParallelizable]
internal sealed class ExchangeTests
{
    private const string Get = "GET /groups/{groupId}";

    private static readonly FivetranError TimedOut = new FivetranError.Timeout
    {
        Endpoint = Get,
        Message = "no complete answer within 00:01:00",
    };

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
    public async Task A_custom_Send_is_not_seen_by_HttpTest()
    {
        using var http = new HttpTest();
        var transport = new Transport(Transport.Json(Samples.Data(Samples.Group)));

        await Groups.Get(transport.Config, "g").Right();

        Assert.That((transport.Requests.Count, http.CallLog.Count), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task Global_handlers_of_Flurl_do_not_see_the_credentials()
    {
        await using var server = new RawServer(RawServer.Send("HTTP/1.1 500 No\nContent-Length: 0"));
        var shown = new List<FlurlCall>();
        FlurlHttp.Clients.WithDefaults(client => client.BeforeCall(shown.Add).AfterCall(shown.Add).OnError(shown.Add));

        await Groups.Get(server.Config, "g").Left();

        Assert.That(shown, Is.Empty);
    }

    [Test]
    public async Task A_call_over_a_socket_has_the_expected_head_and_result()
    {
        var body = Samples.Data(Samples.Group);
        await using var server = new RawServer(RawServer.Send(
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

        await using var server = new RawServer(RawServer.Send(
            $"HTTP/1.1 200 OK\nContent-Encoding: gzip\nContent-Length: {zipped.Length}", zipped.ToArray()));

        Assert.That((await Groups.Get(server.Config, "g").Right()).Name, Is.EqualTo("warehouse_eu"));
    }

    [Test]
    public async Task Cookies_are_not_kept()
    {
        await using var server = new RawServer(
            RawServer.Send("HTTP/1.1 200 OK\nSet-Cookie: session=1\nContent-Length: 0\nConnection: close"));

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
            RawServer.Send($"HTTP/1.1 307 Temporary Redirect\nLocation: {elsewhere.BaseUrl}/groups/g\nContent-Length: 0"));

        var error = await Groups.Get(server.Config, "g").Left();

        Assert.That(error.Status, Is.EqualTo(Some(307)));
        Assert.That((server.Heads.Count, elsewhere.Heads.Count), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task A_refused_connection_is_Transport()
    {
        var config = new ClientConfig("key", "secret") { BaseUrl = RawServer.UnusedAddress(), Retry = RetryPolicy.Never };

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
    public async Task An_unknown_host_is_Transport()
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
    public async Task Any_exception_of_a_Send_is_Transport(Type thrown)
    {
        var cause = (Exception)Activator.CreateInstance(thrown, "broken")!;

        var error = await Groups.Get(new Transport((_, _) => throw cause).Config, "g").Left();

        Assert.That(error, Is.EqualTo(new FivetranError.Transport(cause) { Endpoint = Get, Message = "broken" }));
    }

    [Test]
    public async Task A_Send_that_returns_null_is_Transport() =>
        Assert.That(
            (await Groups.Get(new Transport((_, _) => Task.FromResult<HttpResponseMessage>(null!)).Config, "g").Left()).ToString(),
            Is.EqualTo($"Transport {Get}: Send returned null"));

    [Test]
    public void A_silent_connection_is_closed_after_half_of_the_default_timeout()
    {
        using var handler = Exchange.Handler();

        Assert.That(handler.KeepAlivePingDelay + handler.KeepAlivePingTimeout, Is.EqualTo(new ClientConfig("key", "secret").Timeout / 2));
        Assert.That(handler.KeepAlivePingPolicy, Is.EqualTo(HttpKeepAlivePingPolicy.WithActiveRequests));
    }

    [Test]
    public async Task A_body_is_built_again_for_each_attempt()
    {
        var transport = new Transport(Transport.RetryAfter("0"), Transport.RetryAfter("0"), Transport.Json(Samples.Data(Samples.Group)));

        await Groups.Create(transport.Config with { Retry = RetryPolicy.Default }, new NewGroup("g")).Right();

        Assert.That(
            transport.Requests.Select(request => request.Body),
            Is.EqualTo(new[] { """{"name":"g"}""", """{"name":"g"}""", """{"name":"g"}""" }));
    }
}
