using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests;

/// <summary>The schedule of a connector in inputs, and blank ids in bodies.</summary>
internal sealed class ScheduleTests
{
    private static readonly ConnectorSchedule Hourly = new("INTERVAL", Interval: 60);

    [Test]
    public async Task A_schedule_is_sent()
    {
        var transport = new Transport(Transport.Json(Samples.Data(Samples.Connector)));

        await Connectors.Create(transport.Config, new NewConnector("g", "postgres") { Schedule = Hourly }).Right();
        var nightly = new ConnectorUpdate { Schedule = new ConnectorSchedule("CRON", Cron: "0 3 * * *") };
        await Connectors.Update(transport.Config, "c", nightly).Right();

        Assert.That(transport.Requests.Select(request => request.Body), Is.EqualTo(new[]
        {
            """{"group_id":"g","service":"postgres","schedule":{"schedule_type":"INTERVAL","interval":60}}""",
            """{"schedule":{"schedule_type":"CRON","cron":"0 3 * * *"}}""",
        }));
    }

    [Test]
    public async Task A_schedule_beside_the_manual_type_an_empty_one_and_a_wrong_time_are_rejected()
    {
        var transport = new Transport(Transport.Json(Samples.Data(Samples.Connector)));
        async Task<string> ProblemOf(ConnectorUpdate update) => (await Connectors.Update(transport.Config, "c", update).Left()).Message;

        Assert.That(
            (
                await ProblemOf(new ConnectorUpdate { Schedule = Hourly, ScheduleType = ScheduleType.Manual }),
                await ProblemOf(new ConnectorUpdate { Schedule = Hourly, ScheduleType = new ScheduleType("MANUAL") }),
                await ProblemOf(new ConnectorUpdate { Schedule = new ConnectorSchedule() }),
                await ProblemOf(new ConnectorUpdate { Schedule = new ConnectorSchedule("TIME_OF_DAY", TimeOfDay: "25:99") })),
            Is.EqualTo((
                "schedule cannot be set beside schedule_type 'manual'; nothing was sent",
                "schedule cannot be set beside schedule_type 'manual'; nothing was sent",
                "schedule sets nothing; nothing was sent",
                "time_of_day is '25:99', which is not a time as HH:MM; nothing was sent")));
        Assert.That(transport.Requests, Is.Empty);
    }

    [Test]
    public async Task A_blank_id_in_a_body_is_rejected()
    {
        var transport = new Transport(Transport.Json("{}"));

        Assert.That(
            (
                (await Connectors.Create(transport.Config, new NewConnector(" ", "postgres")).Left()).Message,
                (await TeamUserMemberships.Create(transport.Config, "t", new NewTeamUserMembership("")).Left()).Message,
                (await UserGroupMemberships.Create(transport.Config, "u", new NewMembership("", "role")).Left()).Message),
            Is.EqualTo((
                "group_id is blank; nothing was sent", "user_id is blank; nothing was sent", "id is blank; nothing was sent")));
        Assert.That(transport.Requests, Is.Empty);
    }

    [TestCase("scheduled", true)]
    [TestCase("SCHEDULED", true)]
    [TestCase("rescheduled", false)]
    public void A_connector_in_the_state_scheduled_is_scheduled(string state, bool isScheduled) =>
        Assert.That(
            new Connector("c", "g", "s", "x", Status: new ConnectorStatus(SyncState: new SyncState(state))).IsScheduled,
            Is.EqualTo(isScheduled));
}
