using Fivetrex.Functional.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Fivetrex.Functional.Tests.Testing;

/// <summary>The in-memory service as tests of a client use it: seeds, faults, recorded requests.</summary>
internal sealed class InMemoryFivetranTests
{
    private readonly FakeTimeProvider time = new(SkippingTime.Noon);
    private readonly InMemoryFivetran fivetran;

    public InMemoryFivetranTests() => fivetran = new InMemoryFivetran(time);

    private ClientConfig Config => fivetran.Client;

    [Test]
    public async Task Credentials_can_be_set()
    {
        var own = new InMemoryFivetran(TimeProvider.System, "my_key", "my_secret");

        await Groups.List(own.Client).Right();
        Assert.That(
            await Groups.List(own.Client.WithCredentials("test_key", "test_secret")).Left(), Is.InstanceOf<FivetranError.Unauthorized>());
    }

    [Test]
    public async Task A_deleted_group_loses_its_connections_and_its_destination()
    {
        fivetran.Seed(2, 2);

        await Groups.Delete(Config, "amber_acorn", Confirm.GroupDeletion).Right();

        Assert.That(
            Connectors.Stream(Config).Collect().Right().Map(connector => connector.GroupId),
            Has.None.EqualTo("amber_acorn").And.Count.EqualTo(2));
        Assert.That(Destinations.Stream(Config).Collect().Right(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Secrets_are_masked_at_every_depth_and_lists_contain_no_config()
    {
        fivetran.Seed(1, 0);
        var made = await Connectors.Create(Config, new NewConnector("amber_acorn", "postgres")
        {
            Config = new { schema = "crm", password = "secret", nested = new[] { new { api_key = "secret", port = 1 } } },
        }).Right();

        Assert.That(
            made.Config.Map(config => config.Value.GetRawText()),
            Is.EqualTo(Some("""{"schema":"crm","password":"******","nested":[{"api_key":"******","port":1}]}""")));
        Assert.That(
            (await Connectors.List(Config).Right()).Items.Map(connector => connector.Config.Map(config => config.Value.GetRawText())),
            Is.EqualTo(new[] { Some("{}") }));
    }

    [Test]
    public async Task Calls_fail_as_often_as_set()
    {
        var once = Config with { Retry = RetryPolicy.Never };
        fivetran.FailNext(2, Fault.Status(503, "Unavailable", "Back soon"));
        fivetran.FailNext(1, Fault.RateLimited(TimeSpan.FromSeconds(9)));
        fivetran.FailNext(1, Fault.Dropped);
        fivetran.FailNext(1, Fault.Answer(502, "<html>", "text/html"));

        var outcomes = new List<string>();
        for (var i = 0; i < 6; i++)
        {
            outcomes.Add((await Groups.List(once).RunAsync()).Match(Right: page => "fine", Left: error => error.ToString()));
        }

        Assert.That(outcomes, Is.EqualTo(new[]
        {
            "ServerError Unavailable (503) GET /groups: Back soon",
            "ServerError Unavailable (503) GET /groups: Back soon",
            "RateLimited TooManyRequests (429) GET /groups: Too many requests. Try again in 9 s.",
            "Transport GET /groups: The connection was dropped: Fault.Dropped.",
            "ServerError (502) GET /groups: Bad Gateway, with a body of type text/html that is not an error of Fivetran's API",
            "fine",
        }));
        Assert.That(fivetran.Requests, Has.Count.EqualTo(6));
    }

    [Test]
    public async Task A_delayed_response_waits_for_the_clock()
    {
        fivetran.FailNext(1, Fault.Delayed(TimeSpan.FromSeconds(30)));

        var call = Groups.List(Config).RunAsync();
        Assert.That(call.IsCompleted, Is.False);
        time.Advance(TimeSpan.FromSeconds(30));

        Assert.That((await call).IsRight, Is.True);
    }

    [Test]
    public async Task Requests_are_recorded_without_credentials()
    {
        await Groups.Create(Config, new NewGroup("warehouse")).Right();
        await Connectors.List(Config, "amber_acorn", new PageRequest(Limit: 3)).Right();
        await Connectors.List(Config).Right();

        Assert.That(fivetran.Requests, Is.EqualTo(new[]
        {
            new SeenRequest("POST", "/v1/groups", "", "application/json", """{"name":"warehouse"}"""),
            new SeenRequest("GET", "/v1/groups/amber_acorn/connections", "?limit=3", "application/json", None),
            new SeenRequest("GET", "/v1/connections", "", "application/json;version=2", None),
        }));
    }

    [Test]
    public async Task Concurrent_calls_create_every_group()
    {
        var config = Config with { PageSize = 7 };

        await Parallel.ForEachAsync(
            Enumerable.Range(0, 200), async (number, _) => await Groups.Create(config, new NewGroup($"group_{number}")).Right());

        Assert.That(Groups.Stream(config).Collect().Right().Map(g => g.Id).Distinct(), Has.Count.EqualTo(200));
    }

    [Test]
    public void Ids_are_two_words_and_unique()
    {
        fivetran.Seed(100, 100);

        var ids = Groups.Stream(Config).MapT(g => g.Id).Concat(Connectors.Stream(Config).MapT(connector => connector.Id)).Collect().Right();

        Assert.That(ids, Has.Count.EqualTo(10_100).And.Unique);
        Assert.That(ids, Has.All.Matches("^[a-z]+_[a-z]+[0-9]*$"));
    }
}
