using Fivetrex.Functional.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Fivetrex.Functional.Tests;

internal sealed class ConnectorsTests
{
    private readonly FakeTimeProvider clock = new(SkippingTime.Noon);
    private readonly InMemoryFivetran fivetran;

    public ConnectorsTests() => fivetran = new InMemoryFivetran(clock);

    private ClientConfig Config => fivetran.Client;

    [Test]
    public async Task A_connector_lives_its_life()
    {
        var warehouse = await Groups.Create(Config, new NewGroup("warehouse")).Right();

        var created = await Connectors.Create(Config, new NewConnector(warehouse.Id, "postgres")
        {
            Config = new { SchemaPrefix = "crm", Host = "db.example.com", Port = 5432, Password = "secret" },
            SyncFrequency = 60,
        }).Right();
        Assert.That(
            (created.GroupId, created.Service, created.Schema, created.SyncFrequency),
            Is.EqualTo((warehouse.Id, Service.Postgres, "crm", Some(60))));
        Assert.That(
            created.SetupTests.Map(test => test.Status), Is.EqualTo(new[] { Some(SetupTestStatus.Passed), Some(SetupTestStatus.Passed) }));
        Assert.That(created.Config.Bind(config => config.Number("port")), Is.EqualTo(Some(5432L)));
        Assert.That(created.Config.Bind(config => config.Text("password")), Is.EqualTo(Some("******")));

        var read = await Connectors.Get(Config, created.Id).Right();
        Assert.That(read, Is.EqualTo(created with { SetupTests = Empty }));

        var updated = await Connectors.Update(
            Config,
            created.Id,
            new ConnectorUpdate { ScheduleType = ScheduleType.Manual, Config = new { host = "new.example.com" } }).Right();
        Assert.That(updated.ScheduleType, Is.EqualTo(Some(ScheduleType.Manual)));
        Assert.That(
            updated.Config.Map(config => (config.Text("host"), config.Text("schema_prefix"))),
            Is.EqualTo(Some((Some("new.example.com"), Some("crm")))));

        await Connectors.Delete(Config, created.Id).Right();
        Assert.That(await Connectors.Get(Config, created.Id).Left(), Is.InstanceOf<FivetranError.NotFound>());
    }

    [Test]
    public async Task The_whole_account_is_one_chain_of_pages_and_a_group_is_another()
    {
        fivetran.Seed(3, 40);
        var config = Config with { PageSize = 50, ReadAhead = false };
        var second = Groups.Stream(Config).Skip(1).Head.Right();
        var sofar = fivetran.Requests.Count;

        var all = Connectors.Stream(config).Collect().Right();
        Assert.That(fivetran.Requests.Skip(sofar).Map(request => request.Path), Is.EqualTo(Enumerable.Repeat("/v1/connections", 3)));

        var some = await Connectors.StreamAsync(config, second.Id).ToListAsync();
        Assert.That(all, Has.Count.EqualTo(120));
        Assert.That(some.Select(item => item.Right()), Is.EqualTo(all.Filter(c => c.GroupId == second.Id)));
        Assert.That((await Connectors.List(config).Right()).Items, Is.EqualTo(all.Take(100)));
        Assert.That(
            (await Connectors.List(config, second.Id, new PageRequest(Limit: 3)).Right()).Items,
            Is.EqualTo(all.Filter(c => c.GroupId == second.Id).Take(3)));
        Assert.That(await Connectors.StreamAsync(config).ToListAsync(), Has.Count.EqualTo(120));
    }

    [Test]
    public async Task A_group_that_is_missing_is_NotFound_for_lists_and_streams()
    {
        Assert.That(await Connectors.List(Config, "none").Left(), Is.InstanceOf<FivetranError.NotFound>());
        Assert.That(Connectors.Stream(Config, "none").Collect().Left(), Is.InstanceOf<FivetranError.NotFound>());
    }

    [Test]
    public async Task A_sync_runs_and_ends()
    {
        var id = await Made();
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
        var id = await Made();

        var paused = await Connectors.Pause(Config, id).Right();
        var resumed = await Connectors.Resume(Config, id).Right();

        Assert.That((paused.IsPaused, paused.SyncState, paused.SetupTests.IsEmpty), Is.EqualTo((true, Some(SyncState.Paused), true)));
        Assert.That((resumed.IsPaused, resumed.SyncState), Is.EqualTo((false, Some(SyncState.Scheduled))));
    }

    [Test]
    public async Task A_resync_without_its_confirmation_is_refused_and_nothing_is_sent()
    {
        var sofar = fivetran.Requests.Count;
        static FivetranError Refused(string needed, string andNot) => new FivetranError.InvalidRequest
        {
            Endpoint = "POST /connections/{connectorId}/resync",
            Message = $"this has to be confirmed with Confirm.{needed}{andNot}; nothing was sent",
        };

        Assert.That(await Connectors.Resync(Config, "c", default).Left(), Is.EqualTo(Refused("HistoricalResync", "")));
        Assert.That(
            await Connectors.Resync(Config, "c", Confirm.TableResync).Left(),
            Is.EqualTo(Refused("HistoricalResync", ", not with Confirm.TableResync")),
            "tables that were left out by mistake");
        Assert.That(
            await Connectors.Resync(Config, "c", Confirm.HistoricalResync, Seq1(new SourceTable("public", "orders"))).Left(),
            Is.EqualTo(Refused("TableResync", ", not with Confirm.HistoricalResync")));
        Assert.That(fivetran.Requests, Has.Count.EqualTo(sofar));
    }

    [Test]
    public async Task A_resync_of_no_tables_or_of_nameless_ones_is_refused_and_nothing_is_sent()
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
    public async Task A_resync_starts_over(bool isAnUpdate)
    {
        var id = await Made();
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
    public async Task State_is_for_connectors_that_keep_one()
    {
        var (plain, own) = (await Made(), await Made("connector_sdk"));

        Assert.That((await Connectors.GetState(Config, own).Right()).State.Map(state => state.Value.GetRawText()), Is.EqualTo(Some("{}")));
        Assert.That(await Connectors.GetState(Config, plain).Left(), Is.InstanceOf<FivetranError.InvalidRequest>());
    }

    [Test]
    public void IsSyncing_IsPaused_and_SyncState_say_none_where_the_service_said_nothing()
    {
        var silent = new Connector("c", "g", "postgres", "crm");
        var odd = silent with { Status = new ConnectorStatus(SyncState: new SyncState("hibernating")) };

        Assert.That((silent.SyncState, silent.IsSyncing, silent.IsPaused), Is.EqualTo((Option<SyncState>.None, false, false)));
        Assert.That((odd.SyncState, odd.IsSyncing, odd.IsPaused), Is.EqualTo((Some(new SyncState("hibernating")), false, false)));
        Assert.That((silent with { Paused = true }).IsPaused, Is.True);
        Assert.That((silent with { Status = new ConnectorStatus(SyncState: SyncState.Paused) }).IsPaused, Is.True);
    }

    private async Task<string> Made(string service = "postgres")
    {
        var made =
            from warehouse in Groups.Create(Config, new NewGroup($"warehouse_{service}"))
            from connector in Connectors.Create(Config, new NewConnector(warehouse.Id, service))
            select connector.Id;
        return await made.Right();
    }

    [Test]
    public async Task Setup_tests_are_run_and_a_failure_is_an_answer()
    {
        var id = await Made();
        fivetran.SetupTestsPass = false;

        var tested = await Connectors.Test(Config, id).Right();

        Assert.That(tested.SetupTests.Map(test => test.Status), Has.All.EqualTo(Some(SetupTestStatus.Failed)));
        Assert.That(
            (await Connectors.Get(Config, id).Right()).Status.Bind(status => status.SetupState), Is.EqualTo(Some(SetupState.Broken)));
        Assert.That(fivetran.Requests.Last().Body, Is.EqualTo(Option<string>.None));
        Assert.That(fivetran.Requests[^2].Body, Is.EqualTo(Some("{}")), "a test without any body is refused");
    }

    [Test]
    public async Task Setup_tests_have_the_patience_for_them()
    {
        var time = new AsItIs();
        var slow = Config with { Timeout = TimeSpan.FromSeconds(1), SetupTimeout = TimeSpan.FromMinutes(7), Time = time };
        var id = await Made();

        await Connectors.Test(slow, id).Right();
        await ConnectorSchemas.Reload(slow, id).Right();
        await Connectors.Get(slow, id).Right();

        Assert.That(time.Patience, Is.EqualTo(new[] { slow.SetupTimeout, slow.SetupTimeout, slow.Timeout }));
    }

    [Test]
    public async Task Syncs_are_listed_by_the_time_they_began()
    {
        var id = await Made();
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
            "those of the last hour");
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

    [Test]
    public async Task A_state_is_set_while_the_connector_rests()
    {
        var id = await Made("connector_sdk");
        var update = Connectors.UpdateState(Config, id, new ConnectorStateUpdate(new { cursor = 5, page = 0, done = false }));

        Assert.That(await update.Left(), Is.InstanceOf<FivetranError.InvalidRequest>());
        await Connectors.Pause(Config, id).Right();
        await update.Right();

        Assert.That(
            (await Connectors.GetState(
                Config, id).Right()).State.Map(state => (state.Number("cursor"), state.Number("page"), state.Flag("done"))),
            Is.EqualTo(Some((Some(5L), Some(0L), Some(false)))));
    }

    [Test]
    public async Task A_connector_moves_while_it_rests_and_its_data_takes_a_while()
    {
        var id = await Made();
        var lake = await Groups.Create(Config, new NewGroup("lake")).Right();
        Aff<Either<FivetranError, ConnectorMove>> Move(
            MoveBehavior behavior) =>
                Connectors.Move(Config, id, Confirm.ConnectorMove, new NewConnectorMove(lake.Id) { SyncBehavior = behavior });

        Assert.That(await Move(MoveBehavior.Continue).Left(), Is.InstanceOf<FivetranError.Conflict>());
        await Connectors.Pause(Config, id).Right();
        var begun = await Move(MoveBehavior.ContinueWithData).Right();
        var job = Connectors.GetMove(Config, id, begun.JobId.IfNone(""));

        Assert.That(
            ((await job.Right()).Status, (await Connectors.Get(Config, id).Right()).GroupId),
            Is.EqualTo((Some(MoveStatus.InProgress), "amber_acorn")));
        clock.Advance(fivetran.SyncDuration);
        Assert.That(
            ((await job.Right()).Status, (await Connectors.Get(Config, id).Right()).GroupId),
            Is.EqualTo((Some(MoveStatus.Success), lake.Id)));
    }

    [Test]
    public async Task Connectors_are_found_by_their_name()
    {
        fivetran.Seed(2, 3);

        Assert.That(
            (await Connectors.List(Config, new ConnectorFilter { Schema = "salesforce_2" }).Right()).Items.Map(c => c.Schema).Distinct(),
            Is.EqualTo(new[] { "salesforce_2" }));
        Assert.That(
            Connectors.Stream(Config, "amber_acorn", new GroupConnectorFilter { Schema = "salesforce_2" }).Collect().Right(),
            Has.Count.EqualTo(1));
        Assert.That(
            (await Connectors.List(Config, new ConnectorFilter { GroupId = " " }).Left()).Message,
            Is.EqualTo("group_id of the filter is blank; leave it out for all; nothing was sent"));
    }

    [Test]
    public async Task A_card_shows_neither_its_token_nor_its_address()
    {
        var id = await Made();

        var card = await Connectors.CreateConnectCard(Config, id, new ConnectCardConfig("https://example.com/done")).Right();

        Assert.That(
            card.ConnectCard.Bind(told => told.Uri).Map(uri => uri.Reveal()),
            Is.EqualTo(Some("https://fivetran.com/connect-card/setup?auth=in-memory-secret-1")));
        Assert.That($"{card}", Does.Contain("Token = ***").And.Not.Contain("in-memory-secret"));
    }

    /// <summary>The system's clock, which notes how long each attempt is given.</summary>
    private sealed class AsItIs : TimeProvider
    {
        public List<TimeSpan> Patience { get; } = [];

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Patience.Add(dueTime);
            return base.CreateTimer(callback, state, dueTime, period);
        }
    }
}
