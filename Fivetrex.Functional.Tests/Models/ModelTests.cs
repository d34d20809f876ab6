using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Reflection;
using System.Text;
using System.Text.Json;
using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests.Models;

internal sealed class ModelTests
{
    private const string Secret = "correct horse";

    private static readonly JsonSerializerOptions Lenient = new()
    {
        AllowTrailingCommas = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        MaxDepth = 200,
    };

    private static IEnumerable<Type> OpenEnums =>
        typeof(Group).Assembly.GetExportedTypes().Where(exported => exported.IsSubclassOf(typeof(OpenEnum)));

    [TestCaseSource(nameof(OpenEnums))]
    public void Known_values_of_an_open_enum_are_unique(Type type)
    {
        var known = type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => field.GetValue(null)).ToList();

        Assert.That(known, Is.Not.Empty.And.Unique);
    }

    [TestCaseSource(nameof(OpenEnums))]
    public void An_open_enum_ignores_case_and_is_written_as_its_value(Type type)
    {
        var (lower, upper) = (Activator.CreateInstance(type, "some_value")!, Activator.CreateInstance(type, "SOME_VALUE")!);

        Assert.That(lower, Is.EqualTo(upper));
        Assert.That(lower.GetHashCode(), Is.EqualTo(upper.GetHashCode()));
        Assert.That(lower, Is.Not.EqualTo(Activator.CreateInstance(type, "another")));
        Assert.That(($"{lower}", $"{upper}"), Is.EqualTo(("some_value", "SOME_VALUE")));
        Assert.That(JsonSerializer.Serialize(upper, type), Is.EqualTo("\"SOME_VALUE\""));
        Assert.That(JsonSerializer.Deserialize("\"some_value\"", type), Is.EqualTo(lower));
    }

    // ASP.NET Core reads request bodies in segments
    [Test]
    public async Task Models_inside_other_JSON_are_read_from_two_segments()
    {
        var config = """{"k":"abc0123456789","list":[1,"x"]}""";
        var json = Encoding.UTF8.GetBytes($$"""{"Service":"snowflake","Config":{{config}},"Next":"neighbour"}""");

        var read = await Task.WhenAll(Enumerable.Range(1, json.Length - 1).Select(at =>
            JsonSerializer.DeserializeAsync<Job>(PipeReader.Create(new Segment(json.Take(at)).Then(json.Skip(at)))).AsTask()));

        Assert.That(read.Distinct(), Is.EqualTo(new[] { new Job(Service.Snowflake, Raw(config), "neighbour") }));
    }

    [Test]
    public void JSON_from_a_lenient_source_is_normalised_to_strict_JSON()
    {
        var read = JsonSerializer.Deserialize<RawJson>("""{"a":1,/* why */ "b":[2,],}""", Lenient)!;

        Assert.That((read.Number("a"), $"{read}", read.Equals(Raw("""{"b":[2],"a":1}"""))), Is.EqualTo((Some(1L), "{a, b}", true)));
    }

    [TestCase("\"\\ud800\"", "The JSON holds half of a surrogate pair. (Parameter 'value')")]
    [TestCase("{\"\\ud800\":1}", "The JSON holds half of a surrogate pair. (Parameter 'value')")]
    [TestCase("{\"a\":\"\\ud800\",}", "The JSON holds half of a surrogate pair. (Parameter 'value')")]
    [TestCase(null, "The JSON is nested too deeply. (Parameter 'value')")]
    public void Unreadable_JSON_is_rejected_when_it_is_wrapped(string? json, string message)
    {
        var element = JsonDocument.Parse(
            json ?? $"{new string('[', 100)}{new string(']', 100)}", new() { MaxDepth = 200, AllowTrailingCommas = true }).RootElement;

        Assert.That(() => new RawJson(element), Throws.ArgumentException.With.Message.EqualTo(message));
        Assert.That(() => JsonSerializer.Deserialize<RawJson>(element.GetRawText(), Lenient), Throws.InstanceOf<JsonException>());
    }

    [Test]
    public void Values_of_two_open_enums_are_never_equal() =>
        Assert.That(new SyncState("paused").Equals((object)new SyncStatus("paused")), Is.False);

    [Test]
    public void Inputs_do_not_show_the_contents_of_their_config()
    {
        var config = new { password = Secret };
        var shown = new object[]
        {
            new NewConnector("g", "postgres") { Config = config, Auth = config, DestinationConfiguration = config },
            new ConnectorUpdate { Config = config, Auth = config, ExternalSecretsKeysConfig = config },
            new NewDestination("g", "snowflake", "0") { Config = config },
            new DestinationUpdate { Config = config, ExternalSecretsKeysConfig = config },
        }.Select(input => input.ToString());

        Assert.That(shown, Is.EqualTo(new[]
        {
            "NewConnector { GroupId = g, Service = postgres, Auth = {…}, DestinationConfiguration = {…}, Config = {…} }",
            "ConnectorUpdate { Auth = {…}, Config = {…}, ExternalSecretsKeysConfig = {…} }",
            "NewDestination { GroupId = g, Service = snowflake, TimeZoneOffset = 0, Config = {…} }",
            "DestinationUpdate { Config = {…}, ExternalSecretsKeysConfig = {…} }",
        }));
    }

    [Test]
    public void Answers_do_not_show_the_contents_of_their_config()
    {
        var raw = Raw($$$"""{"password":"{{{Secret}}}","nested":{"token":"{{{Secret}}}"}}""");
        var connector = new Connector("c", "g", "s", "x", Config: raw, ExternalSecretsKeysConfig: raw, SourceSyncDetails: raw)
        {
            ConnectCard = new ConnectCard(new Secret(Secret), new Secret(Secret)),
        };

        Assert.That(
            $"{connector}",
            Is.EqualTo(
                "Connector { Id = c, GroupId = g, Service = s, Schema = x, Config = {password, nested}, "
                + "ExternalSecretsKeysConfig = {password, nested}, SourceSyncDetails = {password, nested}, "
                + "ConnectCard = ConnectCard { Token = ***, Uri = *** } }"));
        Assert.That(
            $"{new Destination("d", "g", "s", Config: raw)}",
            Is.EqualTo("Destination { Id = d, GroupId = g, Service = s, Config = {password, nested} }"));
        Assert.That($"{new ConnectorState(raw)}", Is.EqualTo("ConnectorState { State = {password, nested} }"));
    }

    [Test]
    public void A_secret_is_shown_only_by_Reveal()
    {
        var secret = new Secret(Secret);

        Assert.That(
            ($"{secret}", JsonSerializer.Serialize(secret), JsonSerializer.Serialize(new { Key = secret })),
            Is.EqualTo(("***", "\"******\"", """{"Key":"******"}""")));
        Assert.That(JsonSerializer.Deserialize<Secret>($"\"{Secret}\""), Is.EqualTo(secret));
        Assert.That(
            (
                secret.Reveal(),
                secret.Equals(new Secret(Secret)),
                secret.GetHashCode() == new Secret(Secret).GetHashCode(),
                new Secret("").Equals(null)),
            Is.EqualTo((Secret, true, true, false)));
        Assert.That(
            $"{new NewWebhook("https://example.com", Seq1(WebhookEventType.SyncEnd)) { Secret = secret }}",
            Is.EqualTo("NewWebhook { Url = https://example.com, Events = [sync_end], Secret = *** }"));
        Assert.That(
            $"{new NewProjectConfig("1.9.1", "analytics", "git@example.com") { EnvironmentVars = Seq1(new Secret(Secret)) }}",
            Does.EndWith("EnvironmentVars = [***] }"));
    }

    [Test]
    public void An_edit_shows_the_kind_of_change_and_not_the_value() =>
        Assert.That(
            ($"{new UserUpdate { Phone = "1", Picture = Edit<string>.Clear }}", $"{new UserUpdate()}"),
            Is.EqualTo(("UserUpdate { Phone = set, Picture = cleared }", "UserUpdate {  }")));

    [Test]
    public void A_schema_config_shows_the_names_of_its_schemas()
    {
        var schemas = HashMap(("public", new SchemaNode(Tables: HashMap(("orders", new TableNode())))));

        Assert.That(
            $"{new SchemaConfig(schemas, SchemaChangeHandling.AllowAll)}",
            Is.EqualTo("SchemaConfig { Schemas = [public], SchemaChangeHandling = ALLOW_ALL }"));
    }

    [Test]
    public void Models_have_the_same_text_in_every_culture()
    {
        CultureInfo.CurrentCulture = OddCulture.Value;

        var created = new DateTimeOffset(2026, 11, 23, 13, 0, 0, 500, TimeSpan.FromHours(1));

        Assert.That(
            $"{new Connector("c", "g", "s", "x", SyncFrequency: -5, CreatedAt: created)}",
            Is.EqualTo(
                "Connector { Id = c, GroupId = g, Service = s, Schema = x, CreatedAt = 2026-11-23T12:00:00.5Z, SyncFrequency = -5 }"));
    }

    [Test]
    public void RawJson_compares_by_value_in_any_order()
    {
        var (one, other) = (Raw("""{"a":1,"b":[true,null]}"""), Raw("""{ "b": [true, null], "a": 1.0 }"""));

        Assert.That(one, Is.EqualTo(other));
        Assert.That(one.GetHashCode(), Is.EqualTo(other.GetHashCode()));
        Assert.That(one, Is.Not.EqualTo(Raw("""{"a":1,"b":[true]}""")));
        Assert.That(one.Equals(null), Is.False);
    }

    [Test]
    public void RawJson_compares_numbers_with_exponents_beyond_Int32()
    {
        var one = Raw("""{"n":1e99999999999}""");

        Assert.That(one, Is.EqualTo(Raw("""{"n":1e99999999999}""")));
        Assert.That(one.GetHashCode(), Is.EqualTo(Raw("""{"n":1e99999999999}""").GetHashCode()));
        Assert.That(one, Is.Not.EqualTo(Raw("""{"n":2e-99999999999}""")));
    }

    [Test]
    public void RawJson_converts_between_strings_numbers_and_booleans()
    {
        var raw = Raw("""{"text":"443","number":443,"flag":true,"word":"FALSE","null":null,"list":[1],"fraction":1.5}""");

        Assert.That(
            (raw.Text("text"), raw.Text("number"), raw.Text("flag"), raw.Text("null"), raw.Text("list"), raw.Text("missing")),
            Is.EqualTo((Some("443"), Some("443"), Some("true"), Option<string>.None, Option<string>.None, Option<string>.None)));
        Assert.That(
            (raw.Number("text"), raw.Number("number"), raw.Number("fraction"), raw.Number("word")),
            Is.EqualTo((Some(443L), Some(443L), Option<long>.None, Option<long>.None)));
        Assert.That((raw.Flag("flag"), raw.Flag("word"), raw.Flag("number")), Is.EqualTo((Some(true), Some(false), Option<bool>.None)));
        Assert.That(raw.Property("list").Map(list => list.GetArrayLength()), Is.EqualTo(Some(1)));
        Assert.That((Raw("[1]").Text("a"), $"{Raw("[1]")}", $"{Raw("5")}"), Is.EqualTo((Option<string>.None, "{Array}", "{Number}")));
    }

    [Test]
    public void The_naming_policy_keeps_config_names_of_services()
    {
        var names = new[]
        {
            "schema_prefix",
            "s3role_arn",
            "oauth2_secret",
            "api_key_3",
            "sasl_scram512_secret",
            "v2_api_key",
            "x_api_key",
            "abs_connection_string",
            "client_cert_key",
        };

        Assert.That(names.Select(JsonNamingPolicy.SnakeCaseLower.ConvertName), Is.EqualTo(names));
    }

    private static RawJson Raw(string json) => new(JsonDocument.Parse(json).RootElement);

    private sealed record Job(Service Service, RawJson Config, string Next);

    private sealed class Segment : ReadOnlySequenceSegment<byte>
    {
        public Segment(IEnumerable<byte> bytes) => Memory = bytes.ToArray();

        public ReadOnlySequence<byte> Then(IEnumerable<byte> bytes)
        {
            var next = new Segment(bytes) { RunningIndex = Memory.Length };
            Next = next;
            return new(this, 0, next, next.Memory.Length);
        }
    }
}
