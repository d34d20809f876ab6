using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Text.RegularExpressions;
using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests.Hostile;

/// <summary>Neither the key and secret nor a service's own secrets come out anywhere but at the host that they are for.</summary>
[NonParallelizable]
internal sealed partial class SecretsTests
{
    private static readonly ClientConfig Config = new(Leaks.Key, Leaks.Secret) { Retry = RetryPolicy.Never };

    private static IEnumerable<TestCaseData<Func<ClientConfig, ClientConfig>>> Situations =>
    [
        Situation("all is well", Answering(200, Samples.Data(Samples.Connector))),
        Situation("an empty page", Answering(200, Samples.Page(""))),
        .. new[]
        {
            302,
            400,
            401,
            403,
            404,
            408,
            409,
            418,
            429,
            500,
            503,
        }.Select(status => Situation($"{status}", Answering(status, """{"code":"Failed","message":"It did not work"}"""))),
        Situation("a gateway's page", Answering(502, "<html>Bad gateway</html>", "text/html")),
        Situation("a body that makes no sense", Answering(200, """{"data":{"id":5,"items":[{}]}}""")),
        Situation("no JSON", Answering(200, "<html>Sign in</html>", "text/html")),
        Situation("an empty body", Answering(200, "")),
        Situation(
            "a body that is too long",
            config => Answering(200, new string(' ', 5_000) + Samples.Nothing)(config) with { MaxBodySize = 1024 }),
        Situation("nothing in time", config => config with { Send = Transport.Silence, Time = new ImpatientTime() }),
        Situation("cancelled", config => config with { Send = Transport.Silence, Cancellation = new CancellationToken(canceled: true) }),
        Situation(
            "a Send that throws",
            config => config with
            {
                Send = (request, _) => throw new InvalidOperationException($"cannot reach {request.RequestUri}", new IOException("pipe")),
            }),
        Situation("a Send that gives up", config => config with { Send = (_, _) => throw new TaskCanceledException() }),
        Situation("a Send that answers null", config => config with { Send = (_, _) => Task.FromResult<HttpResponseMessage>(null!) }),
        Situation(
            "a body that breaks off",
            config => config with
            {
                Send = (_, _) => Task.FromResult(new HttpResponseMessage { Content = new StreamContent(new BrokenStream()) }),
            }),
        Situation("nobody there", config => config with { BaseUrl = RawServer.UnusedAddress() }),
    ];

    [TestCaseSource(nameof(Situations))]
    public async Task Nothing_that_comes_out_holds_a_secret(Func<ClientConfig, ClientConfig> situation)
    {
        using var leaks = new Leaks();

        await CallAll(situation(Config), leaks);

        Assert.That(leaks.Found, Is.Empty);
        Assert.That(leaks.Count, Is.GreaterThan(100));
    }

    [Test]
    public async Task Nothing_that_comes_out_of_real_sockets_holds_a_secret()
    {
        await using var server = new RawServer(RawServer.SendLast("HTTP/1.1 500 No"));
        using var leaks = new Leaks();

        await CallAll(Config with { BaseUrl = server.BaseUrl }, leaks);

        Assert.That(leaks.Found, Is.Empty);
        Assert.That(
            server.Heads,
            Is.Not.Empty.And.All.Matches<string>(head => Leaks.In(head).Any() != head.StartsWith("GET /public/", StringComparison.Ordinal)),
            "the search works");
    }

    [Test]
    public async Task A_redirect_leads_the_credentials_nowhere([Values(301, 302, 303, 307, 308)] int status)
    {
        await using var elsewhere = new RawServer(RawServer.SendLast("HTTP/1.1 200 OK"));
        await using var server = new RawServer(RawServer.SendLast($"HTTP/1.1 {status} Elsewhere\nLocation: {elsewhere.BaseUrl}/groups"));

        foreach (var function in Functions.All)
        {
            var error = await Functions.Run(function, Config with { BaseUrl = server.BaseUrl }, _ => "good");

            Assert.That(error.Bind(one => one.Status), Is.EqualTo(Some(status)), Functions.NameOf(function));
        }

        Assert.That((server.Heads.Count, elsewhere.Heads.Count), Is.EqualTo((Functions.All.Count(), 0)));
    }

    [Test]
    public async Task Plain_http_to_this_machine_does_not_leave_it_through_a_proxy()
    {
        await using var proxy = new RawServer(RawServer.SendLast("HTTP/1.1 502 No"));
        await using var server = new RawServer(RawServer.SendLast("HTTP/1.1 200 OK"));
        var before = HttpClient.DefaultProxy;
        HttpClient.DefaultProxy = new WebProxy(new Uri(proxy.BaseUrl));
        try
        {
            await Groups.Delete(Config with { BaseUrl = server.BaseUrl }, "g", Confirm.GroupDeletion).Right();
            await Groups.Delete(Config with { BaseUrl = "https://fivetran.test/v1" }, "g", Confirm.GroupDeletion).Left();
        }
        finally
        {
            HttpClient.DefaultProxy = before;
        }

        Assert.That(server.Heads, Has.Count.EqualTo(1));
        Assert.That(proxy.Heads, Has.Count.EqualTo(1).And.All.StartsWith("CONNECT fivetran.test:443 HTTP/1.1"));
        Assert.That(proxy.Heads.SelectMany(Leaks.In), Is.Empty);
    }

    [Test]
    public async Task A_server_with_an_untrusted_certificate_is_sent_nothing()
    {
        using var key = ECDsa.Create();
        using var certificate = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(
                new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2090, 1, 1, 0, 0, 0, TimeSpan.Zero));
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var received = Receive(listener, certificate);

        var error = await Groups.Get(
            Config with { BaseUrl = $"https://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}/v1" }, "g").Left();

        Assert.That(((FivetranError.Transport)error).Cause.GetBaseException(), Is.InstanceOf<AuthenticationException>());
        Assert.That(await received, Is.Zero);
    }

    [Test]
    public void The_library_waives_no_certificate_and_writes_nowhere_but_to_who_watches()
    {
        using var image = new PEReader(File.OpenRead(typeof(Groups).Assembly.Location));
        var metadata = image.GetMetadataReader();
        var used = metadata.MemberReferences.Select(handle => metadata.GetString(metadata.GetMemberReference(handle).Name))
            .Concat(metadata.TypeReferences.Select(handle => metadata.GetString(metadata.GetTypeReference(handle).Name)))
            .ToList();

        Assert.That(used, Does.Contain("set_AllowAutoRedirect").And.Contain("SocketsHttpHandler"), "the search works");
        Assert.That(used.Where(name => Unwanted.IsMatch(name)), Is.Empty);
    }

    [Test]
    public void No_snapshot_holds_credentials()
    {
        var snapshots = Directory.EnumerateFiles(
            Path.Combine(Pages.Root, "Fivetrex.Functional.Tests"), "*.snap", SearchOption.AllDirectories).ToList();

        Assert.That(snapshots, Is.Not.Empty);
        Assert.That(snapshots.SelectMany(File.ReadLines).Where(line => Credentials.IsMatch(line)), Is.Empty);
    }

    [Test]
    public void The_text_of_a_config_in_a_log_holds_no_secret()
    {
        using var leaks = new Leaks();
        var config = Config with { BaseUrl = "https://proxy.example/v1" };

        leaks.Note(config);
        leaks.Note(Prelude.Right<FivetranError, ClientConfig>(config));
        leaks.Note(JsonSerializer.Serialize(new { config.BaseUrl, config.Timeout, config.PageSize }));
        leaks.Note(Assert.Catch<ArgumentException>(() => _ = new ClientConfig($"{Leaks.Key}:", Leaks.Secret)));
        leaks.Note(Assert.Catch<ArgumentException>(() => _ = new ClientConfig(Leaks.Key, " ")));
        leaks.Note(Assert.Catch<ArgumentException>(() => _ = Config with
        {
            BaseUrl = $"https://{Leaks.Key}:{Uri.EscapeDataString(Leaks.Secret)}@api.fivetran.com/v1",
        }));

        Assert.That(leaks.Found, Is.Empty);
    }

    [GeneratedRegex("Certificate|SslOptions|^ServicePointManager|DiagnosticListener|EventSource|^LoggerFactory|^Trace|^Debug$|^Console$")]
    private static partial Regex Unwanted { get; }

    // Basic with anything after it but stars, and the suite's own key:secret pairs
    [GeneratedRegex(@"Basic (?!\*\*\*)|a2V5OnNlY3JldA|dGhlX2tleTp0aGVfc2VjcmV0|dGVzdF9rZXk6dGVzdF9zZWNyZXQ|bXlfa2V5Om15X3NlY3JldA")]
    private static partial Regex Credentials { get; }

    private static async Task CallAll(ClientConfig config, Leaks leaks)
    {
        leaks.Note(config);
        var log = new Lines();
        foreach (var function in Functions.All)
        {
            foreach (var id in new[] { "good", ".." })
            {
                var results = await Functions.Results(
                    function, config with { Logger = log }, _ => id, input => Noted(WithSecrets(input), leaks));
                results.ForEach(leaks.Note);
            }
        }

        log.ForEach(leaks.Note);
    }

    private static object Noted(object input, Leaks leaks)
    {
        leaks.Note($"{input}");
        return input;
    }

    private static object WithSecrets(object input)
    {
        if (input is not FivetranModel)
        {
            return input;
        }

        var changed = input.GetType().GetMethod("<Clone>$")!.Invoke(input, null)!;
        foreach (var property in input.GetType().GetProperties().Where(property => property.SetMethod is not null))
        {
            if (property.PropertyType == typeof(object))
            {
                property.SetValue(changed, Leaks.ServiceConfig);
            }
            else if (property.PropertyType == typeof(Option<Secret>))
            {
                property.SetValue(changed, Some(Leaks.ServiceSecret));
            }
        }

        return changed;
    }

    private static TestCaseData<Func<ClientConfig, ClientConfig>> Situation(string name, Func<ClientConfig, ClientConfig> situation) =>
        new(situation) { TestName = $"No secret comes out: {name}" };

    private static Func<ClientConfig, ClientConfig> Answering(int status, string body, string mediaType = "application/json") =>
        config => config with { Send = new Transport(Transport.Answer(status, body, mediaType)).Send };

    private static async Task<int> Receive(TcpListener listener, X509Certificate2 certificate)
    {
        using var socket = await listener.AcceptTcpClientAsync();
        using var secured = new SslStream(socket.GetStream());
        try
        {
            await secured.AuthenticateAsServerAsync(certificate);
            return await secured.ReadAsync(new byte[4096]);
        }
        catch (Exception refused) when (refused is IOException or AuthenticationException)
        {
            return 0;
        }
    }

    /// <summary>A clock whose every timer is over at once.</summary>
    private sealed class ImpatientTime : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            System.CreateTimer(callback, state, TimeSpan.Zero, period);
    }

    private sealed class BrokenStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            throw new IOException("the connection is gone");
    }
}
