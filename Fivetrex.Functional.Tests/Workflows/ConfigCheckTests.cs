using System.Text.Json;
using System.Text.Json.Nodes;
using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests.Workflows;

/// <summary>The faults of settings, by the description of their service.</summary>
internal sealed class ConfigCheckTests
{
    private static readonly ConnectorType Type = TypeOf("""
        {
            "type": "object",
            "required": ["schema_prefix", "password", "host"],
            "properties": {
                "host": {"type": "string", "title": "Host"},
                "port": {"type": "integer", "format": "int32"},
                "ratio": {"type": "number"},
                "always_encrypted": {"type": "boolean"},
                "password": {"type": "string", "format": "password"},
                "update_method": {"type": "object", "enum": ["BINLOG", "TELEPORT"]},
                "level": {"type": "integer", "enum": [1, 2]},
                "region": {"type": "string", "immutable": true},
                "public_key": {"type": "string", "readonly": true},
                "database": {"type": "string", "nullable": false},
                "tags": {"type": "array", "items": {"type": "string"}},
                "files": {"type": "array", "items": {
                    "type": "object",
                    "required": ["table_name"],
                    "properties": {"table_name": {"type": "string"}, "pattern": {"type": "string"}}}},
                "tunnel": {"type": "object", "properties": {"host": {"type": "string"}, "port": {"type": "integer"}}},
                "options": {"type": "object"},
                "either": {"oneOf": [{"type": "string"}, {"type": "object"}], "type": "integer"},
                "text_or_list": {"type": ["string", "array"]},
                "no_type": {"title": "Any"}
            }
        }
        """);

    private static IEnumerable<TestCaseData<string, string[]>> Settings =>
    [
        Case("nothing else", "", []),
        Case("unknown, with the nearest name", "\"prot\": 5432", ["config.prot: no such setting; 'port' is the nearest name"]),
        Case("unknown, in another case", "\"Host\": \"h\"", ["config.Host: no such setting; 'host' is the nearest name"]),
        Case("unknown, and nothing is near", "\"zzzzzz\": 1", ["config.zzzzzz: no such setting"]),
        Case("a whole number", "\"port\": 5432", []),
        Case("a whole number as text", "\"port\": \"5432\"", []),
        Case("a fraction", "\"port\": 5432.5", ["config.port: must be a whole number"]),
        Case("a text for a number", "\"port\": \"the usual\"", ["config.port: must be a whole number"]),
        Case("a number as text", "\"ratio\": \"0.5\"", []),
        Case("no number", "\"ratio\": true", ["config.ratio: must be a number"]),
        Case("a number for a text", "\"host\": 10", []),
        Case("an object for a text", "\"host\": {}", ["config.host: must be a text"]),
        Case("a boolean as text", "\"always_encrypted\": \"TRUE\"", []),
        Case("no boolean", "\"always_encrypted\": \"yes\"", ["config.always_encrypted: must be true or false"]),
        Case("a known value in another case", "\"update_method\": \"binlog\"", []),
        Case("an unknown value", "\"update_method\": \"XMIN\"", ["config.update_method: must be one of BINLOG, TELEPORT"]),
        Case("an object for a known value", "\"update_method\": {}", ["config.update_method: must be one of BINLOG, TELEPORT"]),
        Case("a known number", "\"level\": \"2\"", []),
        Case("an unknown number", "\"level\": 3", ["config.level: must be one of 1, 2"]),
        Case("a null, without a rule about it", "\"port\": null", []),
        Case("a null that is not permitted", "\"database\": null", ["config.database: must not be null"]),
        Case("set by the service", "\"public_key\": \"k\"", ["config.public_key: set by the service; it cannot be sent"]),
        Case("a list", "\"tags\": [\"a\", 1]", []),
        Case("a text for a list", "\"tags\": \"a\"", ["config.tags: must be a list"]),
        Case("an item of another type", "\"tags\": [\"a\", {}]", ["config.tags[1]: must be a text"]),
        Case("items with settings", "\"files\": [{\"table_name\": \"t\"}]", []),
        Case(
            "items with faults",
            "\"files\": [{\"table_name\": \"t\", \"patern\": \"p\"}, {}]",
            ["config.files[0].patern: no such setting; 'pattern' is the nearest name", "config.files[1].table_name: required"]),
        Case("settings within a setting", "\"tunnel\": {\"host\": \"h\", \"port\": 22}", []),
        Case(
            "faults within a setting",
            "\"tunnel\": {\"hosts\": \"h\", \"port\": []}",
            ["config.tunnel.hosts: no such setting; 'host' is the nearest name", "config.tunnel.port: must be a whole number"]),
        Case("a text for settings", "\"tunnel\": \"h:22\"", ["config.tunnel: must be an object"]),
        Case("an object without a description", "\"options\": {\"a\": 1}", []),
        Case("a text for an object without a description", "\"options\": \"a\"", []),
        Case("a form that is not known here", "\"either\": \"text\"", []),
        Case("one of two types", "\"text_or_list\": [\"a\"]", []),
        Case("neither of two types", "\"text_or_list\": {}", ["config.text_or_list: must be a text or a list"]),
        Case("no type", "\"no_type\": {\"a\": []}", []),
    ];

    [TestCaseSource(nameof(Settings))]
    public void A_setting(string settings, string[] faults)
    {
        var config = new JsonObject { ["schema_prefix"] = "crm", ["password"] = "top secret", ["host"] = "db" };
        foreach (var (name, value) in JsonNode.Parse($"{{{settings}}}")!.AsObject())
        {
            config[name] = value?.DeepClone();
        }

        Assert.That(Texts(ConfigCheck.Of(Type, new NewConnector("g", "postgres") { Config = config })), Is.EqualTo(faults));
    }

    [Test]
    public void Required_settings_must_be_set_and_not_be_empty()
    {
        Assert.That(
            Texts(ConfigCheck.Of(Type, new NewConnector("g", "postgres"))),
            Is.EqualTo(new[] { "config.schema_prefix: required", "config.password: required", "config.host: required" }));
        Assert.That(
            Texts(ConfigCheck.Of(Type, new NewConnector("g", "postgres")
            {
                Config = new JsonObject { ["schema_prefix"] = "", ["password"] = "p", ["host"] = null },
            })),
            Is.EqualTo(new[] { "config.schema_prefix: required", "config.host: required" }));
        Assert.That(Texts(ConfigCheck.Of(Type, new ConnectorUpdate { Config = new { port = 1 } })), Is.Empty, "an update");
    }

    [Test]
    public void A_secret_in_a_secrets_manager_is_not_missing() => Assert.That(
        Texts(ConfigCheck.Of(Type, new NewConnector("g", "postgres")
        {
            Config = new { schema_prefix = "crm", host = "db" },
            ExternalSecretsManagerId = "manager",
            ExternalSecretsKeysConfig = new { password = "PASSWORD_KEY" },
        })),
        Is.Empty);

    [Test]
    public void Auth_is_checked_apart_and_required_only_when_it_is_set()
    {
        var type = Type with
        {
            Auth = Raw("""
                {"type": "object", "required": ["refresh_token"], "properties": {
                    "refresh_token": {"type": "string"},
                    "client_access": {"type": "object", "required": ["client_id"], "properties": {"client_id": {"type": "string"}}}}}
                """),
        };
        var connector = new NewConnector("g", "postgres") { Config = new { schema_prefix = "crm", host = "db", password = "p" } };

        Assert.That(Texts(ConfigCheck.Of(type, connector)), Is.Empty);
        var withAuth = connector with { Auth = new { client_access = new { client_idd = "c" } } };
        Assert.That(Texts(ConfigCheck.Of(type, withAuth)), Is.EqualTo(new[]
        {
            "auth.client_access.client_idd: no such setting; 'client_id' is the nearest name",
            "auth.refresh_token: required",
            "auth.client_access.client_id: required",
        }));
    }

    [Test]
    public void A_property_may_state_itself_that_it_is_required() => Assert.That(
        Texts(ConfigCheck.Of(
            TypeOf("""{"properties": {"a": {"type": "string", "required": true}, "b": {"type": "string", "required": false}}}"""),
            new NewConnector("g", "s"))),
        Is.EqualTo(new[] { "config.a: required" }));

    [TestCase("""{"type": "object"}""")]
    [TestCase("""{"type": "object", "properties": {}}""")]
    [TestCase("""{"properties": {"a": {}}, "additionalProperties": true}""")]
    [TestCase("""{"properties": null, "required": null}""")]
    [TestCase("""[]""")]
    [TestCase("""{"properties": {"x": null}, "allOf": []}""")]
    public void A_description_that_lists_no_settings_permits_all(string config) =>
        Assert.That(Texts(ConfigCheck.Of(TypeOf(config), new NewConnector("g", "s") { Config = new { x = 1 } })), Is.Empty);

    [Test]
    public void A_type_from_a_list_has_no_description_and_permits_all() => Assert.That(
        Texts(ConfigCheck.Of(new ConnectorType("s", "S"), new NewConnector("g", "s") { Config = new { x = 1 }, Auth = new { y = 1 } })),
        Is.Empty);

    [Test]
    public void An_update_cannot_change_what_is_set_at_creation()
    {
        var update = new ConnectorUpdate { Config = new { schema_prefix = "erp", region = "eu", port = 1 } };
        var faults = new[]
        {
            "config.schema_prefix: can be set only when the connector is created",
            "config.region: can be set only when the connector is created",
        };

        Assert.That(Texts(ConfigCheck.Of(Type, update)), Is.EqualTo(faults));
        Assert.That(
            Texts(ConfigCheck.Of(Type, Current("""{"schema_prefix": "crm", "region": "us", "port": 2}"""), update)), Is.EqualTo(faults));
        Assert.That(
            Texts(ConfigCheck.Of(Type, Current("""{"schema_prefix": "erp", "region": "EU", "port": 2}"""), update)),
            Is.Empty,
            "the values that they have");
        Assert.That(
            Texts(ConfigCheck.Of(Type, Current("""{"schema_prefix": "erp", "region": "******", "port": 2}"""), update)),
            Is.Empty,
            "a masked value may be the same");
    }

    [Test]
    public void An_empty_value_that_was_not_set_is_no_change() => Assert.That(
        Texts(ConfigCheck.Of(Type, Current("{}"), new ConnectorUpdate { Config = new { region = "" } })), Is.Empty);

    [Test]
    public void A_connector_that_could_not_be_sent_is_InvalidRequest() => Assert.That(
        ConfigCheck.Of(Type, new NewConnector("g", "postgres") { Config = new { password = "******" } }).Left(),
        Is.InstanceOf<FivetranError.InvalidRequest>().With.Property("Endpoint").EqualTo("ConnectorTypes.Check"));

    [Test]
    public void A_fault_shows_no_value()
    {
        var secret = "hunter2";
        var config = new { host = new { secret }, port = secret, update_method = secret, tags = secret, files = new[] { secret } };

        var faults = Texts(ConfigCheck.Of(Type, new NewConnector("g", "postgres") { Config = config }));

        Assert.That(faults, Has.Length.EqualTo(7));
        Assert.That(string.Join('\n', faults), Does.Not.Contain(secret));
    }

    private static TestCaseData<string, string[]> Case(string name, string settings, string[] faults) =>
        new(settings, faults) { TestName = $"A setting: {name}" };

    private static ConnectorType TypeOf(string config) => new("postgres", "PostgreSQL", Config: Raw(config));

    private static Connector Current(string config) => new("c", "g", "postgres", "crm", Config: Raw(config));

    private static RawJson Raw(string json) => new(JsonElement.Parse(json));

    private static string[] Texts(Either<FivetranError, Seq<ConfigFault>> faults) => [.. faults.Right().Map(fault => $"{fault}")];
}
