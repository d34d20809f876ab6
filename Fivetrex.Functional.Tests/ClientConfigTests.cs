using System.Diagnostics;
using System.Reflection;
using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests;

[NonParallelizable]
internal sealed class ClientConfigTests
{
    private static readonly ClientConfig Config = new("the_key", "the_secret");

    [Test]
    public void Defaults_are_those_of_the_table() =>
        Assert.That(
            (
                Config.BaseUrl,
                Config.Timeout,
                Config.SetupTimeout,
                Config.Retry,
                Config.PageSize,
                Config.ReadAhead,
                Config.MaxBodySize,
                Config.Cancellation,
                Config.Send,
                Config.Logger,
                Config.Time),
            Is.EqualTo((
                "https://api.fivetran.com/v1",
                TimeSpan.FromSeconds(60),
                TimeSpan.FromMinutes(30),
                RetryPolicy.Default,
                1000,
                true,
                64 * 1024 * 1024,
                CancellationToken.None,
                (object?)null,
                (object?)null,
                TimeProvider.System)));

    [TestCase("", "secret", "apiKey")]
    [TestCase(" ", "secret", "apiKey")]
    [TestCase(null, "secret", "apiKey")]
    [TestCase("key", "", "apiSecret")]
    [TestCase("key", "\t", "apiSecret")]
    [TestCase("key", null, "apiSecret")]
    [TestCase("key:part", "secret", "apiKey")]
    public void Invalid_credentials_throw_with_the_parameter_and_without_the_value(string? key, string? secret, string parameter)
    {
        var thrown = Assert.Catch<ArgumentException>(() => _ = new ClientConfig(key!, secret!));

        Assert.That(thrown.ParamName, Is.EqualTo(parameter));
        Assert.That(thrown.Message, Does.Not.Contain("part").And.Not.Contain("secret\""));
        Assert.Catch<ArgumentException>(() => Config.WithCredentials(key!, secret!));
    }

    [TestCase("/v1", "is not an absolute http or https address: '/v1'")]
    [TestCase("api.fivetran.com/v1", "is not an absolute http or https address: 'api.fivetran.com/v1'")]
    [TestCase("", "is not an absolute http or https address: ''")]
    [TestCase(null, "is not an absolute http or https address: ''")]
    [TestCase("ftp://api.fivetran.com/v1", "is not an absolute http or https address: 'ftp://api.fivetran.com/v1'")]
    [TestCase("file:///etc/passwd", "is not an absolute http or https address: 'file:///etc/passwd'")]
    [TestCase("http://api.fivetran.com/v1", "must be https: the API secret would be sent unencrypted to 'api.fivetran.com'")]
    [TestCase("http://localhost.evil.example/v1", "must be https: the API secret would be sent unencrypted to 'localhost.evil.example'")]
    [TestCase("http://10.0.0.1/v1", "must be https: the API secret would be sent unencrypted to '10.0.0.1'")]
    [TestCase("https://user:password@api.fivetran.com/v1", "must not contain credentials")]
    [TestCase("https://api.fivetran.com/v1?x=y", "must end with its path: 'https://api.fivetran.com/v1?x=y'")]
    [TestCase("https://api.fivetran.com/v1#x", "must end with its path: 'https://api.fivetran.com/v1#x'")]
    public void An_invalid_base_url_throws_when_the_config_is_built(string? baseUrl, string why)
    {
        var thrown = Assert.Throws<ArgumentException>(() => _ = Config with { BaseUrl = baseUrl! });

        Assert.That(thrown.Message, Is.EqualTo($"BaseUrl {why}. The address of Fivetran is https://api.fivetran.com/v1."));
    }

    [TestCase("http://localhost:4000", "http://localhost:4000/groups")]
    [TestCase("http://127.0.0.1:4000/v1/", "http://127.0.0.1:4000/v1/groups")]
    [TestCase("http://[::1]:4000", "http://[::1]:4000/groups")]
    [TestCase("https://proxy.example/fivetran/v1", "https://proxy.example/fivetran/v1/groups")]
    [TestCase("HTTPS://Api.Fivetran.com/v1", "https://api.fivetran.com/v1/groups")]
    public async Task Paths_are_appended_to_the_base_url(string baseUrl, string expected)
    {
        Uri? asked = null;
        var config = Config with
        {
            BaseUrl = baseUrl,
            Send = (request, _) => { asked = request.RequestUri; return Transport.Json(Samples.Page(""))(request, default); },
        };

        await Groups.List(config).Right();

        Assert.That(asked!.AbsoluteUri, Is.EqualTo(expected));
    }

    [TestCase(0)]
    [TestCase(-1)]
    [TestCase(1001)]
    public void A_page_size_outside_of_1_to_1000_throws(int pageSize) =>
        Assert.That(
            () => Config with { PageSize = pageSize },
            Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.StartsWith("A page has 1 to 1000 items."));

    [Test]
    public void The_limits_themselves_are_valid() =>
        Assert.That(
            (Config with { PageSize = 1, Timeout = TimeSpan.FromDays(1), SetupTimeout = TimeSpan.FromTicks(1) }) with { PageSize = 1000 },
            Is.EqualTo(Config with { Timeout = TimeSpan.FromDays(1), SetupTimeout = TimeSpan.FromTicks(1) }));

    [TestCase(0)]
    [TestCase(1023)]
    [TestCase(int.MaxValue)]
    public void A_maximal_body_size_out_of_range_throws(int maxBodySize) =>
        Assert.That(() => Config with { MaxBodySize = maxBodySize }, Throws.InstanceOf<ArgumentOutOfRangeException>());

    [TestCase(0)]
    [TestCase(-1)]
    [TestCase(2 * 24 * 60 * 60)]
    public void A_timeout_out_of_range_throws(int seconds)
    {
        Assert.That(() => Config with { Timeout = TimeSpan.FromSeconds(seconds) }, Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => Config with { SetupTimeout = TimeSpan.FromSeconds(seconds) }, Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void Each_property_has_a_With_method()
    {
        using var source = new CancellationTokenSource();
        static Task<HttpResponseMessage> Send(HttpRequestMessage request, CancellationToken cancellation) =>
            throw new NotSupportedException();
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();

        var fluent = Config
            .WithBaseUrl("https://proxy.example")
            .WithTimeout(TimeSpan.FromSeconds(1))
            .WithSetupTimeout(TimeSpan.FromSeconds(2))
            .WithRetry(RetryPolicy.Never)
            .WithPageSize(3).WithReadAhead(false).WithMaxBodySize(4096).WithCancellation(source.Token).WithSend(Send).WithTime(time);

        Assert.That(fluent, Is.EqualTo(Config with
        {
            BaseUrl = "https://proxy.example",
            Timeout = TimeSpan.FromSeconds(1),
            SetupTimeout = TimeSpan.FromSeconds(2),
            Retry = RetryPolicy.Never,
            PageSize = 3,
            ReadAhead = false,
            MaxBodySize = 4096,
            Cancellation = source.Token,
            Send = Send,
            Time = time,
        }));
        Assert.That(
            typeof(ClientConfig)
                .GetMethods()
                .Where(method => method.Name.StartsWith("With", StringComparison.Ordinal))
                .Select(method => method.Name["With".Length..]),
            Is.EquivalentTo(typeof(ClientConfig)
                .GetProperties()
                .Where(property => property.CanWrite)
                .Select(property => property.Name)
                .Append("Credentials")
                .Append("outDeletes")));
    }

    [Test]
    public async Task WithCredentials_leaves_the_original_config_unchanged()
    {
        var transport = new Transport(Transport.Json(Samples.Page("")));
        var old = Config with { Send = transport.Send };

        await Groups.List(old.WithCredentials("new_key", "new_secret")).Right();
        await Groups.List(old).Right();

        Assert.That(
            transport.Requests.Select(request => request.Headers["Authorization"]),
            Is.EqualTo(new[] { "Basic bmV3X2tleTpuZXdfc2VjcmV0", "Basic dGhlX2tleTp0aGVfc2VjcmV0" }));
    }

    [Test]
    public void Neither_ToString_nor_the_debugger_shows_key_or_secret()
    {
        var shown = string.Join('\n', typeof(ClientConfig)
            .GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(property => property.GetCustomAttribute<DebuggerBrowsableAttribute>()?.State != DebuggerBrowsableState.Never)
            .Select(property => $"{property.GetValue(Config)}")
            .Append(Config.ToString()));

        Assert.That(
            shown,
            Does.Contain("https://api.fivetran.com/v1").And.Not
                .Contain("the_key").And.Not
                .Contain("the_secret").And.Not
                .Contain("dGhlX2tleTp0aGVfc2VjcmV0"));
    }

    [Test]
    public void A_null_clock_or_policy_or_a_maximal_delay_out_of_range_throws() => Assert.Multiple(() =>
    {
        Assert.That(() => Config with { Time = null! }, Throws.ArgumentNullException);
        Assert.That(() => Config with { Retry = null! }, Throws.ArgumentNullException);
        Assert.That(() => RetryPolicy.Default with { When = null! }, Throws.ArgumentNullException);
        Assert.That(() => new RetryPolicy(null!, _ => true, TimeSpan.Zero), Throws.ArgumentNullException);
        Assert.That(
            () => RetryPolicy.Default with { MaxDelay = Timeout.InfiniteTimeSpan }, Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(
            () => new RetryPolicy(RetryPolicy.Default.Delays, _ => true, TimeSpan.FromDays(2)),
            Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.StartsWith("The longest wait is zero to one day."));
        Assert.That(() => RetryPolicy.Default with { MaxDelay = TimeSpan.FromDays(1) }, Throws.Nothing);
    });

    [TestCase("key", "secret", null)]
    [TestCase(" key\n", "secret\r\n", null)]
    [TestCase(null, "secret", "Set the environment variable FIVETRAN_API_KEY.")]
    [TestCase("key", " ", "Set the environment variable FIVETRAN_API_SECRET.")]
    [TestCase("", null, "Set the environment variables FIVETRAN_API_KEY and FIVETRAN_API_SECRET.")]
    [TestCase("key:secret", "secret", "FIVETRAN_API_KEY: An API key contains no colon. Pass the key and the secret separately.")]
    public void FromEnvironment_reads_both_variables_or_names_what_is_missing(string? key, string? secret, string? missing)
    {
        using var environment = new TemporaryEnvironment(("FIVETRAN_API_KEY", key), ("FIVETRAN_API_SECRET", secret));

        var result = ClientConfig.FromEnvironment();

        Assert.That(result, Is.EqualTo(missing is null
            ? Prelude.Right<FivetranError, ClientConfig>(new ClientConfig("key", "secret"))
            : Prelude.Left<FivetranError, ClientConfig>(new FivetranError.InvalidRequest
            {
                Endpoint = "ClientConfig.FromEnvironment",
                Message = missing,
            })));
    }
}
