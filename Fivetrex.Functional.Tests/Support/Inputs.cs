namespace Fivetrex.Functional.Tests.Support;

/// <summary>One of each thing that a function takes, with everything in it that can be set.</summary>
internal static class Inputs
{
    private static readonly object Config = new { Host = "db.example.com", Port = 5432, password = "secret" };

    private static readonly Secret Secret = new("correct horse");

    private static readonly HashMap<string, SchemaUpdate> Schemas = HashMap(("Audit Log", new SchemaUpdate(true)
    {
        Tables = HashMap(("Orders", new TableUpdate(false)
        {
            SyncMode = SyncMode.History,
            Columns = HashMap(("E-Mail", new ColumnUpdate(true)
            {
                Hashed = true,
                IsPrimaryKey = false,
                TargetDataType = Edit<TargetDataType>.Clear,
            })),
            RowFilter = new RowFilter("eu only", "Keep EU rows", Seq1(new ColumnClause("region", "STRING", "IN", Seq("EU", "UK"))), "AND"),
        })),
    }));

    private static readonly TransformationSchedule Schedule = new(
        TransformationScheduleType.TimeOfDay,
            Seq1("0 3 * * *"),
            60,
            Seq("MONDAY", "FRIDAY"),
            "14:00",
            Seq1("speak_inexperienced"),
            Seq1("other_garnet"),
            SmartSyncing: true);

    private static readonly Seq<SystemKeyPermission> Permissions =
        Seq1(new SystemKeyPermission(
            ResourceType.Connector, AccessLevel.Manage, new ResourceFilter(Seq1("speak_inexperienced"), Seq1("decent_dropsy"))));

    private static readonly Dictionary<Type, object> All = new object[]
    {
        true,
        new PageRequest(Limit: 2, Cursor: "eyJza2lwIjoxfQ=="),
        Service.Postgres,
        WebhookEventType.SyncEnd,
        ExcludeMode.Exclude,
        AgentAuthType.Manual,
        Seq("resync_table_warning", "reconnect_warning"),
        Seq(
            new SourceTable("public", "orders"),
            new SourceTable("Audit Log", "a/b"),
            new SourceTable("public", "Customers"),
            new SourceTable("public", "orders")),
        Seq(new SourceColumn("public", "orders", "E-Mail"), new SourceColumn("public", "orders", "phone")),
        new Trust(Certificates: true, Fingerprints: true),
        new ConnectorFilter { GroupId = "decent_dropsy", Schema = "crm eu" },
        new GroupConnectorFilter { Schema = "crm eu" },
        new ActiveFilter { Active = true },
        new UserFilter { Active = true, UserType = UserType.ServiceAccount, HasApiKey = false },
        new UserApiKeyFilter { UserType = UserType.ServiceAccount },
        new TransformationFilter { GroupId = "decent_dropsy", ProjectId = "solar_mitten", Type = TransformationType.DbtCore },
        new QuickstartPackageFilter { Service = Service.Stripe, Name = "stripe" },
        new HybridDeploymentAgentFilter { GroupId = "decent_dropsy" },
        new EntityFilter { EsmId = "lucky_tiger", Type = EntityType.Source },
        new ManagerEntityFilter { Type = EntityType.Destination },
        new SyncHistoryFilter
        {
            StartTime = new DateTimeOffset(2026, 11, 20, 7, 0, 0, TimeSpan.FromHours(1)),
            EndTime = new DateTimeOffset(2026, 11, 20, 18, 0, 0, 500, TimeSpan.Zero),
        },
        new NewCertificate("placeholder-hash=", "TUlJRDlEQ0NBdHln"),
        new NewFingerprint("ssh-hash=", "ssh-rsa AAAAB3Nza"),
        new NewGroup("warehouse_eu"),
        new GroupUpdate { Name = "warehouse_eu" },
        new NewGroupUser("ana@example.com", "Manage Destination"),
        new NewConnector("decent_dropsy", "postgres")
        {
            Config = Config,
            Auth = Config,
            Paused = true,
            PauseAfterTrial = false,
            SyncFrequency = 60,
            DailySyncTime = "03:00",
            ScheduleType = ScheduleType.Auto,
            DataDelaySensitivity = DataDelaySensitivity.Custom,
            DataDelayThreshold = 15,
            DestinationConfiguration = new { virtual_warehouse = "LOADING" },
            DestinationSchemaNames = SchemaNaming.Fivetran,
            ConnectCardConfig = new ConnectCardConfig("https://app.example.com/done", HideSetupGuide: true, AllFields: false),
            RunSetupTests = false,
            TrustCertificates = true,
            TrustFingerprints = false,
            NetworkingMethod = NetworkingMethod.PrivateLink,
            PrivateLinkId = "calm_link",
            ProxyAgentId = "calm_agent",
            HybridDeploymentAgentId = "calm_hybrid",
            ExternalSecretsManagerId = "lucky_tiger",
            ExternalSecretsKeysConfig = new { password = "crm/password" },
        },
        new ConnectorUpdate
        {
            Config = Config,
            Auth = Config,
            Paused = false,
            PauseAfterTrial = false,
            SyncFrequency = 60,
            DailySyncTime = "03:00",
            ScheduleType = ScheduleType.Manual,
            DataDelaySensitivity = DataDelaySensitivity.Low,
            DataDelayThreshold = 0,
            DestinationConfiguration = new { virtual_warehouse = "LOADING" },
            SchemaStatus = SchemaStatus.Ready,
            HistoricalSync = Confirm.HistoricalResync,
            RunSetupTests = false,
            TrustCertificates = true,
            TrustFingerprints = false,
            NetworkingMethod = NetworkingMethod.Directly,
            PrivateLinkId = "calm_link",
            ProxyAgentId = "calm_agent",
            HybridDeploymentAgentId = "calm_hybrid",
            ExternalSecretsManagerId = "lucky_tiger",
            ExternalSecretsKeysConfig = new { password = "crm/password" },
        },
        new ConnectorStateUpdate(new { orders = new { cursor = "2026-11-01T00:00:00Z" } }),
        new ConnectCardConfig("https://app.example.com/done", HideSetupGuide: true, AllFields: false),
        new NewConnectorMove("calm_harbor") { SyncBehavior = MoveBehavior.ContinueWithData, ForceMove = true },
        new NewSchemaConfig(Schemas) { SchemaChangeHandling = SchemaChangeHandling.AllowColumns },
        new SchemaConfigUpdate { Schemas = Schemas, SchemaChangeHandling = SchemaChangeHandling.BlockAll, IsTypeLocked = true },
        Schemas["Audit Log"],
        new TableUpdate(true)
        {
            SyncMode = SyncMode.Live,
            Columns = HashMap(("id", new ColumnUpdate(None) { Hashed = true })),
            RowFilter = Edit<RowFilter>.Clear,
        },
        new ColumnUpdate(true) { Hashed = true, IsPrimaryKey = false, TargetDataType = TargetDataType.Long },
        new PackageFile([.. "PK"u8, 3, 4, 0, 255]),
        new NewDestination("decent_dropsy", Service.Snowflake, "-5")
        {
            Config = Config,
            Region = Region.AwsUsEast1,
            DaylightSavingTimeEnabled = true,
            RunSetupTests = false,
            TrustCertificates = true,
            TrustFingerprints = false,
            NetworkingMethod = NetworkingMethod.SshTunnel,
            PrivateLinkId = "calm_link",
            ProxyAgentId = "calm_agent",
            HybridDeploymentAgentId = "calm_hybrid",
            ExternalSecretsManagerId = "lucky_tiger",
            ExternalSecretsKeysConfig = new { password = "crm/password" },
        },
        new DestinationUpdate
        {
            Config = Config,
            Region = Region.AwsUsEast1,
            TimeZoneOffset = "+2",
            DaylightSavingTimeEnabled = true,
            RunSetupTests = false,
            TrustCertificates = true,
            TrustFingerprints = false,
            NetworkingMethod = NetworkingMethod.ProxyAgent,
            PrivateLinkId = "calm_link",
            ProxyAgentId = "calm_agent",
            HybridDeploymentAgentId = "calm_hybrid",
            ExternalSecretsManagerId = "lucky_tiger",
            ExternalSecretsKeysConfig = new { password = "crm/password" },
        },
        new NewExternalSecretsManager(
            SecretsManagerType.AwsSecretManager,
            "prod secrets",
            new { role_arn = "arn:aws:iam::123456789012:role/fivetran" }) { IsHybridDeployment = false },
        new ExternalSecretsManagerUpdate(new { role_arn = "arn:aws:iam::123456789012:role/fivetran" }),
        new NewHubRegistration { HubServerUrl = "https://hub.example.com", Port = 4340, Fingerprint = "ab:cd" },
        new NewHybridDeploymentAgent(
            "dc1-agent", AgentEnvironment.Docker, AcceptTerms: true) { GroupId = "decent_dropsy", AuthType = AgentAuthType.Auto },
        new NewLogService("decent_dropsy", "splunkLog") { Enabled = true, Config = Config, RunSetupTests = false },
        new NewAccountLogService("cloudwatch") { Enabled = true, Config = Config, RunSetupTests = false },
        new LogServiceUpdate { Enabled = false, Config = Config, RunSetupTests = true },
        new NewPrivateLink(
            "snow_link", Region.AwsUsEast1, PrivateLinkService.SnowflakeAws, new { connection_service_name = "vpce-svc-01" }),
        new PrivateLinkUpdate(new { connection_service_name = "vpce-svc-02" }),
        new NewProxyAgent("edge-1", Region.GcpUsEast4),
        new NewSystemKey("ci", Permissions) { ExpirationPeriod = ExpirationPeriod.SixMonths },
        new SystemKeyUpdate { Name = "cd", Permissions = Permissions },
        new SystemKeyRotation { ExpirationPeriod = ExpirationPeriod.OneWeek },
        new NewTeam("Analytics") { Role = "Account Reviewer", Description = "BI people" },
        new TeamUpdate { Name = "Analytics", Description = "", Role = "Account Analyst" },
        new NewMembership("speak_inexperienced", "Edit Connection"),
        new MembershipUpdate("Manage Connection"),
        new NewTeamUserMembership("lawful_cinder") { Role = "Team Member" },
        new NewTransformation(new QuickstartSetup(
            "stripe",
            Seq1("speak_inexperienced"))
            {
                ExcludedModels = Seq1("stripe__daily"),
                ConfigurableVariables = new { stripe__using_invoices = true },
            }) { Schedule = Schedule, Paused = true },
        new TransformationUpdate
        {
            TransformationConfig = new DbtCoreUpdate
            {
                ProjectId = "solar_mitten",
                Name = "nightly",
                Steps = Seq1(new TransformationStep("run", "dbt run")),
            },
            Schedule = Schedule,
            Paused = false,
        },
        new NewTransformationProject("decent_dropsy", new NewProjectConfig("1.9.1", "analytics", "git@github.com:acme/dbt.git")
        {
            FolderPath = "dbt",
            GitBranch = "main",
            Threads = 4,
            TargetName = "prod",
            EnvironmentVars = Seq1(new Secret("DBT_ENV=prod")),
        })
        {
            RunTests = true,
        },
        new TransformationProjectUpdate
        {
            ProjectConfig = new ProjectConfigUpdate
            {
                FolderPath = "dbt",
                GitBranch = "main",
                Threads = 8,
                TargetName = "prod",
                EnvironmentVars = Seq1(new Secret("DBT_ENV=prod")),
            },
            RunTests = false,
        },
        new NewUser(
            "ana@example.com",
            "Ana",
            "Ruiz")
            {
                Phone = "+1 555 0100",
                Picture = "https://example.com/ana.png",
                Role = "Account Reviewer",
                UserType = UserType.RegularUser,
            },
        new UserUpdate
        {
            GivenName = "Ana",
            FamilyName = "Ruiz",
            Phone = "+1 555 0100",
            Picture = Edit<string>.Clear,
            Role = "Account Reviewer",
        },
        new NewUserApiKey { ExpirationPeriodDays = 30 },
        new UserApiKeyRotation { ExpirationPeriodDays = 30, OverlapDays = 7 },
        new NewWebhook(
            "https://hooks.example.com/fivetran",
            Seq(WebhookEventType.SyncStart, WebhookEventType.SyncEnd)) { Active = true, Secret = Secret },
        new WebhookUpdate
        {
            Url = "https://hooks.example.com/fivetran",
            Events = Seq1(WebhookEventType.SyncEnd),
            Active = false,
            Secret = Secret,
        },
    }.ToDictionary(input => input.GetType());

    /// <summary>The types of all of them that are bodies or filters.</summary>
    public static IEnumerable<Type> Types => All.Keys;

    public static object Of(Type type) =>
        All.TryGetValue(type, out var input)
            ? input
            : throw new AssertionException($"Add a {type.Name} to Inputs, with everything in it that can be set.");
}
