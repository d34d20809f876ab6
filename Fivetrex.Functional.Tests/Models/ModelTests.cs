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

    private static IEnumerable<Type> Words => typeof(Group).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(OpenEnum)));

    [TestCaseSource(nameof(Words))]
    public void Known_values_of_a_word_are_all_different(Type word)
    {
        var known = word.GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => field.GetValue(null)).ToList();

        Assert.That(known, Is.Not.Empty.And.Unique);
    }

    [TestCaseSource(nameof(Words))]
    public void A_word_compares_without_case_shows_itself_and_is_JSON_by_itself(Type word)
    {
        var (lower, upper) = (Activator.CreateInstance(word, "some_word")!, Activator.CreateInstance(word, "SOME_WORD")!);

        Assert.That(lower, Is.EqualTo(upper));
        Assert.That(lower.GetHashCode(), Is.EqualTo(upper.GetHashCode()));
        Assert.That(lower, Is.Not.EqualTo(Activator.CreateInstance(word, "another")));
        Assert.That(($"{lower}", $"{upper}"), Is.EqualTo(("some_word", "SOME_WORD")));
        Assert.That(JsonSerializer.Serialize(upper, word), Is.EqualTo("\"SOME_WORD\""));
        Assert.That(JsonSerializer.Deserialize("\"some_word\"", word), Is.EqualTo(lower));
    }

    // as ASP.NET Core reads the body of a request
    [Test]
    public async Task A_model_in_JSON_of_somebody_else_may_come_in_two_pieces()
    {
        var config = """{"k":"abc0123456789","list":[1,"x"]}""";
        var json = Encoding.UTF8.GetBytes($$"""{"Service":"snowflake","Config":{{config}},"Next":"neighbour"}""");

        var read = await Task.WhenAll(Enumerable.Range(1, json.Length - 1).Select(at =>
            JsonSerializer.DeserializeAsync<Job>(PipeReader.Create(new Piece(json.Take(at)).Then(json.Skip(at)))).AsTask()));

        Assert.That(read.Distinct(), Is.EqualTo(new[] { new Job(Service.Snowflake, Raw(config), "neighbour") }));
    }

    [Test]
    public void JSON_of_a_lenient_source_is_plain_from_then_on()
    {
        var read = JsonSerializer.Deserialize<RawJson>("""{"a":1,/* why */ "b":[2,],}""", Lenient)!;

        Assert.That((read.Number("a"), $"{read}", read.Equals(Raw("""{"b":[2],"a":1}"""))), Is.EqualTo((Some(1L), "{a, b}", true)));
    }

    [TestCase("\"\\ud800\"", "The JSON holds half of a surrogate pair. (Parameter 'value')")]
    [TestCase("{\"\\ud800\":1}", "The JSON holds half of a surrogate pair. (Parameter 'value')")]
    [TestCase("{\"a\":\"\\ud800\",}", "The JSON holds half of a surrogate pair. (Parameter 'value')")]
    [TestCase(null, "The JSON is nested too deeply. (Parameter 'value')")]
    public void JSON_that_would_throw_later_throws_where_it_is_wrapped(string? json, string message)
    {
        var element = JsonDocument.Parse(
            json ?? $"{new string('[', 100)}{new string(']', 100)}", new() { MaxDepth = 200, AllowTrailingCommas = true }).RootElement;

        Assert.That(() => new RawJson(element), Throws.ArgumentException.With.Message.EqualTo(message));
        Assert.That(() => JsonSerializer.Deserialize<RawJson>(element.GetRawText(), Lenient), Throws.InstanceOf<JsonException>());
    }

    [Test]
    public void Words_of_two_sets_are_never_equal() =>
        Assert.That(new SyncState("paused").Equals((object)new SyncStatus("paused")), Is.False);

    [Test]
    public void Inputs_do_not_show_what_is_in_their_config()
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
    public void Answers_do_not_show_what_is_in_their_config()
    {
        var raw = Raw($$$"""{"password":"{{{Secret}}}","nested":{"token":"{{{Secret}}}"}}""");

        Assert.That(
            $"{new Connector("c", "g", "s", "x", Config: raw, ExternalSecretsKeysConfig: raw, SourceSyncDetails: raw, ConnectCard: new ConnectCard(new Secret(Secret), new Secret(Secret)))}",
            Is.EqualTo(
            "Connector { Id = c, GroupId = g, Service = s, Schema = x, Config = {password, nested}, ExternalSecretsKeysConfig = {password, nested}, SourceSyncDetails = {password, nested}, ConnectCard = ConnectCard { Token = ***, Uri = *** } }"));
        Assert.That(
            $"{new Destination("d", "g", "s", Config: raw)}",
            Is.EqualTo("Destination { Id = d, GroupId = g, Service = s, Config = {password, nested} }"));
        Assert.That($"{new ConnectorState(raw)}", Is.EqualTo("ConnectorState { State = {password, nested} }"));
    }

    [Test]
    public void A_secret_comes_out_only_when_it_is_asked_for()
    {
        var secret = new Secret(Secret);

        Assert.That(
            ($"{secret}", JsonSerializer.Serialize(secret), JsonSerializer.Serialize(new { Key = secret })),
            Is.EqualTo(("***", "{}", """{"Key":{}}""")));
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
    public void What_is_edited_shows_how_and_not_to_what() =>
        Assert.That(
            ($"{new UserUpdate { Phone = "1", Picture = Edit<string>.Clear }}", $"{new UserUpdate()}"),
            Is.EqualTo(("UserUpdate { Phone = set, Picture = cleared }", "UserUpdate {  }")));

    [Test]
    public void A_schema_shows_the_names_of_what_is_in_it() =>
        Assert.That(
            $"{new SchemaConfig(HashMap(("public", new SchemaNode(Tables: HashMap(("orders", new TableNode()))))), SchemaChangeHandling.AllowAll)}",
            Is.EqualTo("SchemaConfig { Schemas = [public], SchemaChangeHandling = ALLOW_ALL }"));

    [Test]
    public void Models_show_the_same_in_every_culture()
    {
        CultureInfo.CurrentCulture = OddCulture.Value;

        Assert.That(
            $"{new Connector("c", "g", "s", "x", SyncFrequency: -5, CreatedAt: new DateTimeOffset(2026, 11, 23, 13, 0, 0, 500, TimeSpan.FromHours(1)))}",
            Is.EqualTo(
                "Connector { Id = c, GroupId = g, Service = s, Schema = x, CreatedAt = 2026-11-23T12:00:00.5Z, SyncFrequency = -5 }"));
    }

    [Test]
    public void RawJson_compares_by_value_whatever_the_order()
    {
        var (one, other) = (Raw("""{"a":1,"b":[true,null]}"""), Raw("""{ "b": [true, null], "a": 1.0 }"""));

        Assert.That(one, Is.EqualTo(other));
        Assert.That(one.GetHashCode(), Is.EqualTo(other.GetHashCode()));
        Assert.That(one, Is.Not.EqualTo(Raw("""{"a":1,"b":[true]}""")));
        Assert.That(one.Equals(null), Is.False);
    }

    [Test]
    public void RawJson_with_an_exponent_that_no_number_has_compares_all_the_same()
    {
        var one = Raw("""{"n":1e99999999999}""");

        Assert.That(one, Is.EqualTo(Raw("""{"n":1e99999999999}""")));
        Assert.That(one.GetHashCode(), Is.EqualTo(Raw("""{"n":1e99999999999}""").GetHashCode()));
        Assert.That(one, Is.Not.EqualTo(Raw("""{"n":2e-99999999999}""")));
    }

    [Test]
    public void RawJson_reads_strings_numbers_and_booleans_from_whichever_of_them_they_are()
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
    public void Config_names_of_every_service_survive_the_naming_policy()
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

    private sealed class Piece : ReadOnlySequenceSegment<byte>
    {
        public Piece(IEnumerable<byte> bytes) => Memory = bytes.ToArray();

        public ReadOnlySequence<byte> Then(IEnumerable<byte> bytes)
        {
            var next = new Piece(bytes) { RunningIndex = Memory.Length };
            Next = next;
            return new(this, 0, next, next.Memory.Length);
        }
    }
}
