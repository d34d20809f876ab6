using Fivetrex.Functional.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Fivetrex.Functional.Tests;

internal sealed partial class ConnectorsTests
{
    private readonly FakeTimeProvider clock = new(SkippingTime.Noon);
    private readonly InMemoryFivetran fivetran;

    public ConnectorsTests() => fivetran = new InMemoryFivetran(clock);

    private ClientConfig Config => fivetran.Client;

    [Test]
    public async Task A_connector_is_created_read_updated_and_deleted()
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
    public async Task Lists_and_streams_return_all_connectors_of_the_account_or_of_a_group()
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
    public async Task A_missing_group_is_NotFound_for_lists_and_streams()
    {
        Assert.That(await Connectors.List(Config, "none").Left(), Is.InstanceOf<FivetranError.NotFound>());
        Assert.That(Connectors.Stream(Config, "none").Collect().Left(), Is.InstanceOf<FivetranError.NotFound>());
    }

    [Test]
    public async Task Only_connectors_with_a_state_return_one()
    {
        var (plain, own) = (await NewConnectorId(), await NewConnectorId("connector_sdk"));

        Assert.That((await Connectors.GetState(Config, own).Right()).State.Map(state => state.Value.GetRawText()), Is.EqualTo(Some("{}")));
        Assert.That(await Connectors.GetState(Config, plain).Left(), Is.InstanceOf<FivetranError.InvalidRequest>());
    }

    [Test]
    public void IsSyncing_IsPaused_and_SyncState_have_defaults_without_a_status()
    {
        var silent = new Connector("c", "g", "postgres", "crm");
        var odd = silent with { Status = new ConnectorStatus(SyncState: new SyncState("hibernating")) };

        Assert.That((silent.SyncState, silent.IsSyncing, silent.IsPaused), Is.EqualTo((Option<SyncState>.None, false, false)));
        Assert.That((odd.SyncState, odd.IsSyncing, odd.IsPaused), Is.EqualTo((Some(new SyncState("hibernating")), false, false)));
        Assert.That((silent with { Paused = true }).IsPaused, Is.True);
        Assert.That((silent with { Status = new ConnectorStatus(SyncState: SyncState.Paused) }).IsPaused, Is.True);
    }

    private async Task<string> NewConnectorId(string service = "postgres")
    {
        var id =
            from warehouse in Groups.Create(Config, new NewGroup($"warehouse_{service}"))
            from connector in Connectors.Create(Config, new NewConnector(warehouse.Id, service))
            select connector.Id;
        return await id.Right();
    }

    [Test]
    public async Task Failed_setup_tests_are_a_Right_with_their_results()
    {
        var id = await NewConnectorId();
        fivetran.SetupTestsPass = false;

        var tested = await Connectors.Test(Config, id).Right();

        Assert.That(tested.SetupTests.Map(test => test.Status), Has.All.EqualTo(Some(SetupTestStatus.Failed)));
        Assert.That(
            (await Connectors.Get(Config, id).Right()).Status.Bind(status => status.SetupState), Is.EqualTo(Some(SetupState.Broken)));
        Assert.That(fivetran.Requests.Last().Body, Is.EqualTo(Option<string>.None));
        Assert.That(fivetran.Requests[^2].Body, Is.EqualTo(Some("{}")), "the API rejects a test without a body");
    }

    [Test]
    public async Task Setup_tests_and_reloads_use_the_setup_timeout()
    {
        var time = new RecordingTime();
        var slow = Config with { Timeout = TimeSpan.FromSeconds(1), SetupTimeout = TimeSpan.FromMinutes(7), Time = time };
        var id = await NewConnectorId();

        await Connectors.Test(slow, id).Right();
        await ConnectorSchemas.Reload(slow, id).Right();
        await Connectors.Get(slow, id).Right();

        Assert.That(time.Timeouts, Is.EqualTo(new[] { slow.SetupTimeout, slow.SetupTimeout, slow.Timeout }));
    }

    [Test]
    public async Task A_state_can_be_set_only_while_the_connector_is_paused()
    {
        var id = await NewConnectorId("connector_sdk");
        var update = Connectors.UpdateState(Config, id, new ConnectorStateUpdate(new { cursor = 5, page = 0, done = false }));

        Assert.That(await update.Left(), Is.InstanceOf<FivetranError.InvalidRequest>());
        await Connectors.Pause(Config, id).Right();
        await update.Right();

        Assert.That(
            (await Connectors.GetState(Config, id).Right()).State.Map(
                state => (state.Number("cursor"), state.Number("page"), state.Flag("done"))),
            Is.EqualTo(Some((Some(5L), Some(0L), Some(false)))));
    }

    [Test]
    public async Task A_paused_connector_is_moved_and_its_data_follows_later()
    {
        var id = await NewConnectorId();
        var lake = await Groups.Create(Config, new NewGroup("lake")).Right();
        Aff<Either<FivetranError, ConnectorMove>> Move(MoveBehavior behavior) =>
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
    public async Task Connectors_are_filtered_by_schema()
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
    public async Task ToString_of_a_connect_card_shows_neither_its_token_nor_its_uri()
    {
        var id = await NewConnectorId();

        var card = await Connectors.CreateConnectCard(Config, id, new ConnectCardConfig("https://example.com/done")).Right();

        Assert.That(
            card.ConnectCard.Bind(created => created.Uri).Map(uri => uri.Reveal()),
            Is.EqualTo(Some("https://fivetran.com/connect-card/setup?auth=in-memory-secret-1")));
        Assert.That($"{card}", Does.Contain("Token = ***").And.Not.Contain("in-memory-secret"));
    }

    /// <summary>The system clock, which records the timeout of each attempt.</summary>
    private sealed class RecordingTime : TimeProvider
    {
        public List<TimeSpan> Timeouts { get; } = [];

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Timeouts.Add(dueTime);
            return base.CreateTimer(callback, state, dueTime, period);
        }
    }
}
