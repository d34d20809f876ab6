using Fivetrex.Functional.Tests.Fixtures;
using Fivetrex.Functional.Tests.Support;
using static Fivetrex.Functional.Tests.Workflows.SnapshotFilesTests;

namespace Fivetrex.Functional.Tests.Workflows;

/// <summary>Replacements, actions for a person, and drift.</summary>
internal sealed partial class PlanTests
{
    [Test]
    public async Task The_plan_of_a_captured_account_is_empty()
    {
        var account = await PreparedAccount.Create();
        account.Fivetran.Seed(groups: 3, connectorsPerGroup: 10);
        var snapshot = await Snapshots.Capture(account.Client).Right();

        var plan = await Plans.Make(account.Client, Desired.From(snapshot)).Right();

        Assert.That((plan.Changes, plan.Unmanaged), Is.EqualTo((Seq<PlanChange>(), Seq<Drift>())));
    }

    [Test]
    public async Task A_naming_that_differs_is_left_to_a_person_or_replaces_the_connector()
    {
        await Add("crm", new { schema = "crm" });
        var desired = One(new DesiredConnector(Service.Postgres, "crm") { DestinationSchemaNames = SchemaNaming.Source });

        var careful = await Plans.Make(config, desired).Right();
        var replacing = await Plans.Make(config, desired, new PlanOptions { Prune = Prune.WithinGroups }).Right();
        var applied = await Plans.Apply(config, replacing, Confirm.PlanDeletion).ToListAsync();

        Assert.That(careful.IsEmpty, Is.True);
        Assert.That(
            $"{careful.Manual.Single()}",
            Is.EqualTo("! connector warehouse/postgres/crm: destination_schema_names: \"FIVETRAN_NAMING\" → \"SOURCE_NAMING\" never "
                + "changes: plan with Prune to replace it, which deletes it first"));
        Assert.That(replacing.Changes.Single().Action, Is.EqualTo(PlanAction.Replace));
        Assert.That(applied.Select(one => $"{one.Right()}"), Is.EqualTo(new[] { "replace connector warehouse/postgres/crm: done" }));
        Assert.That((await Plans.Make(config, desired).Right()).Manual, Is.Empty);
    }

    [Test]
    public async Task A_setting_that_never_changes_by_the_metadata_is_left_to_a_person()
    {
        await Add("crm", new { schema = "crm", region = "eu" });
        var metadata = """
            {"code":"Success","data":{"id":"postgres","name":"PostgreSQL","config":{"type":"object","properties":{
              "region":{"type":"string","immutable":true}}}}}
            """;
        var described = MetadataOf(fivetran, metadata);

        var desired = One(new DesiredConnector(Service.Postgres, "crm") { Config = new { region = "us" } });

        var plan = await Plans.Make(described, desired).Right();

        Assert.That(plan.IsEmpty, Is.True);
        Assert.That($"{plan.Manual.Single()}", Does.Contain("config.region: \"eu\" → \"us\" never changes"));
    }

    [Test]
    public async Task A_masked_secret_of_a_new_connector_and_an_incomplete_setup_are_left_to_a_person()
    {
        fivetran.SetupTestsPass = false;
        var desired = One(new DesiredConnector(Service.Postgres, "crm") { Config = new { host = "db", password = "******" } });

        var plan = await Plans.Make(config, desired).Right();
        var applied = (await Plans.Apply(config, plan).ToListAsync()).Single().Right();
        var next = await Plans.Make(config, desired).Right();

        Assert.That(
            plan.Manual.Map(action => action.Reason),
            Is.EqualTo(Seq1("config.password contains a masked secret, which is not sent: set it in the desired state")));
        Assert.That(
            $"{applied}",
            Is.EqualTo("create connector warehouse/postgres/crm: done: its setup is incomplete: finish it in the dashboard or with a "
                + "connect card"));
        Assert.That((next.IsEmpty, $"{next.Manual.Single()}"), Is.EqualTo((
            true, "! connector warehouse/postgres/crm: its setup is incomplete: finish it in the dashboard or with a connect card")));
    }

    [Test]
    public async Task Changes_in_the_dashboard_are_drift_and_drift_only_reads()
    {
        var id = await Add("crm", new { schema = "crm", host = "db1" });
        await ConnectorSchemas.Reload(config, id).Right();
        var desired = Desired.From(await Snapshots.Capture(config).Right());
        await Add("new", new { schema = "new" });
        await Connectors.Update(config, id, new ConnectorUpdate { SyncFrequency = 60, Config = new { host = "db2" } }).Right();
        await ConnectorSchemas.Converge(config, id, new SchemaWish
        {
            Schemas = HashMap(("public", new SchemaUpdate(true) { Tables = HashMap(("orders", new TableUpdate(false))) })),
        }).Right();
        await Groups.Create(config, new NewGroup("other")).Right();
        var before = fivetran.Requests.Count;

        var drift = await Drifts.Of(config, desired).Right();

        Assert.That(
            $"{drift}",
            Is.EqualTo(string.Join(
                '\n',
                "? changed connector warehouse/postgres/crm",
                "    config.host: \"db2\" → \"db1\"",
                "    sync_frequency: 60 → 360",
                "? changed schema config warehouse/postgres/crm",
                "    public.orders.enabled: false → true",
                "? unmanaged connector warehouse/postgres/new",
                "? unmanaged group other")));
        Assert.That(fivetran.Requests.Skip(before).Select(request => request.Method).Distinct(), Is.EqualTo(new[] { "GET" }));
    }

    [Test]
    public async Task A_snapshot_with_failures_never_deletes_or_creates_the_missing_connectors()
    {
        var id = await Add("crm", new { schema = "crm" });
        var broken = config with
        {
            Retry = RetryPolicy.Never,
            Send = (request, cancellation) => request.RequestUri!.AbsolutePath == $"/v1/connections/{id}"
                ? Task.FromResult(Transport.Response(500, "{}", "application/json"))
                : fivetran.Send(request, cancellation),
        };
        var snapshot = await Snapshots.Capture(broken).Right();
        var pruning = new PlanOptions { Prune = Prune.WithinGroups };
        var before = fivetran.Requests.Count;

        var careful = await Plans.Make(config, Desired.From(snapshot)).Right();
        var read = fivetran.Requests.Count;
        var refused = await Plans.Make(config, Desired.From(snapshot), pruning).Left();
        var offline = Plans.Make(snapshot, One(new DesiredConnector(Service.Postgres, "crm")), new PlanOptions()).Left();

        Assert.That(careful.Changes, Is.Empty);
        Assert.That($"{careful.Unmanaged.Single()}", Is.EqualTo("? unmanaged connector warehouse/postgres/crm"));
        Assert.That(
            $"{refused}",
            Is.EqualTo($"InvalidRequest Plans.Make: the snapshot of the desired state has no connections/{id}, and Prune would delete what "
                + "it has missed; nothing was sent"));
        Assert.That($"{offline}", Does.Contain($"the snapshot has no connections/{id}, which a plan would create again"));
        Assert.That((read > before, fivetran.Requests.Count), Is.EqualTo((true, read)));
    }

    [Test]
    public async Task Refused_credentials_start_no_further_change()
    {
        var desired = One([.. Enumerable.Range(1, 20).Select(number => new DesiredConnector(Service.Postgres, $"crm_{number}"))]);
        var plan = await Plans.Make(config, desired, new PlanOptions { Parallelism = 1 }).Right();
        var refused = config with
        {
            Send = (request, cancellation) => request.Method == HttpMethod.Post
                ? Task.FromResult(Transport.Response(403, """{"code":"Forbidden","message":"no"}""", "application/json"))
                : fivetran.Send(request, cancellation),
        };

        var applied = await Plans.Apply(refused, plan).ToListAsync();

        Assert.That(
            applied.Select(one => one.Right().Outcome),
            Is.EqualTo(new[] { BulkOutcome.Failed }.Concat(Enumerable.Repeat(BulkOutcome.NotStarted, 19))));
    }

    [Test]
    public async Task A_config_for_reading_applies_nothing()
    {
        var plan = await Plans.Make(config.ReadOnly(), One(new DesiredConnector(Service.Postgres, "crm"))).Right();
        var before = fivetran.Requests.Count;

        var applied = (await Plans.Apply(config.ReadOnly(), plan).ToListAsync()).Single().Right();

        Assert.That(applied.Outcome, Is.EqualTo(BulkOutcome.Failed));
        Assert.That(applied.Error.Case, Is.InstanceOf<FivetranError.InvalidRequest>());
        Assert.That(fivetran.Requests.Skip(before).Select(request => request.Method).Distinct(), Is.EqualTo(new[] { "GET" }));
    }

    [Test]
    public async Task A_schema_that_another_service_uses_is_left_to_a_person()
    {
        await Add("crm", new { schema = "crm" });

        var plan = await Plans.Make(config, One(new DesiredConnector(Service.MySql, "crm"))).Right();

        Assert.That(plan.IsEmpty, Is.True);
        Assert.That(
            $"{plan.Manual.Single()}",
            Is.EqualTo("! connector warehouse/mysql/crm: warehouse/postgres/crm has this schema: plan with Prune to delete it, or remove "
                + "it"));
        Assert.That($"{plan.Unmanaged.Single()}", Is.EqualTo("? unmanaged connector warehouse/postgres/crm"));
    }
}
