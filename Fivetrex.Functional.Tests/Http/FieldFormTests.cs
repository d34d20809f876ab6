using System.Text.Json.Nodes;
using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests.Http;

/// <summary>A field whose text has a wrong form is rejected before anything is sent.</summary>
internal sealed class FieldFormTests
{
    private static readonly ClientConfig Config = new Transport(Transport.Json(Samples.Nothing)).Config;

    private static readonly NewConnector Connector = new("g", "postgres");

    private static IEnumerable<TestCaseData> Rejected =>
    [
        .. new[] { "25:99", "9:00", "09:00:00", "noon" }.Select(time => Case(
            Connectors.Create(Config, Connector with { DailySyncTime = time }),
            $"daily_sync_time is '{time}', which is not a time as HH:MM")),
        Case(
            Transformations.Update(
                Config,
                "t",
                new TransformationUpdate { Schedule = new TransformationSchedule(TransformationScheduleType.Cron, TimeOfDay: "24:00") }),
            "time_of_day is '24:00', which is not a time as HH:MM"),
        .. new[] { "ftp://example.com", "example.com", "https://", "javascript:alert(1)" }.Select(url => Case(
            Connectors.Create(Config, Connector with { ConnectCardConfig = new ConnectCardConfig(url) }),
            $"redirect_uri is '{url}', which is not an http or https URL")),
        Case(
            Webhooks.Create(Config, new NewWebhook("example.com", Seq1(WebhookEventType.SyncEnd))),
            "url is 'example.com', which is not an http or https URL"),
        Case(
            Webhooks.Create(Config, new NewWebhook("https://example.com", Seq1(WebhookEventType.SyncEnd)) { Secret = new Secret("s\n") }),
            "secret has white space around it, which a receiver of the webhook removes"),
        .. new object[] { "{\"a\":1}", 7, true, new JsonArray(), JsonValue.Create("a")! }.Select(config => Case(
            Connectors.Create(Config, Connector with { Config = config }),
            "config is not an object: pass new { … } or a JsonObject, not JSON as text")),
    ];

    private static TestCaseData Case<T>(Aff<Either<FivetranError, T>> call, string problem) =>
        new(call.Map(result => result.Map(_ => unit)), problem) { TestName = $"Rejected: {problem}" };

    [TestCaseSource(nameof(Rejected))]
    public async Task A_wrong_form_is_rejected(Aff<Either<FivetranError, Unit>> call, string problem) => Assert.That(
        await call.Left() is FivetranError.InvalidRequest { Status.IsNone: true } rejected ? rejected.Message : "sent",
        Is.EqualTo($"{problem}; nothing was sent"));

    [Test]
    public async Task A_right_form_is_sent()
    {
        var service = new Transport(Transport.Json(Samples.Data(Samples.Connector)));

        await Connectors.Create(service.Config, Connector with
        {
            DailySyncTime = "03:00",
            ConnectCardConfig = new ConnectCardConfig("https://example.com/done?a=b"),
            Config = new JsonObject { ["host"] = "db" },
        }).Right();

        Assert.That(
            service.Requests[0].Body,
            Is.EqualTo(
                """{"group_id":"g","service":"postgres","connect_card_config":{"redirect_uri":"https://example.com/done?a=b"},"""
                + "\"daily_sync_time\":\"03:00\",\"config\":{\"host\":\"db\"}}"));
    }
}
