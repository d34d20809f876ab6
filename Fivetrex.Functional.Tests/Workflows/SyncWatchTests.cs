using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests.Workflows;

/// <summary>Waits for many syncs, and for recent ones.</summary>
internal sealed class SyncWatchTests
{
    [Test]
    public async Task Forty_connectors_of_a_group_cost_one_list_per_round()
    {
        var account = new SyncAccount(connectors: 40);
        account.Fivetran.SyncDuration = TimeSpan.FromHours(2);
        var before = account.Fivetran.Requests.Count;

        var ends = await Ends(account, await Started(account));

        Assert.That(ends.Select(end => end.GetType().Name).Distinct(), Is.EqualTo(new[] { nameof(SyncEnd.DeadlinePassed) }));
        Assert.That(ends.Select(end => end.ConnectorId), Is.EquivalentTo(account.Ids));
        var requests = account.Fivetran.Requests.Skip(before).ToList();
        Assert.That(requests, Has.Count.LessThanOrEqualTo(200));
        Assert.That(
            requests.Skip(80).Select(request => request.Path).Distinct(),
            Is.EqualTo(new[] { $"/v1/groups/{account.Group.Id}/connections" }));
    }

    [Test]
    public async Task Each_sync_ends_by_itself()
    {
        var account = new SyncAccount(connectors: 5);
        var tickets = await Started(account);
        account.Fivetran.EndNextSync(account.Ids[0], SyncOutcome.Fails);
        account.Fivetran.EndNextSync(account.Ids[1], SyncOutcome.Reschedules(TimeSpan.FromHours(3)));
        account.BeforePoll(10, () => Connectors.Pause(account.Client, account.Ids[2]).Right());
        account.BeforePoll(11, () => Connectors.Delete(account.Client, account.Ids[3]).Right());

        var ends = await Ends(account, tickets);

        Assert.That(ends.Select(end => $"{end}").Order(), Is.EquivalentTo(new[]
        {
            $"{account.Ids[0]} Failed at 2026-11-23 12:10:00Z: EndNextSync was called with Fails.",
            $"{account.Ids[1]} Rescheduled until 2026-11-23 15:10:00Z",
            $"{account.Ids[2]} Paused",
            $"{account.Ids[3]} Gone",
            $"{account.Ids[4]} Succeeded at 2026-11-23 12:10:00Z",
        }));
    }

    [Test]
    public async Task The_account_is_listed_when_the_connectors_are_of_several_groups()
    {
        var account = new SyncAccount(connectors: 2);
        var lake = await Groups.Create(account.Client, new NewGroup("lake")).Right();
        var other = await Connectors.Create(account.Client, new NewConnector(lake.Id, "s3")).Right();
        var tickets = (await Started(account)).Add(await Syncs.Start(account.Client, other.Id).Right());

        await Ends(account, tickets);

        Assert.That(account.Lines.Last(), Is.EqualTo("GET /v1/connections"));
    }

    [Test]
    public async Task A_list_with_more_pages_than_connectors_is_not_read_again()
    {
        var account = new SyncAccount(connectors: 12);
        account.Fivetran.SyncDuration = TimeSpan.FromMinutes(1);
        var tickets = (await Started(account)).Take(2);
        var before = account.Fivetran.Requests.Count;

        await Ends(account, tickets, account.Config with { PageSize = 1 });

        var requests = account.Fivetran.Requests.Skip(before).ToList();
        Assert.That(requests.Count(request => request.Path.EndsWith("/connections", StringComparison.Ordinal)), Is.EqualTo(2));
    }

    [Test]
    public async Task A_role_that_reads_no_list_polls_each_connector()
    {
        var account = new SyncAccount(connectors: 2);
        var tickets = await Started(account);
        account.BeforePoll(4, () => account.Fivetran.FailNext(1, Fault.Status(403)));

        Assert.That((await Ends(account, tickets)).Select(end => end.IsSuccess), Is.EqualTo(new[] { true, true }));
    }

    [Test]
    public async Task No_tickets_end_at_once()
    {
        var account = new SyncAccount();
        var before = account.Fivetran.Requests.Count;

        Assert.That(await Ends(account, []), Is.Empty);
        Assert.That(account.Fivetran.Requests.Count, Is.EqualTo(before));
    }

    [Test]
    public async Task AwaitFresh_waits_for_a_recent_success_and_starts_nothing()
    {
        var account = new SyncAccount(connectors: 4);
        var ids = toSeq(account.Ids);
        await account.Sync(SyncOutcome.Succeeds);
        account.Fivetran.Advance(TimeSpan.FromHours(5));
        await Connectors.Pause(account.Client, ids[2]).Right();
        await Connectors.Delete(account.Client, ids[3]).Right();
        await Connectors.Sync(account.Client, ids[1]).Right();
        var before = account.Fivetran.Requests.Count;

        var ends = await Syncs.AwaitFresh(account.Config, ids, TimeSpan.FromHours(6), account.Wait).Right();

        Assert.That(ends.Select(end => $"{end}"), Is.EqualTo(new[]
        {
            $"{ids[0]} Succeeded at 2026-11-23 12:10:00Z",
            $"{ids[1]} Succeeded at 2026-11-23 17:20:00Z",
            $"{ids[2]} Paused",
            $"{ids[3]} Gone",
        }));
        Assert.That(account.Fivetran.Requests.Skip(before).Select(request => request.Method), Is.All.EqualTo("GET"));
    }

    [Test]
    public async Task The_age_of_a_sync_is_measured_by_the_clock_of_the_service()
    {
        var account = new SyncAccount();
        await account.Sync(SyncOutcome.Succeeds);
        var serverTime = SkippingTime.Noon.AddHours(8);
        var config = account.Client with
        {
            Send = async (request, cancellation) =>
            {
                var response = await account.Fivetran.Send(request, cancellation);
                response.Headers.Date = serverTime;
                return response;
            },
        };

        var end = (await Syncs.AwaitFresh(config, Seq1(account.Id), TimeSpan.FromHours(6), account.Wait).Right()).Single();

        Assert.That(end, Is.InstanceOf<SyncEnd.DeadlinePassed>());
    }

    private static async Task<Seq<SyncTicket>> Started(SyncAccount account) =>
        await toSeq(account.Ids).TraverseT(id => Syncs.Start(account.Config, id)).Right();

    private static async Task<List<SyncEnd>> Ends(SyncAccount account, Seq<SyncTicket> tickets, ClientConfig? config = null)
    {
        var progress = await Syncs.Watch(config ?? account.Config, tickets, account.Wait).ToListAsync();
        return [.. progress.SelectMany(item => item.Right().End.ToSeq())];
    }
}
