using Fivetrex.Functional.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Fivetrex.Functional.Tests.Testing;

/// <summary>The paths of the Go client of Fivetran that its reference does not have, answered as their twins.</summary>
internal sealed class GoClientTests
{
    private InMemoryFivetran fivetran = null!;
    private string connection = "";

    [SetUp]
    public async Task CreateConnection()
    {
        fivetran = RawCalls.NewAccount();
        var group = (await fivetran.Data("POST", "groups", """{"name":"warehouse"}"""))["id"];
        connection = (await fivetran.Data(
            "POST", "connections", $$"""{"group_id":"{{group}}","service":"mysql"}"""))["id"]!.ToString();
    }

    [Test]
    public async Task A_table_in_the_path_is_synced_again()
    {
        await fivetran.Data("POST", $"connections/{connection}/schemas/reload", "{}");

        await fivetran.Data("POST", $"connections/{connection}/schemas/public/tables/orders/resync");

        var warning = (await fivetran.Data("GET", $"connections/{connection}/warnings"))["items"]!.AsArray().Single()!;
        var state = (await fivetran.Data("GET", $"connections/{connection}"))["status"]!["sync_state"];
        Assert.That((warning["schema"]!.ToString(), warning["table"]!.ToString(), $"{state}"), Is.EqualTo(("public", "orders", "syncing")));
    }

    [Test]
    public async Task An_unknown_table_in_the_path_is_refused_as_one_in_the_body()
    {
        await fivetran.Data("POST", $"connections/{connection}/schemas/reload", "{}");

        var refused = await fivetran.Refusal("POST", $"connections/{connection}/schemas/public/tables/none/resync");

        Assert.That(refused.Status, Is.EqualTo(404));
        Assert.That(
            refused,
            Is.EqualTo(await fivetran.Refusal("POST", $"connections/{connection}/schemas/tables/resync", """{"public":["none"]}""")));
    }

    [TestCase(Dialect.Document, 201, "Created", "CONNECTED", """{"host":"h","port":5432,"ssl":true,"password":"******"}""")]
    [TestCase(Dialect.GoClient, 201, "Success", "connected", """{"host":"h","port":"5432","ssl":"true","password":"******"}""")]
    public async Task A_destination_is_answered_in_the_dialect(Dialect dialect, int status, string code, string setupStatus, string config)
    {
        var account = new InMemoryFivetran { Dialect = dialect };
        var group = (await account.Data("POST", "groups", """{"name":"warehouse"}"""))["id"];

        var created = await account.Ask("POST", "destinations", $$"""
            {"group_id":"{{group}}","service":"postgres_rds_warehouse","time_zone_offset":"0",
             "config":{"host":"h","port":5432,"ssl":true,"password":"p"} }
            """);
        var listed = (await account.Data("GET", "destinations"))["items"]![0]!;

        var data = created.Body["data"]!;
        Assert.That((created.Status, $"{created.Body["code"]}"), Is.EqualTo((status, code)));
        Assert.That(data["config"]!.ToJsonString(), Is.EqualTo(config));
        Assert.That(($"{data["setup_status"]}", $"{listed["setup_status"]}"), Is.EqualTo((setupStatus, setupStatus)));
    }

    [TestCase(Dialect.Document, "Success")]
    [TestCase(Dialect.GoClient, "Created")]
    public async Task A_created_membership_has_the_code_of_the_dialect(Dialect dialect, string code)
    {
        var account = new InMemoryFivetran { Dialect = dialect };
        var group = (await account.Data("POST", "groups", """{"name":"warehouse"}"""))["id"];
        var team = (await account.Data("POST", "teams", """{"name":"data","role":"Account Reviewer"}"""))["id"];

        var created = await account.Ask(
            "POST", $"teams/{team}/groups", $$"""{"id":"{{group}}","role":"Destination Administrator"}""");

        Assert.That((created.Status, $"{created.Body["code"]}"), Is.EqualTo((201, code)));
    }

    [Test]
    public async Task The_client_of_this_library_reads_both_dialects()
    {
        var read = new List<Destination>();
        foreach (var dialect in new[] { Dialect.Document, Dialect.GoClient })
        {
            var account = new InMemoryFivetran(new FakeTimeProvider(SkippingTime.Noon)) { Dialect = dialect };
            var group = await Groups.Create(account.Client, new NewGroup("warehouse")).Right();
            var destination = await Destinations.Create(account.Client, new NewDestination(group.Id, "snowflake", "0")).Right();
            read.Add(destination with { Config = None });
        }

        Assert.That(read[0], Is.EqualTo(read[1]));
    }

    [TestCase("PATCH")]
    [TestCase("POST")]
    public async Task An_agent_gets_new_credentials_by_either_verb(string method)
    {
        var agent = (await fivetran.Data(
            "POST", "hybrid-deployment-agents", """{"display_name":"dc","env_type":"DOCKER","accept_terms":true}"""))["id"];

        var renewed = await fivetran.Data(method, $"hybrid-deployment-agents/{agent}/re-auth", """{"auth_type":"AUTO"}""");

        Assert.That((renewed["id"]!.ToString(), renewed["token"] is null), Is.EqualTo(($"{agent}", false)));
    }
}
