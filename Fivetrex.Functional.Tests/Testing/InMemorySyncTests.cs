using Fivetrex.Functional.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Fivetrex.Functional.Tests.Testing;

/// <summary>Syncs of the in-memory service: their states over time.</summary>
internal sealed class InMemorySyncTests
{
    private readonly FakeTimeProvider time = new(SkippingTime.Noon);
    private readonly InMemoryFivetran fivetran;

    public InMemorySyncTests() => fivetran = new InMemoryFivetran(time);

    private ClientConfig Config => fivetran.Client;

    [Test]
    public async Task A_sync_succeeds_fails_or_is_rescheduled()
    {
        var id = await CreateConnector();
        fivetran.SyncDuration = TimeSpan.FromMinutes(10);

        await Connectors.Sync(Config, id).Right();
        Assert.That(await State(id), Is.EqualTo(("syncing", "-", "-", "-")));
        time.Advance(TimeSpan.FromMinutes(10));
        Assert.That(await State(id), Is.EqualTo(("scheduled", "12:10", "-", "-")));

        fivetran.EndNextSync(id, SyncOutcome.Fails);
        await Connectors.Sync(Config, id).Right();
        time.Advance(TimeSpan.FromMinutes(11));
        Assert.That(await State(id), Is.EqualTo(("scheduled", "12:10", "12:20", "-")));

        fivetran.EndNextSync(id, SyncOutcome.Reschedules(TimeSpan.FromHours(1)));
        await Connectors.Sync(Config, id).Right();
        time.Advance(TimeSpan.FromMinutes(10));
        Assert.That(await State(id), Is.EqualTo(("rescheduled", "12:10", "12:20", "13:31")));
        time.Advance(TimeSpan.FromMinutes(60));
        Assert.That(await State(id), Is.EqualTo(("syncing", "12:10", "12:20", "-")));
        time.Advance(TimeSpan.FromMinutes(10));
        Assert.That(await State(id), Is.EqualTo(("scheduled", "13:41", "12:20", "-")));
    }

    [Test]
    public async Task A_rescheduled_sync_of_a_manual_connection_does_not_start()
    {
        var id = await CreateConnector();
        await Connectors.Update(Config, id, new ConnectorUpdate { ScheduleType = ScheduleType.Manual }).Right();
        fivetran.EndNextSync(id, SyncOutcome.Reschedules(TimeSpan.FromHours(1)));

        await Connectors.Sync(Config, id).Right();
        time.Advance(TimeSpan.FromDays(1));

        Assert.That((await State(id)).State, Is.EqualTo("rescheduled"));
    }

    [Test]
    public async Task A_running_sync_restarts_only_if_forced()
    {
        var id = await CreateConnector();

        await Connectors.Sync(Config, id).Right();
        time.Advance(TimeSpan.FromSeconds(40));
        await Connectors.Sync(Config, id).Right();
        time.Advance(TimeSpan.FromSeconds(20));
        Assert.That((await State(id)).State, Is.EqualTo("scheduled"));

        await Connectors.Sync(Config, id).Right();
        time.Advance(TimeSpan.FromSeconds(40));
        await Connectors.Sync(Config, id, force: true).Right();
        time.Advance(TimeSpan.FromSeconds(20));
        Assert.That((await State(id)).State, Is.EqualTo("syncing"));
    }

    [Test]
    public async Task A_sync_of_a_paused_connection_starts_when_it_is_resumed()
    {
        var id = await CreateConnector();
        await Connectors.Pause(Config, id).Right();

        await Connectors.Resync(Config, id, Confirm.HistoricalResync).Right();
        Assert.That((await State(id)).State, Is.EqualTo("paused"));

        await Connectors.Resume(Config, id).Right();
        Assert.That((await State(id)).State, Is.EqualTo("syncing"));
    }

    [Test]
    public async Task Advance_needs_no_clock_of_the_caller()
    {
        var plain = new InMemoryFivetran();
        plain.Seed(1, 1);
        var id = Connectors.Stream(plain.Client).Head.Right().Id;
        await Connectors.Sync(plain.Client, id).Right();

        plain.Advance(plain.SyncDuration);

        Assert.That((await Connectors.Get(plain.Client, id).Right()).SucceededAt.IsSome, Is.True);
    }

    [Test]
    public async Task EndNextSync_returns_whether_the_connection_exists() =>
        Assert.That(
            (fivetran.EndNextSync("none", SyncOutcome.Fails), fivetran.EndNextSync(await CreateConnector(), SyncOutcome.Fails)),
            Is.EqualTo((false, true)));

    private async Task<string> CreateConnector()
    {
        var warehouse = await Groups.Create(Config, new NewGroup("warehouse")).Right();
        return (await Connectors.Create(Config, new NewConnector(warehouse.Id, "postgres")).Right()).Id;
    }

    private async Task<(string State, string Succeeded, string Failed, string Rescheduled)> State(string id)
    {
        var connector = await Connectors.Get(Config, id).Right();
        static string At(Option<DateTimeOffset> moment) => moment.Map(time => time.ToString("HH:mm", null)).IfNone("-");
        return (
            connector.SyncState.Map(state => state.Value).IfNone("-"),
            At(connector.SucceededAt),
            At(connector.FailedAt),
            At(connector.Status.Bind(status => status.RescheduledFor)));
    }
}
