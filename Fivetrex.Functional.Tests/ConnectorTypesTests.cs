using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests;

internal sealed class ConnectorTypesTests
{
    private static readonly string Type = Samples.Of(typeof(ConnectorType));

    [Test]
    public async Task ListPublic_needs_no_credentials_and_sends_none()
    {
        var transport = new Transport(Transport.Json(Samples.Page(Type)));

        await ConnectorTypes.ListPublic(ClientConfig.Anonymous with { Send = transport.Send }).Right();
        await ConnectorTypes.ListPublic(transport.Config).Right();
        await ConnectorTypes.ListPublic(transport.Config with { BaseUrl = "http://localhost:4000" }).Right();

        Assert.That(
            transport.Requests.Select(request => (request.Path, request.Headers.ContainsKey("Authorization"))).Distinct(),
            Is.EqualTo(new[] { ("/public/connector-types", false) }));
    }

    // the reference documents one object, but the endpoint returns all types
    [TestCaseSource(nameof(Shapes))]
    public async Task ListPublic_reads_every_shape_of_the_answer(string data, int count)
    {
        var transport = new Transport(Transport.Json(data));

        Assert.That(
            (await ConnectorTypes.ListPublic(transport.Config).Right()).Items.Map(type => type.Id.Value),
            Is.EqualTo(Enumerable.Repeat("google_ads", count)));
    }

    private static IEnumerable<TestCaseData<string, int>> Shapes =>
    [
        new(Samples.Page($"{Type},{Type}"), 2) { TestName = "A page" },
        new(Samples.Data($"[{Type},{Type}]"), 2) { TestName = "A list" },
        new(Samples.Data(Type), 1) { TestName = "One alone" },
        new($$"""{"items":[{{Type}}]}""", 1) { TestName = "A page without an envelope" },
    ];

    [Test]
    public async Task Every_other_function_is_InvalidRequest_without_credentials_and_nothing_is_sent()
    {
        var transport = new Transport(Transport.Json(Samples.Nothing));
        foreach (var function in Functions.All.Where(function => function.Name != nameof(ConnectorTypes.ListPublic)))
        {
            var error = await Functions.Run(function, ClientConfig.Anonymous with { Send = transport.Send }, _ => "good");

            Assert.That(
                $"{error.Case}",
                Is.EqualTo($"InvalidRequest {Documentation.EndpointOf(function)}: "
                    + "ClientConfig.Anonymous has no credentials, and this call needs them; nothing was sent"));
        }

        Assert.That(transport.Requests, Is.Empty);
    }

    [Test]
    public async Task WithCredentials_adds_credentials_to_an_anonymous_config() =>
        Assert.That(
            (await Groups.List(ClientConfig.Anonymous.WithCredentials("test_key", "test_secret") with
            {
                Send = new InMemoryFivetran().Send,
            }).Right()).Items,
            Is.Empty);

    [Test]
    public async Task A_service_in_the_path_is_escaped_and_checked()
    {
        var transport = new Transport(Transport.Json(Samples.Data(Type)));

        await ConnectorTypes.Get(transport.Config, "a/b").Right();
        Assert.That(
            (await ConnectorTypes.Get(transport.Config, "..").Left()).Message,
            Is.EqualTo("service is '..', which is a path segment and not an id; nothing was sent"));
        Assert.That((await ConnectorTypes.Get(transport.Config, null!).Left()).Message, Is.EqualTo("service is null; nothing was sent"));
        Assert.That(transport.Lines, Is.EqualTo(new[] { "GET /v1/metadata/connector-types/a%2Fb" }));
    }
}
