using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests.Http;

/// <summary>Values of fields: which variants are accepted, which are left out, and which fail the call.</summary>
internal sealed class FieldReadingTests
{
    [TestCase("""{"id":"c","group_id":"g","service":"s","schema":"x"}""")]
    [TestCase("""
        {"id":"c","group_id":"g","service":"s","schema":"x","paused":null,"status":null,"config":null,"service_version":null,
         "connected_by":null,"created_at":null,"succeeded_at":null,"failed_at":null,"pause_after_trial":null,"sync_frequency":null,
         "daily_sync_time":null,"schedule_type":null,"data_delay_sensitivity":null,"data_delay_threshold":null,"setup_tests":null,
         "networking_method":null,"connect_card":null,"connect_card_config":null,"source_sync_details":null}
        """)]
    [TestCase("""{"id":"c","group_id":"g","service":"s","schema":"x","setup_tests":[],"future":{"deep":[1,{"a":null}]},"status":null}""")]
    public async Task Fields_that_are_absent_null_or_unknown_are_skipped(string json) =>
        Assert.That(await Read(json), Is.EqualTo(new Connector("c", "g", "s", "x")));

    [Test]
    public async Task Status_lists_that_are_null_are_empty() =>
        Assert.That(
            (await Read(
                """{"id":"c","group_id":"g","service":"s","schema":"x","status":{"tasks":null,"sync_state":null}}""")).Status,
            Is.EqualTo(Some(new ConnectorStatus())));

    [TestCase("")]
    [TestCase("null")]
    public async Task A_date_that_is_empty_or_the_word_null_is_None(string text) =>
        Assert.That(
            await Read($$"""
                {"id":"c","group_id":"g","service":"s","schema":"x","status":{"rescheduled_for":"{{text}}"},"succeeded_at":"{{text}}"}
                """),
            Is.EqualTo(new Connector("c", "g", "s", "x", Status: new ConnectorStatus())));

    [Test]
    public async Task Numbers_and_booleans_may_be_strings()
    {
        var connector = await Read(
            """{"id":"c","group_id":"g","service":"s","schema":"x","paused":"true","pause_after_trial":"False","sync_frequency":"360"}""");

        Assert.That(
            (connector.Paused, connector.PauseAfterTrial, connector.SyncFrequency), Is.EqualTo((Some(true), Some(false), Some(360))));
    }

    [Test]
    public async Task A_field_with_an_unexpected_value_is_left_out_and_the_others_are_read()
    {
        const string unexpected = """
            {"id":"c","group_id":"g","service":"s","schema":"x","paused":"maybe","sync_frequency":"often","succeeded_at":"yesterday",
             "failed_at":20261120,"schedule_type":5,"connected_by":{"a":[1]},"daily_sync_time":300,"private_link_id":true,
             "service_version":1.5,"data_delay_threshold":2147483648,
             "status":{"setup_state":["broken"],"is_historical_sync":1,"tasks":[{"code":5}]},"created_at":"2026-11-20T06:02:44Z"}
            """;

        Assert.That(await Read(unexpected), Is.EqualTo(new Connector(
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
    public async Task An_integer_is_read_in_every_notation(string number) =>
        Assert.That(
            (await Read($$"""{"id":"c","group_id":"g","service":"s","schema":"x","sync_frequency":{{number}}}""")).SyncFrequency,
            Is.EqualTo(Some(60)));

    [Test]
    public async Task A_secret_that_is_returned_once_is_read_despite_an_unexpected_date()
    {
        var transport = new Transport(Transport.Json(Samples.Data("""{"id":"k","key":"ft","secret":"shown once","expired_at":"never"}""")));

        var rotated = await SystemKeys.Rotate(transport.Config, "k", Confirm.KeyRotation, new SystemKeyRotation()).Right();

        Assert.That(rotated.Secret.Map(secret => secret.Reveal()), Is.EqualTo(Some("shown once")));
    }

    [Test]
    public async Task Open_enums_accept_any_value_keep_its_case_and_compare_without_it()
    {
        var connector = await Read(
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
    public async Task Timestamps_have_any_number_of_digits(string text, long ticks)
    {
        var transport = new Transport(Transport.Json(Samples.Data($$"""{"id":"g","name":"n","created_at":"{{text}}"}""")));

        var read = await Groups.Get(transport.Config, "g").Right();

        Assert.That(read.CreatedAt, Is.EqualTo(Some(new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero).AddTicks(ticks))));
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
            (await Read(
                """{"id":"c","group_id":"g","service":"s","schema":"x","config":{"a":"\ud83d\ude00","b":["\u00e4"]}}""")).Config.Bind(
                    config => config.Text("a")),
            Is.EqualTo(Some("😀")));

    private static async Task<Connector> Read(string json) =>
        await Connectors.Get(new Transport(Transport.Json(Samples.Data(json))).Config, "x").Right();
}
