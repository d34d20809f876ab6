using System.Diagnostics;
using System.Globalization;
using Fivetrex.Functional.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Fivetrex.Functional.Tests.Testing;

/// <summary>Syncs of the in-memory service that start by the schedule of their connection.</summary>
internal sealed class ScheduledSyncTests
{
    private readonly FakeTimeProvider time = new(SkippingTime.Noon);
    private readonly InMemoryFivetran fivetran;

    public ScheduledSyncTests() => fivetran = new InMemoryFivetran(time) { SchedulesSyncs = true };

    private ClientConfig Config => fivetran.Client;

    [Test]
    public async Task Syncs_start_by_the_frequency_and_end_in_order()
    {
        var id = await CreateConnector();

        time.Advance(TimeSpan.FromMinutes(182));

        Assert.That(await History(id), Is.EqualTo(new[]
        {
            "13:00-13:01 COMPLETED",
            "14:00-14:01 COMPLETED",
            "15:00-15:01 COMPLETED",
        }));
        Assert.That((await Get(id)).SucceededAt, Is.EqualTo(Some(SkippingTime.Noon.AddMinutes(181))));
    }

    [Test]
    public async Task A_requested_sync_moves_the_next_scheduled_one()
    {
        var id = await CreateConnector();
        time.Advance(TimeSpan.FromMinutes(30));
        await Connectors.Sync(Config, id).Right();

        time.Advance(TimeSpan.FromMinutes(60));

        Assert.That((await Get(id)).IsSyncing, Is.True);
        Assert.That(await History(id), Is.EqualTo(new[] { "12:30-12:31 COMPLETED", "13:30- INCOMPLETE" }));
    }

    [Test]
    public async Task The_set_outcome_is_that_of_the_first_sync()
    {
        var id = await CreateConnector();
        fivetran.EndNextSync(id, SyncOutcome.Fails);

        fivetran.Advance(TimeSpan.FromDays(365));

        var connector = await Get(id);
        Assert.That(connector.FailedAt, Is.EqualTo(Some(SkippingTime.Noon.AddMinutes(61))));
        Assert.That(connector.SucceededAt, Is.EqualTo(Some(SkippingTime.Noon.AddDays(365).AddMinutes(-59))));
    }

    [Test]
    public async Task A_rescheduled_sync_takes_precedence_over_the_schedule()
    {
        var id = await CreateConnector();
        fivetran.EndNextSync(id, SyncOutcome.Reschedules(TimeSpan.FromMinutes(100)));

        time.Advance(TimeSpan.FromMinutes(240));

        Assert.That(
            await History(id), Is.EqualTo(new[] { "13:00-13:01 RESCHEDULED", "14:41-14:42 COMPLETED", "15:41-15:42 COMPLETED" }));
    }

    [Test]
    public async Task A_sync_longer_than_the_period_delays_the_next_one()
    {
        var id = await CreateConnector();
        fivetran.SyncDuration = TimeSpan.FromMinutes(90);

        time.Advance(TimeSpan.FromMinutes(241));

        Assert.That(await History(id), Is.EqualTo(new[] { "13:00-14:30 COMPLETED", "14:30-16:00 COMPLETED", "16:00- INCOMPLETE" }));
    }

    [Test]
    public async Task A_paused_a_manual_and_an_unconnected_connection_start_no_sync()
    {
        var paused = await CreateConnector();
        await Connectors.Pause(Config, paused).Right();
        var manual = await CreateConnector();
        await Connectors.Update(Config, manual, new ConnectorUpdate { ScheduleType = ScheduleType.Manual }).Right();
        fivetran.SetupTestsPass = false;
        var unconnected = await CreateConnector();

        time.Advance(TimeSpan.FromMinutes(90));
        Assert.That(new[] { await History(paused), await History(manual), await History(unconnected) }, Is.All.Empty);

        await Connectors.Resume(Config, paused).Right();
        Assert.That((await Get(paused)).IsSyncing, Is.True);
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.That(await History(paused), Is.EqualTo(new[] { "13:30-13:31 COMPLETED" }), "none starts in the time of the pause");
    }

    [Test]
    public async Task A_year_of_syncs_every_minute_is_bounded_work()
    {
        var id = await CreateConnector();
        await Connectors.Update(Config, id, new ConnectorUpdate { SyncFrequency = 1 }).Right();
        var watch = Stopwatch.StartNew();

        fivetran.Advance(TimeSpan.FromDays(365));
        fivetran.Advance(TimeSpan.FromDays(365));

        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(5)));
        Assert.That(await History(id, TimeSpan.FromDays(7)), Has.Count.InRange(100, 102));
        Assert.That((await Get(id)).IsSyncing, Is.True);
    }

    [Test]
    public async Task The_syncs_in_the_history_are_limited()
    {
        var id = await CreateConnector();
        await Connectors.Update(Config, id, new ConnectorUpdate { SyncFrequency = 5 }).Right();

        for (var hour = 0; hour < 150; hour++)
        {
            fivetran.Advance(TimeSpan.FromHours(1));
        }

        Assert.That(await History(id, TimeSpan.FromDays(7)), Has.Count.EqualTo(1000));
    }

    [Test]
    public async Task Without_the_setting_no_sync_starts()
    {
        var plain = new InMemoryFivetran(time);
        plain.Seed(1, 1);
        plain.Advance(TimeSpan.FromDays(30));

        Assert.That((await Connectors.List(plain.Client).Right()).Items[0].SucceededAt.IsNone, Is.True);
    }

    // in a group of its own
    private async Task<string> CreateConnector()
    {
        var warehouse = await Groups.Create(Config, new NewGroup($"warehouse_{fivetran.Requests.Count}")).Right();
        return (await Connectors.Create(Config, new NewConnector(warehouse.Id, "postgres") { SyncFrequency = 60 }).Right()).Id;
    }

    private async Task<Connector> Get(string id) => await Connectors.Get(Config, id).Right();

    private Task<IReadOnlyList<string>> History(string id) => History(id, TimeSpan.FromDays(1));

    private async Task<IReadOnlyList<string>> History(string id, TimeSpan within)
    {
        var now = await Now(id);
        static string At(Option<DateTimeOffset> moment) => moment.Map(at => at.ToString("HH:mm", CultureInfo.InvariantCulture)).IfNone("");
        var filter = new SyncHistoryFilter { StartTime = now - within, EndTime = now };
        var syncs = Connectors.StreamSyncHistory(Config, id, filter).Collect().Right();
        return [.. syncs.Map(
            sync => $"{At(sync.Start)}-{At(sync.End)} {sync.Status.Map(status => status.Value).IfNone("")}")];
    }

    // the clock of the account
    private async Task<DateTimeOffset> Now(string id)
    {
        using var response = await fivetran.Send("GET", $"connections/{id}");
        return response.Headers.Date!.Value;
    }
}
