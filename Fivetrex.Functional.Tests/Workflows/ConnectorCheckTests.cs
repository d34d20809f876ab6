using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests.Workflows;

/// <summary>The requests of <c>ConnectorTypes.Check</c>, on the embedded service.</summary>
internal sealed class ConnectorCheckTests
{
    private readonly SchemaAccount account = new();

    private ClientConfig Config => account.Config;

    private static NewConnector Postgres(object config) => new("some_group", "postgres") { Config = config };

    [Test]
    public async Task A_connector_to_create_is_checked_with_one_read()
    {
        var faults = await ConnectorTypes.Check(
            Config.ReadOnly(), Postgres(new { schema = "crm", prot = 5432, update_method = "XMIN", public_key = "k" })).Right();

        Assert.That(faults.Map(fault => $"{fault.Kind} {fault}"), Is.EqualTo(new[]
        {
            "Unknown config.prot: no such setting; 'port' is the nearest name",
            "WrongValue config.update_method: must be one of QUERY_BASED, WAL_PGOUTPUT",
            "ReadOnly config.public_key: set by the service; it cannot be sent",
            "Missing config.schema_prefix: required",
        }));
        Assert.That(account.Fivetran.Requests.Map(request => request.Path).Last, Is.EqualTo("/v1/metadata/connector-types/postgres"));
    }

    [Test]
    public async Task An_update_is_checked_with_two_reads()
    {
        _ = account.Lines;

        var faults = await ConnectorTypes.Check(
            Config.ReadOnly(), account.Id, new ConnectorUpdate { Config = new { schema_prefix = "erp", port = "no" } }).Right();

        Assert.That(faults.Map(fault => $"{fault.Kind} {fault}"), Is.EqualTo(new[]
        {
            "Immutable config.schema_prefix: can be set only when the connector is created",
            "WrongType config.port: must be a whole number",
        }));
        Assert.That(
            await ConnectorTypes.Check(Config, account.Id, new ConnectorUpdate { Config = new { schema_prefix = "crm" } }).Right(),
            Is.Empty);
        Assert.That(account.Lines, Is.EqualTo(Enumerable.Repeat(
            new[] { $"GET /v1/connections/{account.Id}", "GET /v1/metadata/connector-types/postgres" }, 2).SelectMany(lines => lines)));
    }

    [Test]
    public async Task A_service_without_a_description_is_a_fault()
    {
        var faults = await ConnectorTypes.Check(Config, new NewConnector("some_group", "postgress")).Right();

        Assert.That(
            faults.Map(fault => $"{fault.Kind} {fault}"),
            Is.EqualTo(new[] { "UnknownService service: the service 'postgress' has no description" }));
    }

    [Test]
    public async Task Bad_input_is_InvalidRequest_and_nothing_is_sent()
    {
        _ = account.Lines;

        Assert.That(
            (await ConnectorTypes.Check(Config, Postgres("{}")).Left()).Message,
            Is.EqualTo("config is not an object: pass new { … } or a JsonObject, not JSON as text; nothing was sent"));
        Assert.That(
            await ConnectorTypes.Check(Config, "..", new ConnectorUpdate { Paused = true }).Left(),
            Is.InstanceOf<FivetranError.InvalidRequest>());
        Assert.That(account.Lines, Is.Empty);
    }

    [Test]
    public async Task A_connector_that_does_not_exist_is_NotFound() => Assert.That(
        await ConnectorTypes.Check(Config, "no_one", new ConnectorUpdate { Paused = true }).Left(),
        Is.InstanceOf<FivetranError.NotFound>());

    // the description of every service that the embedded service knows, with the values that it describes
    [Test]
    public async Task A_connector_with_all_settings_of_its_description_has_no_fault()
    {
        foreach (var type in (await ConnectorTypes.List(Config).Right()).Items)
        {
            var described = await ConnectorTypes.Get(Config, type.Id).Right();
            var connector = new NewConnector("some_group", type.Id)
            {
                Config = Values(described.Config),
                Auth = described.Auth.Case is RawJson ? Values(described.Auth) : null,
            };

            Assert.That(ConfigCheck.Of(described, connector).Right(), Is.Empty, $"{type.Id}");
        }
    }

    private static Dictionary<string, object> Values(Option<RawJson> description) => description
        .Bind(json => json.Property("properties"))
        .Map(properties => properties.EnumerateObject()
            .Select(property => (property.Name, Setting: new RawJson(property.Value)))
            .Where(property => property.Setting.Flag("readonly") != Some(true))
            .ToDictionary(property => property.Name, property => ValueOf(property.Setting)))
        .IfNone([]);

    private static object ValueOf(RawJson setting) => setting.Text("type").IfNone("") switch
    {
        _ when setting.Texts("enum") is { IsEmpty: false } values => values[0],
        "integer" => 1,
        "boolean" => true,
        "array" => setting.Property("items").Map(item => new[] { ValueOf(new RawJson(item)) }).IfNone([]),
        "object" => Values(setting),
        _ => "text",
    };
}
