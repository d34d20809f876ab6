using Fivetrex.Functional.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Fivetrex.Functional.Tests.Testing;

/// <summary>Inputs that Fivetran refuses: the in-memory service answers 400 with the reason, and changes nothing.</summary>
internal sealed class InvalidInputTests
{
    private InMemoryFivetran fivetran = null!;
    private ClientConfig config = null!;
    private string connector = "";

    private static IEnumerable<TestCaseData<string, string, string, string>> Inputs =>
    [
        Refused("GET", "connections/{}/sync-history?start_time=soon", "", "start_time is 'soon', which is not a date and time."),
        Refused(
            "GET",
            "connections/{}/sync-history?start_time=2026-11-01T00:00:00Z&end_time=2026-11-09T00:00:00Z",
            "",
            "The range is at most 7 days."),
        Refused("PATCH", "connections/{}", """{"paused":"true"}""", "'paused' must be a boolean."),
        Refused(
            "PATCH",
            "connections/{}",
            """{"sync_frequency":60,"is_historical_sync":"now"}""",
            "'is_historical_sync' must be a boolean."),
        Refused(
            "POST",
            "webhooks/account",
            """{"url":"https://example.com","events":["sync_end"],"active":"x"}""",
            "'active' must be a boolean."),
        Refused("PATCH", "connections/{}", """{"destination_configuration":[]}""", "'destination_configuration' must be an object."),
        Refused(
            "PATCH",
            "connections/{}",
            """{"schedule_type":"\ud800"}""",
            "The body is not JSON: $: half of a surrogate pair does not belong here"),
        Refused("PATCH", "connections/{}", """{"sync_frequency":7}""", "sync_frequency is '7', which is not one of its values."),
        Refused(
            "PATCH",
            "connections/{}",
            """{"schedule_type":"now and then"}""",
            "schedule_type is 'now and then', which is not one of its values."),
        Refused(
            "PATCH",
            "connections/{}",
            """{"networking_method":"Unknown"}""",
            "networking_method is 'Unknown', which is not one of its values."),
        Refused(
            "PATCH",
            "connections/{}",
            """{"paused":true,"paused":false}""",
            "The body is not JSON: Duplicate property 'paused' encountered during deserialization."),
        Refused("PATCH", "connections/{}", """{"daily_sync_time":"25:99"}""", "daily_sync_time is '25:99', which is not a time as HH:MM."),
        Refused("PATCH", "connections/{}", """{"private_link_id":" "}""", "private_link_id is blank."),
        Refused(
            "PATCH",
            "connections/{}",
            """{"schedule":{"schedule_type":"TIME_OF_DAY","time_of_day":"3"}}""",
            "time_of_day is '3', which is not a time as HH:MM."),
        Refused(
            "PATCH",
            "connections/{}",
            """{"schedule":{"interval":60},"schedule_type":"manual"}""",
            "'schedule' cannot be set beside schedule_type 'manual'."),
        Refused(
            "POST",
            "connections/{}/connect-card",
            """{"connect_card_config":{"redirect_uri":"ftp://example.com"}}""",
            "redirect_uri is 'ftp://example.com', which is not an http or https URL."),
        Refused("PATCH", "connections/{}", """{"config":"{}"}""", "'config' must be an object."),
        Refused("POST", "connections/{}/resync", """{"scope":"public"}""", "scope must name at least one table of each schema."),
        Refused("POST", "connections/{}/dismiss-warnings", """{"warning_types":[null]}""", "Warning type '' is not known."),
        Refused("POST", "connections/{}/connect-card", """{"connect_card_config":5}""", "'connect_card_config' must be an object."),
        Refused(
            "PATCH",
            "connections/{}/schemas",
            """{"schemas":{"public":{"tables":{"orders":{"sync_mode":"ALWAYS"}}}}}""",
            "sync_mode is 'ALWAYS', which is not one of its values."),
        Refused(
            "PATCH",
            "connections/{}/schemas/public/tables/customers/columns/id",
            """{"enabled":false}""",
            "Column 'id' cannot be switched."),
        Refused("POST", "connections/{}/schemas/tables/resync", "{}", "No table is named."),
        Refused("POST", "webhooks/account", """{"url":"http://example.com","events":["sync_end"]}""", "The URL must be HTTPS."),
        Refused(
            "POST",
            "transformations",
            """{"type":"DBT_CORE","transformation_config":{"project_id":"p"}}""",
            "'transformation_config.name' is required."),
        Refused(
            "POST",
            "proxy",
            """{"display_name":"edge","group_region":"MARS"}""",
            "group_region is 'MARS', which is not one of its values."),
        Refused(
            "POST",
            "hybrid-deployment-agents",
            """{"display_name":"dc","env_type":"DOCKER","accept_terms":false}""",
            "The license must be accepted."),
    ];

    [SetUp]
    public async Task CreateAccount()
    {
        fivetran = new InMemoryFivetran(new FakeTimeProvider(SkippingTime.Noon));
        config = fivetran.Client;
        var group = (await Groups.Create(config, new NewGroup("warehouse")).Right()).Id;
        connector = (await Connectors.Create(
            config, new NewConnector(group, Service.ConnectorSdk) { Config = new { schema = "crm" } }).Right()).Id;
        await ConnectorSchemas.Reload(config, connector).Right();
    }

    [TestCaseSource(nameof(Inputs))]
    public async Task An_invalid_input_is_refused_and_changes_nothing(string verb, string path, string body, string message)
    {
        var before = await State();

        Assert.That(
            await fivetran.Respond(verb, path.Replace("{}", connector, StringComparison.Ordinal), body.Length == 0 ? null : body),
            Is.EqualTo((400, $$"""{"code":"InvalidInput","message":"{{message}}"}""")));
        Assert.That(await State(), Is.EqualTo(before));
    }

    private static TestCaseData<string, string, string, string> Refused(string verb, string path, string body, string message) =>
        new(verb, path, body, message) { TestName = $"{verb} {path} {body}" };

    private async Task<string> State() => string.Join(
        ' ',
        await Connectors.Get(config, connector).Right(),
        Connectors.Stream(config).Count,
        Webhooks.Stream(config).Count,
        ProxyAgents.Stream(config).Count);
}
