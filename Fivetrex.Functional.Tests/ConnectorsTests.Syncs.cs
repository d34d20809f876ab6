using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests;

internal sealed partial class ConnectorsTests
{
    [Test]
    public async Task A_sync_runs_and_ends()
    {
        var id = await NewConnectorId();
        Assert.That((await Connectors.Get(Config, id).Right()).SyncState, Is.EqualTo(Some(SyncState.Scheduled)));

        await Connectors.Sync(Config, id).Right();
        var during = await Connectors.Get(Config, id).Right();
        Assert.That(
            (during.SyncState, during.IsSyncing, during.SucceededAt),
            Is.EqualTo((Some(SyncState.Syncing), true, Option<DateTimeOffset>.None)));

        fivetran.Advance(fivetran.SyncDuration);
        var after = await Connectors.Get(Config, id).Right();
        Assert.That((after.SyncState, after.IsSyncing, after.SucceededAt.IsSome), Is.EqualTo((Some(SyncState.Scheduled), false, true)));
    }

    [Test]
    public async Task A_connector_is_paused_and_resumed_without_setup_tests()
    {
        var id = await NewConnectorId();

        var paused = await Connectors.Pause(Config, id).Right();
        var resumed = await Connectors.Resume(Config, id).Right();

        Assert.That((paused.IsPaused, paused.SyncState, paused.SetupTests.IsEmpty), Is.EqualTo((true, Some(SyncState.Paused), true)));
        Assert.That((resumed.IsPaused, resumed.SyncState), Is.EqualTo((false, Some(SyncState.Scheduled))));
    }

    [Test]
    public async Task A_resync_without_its_confirmation_is_InvalidRequest_and_nothing_is_sent()
    {
        var sofar = fivetran.Requests.Count;
        static FivetranError Unconfirmed(string needed, string andNot) => new FivetranError.InvalidRequest
        {
            Endpoint = "POST /connections/{connectorId}/resync",
            Message = $"this has to be confirmed with Confirm.{needed}{andNot}; nothing was sent",
        };

        Assert.That(await Connectors.Resync(Config, "c", default).Left(), Is.EqualTo(Unconfirmed("HistoricalResync", "")));
        Assert.That(
            await Connectors.Resync(Config, "c", Confirm.TableResync).Left(),
            Is.EqualTo(Unconfirmed("HistoricalResync", ", not with Confirm.TableResync")),
            "tables that were left out by mistake");
        Assert.That(
            await Connectors.Resync(Config, "c", Confirm.HistoricalResync, Seq1(new SourceTable("public", "orders"))).Left(),
            Is.EqualTo(Unconfirmed("TableResync", ", not with Confirm.HistoricalResync")));
        Assert.That(fivetran.Requests, Has.Count.EqualTo(sofar));
    }

    [Test]
    public async Task A_resync_of_no_tables_or_of_blank_names_is_InvalidRequest_and_nothing_is_sent()
    {
        foreach (var (tables, message) in new (Seq<SourceTable>, string)[]
        {
            (Empty, "tables is empty, which would mean all of them; nothing was sent"),
            (Seq1(new SourceTable("", "orders")), "a table has a blank name; nothing was sent"),
            (Seq1(new SourceTable("public", null!)), "a table has a blank name; nothing was sent"),
            (Seq1<SourceTable>(null!), "a table has a blank name; nothing was sent"),
        })
        {
            Assert.That((await Connectors.Resync(Config, "c", Confirm.TableResync, tables).Left()).Message, Is.EqualTo(message));
        }

        Assert.That(fivetran.Requests, Is.Empty);
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task A_resync_is_a_historical_sync(bool isAnUpdate)
    {
        var id = await NewConnectorId();
        await Connectors.Sync(Config, id).Right();
        fivetran.Advance(fivetran.SyncDuration);
        Assert.That((await Connectors.Get(Config, id).Right()).Status.Bind(status => status.IsHistoricalSync), Is.EqualTo(Some(false)));

        await (isAnUpdate
            ? Connectors.Update(Config, id, new ConnectorUpdate { HistoricalSync = Confirm.HistoricalResync }).MapT(_ => unit)
            : Connectors.Resync(Config, id, Confirm.HistoricalResync)).Right();
        var during = await Connectors.Get(Config, id).Right();
        Assert.That((during.IsSyncing, during.Status.Bind(status => status.IsHistoricalSync)), Is.EqualTo((true, Some(true))));
    }

    [Test]
    public async Task The_sync_history_is_filtered_by_start_time()
    {
        var id = await NewConnectorId();
        await Connectors.Sync(Config, id).Right();
        clock.Advance(TimeSpan.FromHours(3));
        fivetran.EndNextSync(id, SyncOutcome.Fails);
        await Connectors.Sync(Config, id).Right();
        clock.Advance(TimeSpan.FromMinutes(30));
        await Connectors.Sync(Config, id).Right();
        var all = new SyncHistoryFilter { StartTime = SkippingTime.Noon, EndTime = SkippingTime.Noon.AddDays(1) };

        Assert.That(
            (await Connectors.ListSyncHistory(Config, id).Right()).Items.Map(sync => sync.Status),
            Is.EqualTo(new[] { Some(SyncStatus.Failure), Some(SyncStatus.Incomplete) }),
            "the default is the last hour");
        Assert.That(
            Connectors.StreamSyncHistory(Config with { PageSize = 1 }, id, all)
                .Collect()
                .Right()
                .Map(sync => (sync.Status, sync.End.IsSome)),
            Is.EqualTo(new[]
            {
                (Some(SyncStatus.Completed), true),
                (Some(SyncStatus.Failure), true),
                (Some(SyncStatus.Incomplete), false),
            }));
        Assert.That(
            fivetran.Requests.Last().Query,
            Is.EqualTo("?limit=1&cursor=eyJza2lwIjoyfQ%3D%3D&start_time=2026-11-23T12%3A00%3A00Z&end_time=2026-11-24T12%3A00%3A00Z"));
    }
}
