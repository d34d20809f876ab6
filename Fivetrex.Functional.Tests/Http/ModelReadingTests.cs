using System.Text;
using System.Text.Json;
using Fivetrex.Functional.Http;
using Fivetrex.Functional.Json;
using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests.Http;

/// <summary>Complete models are read field by field, by every function and on several threads.</summary>
internal sealed class ModelReadingTests
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
        new ConnectCardConfig("https://app.example.com/done", HideSetupGuide: true, AllFields: false),
        "calm_hybrid");

    private static readonly string[] Names = ["code", "message", "details"];

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
                300_000).Count(round => Reading.Whole<StatusItem>(
                    orders[((worker * 7) + round) % orders.Length], out _) is not { } item || !IsInPlace(item));
        }, TaskCreationOptions.LongRunning)));

        Assert.That(mixed, Is.EqualTo(new[] { 0, 0 }));
    }

    [Test]
    public async Task A_connector_is_read_whole() =>
        Assert.That(await Connectors.Get(Answering(Samples.Connector), "x").Right(), Is.EqualTo(Whole));

    [Test]
    public async Task A_destination_is_read_whole() =>
        Assert.That(await Destinations.Get(Answering(Samples.Destination), "x").Right(), Is.EqualTo(new Destination(
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

    [TestCaseSource(nameof(AnswerTypes))]
    public void Every_answer_has_a_reader(Type type) =>
        Assert.That(
            typeof(Reader<>).MakeGenericType(typeof(Envelope<>).MakeGenericType(type)).GetProperty("Instance")!.GetValue(null),
            Is.InstanceOf(typeof(Reader<>).MakeGenericType(typeof(Envelope<>).MakeGenericType(type))));

    private static bool IsInPlace(StatusItem item) =>
        item.Code.ForAll(text => text == "code")
        && item.Message.ForAll(text => text == "message")
        && item.Details.ForAll(text => text == "details");

    private static ClientConfig Answering(string data) => new Transport(Transport.Json(Samples.Data(data))).Config;

    private static RawJson Raw(string json) => new(JsonDocument.Parse(json).RootElement);
}
