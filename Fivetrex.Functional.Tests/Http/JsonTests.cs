using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Fivetrex.Functional.Http;
using Fivetrex.Functional.Json;
using Fivetrex.Functional.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace Fivetrex.Functional.Tests.Http;

internal sealed class JsonTests
{
    private static readonly DateTimeOffset Created = new DateTimeOffset(2025, 2, 11, 9, 30, 11, TimeSpan.Zero).AddTicks(2041170);

    private static readonly Connector Whole = new(
        "speak_inexperienced",
        "decent_dropsy",
        Service.Postgres,
        "crm_eu",
        Paused: false,
        new ConnectorStatus(
            SetupState.Connected,
            SyncState.Rescheduled,
            UpdateState.Delayed,
            SchemaStatus.Ready,
            true,
            new DateTimeOffset(2026, 11, 23, 11, 20, 0, TimeSpan.Zero),
            Seq1(new StatusItem("reconnect", "Reconnect", "The token has expired")),
            Seq1(new StatusItem("resync_table_warning", "Re-sync", "public.orders"))),
        Raw("""{"schema_prefix": "crm_eu", "host": "db.example.com", "port": 5432, "password": "******"}"""),
        ServiceVersion: 1,
        "lawful_cinder",
        Created,
        new DateTimeOffset(2026, 11, 20, 6, 2, 44, 118, TimeSpan.Zero),
        new DateTimeOffset(2026, 11, 19, 6, 2, 44, TimeSpan.Zero),
        PauseAfterTrial: true,
        SyncFrequency: 1440,
        "03:00",
        ScheduleType.Auto,
        new ConnectorSchedule("TIME_OF_DAY", 60, "03:00", Seq1("MONDAY"), "0 3 * * 1"),
        DataDelaySensitivity.Custom,
        DataDelayThreshold: 15,
        Seq1(new SetupTest("Validating the certificate", SetupTestStatus.Failed, "It is not trusted", Raw("""[{"hash": "abc="}]"""))),
        NetworkingMethod.PrivateLink,
        "calm_link",
        "calm_agent",
        "calm_hybrid",
        "lucky_tiger",
        Raw("""{"password": "crm/password"}"""),
        Raw("""{"virtual_warehouse": "LOADING"}"""),
        SchemaNaming.Fivetran,
        Raw("""{"last_synced": "2026-11-20"}"""),
        new ConnectCard(new Secret("card-token"), new Secret("https://fivetran.com/connect-card/setup?auth=card-token")),
        new ConnectCardConfig("https://app.example.com/done", HideSetupGuide: true, AllFields: false));

    private static readonly string[] Names = ["one", "two", "three", "four"];

    private static IEnumerable<Type> AnswerTypes =>
        from function in Functions.All
        where Functions.AnswerOf(function) != typeof(byte[])
        let type = function.ReturnType.IsGenericType && function.ReturnType.GetGenericTypeDefinition() == typeof(Aff<>)
            ? function.ReturnType.GetGenericArguments()[0].GetGenericArguments()[1]
            : typeof(Page<>).MakeGenericType(function.ReturnType.GetGenericArguments()[0].GetGenericArguments()[1])
        select type;

    [Test]
    public async Task Threads_that_read_fields_in_different_orders_do_not_mix_them_up()
    {
        byte[][] orders =
        [
            .. from first in Names
               from second in Names
               where first != second
               select Encoding.UTF8.GetBytes($$"""{"{{first}}":"{{first}}","{{second}}":"{{second}}"}"""),
        ];
        using var together = new Barrier(2);

        var mixed = await Task.WhenAll(Enumerable.Range(0, 2).Select(worker => Task.Factory.StartNew(() =>
        {
            together.SignalAndWait();
            return Enumerable.Range(
                0,
                300_000).Count(round => Reading.Whole<Shuffled>(
                    orders[((worker * 7) + round) % orders.Length], out _) is not { IsInPlace: true });
        }, TaskCreationOptions.LongRunning)));

        Assert.That(mixed, Is.EqualTo(new[] { 0, 0 }));
    }

    [Test]
    public async Task A_connector_is_read_whole() => Assert.That(await Read<Connector>(Samples.Connector), Is.EqualTo(Whole));

    [Test]
    public async Task A_destination_is_read_whole() =>
        Assert.That(await Read<Destination>(Samples.Destination), Is.EqualTo(new Destination(
            "decent_dropsy",
            "decent_dropsy",
            Service.Snowflake,
            Region.AwsEuCentral1,
            "+1",
            SetupState.Connected,
            Raw("""{"host": "acme.snowflakecomputing.com", "port": 443, "private_key": "******", "is_private_key_encrypted": "false"}"""),
            DaylightSavingTimeEnabled: false,
            Seq1(new SetupTest("Host Connection", SetupTestStatus.Passed, "", Raw("""{"at":1}"""))),
            NetworkingMethod.Directly,
            "calm_link",
            "calm_agent",
            "calm_hybrid",
            "calm_hybrid",
            "lucky_tiger",
            Raw("""{"private_key": "prod/snowflake"}"""))));

    [TestCase("""{"id":"c","group_id":"g","service":"s","schema":"x"}""")]
    [TestCase("""
        {"id":"c","group_id":"g","service":"s","schema":"x","paused":null,"status":null,"config":null,"service_version":null,"connected_by":null,"created_at":null,
         "succeeded_at":null,"failed_at":null,"pause_after_trial":null,"sync_frequency":null,"daily_sync_time":null,"schedule_type":null,"data_delay_sensitivity":null,
         "data_delay_threshold":null,"setup_tests":null,"networking_method":null,"connect_card":null,"connect_card_config":null,"source_sync_details":null}
        """)]
    [TestCase("""{"id":"c","group_id":"g","service":"s","schema":"x","setup_tests":[],"future":{"deep":[1,{"a":null}]},"status":null}""")]
    public async Task What_is_absent_null_or_unknown_does_no_harm(string json) =>
        Assert.That(await Read<Connector>(json), Is.EqualTo(new Connector("c", "g", "s", "x")));

    [Test]
    public async Task Status_lists_that_are_null_are_empty() =>
        Assert.That(
            (await Read<Connector>(
                """{"id":"c","group_id":"g","service":"s","schema":"x","status":{"tasks":null,"sync_state":null}}""")).Status,
            Is.EqualTo(Some(new ConnectorStatus())));

    [TestCase("")]
    [TestCase("null")]
    public async Task A_moment_that_is_no_moment_yet_is_none(string text) =>
        Assert.That(
            await Read<Connector>(
                $$"""{"id":"c","group_id":"g","service":"s","schema":"x","status":{"rescheduled_for":"{{text}}"},"succeeded_at":"{{text}}"}"""),
            Is.EqualTo(new Connector("c", "g", "s", "x", Status: new ConnectorStatus())));

    [Test]
    public async Task Numbers_and_booleans_may_be_strings()
    {
        var connector = await Read<Connector>(
            """{"id":"c","group_id":"g","service":"s","schema":"x","paused":"true","pause_after_trial":"False","sync_frequency":"360"}""");

        Assert.That(
            (connector.Paused, connector.PauseAfterTrial, connector.SyncFrequency), Is.EqualTo((Some(true), Some(false), Some(360))));
    }

    [Test]
    public async Task One_odd_field_is_left_out_and_takes_nothing_along()
    {
        const string odd = """
            {"id":"c","group_id":"g","service":"s","schema":"x","paused":"maybe","sync_frequency":"often","succeeded_at":"yesterday","failed_at":20261120,"schedule_type":5,"connected_by":{"a":[1]},
             "daily_sync_time":300,"private_link_id":true,"service_version":1.5,"data_delay_threshold":2147483648,"status":{"setup_state":["broken"],"is_historical_sync":1,"tasks":[{"code":5}]},"created_at":"2026-11-20T06:02:44Z"}
            """;

        Assert.That(await Read<Connector>(odd), Is.EqualTo(new Connector(
            "c",
            "g",
            "s",
            "x",
            DailySyncTime: "300",
            PrivateLinkId: "true",
            Status: new ConnectorStatus(Tasks: Seq1(new StatusItem("5"))),
            CreatedAt: new DateTimeOffset(2026, 11, 20, 6, 2, 44, TimeSpan.Zero))));
    }

    [TestCase("60")]
    [TestCase("60.0")]
    [TestCase("6e1")]
    [TestCase("\"60\"")]
    public async Task A_whole_number_is_one_however_it_is_written(string number) =>
        Assert.That(
            (await Read<Connector>($$"""{"id":"c","group_id":"g","service":"s","schema":"x","sync_frequency":{{number}}}""")).SyncFrequency,
            Is.EqualTo(Some(60)));

    [Test]
    public async Task A_secret_that_is_told_once_is_not_lost_for_an_odd_date()
    {
        var transport = new Transport(Transport.Json(Samples.Data("""{"id":"k","key":"ft","secret":"told once","expired_at":"never"}""")));

        var rotated = await SystemKeys.Rotate(transport.Config, "k", Confirm.KeyRotation, new SystemKeyRotation()).Right();

        Assert.That(rotated.Secret.Map(secret => secret.Reveal()), Is.EqualTo(Some("told once")));
    }

    [Test]
    public async Task Words_are_open_keep_their_case_and_compare_without_it()
    {
        var connector = await Read<Connector>(
            """{"id":"c","group_id":"g","service":"PostGres","schema":"x","status":{"sync_state":"SYNCING","setup_state":"half_way"}}""");

        Assert.That(connector.Service, Is.EqualTo(Service.Postgres));
        Assert.That($"{connector.Service}", Is.EqualTo("PostGres"));
        Assert.That(connector.IsSyncing, Is.True);
        Assert.That(connector.Status.Bind(status => status.SetupState), Is.EqualTo(Some(new SetupState("half_way"))));
    }

    [TestCase("2024-01-01T00:00:00Z", 0)]
    [TestCase("2024-01-01T00:00:00.5Z", 5_000_000)]
    [TestCase("2024-01-01T00:00:00.123456Z", 1_234_560)]
    [TestCase("2024-01-01T02:00:00+02:00", 0)]
    public async Task Timestamps_have_any_number_of_digits(string text, long ticks) =>
        Assert.That(
            (await Read<Group>($$"""{"id":"g","name":"n","created_at":"{{text}}"}""")).CreatedAt,
            Is.EqualTo(Some(new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero).AddTicks(ticks))));

    [TestCase("", "$: the body is empty")]
    [TestCase(" \r\n", "$: the body is empty")]
    [TestCase("{}", "$.data is missing or null")]
    [TestCase("""{"data":null}""", "$.data is missing or null")]
    [TestCase("[]", "$: an array does not belong here")]
    [TestCase("null", "$: null does not belong here")]
    [TestCase("\"text\"", "$: this string does not belong here")]
    [TestCase("""{"data":[]}""", "$.data: an array does not belong here")]
    [TestCase("""{"data":5}""", "$.data: this number does not belong here")]
    [TestCase("""{"data":{}}""", "$.data: lacks 'id', 'name'")]
    [TestCase("""{"data":{"name":"n"}}""", "$.data: lacks 'id'")]
    [TestCase("""{"data":{"id":null,"name":"n"}}""", "$.data.id: null does not belong here")]
    [TestCase("""{"data":{"id":5,"name":"n"}}""", "$.data.id: this number does not belong here")]
    [TestCase("""{"data":{"id":{},"name":"n"}}""", "$.data.id: an object does not belong here")]
    [TestCase("""{"data":{"id":true,"name":"n"}}""", "$.data.id: a boolean does not belong here")]
    [TestCase("{\"data\":{\n \"id\":\"g\",\r\n  \"name\":[]}}", "$.data.name: an array does not belong here")]
    [TestCase("""{"data":{"id":"g" """, "$.data.id: Expected depth to be zero at the end of the JSON payload. There is an open JSON object or array that should be closed.")]
    [TestCase("<html>", "$: '<' is an invalid start of a value.")]
    [TestCase("""{"data":{"id":"g","name":"n"}} trailing""", "$: 't' is invalid after a single JSON value. Expected end of data.")]
    public async Task What_makes_no_sense_is_Decoding_with_the_path_and_the_body(string body, string message)
    {
        var error = await Groups.Get(new Transport(Transport.Json(body)).Config, "g").Left();

        Assert.That(
            error,
            Is.EqualTo(new FivetranError.Decoding(new Secret(body))
            {
                Endpoint = "GET /groups/{groupId}",
                Message = message,
                Status = 200,
            }));
    }

    [TestCase("""{"items":[{"id":"c","group_id":"g","service":"s","schema":"x"},{"id":"d"}]}""", "$.data.items[1]: lacks 'group_id', 'service', 'schema'")]
    [TestCase("""{"items":{}}""", "$.data.items: an object does not belong here")]
    [TestCase("""{"error":"try again"}""", "$.data: lacks 'items'")]
    [TestCase("""{"next_cursor":"x"}""", "$.data: lacks 'items'")]
    [TestCase("5", "$.data: this number does not belong here")]
    [TestCase("""{"next_cursor":"x",}""", "$.data.next_cursor: The JSON object contains a trailing comma at the end which is not supported in this mode. Change the reader options.")]
    [TestCase("""{"items":[],"next_cursor":{"v":"abc"}}""", "$.data.next_cursor: an object does not belong here")]
    [TestCase("""{"items":[],"next_cursor":"\ud800"}""", "$.data.next_cursor: this string does not belong here")]
    [TestCase("""{"items":5}""", "$.data.items: this number does not belong here")]
    [TestCase("{\n\"items\":\n[{\"id\":\"c\",\"group_id\":\"g\",\n\"service\":5,\n\"schema\":\n\"x\"}]}", "$.data.items[0].service: this number does not belong here")]
    [TestCase("""{"items":[{"id":"c","group_id":"g","service":"s","schema":"x","status":{"tasks":[{},5]}}]}""", "$.data.items[0].status.tasks[1]: this number does not belong here")]
    public async Task The_path_reaches_into_lists(string data, string message) =>
        Assert.That((await Connectors.List(new Transport(Transport.Json(Samples.Data(data))).Config).Left()).Message, Is.EqualTo(message));

    [TestCase("""{"items":null}""")]
    [TestCase("""{"items":[null]}""")]
    [TestCase("""{"next_cursor":null}""")]
    [TestCase("{}")]
    public async Task A_list_of_nothing_is_empty(string data) =>
        Assert.That(
            await Connectors.List(new Transport(Transport.Json(Samples.Data(data))).Config).Right(), Is.EqualTo(new Page<Connector>()));

    [TestCase("{}")]
    [TestCase("""{"error":"try again"}""")]
    public async Task What_has_no_envelope_and_says_nothing_is_no_empty_answer(string body)
    {
        var config = new Transport(Transport.Json(body), Transport.Json(body), Transport.Json(body)).Config;

        Assert.That((await Connectors.List(config).Left()).Message, Is.EqualTo("$.data is missing or null"));
        Assert.That((await ConnectorSchemas.GetColumns(config, "c", "s", "t").Left()).Message, Is.EqualTo("$.data is missing or null"));
        Assert.That((await ConnectorTypes.ListPublic(config).Left()).Message, Is.EqualTo("$.data is missing or null"));
    }

    [Test]
    public async Task A_page_of_html_where_JSON_is_expected_says_so()
    {
        const string page = "<html>Sign in to the hotel's network</html>";
        var transport = new Transport(Transport.Answer(200, page, "text/html"));

        Assert.That(
            (await Groups.Get(transport.Config, "g").Left()).Message,
            Is.EqualTo("expected JSON and got text/html. $: '<' is an invalid start of a value."));
        Assert.That(
            await Groups.Delete(transport.Config, "g", Confirm.GroupDeletion).Left(),
            Is.InstanceOf<FivetranError.Decoding>(),
            "a delete that a proxy answered has not been done");
    }

    [Test]
    public async Task A_body_that_is_not_UTF8_is_Decoding()
    {
        var body = Encoding.Latin1.GetBytes(Samples.Data("""{"id":"g","name":"Größe"}"""));
        var transport = new Transport((_, _) => Task.FromResult(new HttpResponseMessage { Content = new ByteArrayContent(body) }));

        Assert.That((await Groups.Get(transport.Config, "g").Left()).Message, Is.EqualTo("$: the body is not UTF-8"));
    }

    [TestCase("""{"a":"\ud800"}""")]
    [TestCase("\"\\ud800\"")]
    [TestCase("""{"\ud800":1}""")]
    [TestCase("""{"a":[{"b":"x\udc00\ud800y"}]}""")]
    [TestCase("""{"n":1,"fine":"\u00e4","bad":"\ud800"}""")]
    [TestCase("""{"a":[1,null,"\u00e4","\ud800"]}""")]
    public async Task Config_with_half_of_a_surrogate_pair_is_Decoding(string config)
    {
        var transport = new Transport(
            Transport.Json(Samples.Data($$"""{"id":"c","group_id":"g","service":"s","schema":"x","config":{{config}}}""")));

        Assert.That((await Connectors.Get(transport.Config, "c").Left()).Message, Does.StartWith("$.data.config: "));
    }

    [Test]
    public async Task Config_with_escapes_is_read() =>
        Assert.That(
            (await Read<Connector>(
                """{"id":"c","group_id":"g","service":"s","schema":"x","config":{"a":"\ud83d\ude00","b":["\u00e4"]}}""")).Config.Bind(
                    config => config.Text("a")),
            Is.EqualTo(Some("😀")));

    [Test]
    public async Task A_long_body_is_cut()
    {
        var error = await Groups.Get(new Transport(Transport.Json(new string('ä', 1_000_000))).Config, "g").Left();

        Assert.That(((FivetranError.Decoding)error).Body.Reveal(), Is.EqualTo(new string('ä', 2048)));
    }

    [TestCase(1024, true)]
    [TestCase(1025, false)]
    public async Task A_body_beyond_the_limit_is_Decoding(int length, bool isRead)
    {
        var body = Samples.Data(Samples.Group);
        var transport = new Transport(Transport.Json(body + new string(' ', length - body.Length)));

        var result = await Groups.Get(transport.Config with { MaxBodySize = 1024 }, "g").RunAsync();

        Assert.That(
            result.Match(Right: g => g.Id, Left: error => error.ToString()),
            Is.EqualTo(isRead
                ? "decent_dropsy"
                : "Decoding (200) GET /groups/{groupId}: the body is longer than ClientConfig.MaxBodySize allows"));
    }

    [Test]
    public async Task A_body_longer_than_it_says_is_read_to_its_end()
    {
        var body = Samples.Page(string.Join(',', Enumerable.Repeat(Samples.Connector, 1000)));
        var transport = new Transport((_, _) => Task.FromResult(new HttpResponseMessage
        {
            Content = new StreamContent(new MemoryStream(Encoding.UTF8.GetBytes(body))),
        }));

        Assert.That((await Connectors.List(transport.Config).Right()).Items, Has.Count.EqualTo(1000));
    }

    [TestCase(200, "")]
    [TestCase(201, "")]
    [TestCase(204, "")]
    [TestCase(200, " \n")]
    [TestCase(200, "\ufeff")]
    [TestCase(200, """{"code":"Success","message":"gone"}""")]
    [TestCase(200, """{"code":"Success","data":{"anything":[1]}}""")]
    [TestCase(202, "{}")]
    public async Task Where_nothing_is_expected_anything_goes(int status, string body) =>
        Assert.That(
            await Groups.Delete(new Transport(Transport.Answer(status, body)).Config, "g", Confirm.GroupDeletion).RunAsync(),
            Is.EqualTo(Prelude.Right<FivetranError, Unit>(unit)));

    // what the facts say of some answers, and clients have not seen
    [Test]
    public async Task An_answer_without_an_envelope_is_read_all_the_same()
    {
        var bare = new Transport(
            Transport.Json("""{"id":"keen_pivot","display_name":"edge-1"}"""),
            Transport.Answer(201, """{"id":"c3No","hash":"ssh-hash="}"""),
            Transport.Json("""{"items":[]}"""));

        Assert.That(await ProxyAgents.Get(bare.Config, "a").Right(), Is.EqualTo(new ProxyAgent("keen_pivot", "edge-1")));
        Assert.That(
            await ConnectorFingerprints.Approve(bare.Config, "c", new NewFingerprint("ssh-hash=", "ssh-rsa A")).Right(),
            Is.EqualTo(new Fingerprint("c3No", "ssh-hash=")));
        Assert.That(await ProxyAgents.List(bare.Config).Right(), Is.EqualTo(new Page<ProxyAgent>()));
    }

    [TestCase("""{"code":"Success","message":"Done"}""")]
    [TestCase("""{"code":5,"setup_tests":[]}""")]
    public async Task An_envelope_without_data_is_no_empty_answer(string body) =>
        Assert.That(
            (await AccountLogServices.Test(new Transport(Transport.Json(body)).Config).Left()).Message,
            Is.EqualTo("$.data is missing or null"));

    [TestCase("""{"code":"Success","message":"Done"}""", false)]
    [TestCase("""{"code":"Success","data":{"id":"brisk_falcon","token":"t"}}""", true)]
    public async Task Where_something_may_be_told_it_is_not_lost(string body, bool isTold)
    {
        var told = await HybridDeploymentAgents.ResetCredentials(
            new Transport(Transport.Json(body)).Config, "a", Confirm.AgentCredentials).Right();

        Assert.That(told.Bind(credentials => credentials.Token).Map(token => token.Reveal()), Is.EqualTo(isTold ? Some("t") : None));
    }

    [TestCase(200)]
    [TestCase(201)]
    [TestCase(299)]
    public async Task Any_2xx_is_success_whatever_its_code_says(int status) =>
        Assert.That(
            (await Groups.Get(
                new Transport(Transport.Answer(status, $$"""{"code":"Confused","data":{{Samples.Group}}}""")).Config, "g").Right()).Id,
            Is.EqualTo("decent_dropsy"));

    [Test]
    public async Task A_byte_order_mark_is_no_JSON_and_no_harm() =>
        Assert.That(
            (await Groups.Get(new Transport(Transport.Json("\ufeff" + Samples.Data(Samples.Group))).Config, "g").Right()).Id,
            Is.EqualTo("decent_dropsy"));

    [TestCaseSource(nameof(AnswerTypes))]
    public void Every_answer_has_a_reader(Type type) =>
        Assert.That(
            typeof(Reader<>).MakeGenericType(typeof(Envelope<>).MakeGenericType(type)).GetProperty("Instance")!.GetValue(null),
            Is.InstanceOf(typeof(Reader<>).MakeGenericType(typeof(Envelope<>).MakeGenericType(type))));

    [Test]
    public async Task Config_may_be_whatever_serialises()
    {
        var transport = new Transport(Transport.Json(Samples.Data(Samples.Connector)));
        foreach (var config in new object[]
        {
            new { Host = "h", Port = 1, schema_prefix = "p", Nested = new { IsSecure = true }, Absent = (string?)null },
            new Dictionary<string, object?> { ["host"] = "h", ["port"] = 1, ["KeptAsItIs"] = new List<int>(), ["none"] = Option<int>.None },
            new JsonObject { ["host"] = "h", ["nested"] = new JsonArray(1, "2", null) },
            JsonDocument.Parse("""{"host":"h"}""").RootElement,
            Raw("""{"host":"h"}"""),
            new { Text = "ä<>&'+", Some = Some(1), None = Option<int>.None, Seq = Seq(1, 2), Word = ScheduleType.Manual },
            HashMap(("port", (object)null!)),
            new Deciding(),
            new { IsSecure = false, Port = 0, Since = Some(false), Tables = Seq<string>(), Names = HashMap<string, int>() },
        })
        {
            await Connectors.Update(transport.Config, "c", new ConnectorUpdate { Config = config }).Right();
        }

        Assert.That(transport.Requests.Select(request => request.Body), Is.EqualTo(new[]
        {
            """{"config":{"host":"h","port":1,"schema_prefix":"p","nested":{"is_secure":true}}}""",
            """{"config":{"host":"h","port":1,"KeptAsItIs":[],"none":null}}""",
            """{"config":{"host":"h","nested":[1,"2",null]}}""",
            """{"config":{"host":"h"}}""",
            """{"config":{"host":"h"}}""",
            """{"config":{"text":"ä<>&'+","some":1,"seq":[1,2],"word":"manual"}}""",
            """{"config":{"port":null}}""",
            """{"config":{"always":null}}""",
            """{"config":{"is_secure":false,"port":0,"since":false,"tables":[],"names":{}}}""",
        }));
    }

    [Test]
    public async Task A_masked_secret_is_not_written_back()
    {
        var transport = new Transport(Transport.Json(Samples.Data(Samples.Connector)));
        var read = await Connectors.Get(transport.Config, "c").Right();
        foreach (var (call, path) in new (Aff<Either<FivetranError, Connector>>, string)[]
        {
            (Connectors.Update(
                transport.Config, "c", new ConnectorUpdate { Config = read.Config.IfNoneUnsafe(() => null) }), "config.password"),
            (Connectors.Update(
                transport.Config,
                "c",
                new ConnectorUpdate { Config = new { list = new[] { new { a = "fine" }, new { a = "******" } } } }), "config.list[1].a"),
            (Connectors.Create(transport.Config, new NewConnector("g", "postgres") { Auth = new { token = "******" } }), "auth.token"),
        })
        {
            Assert.That(await call.Left(), Is.InstanceOf<FivetranError.InvalidRequest>().With.Property("Message")
                .EqualTo($"{path} is the mask that the service shows in place of a secret, and would overwrite it; nothing was sent"));
        }

        Assert.That(transport.Requests, Has.Count.EqualTo(1));
        await Connectors.Update(
            transport.Config,
            "c",
            new ConnectorUpdate { Config = new Dictionary<string, string> { ["******"] = "a key", ["password"] = "*****" } }).Right();
    }

    [FsCheck.NUnit.Property]
    public Property An_update_or_a_filter_says_exactly_what_is_set() =>
        Prop.ForAll(
            Gen.Elements(Partial).SelectMany(type => Gen.SubListOf(Optionals(type)).Select(set => (type, set))).ToArbitrary(), partial =>
        {
            var input = Inputs.Of(partial.type);
            foreach (var property in Optionals(partial.type).Except(partial.set))
            {
                property.SetValue(input = input.GetType().GetMethod("<Clone>$")!.Invoke(input, null)!, null);
            }

            var required = partial.type.GetProperties().Where(property => property.SetMethod is not null).Except(Optionals(partial.type));
            var names = required.Concat(partial.set).Select(NameOf).Order();
            return RequestJson.TryWriteBody(input).Value is { } json
                && JsonNode.Parse(json)!.AsObject().Select(member => member.Key).Order().SequenceEqual(names);
        });

    [Test]
    public async Task An_update_that_sets_nothing_is_refused_and_nothing_is_sent()
    {
        var transport = new Transport(Transport.Json(Samples.Data(Samples.Connector)));

        Assert.That(
            (await Connectors.Update(transport.Config, "c", new ConnectorUpdate()).Left()).Message,
            Is.EqualTo("the update sets nothing; nothing was sent"));
        Assert.That(
            (await Connectors.Update(transport.Config, "c", new ConnectorUpdate { HistoricalSync = Confirm.TableResync }).Left()).Message,
            Is.EqualTo("a historical sync has to be confirmed with Confirm.HistoricalResync; nothing was sent"));
        Assert.That(transport.Requests, Is.Empty);
    }

    private static Type[] Partial { get; } =
        [
            .. Inputs.Types.Where(type => type.Name.EndsWith("Update", StringComparison.Ordinal)
                || type.Name.EndsWith("Filter", StringComparison.Ordinal)),
        ];

    private static PropertyInfo[] Optionals(Type type) =>
        [
            .. type.GetProperties().Where(property => property.SetMethod is not null
                && !type.GetConstructors()
                    .SelectMany(constructor => constructor.GetParameters())
                    .Any(parameter => parameter.Name == property.Name)),
        ];

    private static string NameOf(PropertyInfo property) =>
        property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name);

    private static RawJson Raw(string json) => new(JsonDocument.Parse(json).RootElement);

    private static async Task<T> Read<T>(string json)
    {
        var config = new Transport(Transport.Json(Samples.Data(json))).Config;
        object read = typeof(T) == typeof(Group) ? await Groups.Get(config, "x").Right()
            : typeof(T) == typeof(Connector) ? await Connectors.Get(config, "x").Right()
            : await Destinations.Get(config, "x").Right();
        return (T)read;
    }

    private sealed class Deciding
    {
        [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
        public Option<string> Always { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
        public Seq<string> Sometimes { get; init; }
    }

    private sealed record Shuffled(
        Option<string> One = default, Option<string> Two = default, Option<string> Three = default, Option<string> Four = default)
    {
        public bool IsInPlace =>
            One.ForAll(text => text == "one")
                && Two.ForAll(text => text == "two")
                && Three.ForAll(text => text == "three")
                && Four.ForAll(text => text == "four");
    }
}
