using Fivetrex.Functional.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Fivetrex.Functional.Tests.Testing;

/// <summary>Scripts that run on a copy of the account.</summary>
internal sealed class RehearsalTests
{
    [Test]
    public async Task A_script_sends_the_same_requests_to_the_copy_and_to_the_account()
    {
        var fivetran = new InMemoryFivetran(new FakeTimeProvider { AutoAdvanceAmount = TimeSpan.FromMilliseconds(1) });
        fivetran.Seed(groups: 3, connectorsPerGroup: 40);
        var snapshot = await Snapshots.Capture(fivetran.Client).Right();
        var groupId = snapshot.In("groups")[1].Id;

        var rehearsed = await Rehearsal.Run(snapshot, config => Script(config, groupId)).Right();
        var before = fivetran.Requests.Count;
        var result = await Script(fivetran.Client, groupId).Right();

        var sent = fivetran.Requests.Skip(before).Where(request => request.Method != "GET").ToList();
        Assert.That(sent, Has.Count.GreaterThan(35));
        Assert.That(
            rehearsed.Writes.Map(request => $"{request} {request.Body.Case}"),
            Is.EqualTo(sent.Select(request => $"{request} {request.Body.Case}")));
        Assert.That(rehearsed.Result, Is.EqualTo(Right<FivetranError, string>(result)));
    }

    [Test]
    public async Task The_report_has_the_changes_and_the_assumed_setup_tests()
    {
        var fivetran = new InMemoryFivetran();
        fivetran.Seed(groups: 1, connectorsPerGroup: 2);
        var snapshot = fivetran.Snapshot();
        var ids = snapshot.In("connections").Map(item => item.Id);

        var report = await Rehearsal.Run(snapshot, config =>
            from changed in Connectors.Update(config, ids[0], new ConnectorUpdate { SyncFrequency = 60 })
            from deleted in Connectors.Delete(config, ids[1])
            select deleted).Right();

        Assert.That(
            report.ToString(),
            Is.EqualTo(string.Join(
                '\n',
                "The script succeeds: it would send 1 DELETE, 1 PATCH. The outcome of 1 runs of setup tests is assumed.",
                $"~ connections/{ids[0]}",
                "    sync_frequency: 360 → 60",
                $"- connections/{ids[1]}")));
        Assert.That(fivetran.Snapshot(), Is.EqualTo(snapshot));
    }

    [Test]
    public async Task A_script_that_fails_or_throws_is_a_report_or_a_Left()
    {
        var snapshot = new InMemoryFivetran().Snapshot();

        var failed = await Rehearsal.Run(snapshot, config => Groups.Get(config, "absent_group")).Right();
        var thrown = await Rehearsal.Run<Group>(snapshot, _ => throw new InvalidOperationException("oops")).Left();

        Assert.That(failed.Result.Left(), Is.InstanceOf<FivetranError.NotFound>());
        Assert.That(failed.ToString(), Does.StartWith("The script ends in NotFound").And.EndWith("it would send no write."));
        Assert.That(thrown.ToString(), Is.EqualTo("Unknown Rehearsal: the script threw InvalidOperationException: oops"));
    }

    [Test]
    public async Task Setup_tests_fail_when_the_options_declare_it()
    {
        var fivetran = new InMemoryFivetran();
        fivetran.Seed(groups: 1, connectorsPerGroup: 1);
        var snapshot = fivetran.Snapshot();
        var id = snapshot.In("connections").Head().Id;

        var report = await Rehearsal.Run(
            snapshot, config => Connectors.Test(config, id), new RehearsalOptions { SetupTestsPass = false }).Right();

        Assert.That(
            report.Changes.Map(change => $"{change}"),
            Is.EqualTo(Seq1($"~ connections/{id}\n    status.setup_state: \"connected\" → \"broken\"")));
    }

    private static Aff<Either<FivetranError, string>> Script(ClientConfig config, string groupId) =>
        from connectors in Connectors.Stream(config, groupId).Collect()
        from paused in Bulk.Run(config, connectors, 1, connector => Connectors.Pause(config, connector.Id))
        from added in Groups.Create(config, new NewGroup("rehearsed"))
        from created in Connectors.Create(config, new NewConnector(added.Id, Service.Postgres) { Config = new { schema = "crm" } })
        select created.Id;
}
