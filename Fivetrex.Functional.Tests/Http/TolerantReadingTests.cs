using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests.Http;

/// <summary>Optional members that do not fit are left out and reported; required members, ids, cursors and lists are strict.</summary>
internal sealed class TolerantReadingTests
{
    private const string Required = "\"id\":\"c\",\"group_id\":\"g\",\"service\":\"s\",\"schema\":\"x\"";

    private static readonly Connector Bare = new("c", "g", "s", "x");

    [TestCase("\"connect_card_config\":{}", "Connector.connect_card_config")]
    [TestCase("\"connect_card_config\":{\"redirect_uri\":[1]}", "Connector.connect_card_config")]
    [TestCase("\"connect_card\":5", "Connector.connect_card")]
    [TestCase("\"schedule\":\"auto\"", "Connector.schedule")]
    [TestCase("\"schedule\":[[{\"a\":{}}]]", "Connector.schedule")]
    [TestCase("\"status\":7", "Connector.status")]
    [TestCase("\"paused\":{\"a\":[{}]}", "Connector.paused")]
    [TestCase("\"private_link_id\":\"******\"", "Connector.private_link_id")]
    [TestCase("\"private_link_id\":\"..\"", "Connector.private_link_id")]
    [TestCase("\"succeeded_at\":\"yesterday\"", "Connector.succeeded_at")]
    [TestCase("\"succeeded_at\":20261120", "Connector.succeeded_at")]
    public async Task An_optional_member_that_does_not_fit_is_left_out_and_reported(string member, string reported)
    {
        var leftOut = new List<(string, string)>();
        var transport = new Transport(Transport.Json(Samples.Page($"{{{Required},{member}}},{{{Required}}}")));
        var config = transport.Config with { OnLeftOut = (endpoint, field) => leftOut.Add((endpoint, field)) };

        Assert.That((await Connectors.List(config).Right()).Items, Is.EqualTo(new[] { Bare, Bare }));
        Assert.That(leftOut, Is.EqualTo(new[] { ("GET /connections", reported) }));
    }

    [Test]
    public async Task The_members_beside_and_in_one_that_does_not_fit_are_read() =>
        Assert.That(
            await Read("\"schedule\":{\"interval\":{},\"cron\":[\"0 3 * * *\"]},\"status\":{\"sync_state\":5,\"setup_state\":\"broken\"}"),
            Is.EqualTo(Bare with
            {
                Schedule = new ConnectorSchedule(Cron: "0 3 * * *"),
                Status = new ConnectorStatus(SetupState.Broken),
            }));

    [TestCase("\"setup_tests\":{}", "$.data.setup_tests: an object does not belong here")]
    [TestCase("\"status\":{\"tasks\":[{},5]}", "$.data.status.tasks[1]: this number does not belong here")]
    [TestCase("\"id\":\"\"", "$.data.id: an id is not blank, a path segment or masked")]
    [TestCase("\"id\":\" \"", "$.data.id: an id is not blank, a path segment or masked")]
    [TestCase("\"id\":\".\"", "$.data.id: an id is not blank, a path segment or masked")]
    [TestCase("\"id\":\"..\"", "$.data.id: an id is not blank, a path segment or masked")]
    [TestCase("\"group_id\":\"******\"", "$.data.group_id: an id is not blank, a path segment or masked")]
    public async Task Required_members_ids_and_lists_are_strict(string member, string problem)
    {
        var transport = new Transport(Transport.Json(Samples.Data($"{{{Required},{member}}}")));

        Assert.That((await Connectors.Get(transport.Config, "c").Left()).Message, Is.EqualTo(problem));
    }

    [TestCase("1700000000", "2023-11-14T22:13:20Z")]
    [TestCase("1700000000000", "2023-11-14T22:13:20Z")]
    [TestCase("1700000000123", "2023-11-14T22:13:20.123Z")]
    [TestCase("\"1700000000000\"", "2023-11-14T22:13:20Z")]
    [TestCase("\"2024-01-01 10:00:00 UTC\"", "2024-01-01T10:00:00Z")]
    [TestCase("\"2024-01-01 10:00:00\"", "2024-01-01T10:00:00Z")]
    [TestCase("\"2024-01-01 10:00:00.123456 GMT\"", "2024-01-01T10:00:00.123456Z")]
    [TestCase("\"2024-01-01T10:00:00+0000\"", "2024-01-01T10:00:00Z")]
    [TestCase("\"2024-01-01T10:00:00.5+0130\"", "2024-01-01T08:30:00.5Z")]
    [TestCase("\"2024-01-01T10:00:00+02\"", "2024-01-01T08:00:00Z")]
    [TestCase("\"2024-01-01 10:00:00 +0000\"", "2024-01-01T10:00:00Z")]
    [TestCase("\"2024-01-01T10:00:00z\"", "2024-01-01T10:00:00Z")]
    [TestCase("\"Mon, 01 Jan 2024 10:00:00 GMT\"", "2024-01-01T10:00:00Z")]
    public async Task A_time_is_read_in_the_usual_forms(string json, string utc) =>
        Assert.That(
            (await Read($"\"succeeded_at\":{json}")).SucceededAt,
            Is.EqualTo(Some(DateTimeOffset.Parse(utc, System.Globalization.CultureInfo.InvariantCulture))));

    [TestCase("\"next_cursor\":\"two\"", "two")]
    [TestCase("\"nextCursor\":\"two\"", "two")]
    [TestCase("\"next_cursor\":\"\"", null)]
    [TestCase("\"next_cursor\":\" \"", null)]
    [TestCase("\"next_cursor\":null", null)]
    public async Task The_cursor_is_read_under_both_names_and_a_blank_one_is_None(string member, string? cursor)
    {
        var first = Samples.Data($"{{\"items\":[{Samples.Group}],{member}}}");
        var transport = new Transport(Transport.Json(first), Transport.Json(Samples.Page(Samples.Group)));

        Assert.That((await Groups.List(transport.Config).Right()).NextCursor, Is.EqualTo(Optional(cursor)));
        transport = new Transport(Transport.Json(first), Transport.Json(Samples.Page(Samples.Group)));
        Assert.That(Groups.Stream(transport.Config).Collect().Right(), Has.Count.EqualTo(cursor is null ? 1 : 2));
    }

    [Test]
    public async Task A_cursor_that_is_not_a_text_is_Decoding() =>
        Assert.That(
            (await Groups.List(new Transport(Transport.Json(Samples.Data("{\"items\":[],\"next_cursor\":5}"))).Config).Left()).Message,
            Is.EqualTo("$.data.next_cursor: this number does not belong here"));

    [Test]
    public async Task A_schema_configuration_with_empty_and_null_entries_is_read()
    {
        const string schemas = """
            {"schemas":{"empty":{"enabled":true,"tables":[]},"gone":null,"public":{"enabled":true,"tables":{"none":null,
            "orders":{"enabled":true,"columns":{"id":{"enabled":true,"type":"INTEGER"},"c":null}}}}}}
            """;

        var config = (await ConnectorSchemas.Get(new Transport(Transport.Json(Samples.Data(schemas))).Config, "c").Right())
            .IfNone(new SchemaConfig());

        Assert.That(
            config,
            Is.EqualTo(new SchemaConfig(Schemas: HashMap(
                ("empty", new SchemaNode(Enabled: true)),
                ("public", new SchemaNode(Enabled: true, Tables: HashMap(
                    ("orders", new TableNode(Enabled: true, Columns: HashMap(
                        ("id", new ColumnNode(Enabled: true, Type: "INTEGER"))))))))))));
    }

    [Test]
    public async Task A_text_is_a_list_of_one()
    {
        const string transformation = """{"id":"t","schedule":{"schedule_type":"CRON","cron":"0 3 * * *","days_of_week":["MONDAY"]}}""";

        var read = await Transformations.Get(new Transport(Transport.Json(Samples.Data(transformation))).Config, "t").Right();

        Assert.That(
            read.Schedule,
            Is.EqualTo(Some(new TransformationSchedule(
                TransformationScheduleType.Cron, Seq1("0 3 * * *"), DaysOfWeek: Seq1("MONDAY")))));
    }

    [TestCase("""{"servers":["a:9092","b:9092"]}""", "a:9092 b:9092")]
    [TestCase("""{"servers":"a:9092"}""", "a:9092")]
    [TestCase("""{"servers":[1,null,{},true]}""", "1 true")]
    [TestCase("""{"servers":{}}""", "")]
    [TestCase("{}", "")]
    public async Task Texts_of_a_config_are_read_in_both_forms(string config, string texts) =>
        Assert.That(
            (await Read($"\"config\":{config}")).Config.Map(json => string.Join(' ', json.Texts("servers"))), Is.EqualTo(Some(texts)));

    [Test]
    public async Task A_system_key_is_read_under_both_names() =>
        Assert.That(
            await SystemKeys.Get(new Transport(Transport.Json(Samples.Data("""{"id":"k","key_value":"ft_key"}"""))).Config, "k").Right(),
            Is.EqualTo(new SystemKey("k", Key: "ft_key")));

    [TestCase("\"registered_at\":{}")]
    [TestCase("\"usage\":5")]
    [TestCase("\"id\":[]")]
    public async Task A_one_time_secret_survives_any_other_member(string member)
    {
        var padding = new string('x', 3000);
        var body = Samples.Data($"{{\"id\":\"a\",{member},\"display_name\":\"{padding}\",\"token\":\"one-time\"}}");
        var result = await HybridDeploymentAgents.Create(
            new Transport(Transport.Json(body)).Config,
            new NewHybridDeploymentAgent("dc", AgentEnvironment.Docker, AcceptTerms: true)).RunAsync();

        var secret = result.Match(
            Right: agent => agent.Token.Map(token => token.Reveal()).IfNone(""),
            Left: error => ((FivetranError.Decoding)error).Body.Reveal());
        Assert.That(secret, Does.Contain("one-time"));
    }

    private static Task<Connector> Read(string member) =>
        Connectors.Get(new Transport(Transport.Json(Samples.Data($"{{{Required},{member}}}"))).Config, "c").Right();
}
