using Fivetrex.Functional.Tests.Fixtures;
using Fivetrex.Functional.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Fivetrex.Functional.Tests.Workflows;

/// <summary>Captures of the in-memory service.</summary>
[Parallelizable]
internal sealed class SnapshotTests
{
    [Test]
    public async Task A_capture_has_each_resource_of_the_account_as_the_service_shows_it()
    {
        var account = await PreparedAccount.Create();

        var captured = await Snapshots.Capture(account.Client.ReadOnly()).Right();

        var expected = account.Fivetran.Snapshot();
        Assert.That(captured.Failures, Is.Empty);
        Assert.That(
            captured.Items.Select(item => item.Path).Where(path => !path.StartsWith("roles/", StringComparison.Ordinal)),
            Is.EqualTo(expected.Items.Select(item => item.Path).Where(path => !path.EndsWith("/api-keys", StringComparison.Ordinal)
                && !path.Contains("/api-keys/", StringComparison.Ordinal))));
        Assert.That(
            captured.Items.Where(item => expected.Find(item.Path).Exists(same => !same.Json.Equals(item.Json))).Select(item => item.Path),
            Is.Empty);
        Assert.That(captured.In("roles"), Is.Not.Empty);
    }

    [Test]
    public async Task A_thousand_connectors_of_which_three_are_broken_are_997_and_three_failures()
    {
        var fivetran = new InMemoryFivetran();
        fivetran.Seed(groups: 10, connectorsPerGroup: 100);
        var ids = fivetran.Snapshot().In("connections").Map(item => item.Id).ToArray();
        var broken = new Dictionary<string, int>
        {
            [$"/v1/connections/{ids[3]}"] = 500,
            [$"/v1/connections/{ids[500]}"] = 400,
            [$"/v1/connections/{ids[999]}"] = 200,
        };
        var config = fivetran.Client with
        {
            Retry = RetryPolicy.Never,
            Send = async (request, cancellation) => broken.TryGetValue(request.RequestUri!.AbsolutePath, out var status)
                ? Transport.Response(status, "{", "application/json")
                : await fivetran.Send(request, cancellation),
        };
        var progress = new List<CaptureProgress>();
        var options = new CaptureOptions { Parts = SnapshotParts.Pipelines, OnProgress = progress.Add };

        var first = await Snapshots.Capture(config, options).Right();
        var second = await Snapshots.Capture(config, options).Right();

        Assert.That(first.In("connections").Count, Is.EqualTo(997));
        Assert.That(
            first.Failures.Map(failure => (failure.Path, failure.Status.Case, failure.IsTransient)),
            Is.EquivalentTo(new[]
            {
                ($"connections/{ids[3]}", (object)500, true),
                ($"connections/{ids[500]}", 400, false),
                ($"connections/{ids[999]}", 200, false),
            }));
        Assert.That(second, Is.EqualTo(first));
        Assert.That(await FilesOf(second), Is.EqualTo(await FilesOf(first)));
        Assert.That(progress.Last(), Is.EqualTo(progress.Last() with { Failed = 3, Done = progress.Last().Total - 3 }));
    }

    [Test]
    public async Task A_list_that_the_key_may_not_read_is_a_failure_and_refused_credentials_end_the_capture()
    {
        var fivetran = new InMemoryFivetran();
        fivetran.Seed(groups: 1, connectorsPerGroup: 2);
        ClientConfig Answering(string path, int status) => fivetran.Client with
        {
            Send = (request, cancellation) => request.RequestUri!.AbsolutePath == path
                ? Task.FromResult(Transport.Response(status, """{"code":"No","message":"no"}""", "application/json"))
                : fivetran.Send(request, cancellation),
        };

        var forbidden = await Snapshots.Capture(Answering("/v1/system-keys", 403)).Right();
        var unauthorized = await Snapshots.Capture(Answering("/v1/system-keys", 401)).Left();

        Assert.That(
            forbidden.Failures,
            Is.EqualTo(Seq1(new SnapshotFailure("system-keys", "GET /system-keys", "No", 403, "no", IsTransient: false))));
        Assert.That(forbidden.In("connections").Count, Is.EqualTo(2));
        Assert.That(unauthorized, Is.InstanceOf<FivetranError.Unauthorized>());
    }

    [Test]
    public async Task A_cancelled_capture_and_an_impossible_parallelism_are_Lefts()
    {
        var fivetran = new InMemoryFivetran();
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        var left = await Snapshots.Capture(fivetran.Client with { Cancellation = cancelled.Token }).Left();
        var invalid = await Snapshots.Capture(fivetran.Client, new CaptureOptions { Parallelism = 0 }).Left();

        Assert.That(left, Is.InstanceOf<FivetranError.Cancelled>());
        Assert.That(invalid, Is.InstanceOf<FivetranError.InvalidRequest>());
        Assert.That(fivetran.Requests, Is.Empty);
    }

    [Test]
    public async Task Only_the_requested_parts_are_read_and_a_connector_without_a_schema_config_is_no_failure()
    {
        var fivetran = new InMemoryFivetran();
        fivetran.Seed(groups: 1, connectorsPerGroup: 3);
        var parts = new CaptureOptions { Parts = SnapshotParts.Connectors | SnapshotParts.Schemas };

        var captured = await Snapshots.Capture(fivetran.Client, parts).Right();

        Assert.That(captured.Failures, Is.Empty);
        Assert.That(
            captured.Items.Select(item => item.Path),
            Is.EqualTo(fivetran.Snapshot().In("connections").Map(item => item.Path)));
        Assert.That(
            fivetran.Requests.Select(request => request.Path).Where(path => !path.Contains("/metadata/", StringComparison.Ordinal)).Order(),
            Is.EqualTo(captured.Items
                .SelectMany(item => new[] { $"/v1/{item.Path}", $"/v1/{item.Path}/schemas" })
                .Append("/v1/connections")
                .Order()));
    }

    [Test]
    public async Task Users_are_pseudonymised_on_request()
    {
        var fivetran = new InMemoryFivetran();

        var captured = await Snapshots.Capture(
            fivetran.Client, new CaptureOptions { Parts = SnapshotParts.Users, IsPseudonymised = true }).Right();

        var owner = captured.In("users").Head();
        Assert.That(
            (owner.Json.Text("email"), owner.Json.Text("given_name"), owner.Json.Text("family_name"), owner.Json.Text("phone")),
            Is.EqualTo((Some($"{owner.Id}@example.invalid"), Some(owner.Id), Some(owner.Id), Option<string>.None)));
    }

    [Test]
    public async Task The_account_of_a_snapshot_has_its_resources_and_gives_new_ones_other_ids()
    {
        var account = await PreparedAccount.Create();
        account.Fivetran.Advance(TimeSpan.FromDays(1));
        var snapshot = account.Fivetran.Snapshot();

        var copy = new InMemoryFivetran(snapshot, new FakeTimeProvider(SkippingTime.Noon.AddDays(2)));
        var copied = copy.Snapshot();
        var created = await Groups.Create(copy.Client, new NewGroup("another")).Right();

        Assert.That(snapshot.ChangesTo(copied).Where(change => !change.Path.Contains("users/", StringComparison.Ordinal)), Is.Empty);
        Assert.That(snapshot.Items.Exists(item => item.Id == created.Id), Is.False);
    }

    private static async Task<Dictionary<string, string>> FilesOf(AccountSnapshot snapshot)
    {
        using var directory = new TemporaryDirectory();
        await Snapshots.Save(snapshot, directory.Path).Right();
        return directory.Files();
    }
}
