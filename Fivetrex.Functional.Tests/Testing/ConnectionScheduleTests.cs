using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests.Testing;

internal sealed class ConnectionScheduleTests
{
    [Test]
    public async Task A_schedule_wins_over_the_frequency_and_a_later_frequency_over_the_schedule()
    {
        var config = new InMemoryFivetran().Client;
        var group = (await Groups.Create(config, new NewGroup("warehouse")).Right()).Id;
        var connector = (await Connectors.Create(config, new NewConnector(group, "postgres")).Right()).Id;

        var daily = await Connectors.Update(config, connector, new ConnectorUpdate
        {
            SyncFrequency = 60,
            Schedule = new ConnectorSchedule("TIME_OF_DAY", TimeOfDay: "03:00"),
        }).Right();
        var nightly = await Connectors.Update(
            config, connector, new ConnectorUpdate { Schedule = new ConnectorSchedule("CRON", Cron: "0 3 * * *") }).Right();
        var hourly = await Connectors.Update(config, connector, new ConnectorUpdate { SyncFrequency = 60 }).Right();

        Assert.That(
            new[] { daily, nightly, hourly }.Map(
                one => (one.SyncFrequency, one.DailySyncTime, one.Schedule.Bind(schedule => schedule.Cron))),
            Is.EqualTo(new[]
            {
                (Some(1440), Some("03:00"), Option<string>.None),
                (Option<int>.None, Option<string>.None, Some("0 3 * * *")),
                (Some(60), Option<string>.None, Option<string>.None),
            }));
    }

    [Test]
    public async Task A_schedule_is_kept_from_the_creation_on()
    {
        var config = new InMemoryFivetran().Client;
        var group = (await Groups.Create(config, new NewGroup("warehouse")).Right()).Id;
        var schedule = new ConnectorSchedule("INTERVAL", Interval: 15);

        var created = await Connectors.Create(
            config, new NewConnector(group, "postgres") { SyncFrequency = 60, Schedule = schedule }).Right();

        Assert.That(
            await Connectors.Get(config, created.Id).Right(),
            Is.EqualTo(created with { SetupTests = Empty, SyncFrequency = 15, Schedule = schedule }));
    }
}
