using System.Text;
using Fivetrex.Functional.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Fivetrex.Functional.Tests.Testing;

/// <summary>Where the embedded service could hide a bug, or show one that is none.</summary>
internal sealed class FidelityTests
{
    private static readonly Confirm Sure = Confirm.TableResync;

    private InMemoryFivetran fivetran = null!;
    private ClientConfig config = null!;
    private string group = "", connector = "";

    private static IEnumerable<TestCaseData<string, string, string, string>> Senseless =>
    [
        Refused("GET", "connections/{}/sync-history?start_time=soon", "", "start_time is 'soon', which is not a date and time."),
        Refused(
            "GET",
            "connections/{}/sync-history?start_time=2026-11-01T00:00:00Z&end_time=2026-11-09T00:00:00Z",
            "",
            "The range is at most 7 days."),
        Refused("PATCH", "connections/{}", """{"paused":"true"}""", "'paused' must be a boolean."),
        Refused(
            "PATCH",
            "connections/{}",
            """{"sync_frequency":60,"is_historical_sync":"now"}""",
            "'is_historical_sync' must be a boolean."),
        Refused(
            "POST",
            "webhooks/account",
            """{"url":"https://example.com","events":["sync_end"],"active":"x"}""",
            "'active' must be a boolean."),
        Refused("PATCH", "connections/{}", """{"destination_configuration":[]}""", "'destination_configuration' must be an object."),
        Refused(
            "PATCH",
            "connections/{}",
            """{"schedule_type":"\ud800"}""",
            "The body is not JSON: $: half of a surrogate pair does not belong here"),
        Refused("PATCH", "connections/{}", """{"sync_frequency":7}""", "sync_frequency is '7', which is not one of its values."),
        Refused("PATCH", "connections/{}", """{"schedule_type":"now and then"}""", "schedule_type is 'now and then', which is not one of its values."),
        Refused("PATCH", "connections/{}", """{"networking_method":"Unknown"}""", "networking_method is 'Unknown', which is not one of its values."),
        Refused(
            "PATCH",
            "connections/{}",
            """{"paused":true,"paused":false}""",
            "The body is not JSON: Duplicate property 'paused' encountered during deserialization."),
        Refused("POST", "connections/{}/resync", """{"scope":"public"}""", "scope must name at least one table of each schema."),
        Refused("POST", "connections/{}/dismiss-warnings", """{"warning_types":[null]}""", "Warning type '' is not known."),
        Refused("POST", "connections/{}/connect-card", """{"connect_card_config":5}""", "'connect_card_config' must be an object."),
        Refused(
            "PATCH",
            "connections/{}/schemas",
            """{"schemas":{"public":{"tables":{"orders":{"sync_mode":"ALWAYS"}}}}}""",
            "sync_mode is 'ALWAYS', which is not one of its values."),
        Refused(
            "PATCH",
            "connections/{}/schemas/public/tables/customers/columns/id",
            """{"enabled":false}""",
            "Column 'id' cannot be switched."),
        Refused("POST", "connections/{}/schemas/tables/resync", "{}", "No table is named."),
        Refused("POST", "webhooks/account", """{"url":"http://example.com","events":["sync_end"]}""", "The URL must be HTTPS."),
        Refused(
            "POST",
            "transformations",
            """{"type":"DBT_CORE","transformation_config":{"project_id":"p"}}""",
            "'transformation_config.name' is required."),
        Refused("POST", "proxy", """{"display_name":"edge","group_region":"MARS"}""", "group_region is 'MARS', which is not one of its values."),
        Refused(
            "POST",
            "hybrid-deployment-agents",
            """{"display_name":"dc","env_type":"DOCKER","accept_terms":false}""",
            "The license must be accepted."),
    ];

    [SetUp]
    public async Task Account()
    {
        fivetran = new InMemoryFivetran(new FakeTimeProvider(SkippingTime.Noon));
        config = fivetran.Client;
        group = (await Groups.Create(config, new NewGroup("warehouse")).Right()).Id;
        connector = (await Connectors.Create(
            config,
            new NewConnector(
                group,
                Service.ConnectorSdk)
            {
                Config = new { schema = "crm" },
                DestinationConfiguration = new { virtual_warehouse = "LOADING" },
            }).Right()).Id;
        await ConnectorSchemas.Reload(config, connector).Right();
    }

    [TestCaseSource(nameof(Senseless))]
    public async Task What_makes_no_sense_is_refused_and_changes_nothing(string verb, string path, string body, string why)
    {
        var before = await All();

        using var request = new HttpRequestMessage(
            new HttpMethod(verb), $"https://api.fivetran.com/v1/{path.Replace("{}", connector, StringComparison.Ordinal)}");
        request.Headers.Authorization = config.Authorization();
        request.Content = body.Length == 0 ? null : new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await fivetran.Send(request, CancellationToken.None);

        Assert.That(
            ((int)response.StatusCode, await response.Content.ReadAsStringAsync()),
            Is.EqualTo((400, $$"""{"code":"InvalidInput","message":"{{why}}"}""")));
        Assert.That(await All(), Is.EqualTo(before));
    }

    [Test]
    public async Task Resuming_what_is_not_paused_leaves_its_sync_alone()
    {
        await Connectors.Sync(config, connector).Right();
        await Connectors.Resume(config, connector).Right();
        fivetran.Advance(fivetran.SyncDuration);

        Assert.That(
            (await Connectors.Get(config, connector).Right()).SucceededAt, Is.EqualTo(Some(SkippingTime.Noon + fivetran.SyncDuration)));
    }

    [Test]
    public async Task A_resync_of_a_table_that_is_not_there_starts_nothing()
    {
        var error = await ConnectorSchemas.Resync(
            config, connector, Sure, Seq(new SourceTable("public", "orders"), new SourceTable("public", "none"))).Left();
        var after = await Connectors.Get(config, connector).Right();

        Assert.That(
            (error is FivetranError.NotFound, after.IsSyncing, Connectors.StreamWarnings(config, connector).Count),
            Is.EqualTo((true, false, 0)));
    }

    [Test]
    public async Task Warnings_stand_in_the_status_too()
    {
        await ConnectorSchemas.Resync(
            config, connector, Sure, Seq(new SourceTable("public", "orders"), new SourceTable("public", "customers"))).Right();
        Assert.That(await Warnings(), Is.EqualTo(new[] { new StatusItem("resync_table_warning", "Resync Table Warning") }));

        await Connectors.DismissWarnings(config, connector).Right();
        Assert.That(await Warnings(), Is.Empty);
    }

    [Test]
    public async Task A_state_that_is_not_told_stays_as_it_is()
    {
        await Connectors.Pause(config, connector).Right();
        await Connectors.UpdateState(config, connector, new ConnectorStateUpdate(new { cursor = 5 })).Right();

        using var request = new HttpRequestMessage(
            HttpMethod.Patch,
            $"https://api.fivetran.com/v1/connections/{connector}/state")
        {
            Content = new StringContent("{}", Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = config.Authorization();
        using var response = await fivetran.Send(request, CancellationToken.None);

        Assert.That(
            (await Connectors.GetState(config, connector).Right()).State.Bind(state => state.Number("cursor")), Is.EqualTo(Some(5L)));
    }

    [Test]
    public async Task A_move_with_data_arrives_whether_anybody_looks_or_not()
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
    public async Task A_schema_made_before_the_source_was_looked_at_keeps_what_fits()
    {
        var fresh = (await Connectors.Create(config, new NewConnector(group, "mysql")).Right()).Id;
        var wanted = HashMap(
            ("Audit Log", new SchemaUpdate(true)),
            ("public", new SchemaUpdate(true)
            {
                Tables = HashMap(
                    ("orders", new TableUpdate(false)), ("none", new TableUpdate(false)), ("schema_migrations", new TableUpdate(true))),
            }));

        var told = await ConnectorSchemas.Create(
            config, fresh, new NewSchemaConfig(wanted) { SchemaChangeHandling = SchemaChangeHandling.BlockAll }).Right();
        var kept = (await ConnectorSchemas.Get(config, fresh).Right()).IfNone(new SchemaConfig());

        Assert.That(
            (told.Schemas.Keys.Order(), told.SchemaChangeHandling),
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
    public async Task An_update_of_a_transformation_keeps_the_rest()
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
    public async Task A_log_service_is_tested_when_it_is_asked_for(bool? wanted, int tests)
    {
        var made = await AccountLogServices.Create(
            config, new NewAccountLogService("cloudwatch") { RunSetupTests = Optional(wanted) }).Right();
        var updated = await AccountLogServices.Update(
            config, new LogServiceUpdate { Enabled = false, RunSetupTests = Optional(wanted) }).Right();

        Assert.That((made.SetupTests.Count, updated.SetupTests.Count), Is.EqualTo((tests, tests)));
        Assert.That(
            updated.Status.Bind(status => status.SetupState), Is.EqualTo(Some(tests == 0 ? SetupState.Incomplete : SetupState.Connected)));
    }

    [Test]
    public async Task A_project_whose_tests_fail_is_in_error()
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
    public async Task Who_approves_twice_gets_the_same()
    {
        var approve = ConnectorFingerprints.Approve(config, connector, new NewFingerprint("hash", "ssh-rsa A"));
        var first = await approve.Right();

        Assert.That(await approve.Right(), Is.EqualTo(first));
        Assert.That((await Groups.Update(config, group, new GroupUpdate { Name = "warehouse" }).Right()).Name, Is.EqualTo("warehouse"));
    }

    [Test]
    public async Task Nothing_outlives_what_it_belongs_to()
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
    public async Task An_agent_is_told_what_it_asked_for_in_base64()
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
    public async Task Secrets_are_masked_by_their_names_and_what_only_sounds_like_one_is_not()
    {
        var made = await Connectors.Create(config, new NewConnector(group, "kafka")
        {
            Config = new
            {
                schema = "k",
                role_arn = "a",
                client_key = "b",
                trusted_certificate = "c",
                secrets_list = new[]
            {
                new { key = "K", value = "V" },
            },
                is_private_key_encrypted = "false",
                token_url = "u",
                public_key = "p",
                access_key_id = "i",
                project_id = "j",
                client_public_certificate = "d"
            },
        }).Right();

        Assert.That(made.Config.Map(told => told.Value.GetRawText()), Is.EqualTo(Some(
            """{"schema":"k","role_arn":"******","client_key":"******","trusted_certificate":"******","secrets_list":[{"key":"K","value":"******"}],"is_private_key_encrypted":"false","token_url":"u","public_key":"p","access_key_id":"******","project_id":"j","client_public_certificate":"d"}""")));
    }

    [Test]
    public async Task A_start_by_the_hour_has_no_time_of_day()
    {
        var daily = await Connectors.Update(
            config, connector, new ConnectorUpdate { SyncFrequency = 1440, DailySyncTime = "03:00" }).Right();
        var hourly = await Connectors.Update(config, connector, new ConnectorUpdate { SyncFrequency = 60 }).Right();

        Assert.That((daily.DailySyncTime, hourly.DailySyncTime), Is.EqualTo((Some("03:00"), Option<string>.None)));
    }

    private static TestCaseData<string, string, string, string> Refused(string verb, string path, string body, string why) =>
        new(verb, path, body, why) { TestName = $"{verb} {path} {body}" };

    private async Task<Seq<StatusItem>> Warnings() =>
        (await Connectors.Get(config, connector).Right()).Status.Map(status => status.Warnings).IfNone(Empty);

    private async Task<string> All() =>
        $"{await Connectors.Get(config, connector).Right()} {Connectors.Stream(config).Count} {Webhooks.Stream(config).Count} {ProxyAgents.Stream(config).Count}";
}
