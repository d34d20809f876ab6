using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Fivetrex.Functional.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Fivetrex.Functional.Tests.Testing;

/// <summary>The embedded service, spoken to in plain HTTP, as a client in another language would.</summary>
internal sealed class InMemoryFivetranTests
{
    private const string Key = "Basic dGVzdF9rZXk6dGVzdF9zZWNyZXQ=";

    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));
    private readonly InMemoryFivetran fivetran;

    public InMemoryFivetranTests() => fivetran = new InMemoryFivetran(time);

    private ClientConfig Config => fivetran.Client;

    [Test]
    public async Task Lists_have_the_wire_format_of_the_service()
    {
        fivetran.Seed(2, 0);

        Assert.That(
            await Ask("GET", "groups?limit=1"),
            Is.EqualTo((
                200,
                """{"code":"Success","message":"Groups retrieved successfully","data":{"items":[{"id":"amber_acorn","name":"warehouse_eu","created_at":"2026-11-23T12:00:00.000000Z"}],"next_cursor":"eyJza2lwIjoxfQ=="}}""")));
        Assert.That(
            await Ask("GET", "groups?limit=1&cursor=eyJza2lwIjoxfQ%3D%3D"),
            Is.EqualTo((
                200,
                """{"code":"Success","message":"Groups retrieved successfully","data":{"items":[{"id":"ample_cedar","name":"warehouse_us","created_at":"2026-11-23T12:00:00.000000Z"}]}}""")));
    }

    [Test]
    public async Task Created_is_201_with_the_word_that_the_service_uses()
    {
        var (groupStatus, created) = await Ask("POST", "groups", """{"name":"warehouse"}""");
        var (destinationStatus, destination) = await Ask(
            "POST", "destinations", """{"group_id":"amber_acorn","service":"snowflake","time_zone_offset":"0"}""");
        var (connectionStatus, connection) = await Ask("POST", "connections", """{"group_id":"amber_acorn","service":"postgres"}""");

        Assert.That((groupStatus, destinationStatus, connectionStatus), Is.EqualTo((201, 201, 201)));
        Assert.That((CodeOf(created), CodeOf(destination), CodeOf(connection)), Is.EqualTo(("Success", "Created", "Success")));
        Assert.That(
            created,
            Is.EqualTo(
                """{"code":"Success","message":"Group has been created","data":{"id":"amber_acorn","name":"warehouse","created_at":"2026-11-23T12:00:00.000000Z"}}"""));
    }

    [TestCase("GET", "groups/none", null, 404, "NotFound_Group", "Group with id 'none' does not exist.")]
    [TestCase("GET", "groups/none/connections", null, 404, "NotFound_Group", "Group with id 'none' does not exist.")]
    [TestCase("GET", "connections/none", null, 404, "NotFound_Connection", "Connection with id 'none' does not exist.")]
    [TestCase("DELETE", "destinations/none", null, 404, "NotFound_Destination", "Destination with id 'none' does not exist.")]
    [TestCase("GET", "nonsense", null, 404, "NotFound", "HTTP 404 Not Found")]
    [TestCase("GET", "connectors", null, 404, "NotFound", "HTTP 404 Not Found")]
    [TestCase("PUT", "groups/none", null, 405, "MethodNotAllowed", "PUT is not allowed here.")]
    [TestCase("GET", "groups?limit=0", null, 400, "InvalidInput", "limit must be between 1 and 1000, got '0'.")]
    [TestCase("GET", "groups?limit=1001", null, 400, "InvalidInput", "limit must be between 1 and 1000, got '1001'.")]
    [TestCase("GET", "groups?limit=ten", null, 400, "InvalidInput", "limit must be between 1 and 1000, got 'ten'.")]
    [TestCase("GET", "groups?cursor=abc", null, 400, "InvalidInput", "cursor is not valid.")]
    [TestCase("GET", "groups?cursor=eyJza2lwIjotMX0=", null, 400, "InvalidInput", "cursor is not valid.")]
    [TestCase("POST", "groups", "{}", 400, "InvalidInput", "'name' is required.")]
    [TestCase("POST", "groups", "[]", 400, "InvalidInput", "The body is not a JSON object.")]
    [TestCase("POST", "connections", """{"group_id":"amber_acorn"}""", 400, "InvalidInput", "'service' is required.")]
    [TestCase("POST", "connections", """{"group_id":"none","service":"postgres"}""", 404, "NotFound_Group", "Group with id 'none' does not exist.")]
    [TestCase("POST", "connections", """{"group_id":"amber_acorn","service":"postgres","config":{"schema":"postgres_1"}}""", 409, "Conflict", "Connection with schema 'postgres_1' already exists in the group.")]
    [TestCase("PATCH", "connections/azure_crane", """{"run_setup_tests":true,"trust_certificates":true}""", 400, "InvalidInput", "At least one field of the connection must be set.")]
    [TestCase("POST", "connections/azure_crane/resync", """{"scope":{}}""", 400, "InvalidInput", "scope must name at least one table of each schema.")]
    [TestCase("POST", "connections/azure_crane/resync", """{"scope":{"public":[]}}""", 400, "InvalidInput", "scope must name at least one table of each schema.")]
    [TestCase("GET", "connections/azure_crane/state", null, 400, "InvalidInput", "Service 'salesforce' keeps no state.")]
    [TestCase("POST", "connections/azure_crane/test", null, 400, "InvalidInput", "The request body is missing.")]
    [TestCase("POST", "destinations/amber_acorn/test", null, 400, "InvalidInput", "The request body is missing.")]
    [TestCase("POST", "destinations", """{"group_id":"amber_acorn","service":"redshift","time_zone_offset":"0"}""", 409, "Conflict", "Group with id 'amber_acorn' has a destination already.")]
    [TestCase("POST", "destinations", """{"group_id":"amber_acorn","service":"redshift"}""", 400, "InvalidInput", "'time_zone_offset' is required.")]
    [TestCase("DELETE", "destinations/amber_acorn", null, 409, "Conflict", "Destination with id 'amber_acorn' still has connections.")]
    public async Task Errors_have_the_wire_format_of_the_service(
        string method, string path, string? body, int status, string code, string message)
    {
        fivetran.Seed(1, 2);

        Assert.That(await Ask(method, path, body), Is.EqualTo((status, $$"""{"code":"{{code}}","message":"{{message}}"}""")));
    }

    [Test]
    public async Task Credentials_Accept_and_Content_Type_are_checked()
    {
        Assert.That((await Ask("GET", "groups", authorization: null)).Status, Is.EqualTo(401));
        Assert.That((await Ask("GET", "groups", authorization: "Basic d3Jvbmc=")).Status, Is.EqualTo(401));
        Assert.That((await Ask("GET", "groups", accept: "text/html")).Status, Is.EqualTo(406));
        Assert.That((await Ask("GET", "groups", accept: "application/json; version=2")).Status, Is.EqualTo(200));
        Assert.That((await Ask("POST", "groups", """{"name":"a"}""", contentType: "text/plain")).Status, Is.EqualTo(415));
        Assert.That((await Ask("POST", "groups", "{")).Status, Is.EqualTo(400));
    }

    [Test]
    public async Task Credentials_may_be_ones_own()
    {
        var own = new InMemoryFivetran(TimeProvider.System, "my_key", "my_secret");

        await Groups.List(own.Client).Right();
        Assert.That(
            await Groups.List(own.Client.WithCredentials("test_key", "test_secret")).Left(), Is.InstanceOf<FivetranError.Unauthorized>());
    }

    [Test]
    public async Task Old_paths_are_answered_behind_their_switch()
    {
        var legacy = new InMemoryFivetran(time) { LegacyConnectors = true };
        legacy.Seed(1, 2);

        Assert.That((await Ask("GET", "connectors/azure_crane", to: legacy)).Status, Is.EqualTo(200));
        Assert.That((await Ask("GET", "groups/amber_acorn/connectors", to: legacy)).Status, Is.EqualTo(200));
        Assert.That((await Ask("POST", "connectors/azure_crane/force", "", to: legacy)).Status, Is.EqualTo(200));
        Assert.That((await Ask("GET", "connections/azure_crane", to: legacy)).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task An_id_may_be_any_segment()
    {
        Assert.That((await Ask("GET", "groups/a%2Fb")).Body, Does.Contain("Group with id 'a/b' does not exist."));
    }

    [Test]
    public async Task A_deleted_group_takes_its_connections_and_its_destination_along()
    {
        fivetran.Seed(2, 2);

        await Groups.Delete(Config, "amber_acorn", Confirm.GroupDeletion).Right();

        Assert.That(
            Connectors.Stream(Config).Collect().Right().Map(connector => connector.GroupId),
            Has.None.EqualTo("amber_acorn").And.Count.EqualTo(2));
        Assert.That(Destinations.Stream(Config).Collect().Right(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Secrets_are_masked_at_every_depth_and_lists_carry_no_config()
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
    public async Task A_sync_succeeds_fails_or_reschedules_on_the_clock_as_told()
    {
        var (id, start) = await Made();
        fivetran.SyncDuration = TimeSpan.FromMinutes(10);

        await Connectors.Sync(Config, id).Right();
        Assert.That(await State(id), Is.EqualTo(("syncing", "-", "-", "-")));
        time.Advance(TimeSpan.FromMinutes(10));
        Assert.That(await State(id), Is.EqualTo(("scheduled", "12:10", "-", "-")));

        fivetran.EndNextSync(id, SyncOutcome.Fails);
        await Connectors.Sync(Config, id).Right();
        time.Advance(TimeSpan.FromMinutes(11));
        Assert.That(await State(id), Is.EqualTo(("scheduled", "12:10", "12:20", "-")));

        fivetran.EndNextSync(id, SyncOutcome.Reschedules(TimeSpan.FromHours(1)));
        await Connectors.Sync(Config, id).Right();
        time.Advance(TimeSpan.FromMinutes(10));
        Assert.That(await State(id), Is.EqualTo(("rescheduled", "12:10", "12:20", "13:31")));
        time.Advance(TimeSpan.FromMinutes(60));
        Assert.That(await State(id), Is.EqualTo(("syncing", "12:10", "12:20", "-")));
        time.Advance(TimeSpan.FromMinutes(10));
        Assert.That(await State(id), Is.EqualTo(("scheduled", "13:41", "12:20", "-")));
    }

    [Test]
    public async Task A_rescheduled_sync_of_a_manual_connection_waits_for_somebody()
    {
        var (id, _) = await Made();
        await Connectors.Update(Config, id, new ConnectorUpdate { ScheduleType = ScheduleType.Manual }).Right();
        fivetran.EndNextSync(id, SyncOutcome.Reschedules(TimeSpan.FromHours(1)));

        await Connectors.Sync(Config, id).Right();
        time.Advance(TimeSpan.FromDays(1));

        Assert.That((await State(id)).State, Is.EqualTo("rescheduled"));
    }

    [Test]
    public async Task A_running_sync_is_left_alone_unless_forced()
    {
        var (id, _) = await Made();

        await Connectors.Sync(Config, id).Right();
        time.Advance(TimeSpan.FromSeconds(40));
        await Connectors.Sync(Config, id).Right();
        time.Advance(TimeSpan.FromSeconds(20));
        Assert.That((await State(id)).State, Is.EqualTo("scheduled"));

        await Connectors.Sync(Config, id).Right();
        time.Advance(TimeSpan.FromSeconds(40));
        await Connectors.Sync(Config, id, force: true).Right();
        time.Advance(TimeSpan.FromSeconds(20));
        Assert.That((await State(id)).State, Is.EqualTo("syncing"));
    }

    [Test]
    public async Task A_sync_of_a_paused_connection_begins_when_it_is_resumed()
    {
        var (id, _) = await Made();
        await Connectors.Pause(Config, id).Right();

        await Connectors.Resync(Config, id, Confirm.HistoricalResync).Right();
        Assert.That((await State(id)).State, Is.EqualTo("paused"));

        await Connectors.Resume(Config, id).Right();
        Assert.That((await State(id)).State, Is.EqualTo("syncing"));
    }

    [Test]
    public async Task Its_clock_can_be_moved_on_without_a_clock_of_ones_own()
    {
        var plain = new InMemoryFivetran();
        plain.Seed(1, 1);
        var id = Connectors.Stream(plain.Client).Head.Right().Id;
        await Connectors.Sync(plain.Client, id).Right();

        plain.Advance(plain.SyncDuration);

        Assert.That((await Connectors.Get(plain.Client, id).Right()).SucceededAt.IsSome, Is.True);
    }

    [Test]
    public async Task Telling_a_connection_that_is_not_there_says_so() =>
        Assert.That(
            (fivetran.EndNextSync("none", SyncOutcome.Fails), fivetran.EndNextSync((await Made()).Id, SyncOutcome.Fails)),
            Is.EqualTo((false, true)));

    [Test]
    public async Task Calls_fail_as_told_and_then_no_more()
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
    public async Task A_delayed_answer_waits_on_the_clock()
    {
        fivetran.FailNext(1, Fault.Delayed(TimeSpan.FromSeconds(30)));

        var call = Groups.List(Config).RunAsync();
        Assert.That(call.IsCompleted, Is.False);
        time.Advance(TimeSpan.FromSeconds(30));

        Assert.That((await call).IsRight, Is.True);
    }

    [Test]
    public async Task Requests_are_kept_without_credentials()
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
    public async Task Many_threads_may_use_it_at_once()
    {
        var config = Config with { PageSize = 7 };

        await Parallel.ForEachAsync(
            Enumerable.Range(0, 200), async (number, _) => await Groups.Create(config, new NewGroup($"group_{number}")).Right());

        Assert.That(Groups.Stream(config).Collect().Right().Map(g => g.Id).Distinct(), Has.Count.EqualTo(200));
    }

    [Test]
    public void Ids_are_two_words_and_none_comes_twice()
    {
        fivetran.Seed(100, 100);

        var ids = Groups.Stream(Config).MapT(g => g.Id).Concat(Connectors.Stream(Config).MapT(connector => connector.Id)).Collect().Right();

        Assert.That(ids, Has.Count.EqualTo(10_100).And.Unique);
        Assert.That(ids, Has.All.Matches("^[a-z]+_[a-z]+[0-9]*$"));
    }

    private static string CodeOf(string body) => JsonNode.Parse(body)!["code"]!.GetValue<string>();

    private async Task<(int Status, string Body)> Ask(
        string method,
            string path,
            string? body = null,
            string? authorization = Key,
            string accept = "application/json",
            string contentType = "application/json",
            InMemoryFivetran? to = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), $"http://localhost/v1/{path}");
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue(contentType));
        using var response = await (to ?? fivetran).Send(request, CancellationToken.None);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private async Task<(string Id, DateTimeOffset Start)> Made()
    {
        var warehouse = await Groups.Create(Config, new NewGroup("warehouse")).Right();
        return ((await Connectors.Create(Config, new NewConnector(warehouse.Id, "postgres")).Right()).Id, time.GetUtcNow());
    }

    private async Task<(string State, string Succeeded, string Failed, string Rescheduled)> State(string id)
    {
        var connector = await Connectors.Get(Config, id).Right();
        static string At(Option<DateTimeOffset> moment) => moment.Map(at => at.ToString("HH:mm", null)).IfNone("-");
        return (
            connector.SyncState.Map(state => state.Value).IfNone("-"),
            At(connector.SucceededAt),
            At(connector.FailedAt),
            At(connector.Status.Bind(status => status.RescheduledFor)));
    }
}
