using System.Text;
using Fivetrex.Functional.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Fivetrex.Functional.Tests.Testing;

/// <summary>Behavior of the in-memory service that a client can depend on: an error in it hides bugs of the client.</summary>
internal sealed class FidelityTests
{
    private InMemoryFivetran fivetran = null!;
    private ClientConfig config = null!;
    private string group = "", connector = "";

    [SetUp]
    public async Task CreateAccount()
    {
        fivetran = new InMemoryFivetran(new FakeTimeProvider(SkippingTime.Noon));
        config = fivetran.Client;
        group = (await Groups.Create(config, new NewGroup("warehouse")).Right()).Id;
        connector = (await Connectors.Create(
            config,
            new NewConnector(group, Service.ConnectorSdk)
            {
                Config = new { schema = "crm" },
                DestinationConfiguration = new { virtual_warehouse = "LOADING" },
            }).Right()).Id;
        await ConnectorSchemas.Reload(config, connector).Right();
    }

    [Test]
    public async Task Resuming_a_connector_that_is_not_paused_does_not_restart_its_sync()
    {
        await Connectors.Sync(config, connector).Right();
        await Connectors.Resume(config, connector).Right();
        fivetran.Advance(fivetran.SyncDuration);

        Assert.That(
            (await Connectors.Get(config, connector).Right()).SucceededAt, Is.EqualTo(Some(SkippingTime.Noon + fivetran.SyncDuration)));
    }

    [Test]
    public async Task A_resync_of_an_unknown_table_starts_nothing()
    {
        var error = await ConnectorSchemas.Resync(
            config, connector, Confirm.TableResync, Seq(new SourceTable("public", "orders"), new SourceTable("public", "none"))).Left();
        var after = await Connectors.Get(config, connector).Right();

        Assert.That(
            (error is FivetranError.NotFound, after.IsSyncing, Connectors.StreamWarnings(config, connector).Count),
            Is.EqualTo((true, false, 0)));
    }

    [Test]
    public async Task Warnings_are_part_of_the_status()
    {
        await ConnectorSchemas.Resync(
            config,
            connector,
            Confirm.TableResync,
            Seq(new SourceTable("public", "orders"), new SourceTable("public", "customers"))).Right();
        Assert.That(await Warnings(), Is.EqualTo(new[] { new StatusItem("resync_table_warning", "Resync Table Warning") }));

        await Connectors.DismissWarnings(config, connector).Right();
        Assert.That(await Warnings(), Is.Empty);
    }

    [Test]
    public async Task An_update_without_a_state_keeps_the_state()
    {
        await Connectors.Pause(config, connector).Right();
        await Connectors.UpdateState(config, connector, new ConnectorStateUpdate(new { cursor = 5 })).Right();

        await fivetran.Respond("PATCH", $"connections/{connector}/state", "{}");

        Assert.That(
            (await Connectors.GetState(config, connector).Right()).State.Bind(state => state.Number("cursor")), Is.EqualTo(Some(5L)));
    }

    [Test]
    public async Task A_move_with_data_completes_without_a_request()
    {
        var other = (await Groups.Create(config, new NewGroup("lake")).Right()).Id;
        await Connectors.Pause(config, connector).Right();
        await Connectors.Move(
            config, connector, Confirm.ConnectorMove, new NewConnectorMove(other) { SyncBehavior = MoveBehavior.ContinueWithData }).Right();
        Assert.That(Connectors.Stream(config, other), Is.Empty);

        fivetran.Advance(fivetran.SyncDuration);

        Assert.That(Connectors.Stream(config, other).MapT(c => c.Id).Collect().Right(), Is.EqualTo(new[] { connector }));
    }

    [Test]
    public async Task A_schema_configuration_created_before_the_reload_keeps_the_tables_of_the_source()
    {
        var fresh = (await Connectors.Create(config, new NewConnector(group, "mysql")).Right()).Id;
        var schemas = HashMap(
            ("Audit Log", new SchemaUpdate(true)),
            ("public", new SchemaUpdate(true)
            {
                Tables = HashMap(
                    ("orders", new TableUpdate(false)), ("none", new TableUpdate(false)), ("schema_migrations", new TableUpdate(true))),
            }));

        var created = await ConnectorSchemas.Create(
            config, fresh, new NewSchemaConfig(schemas) { SchemaChangeHandling = SchemaChangeHandling.BlockAll }).Right();
        var kept = (await ConnectorSchemas.Get(config, fresh).Right()).IfNone(new SchemaConfig());

        Assert.That(
            (created.Schemas.Keys.Order(), created.SchemaChangeHandling),
            Is.EqualTo((new[] { "Audit Log", "public" }, Some(SchemaChangeHandling.BlockAll))));
        Assert.That(
            (string.Join(' ', kept.Schemas.Keys), kept.SchemaChangeHandling), Is.EqualTo(("public", Some(SchemaChangeHandling.BlockAll))));
        Assert.That(
            kept.Schemas["public"].Tables
                .Map(table => table.Enabled.IfNone(true))
                .ToSeq()
                .OrderBy(table => table.Item1, StringComparer.Ordinal),
            Is.EqualTo(new[] { ("customers", true), ("orders", false), ("schema_migrations", false) }));
    }

    [Test]
    public async Task An_update_of_a_transformation_keeps_the_other_fields()
    {
        var project = (await TransformationProjects.Create(
            config, new NewTransformationProject(group, new NewProjectConfig("1.9", "s", "git"))).Right()).Id;
        var made = await Transformations.Create(
            config, new NewTransformation(new DbtCoreSetup(project, "nightly", Seq1(new TransformationStep("run", "dbt run"))))).Right();

        var updated = await Transformations.Update(
            config, made.Id, new TransformationUpdate { TransformationConfig = new DbtCoreUpdate { Name = "daily" } }).Right();

        Assert.That(updated.TransformationConfig.Bind(it => it.Name), Is.EqualTo(Some("daily")));
        Assert.That(
            updated, Is.EqualTo(made with { TransformationConfig = made.TransformationConfig.Map(it => it with { Name = "daily" }) }));
    }

    [TestCase(null, 0)]
    [TestCase(false, 0)]
    [TestCase(true, 1)]
    public async Task A_log_service_is_tested_on_request(bool? runSetupTests, int tests)
    {
        var made = await AccountLogServices.Create(
            config, new NewAccountLogService("cloudwatch") { RunSetupTests = Optional(runSetupTests) }).Right();
        var updated = await AccountLogServices.Update(
            config, new LogServiceUpdate { Enabled = false, RunSetupTests = Optional(runSetupTests) }).Right();

        Assert.That((made.SetupTests.Count, updated.SetupTests.Count), Is.EqualTo((tests, tests)));
        Assert.That(
            updated.Status.Bind(status => status.SetupState), Is.EqualTo(Some(tests == 0 ? SetupState.Incomplete : SetupState.Connected)));
    }

    [Test]
    public async Task A_project_with_failed_tests_is_in_error()
    {
        fivetran.SetupTestsPass = false;
        var made = await TransformationProjects.Create(
            config, new NewTransformationProject(group, new NewProjectConfig("1.9", "s", "git")) { RunTests = true }).Right();
        fivetran.Advance(fivetran.SyncDuration);
        var later = await TransformationProjects.Get(config, made.Id).Right();

        Assert.That(
            (made.SetupTests.Count, made.Status, later.Status, later.Errors),
            Is.EqualTo((2, Some(ProjectStatus.NotReady), Some(ProjectStatus.Error), Seq1("InMemoryFivetran.SetupTestsPass is false."))));
    }

    [Test]
    public async Task A_second_approval_returns_the_same_fingerprint()
    {
        var approve = ConnectorFingerprints.Approve(config, connector, new NewFingerprint("hash", "ssh-rsa A"));
        var first = await approve.Right();

        Assert.That(await approve.Right(), Is.EqualTo(first));
        Assert.That((await Groups.Update(config, group, new GroupUpdate { Name = "warehouse" }).Right()).Name, Is.EqualTo("warehouse"));
    }

    [Test]
    public async Task Dependent_items_are_deleted_with_their_owner()
    {
        var user = (await Users.Create(config, new NewUser("eve@example.com", "Eve", "Adams")).Right()).Id;
        var team = (await Teams.Create(config, new NewTeam("night")).Right()).Id;
        await Destinations.Create(config, new NewDestination(group, "snowflake", "0")).Right();
        await DestinationFingerprints.Approve(config, group, new NewFingerprint("hash", "ssh-rsa A")).Right();
        await TeamUserMemberships.Create(config, team, new NewTeamUserMembership(user)).Right();
        await TeamConnectorMemberships.Create(config, team, new NewMembership(connector, "role")).Right();
        await UserGroupMemberships.Create(config, user, new NewMembership(group, "role")).Right();
        var webhook = (await Webhooks.Create(
            config, group, new NewWebhook("https://example.com", Seq1(WebhookEventType.SyncEnd))).Right()).Id;

        await Users.Delete(config, user, Confirm.UserDeletion).Right();
        Assert.That(await TeamUserMemberships.Get(config, team, user).Left(), Is.InstanceOf<FivetranError.NotFound>());

        await Connectors.Delete(config, connector).Right();
        Assert.That(TeamConnectorMemberships.Stream(config, team), Is.Empty);

        await Destinations.Delete(config, group).Right();
        await Destinations.Create(config, new NewDestination(group, "snowflake", "0")).Right();
        Assert.That(DestinationFingerprints.Stream(config, group), Is.Empty);

        await Groups.Delete(config, group, Confirm.GroupDeletion).Right();
        Assert.That(await Webhooks.Get(config, webhook).Left(), Is.InstanceOf<FivetranError.NotFound>());
    }

    [Test]
    public async Task Keys_have_limits_and_are_deleted_once()
    {
        var user = (await Users.Create(config, NewUser.ServiceAccount("night", "shift")).Right()).Id;

        Assert.That(
            (await UserApiKeys.Create(config, user, new NewUserApiKey { ExpirationPeriodDays = 366 }).Left()).Message,
            Is.EqualTo("'expiration_period_days' must be between 1 and 365."));
        await UserApiKeys.Create(config, user, new NewUserApiKey()).Right();
        Assert.That(
            (await UserApiKeys.Rotate(config, user, Confirm.KeyRotation, new UserApiKeyRotation { OverlapDays = 31 }).Left()).Message,
            Is.EqualTo("'overlap_days' must be between 0 and 30."));
        await UserApiKeys.Delete(config, user, Confirm.KeyDeletion).Right();
        Assert.That(await UserApiKeys.Delete(config, user, Confirm.KeyDeletion).Left(), Is.InstanceOf<FivetranError.NotFound>());
    }

    [Test]
    public async Task An_agent_receives_the_token_or_the_files_of_its_authentication_in_base64()
    {
        var made = await HybridDeploymentAgents.Create(
            config,
            new NewHybridDeploymentAgent("dc", AgentEnvironment.Docker, AcceptTerms: true) { AuthType = AgentAuthType.Manual }).Right();
        var renewed = await HybridDeploymentAgents.Reauthenticate(config, made.Id, Confirm.AgentCredentials, AgentAuthType.Auto).Right();

        Assert.That((made.Token.IsSome, made.Files.IsSome, renewed.Files.IsSome), Is.EqualTo((false, true, false)));
        Assert.That(
            renewed.Token.Map(token => Encoding.ASCII.GetString(Convert.FromBase64String(token.Reveal()))),
            Is.EqualTo(Some("in-memory-secret-4")));
    }

    [Test]
    public async Task Secrets_are_masked_by_name_and_similar_names_are_not()
    {
        var made = await Connectors.Create(config, new NewConnector(group, "kafka")
        {
            Config = new
            {
                schema = "k",
                role_arn = "a",
                client_key = "b",
                trusted_certificate = "c",
                secrets_list = new[] { new { key = "K", value = "V" } },
                is_private_key_encrypted = "false",
                token_url = "u",
                public_key = "p",
                access_key_id = "i",
                project_id = "j",
                client_public_certificate = "d"
            },
        }).Right();

        Assert.That(made.Config.Map(config => config.Value.GetRawText()), Is.EqualTo(Some(
            """
            {"schema":"k","role_arn":"******","client_key":"******","trusted_certificate":"******",
            "secrets_list":[{"key":"K","value":"******"}],"is_private_key_encrypted":"false","token_url":"u","public_key":"p",
            "access_key_id":"******","project_id":"j","client_public_certificate":"d"}
            """.ReplaceLineEndings(""))));
    }

    [Test]
    public async Task A_sync_each_hour_has_no_time_of_day()
    {
        var daily = await Connectors.Update(
            config, connector, new ConnectorUpdate { SyncFrequency = 1440, DailySyncTime = "03:00" }).Right();
        var hourly = await Connectors.Update(config, connector, new ConnectorUpdate { SyncFrequency = 60 }).Right();

        Assert.That((daily.DailySyncTime, hourly.DailySyncTime), Is.EqualTo((Some("03:00"), Option<string>.None)));
    }

    private async Task<Seq<StatusItem>> Warnings() =>
        (await Connectors.Get(config, connector).Right()).Status.Map(status => status.Warnings).IfNone(Empty);
}
