using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests.Fixtures;

internal static class ConnectorsFixture
{
    public static Fixture Definition { get; } = new(typeof(Connectors))
    {
        Inputs =
        [
            new ConnectorFilter { GroupId = "decent_dropsy", Schema = "crm eu" },
            new GroupConnectorFilter { Schema = "crm eu" },
            new NewConnector("decent_dropsy", "postgres")
            {
                Config = Fixture.Config,
                Auth = Fixture.Config,
                Paused = true,
                PauseAfterTrial = false,
                SyncFrequency = 60,
                DailySyncTime = "03:00",
                ScheduleType = ScheduleType.Auto,
                Schedule = new ConnectorSchedule(
                    "TIME_OF_DAY", Interval: 1440, TimeOfDay: "03:00", DaysOfWeek: Seq1("MONDAY"), Cron: "0 3 * * 1"),
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
                Config = Fixture.Config,
                Auth = Fixture.Config,
                Paused = false,
                PauseAfterTrial = false,
                SyncFrequency = 60,
                DailySyncTime = "03:00",
                ScheduleType = ScheduleType.Auto,
                Schedule = new ConnectorSchedule(
                    "INTERVAL", Interval: 60, TimeOfDay: "03:00", DaysOfWeek: Seq1("MONDAY"), Cron: "0 3 * * 1"),
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
            new Trust(Certificates: true, Fingerprints: true),
            new ConnectorStateUpdate(new { orders = new { cursor = "2026-11-01T00:00:00Z" } }),
            new ConnectCardConfig("https://app.example.com/done", HideSetupGuide: true, AllFields: false),
            new NewConnectorMove("calm_harbor") { SyncBehavior = MoveBehavior.ContinueWithData, ForceMove = true },
            new SyncHistoryFilter
            {
                StartTime = new DateTimeOffset(2026, 11, 20, 7, 0, 0, TimeSpan.FromHours(1)),
                EndTime = new DateTimeOffset(2026, 11, 20, 18, 0, 0, 500, TimeSpan.Zero),
            },
            Seq("resync_table_warning", "reconnect_warning"),
        ],
        WireIds = { ["connectorId"] = "speak_inexperienced", ["warningType"] = "resync_table_warning" },
        Needs = [typeof(Groups), typeof(Destinations), typeof(ExternalSecretsManagers), typeof(ProxyAgents), typeof(PrivateLinks)],
        Prepare = Prepare,
        Adapt = (account, input) => input switch
        {
            ConnectorFilter => new ConnectorFilter { GroupId = account.Id("groupId"), Schema = "crm" },
            GroupConnectorFilter => new GroupConnectorFilter { Schema = "crm" },
            NewConnector connector => connector with { GroupId = account.Id("otherGroupId") },
            NewConnectorMove move => move with { DestinationGroupId = account.Id("otherGroupId") },
            SyncHistoryFilter => new SyncHistoryFilter
            {
                StartTime = SkippingTime.Noon.AddDays(-1),
                EndTime = SkippingTime.Noon.AddDays(1),
            },
            Seq<SourceTable> => Seq1(new SourceTable("public", "orders")),
            Seq<string> => Seq1("resync_table_warning"),
            _ => input,
        },
    };

    // one connector with a successful sync, a failed one, a warning and a move; it is paused
    private static async Task<Dictionary<string, string>> Prepare(PreparedAccount account)
    {
        var config = account.Client;
        var other = await Connectors.Create(config, new NewConnector(account.Id("otherGroupId"), "mysql")).Right();
        var connector = (await Connectors.Create(
            config,
            new NewConnector(account.Id("groupId"), Service.ConnectorSdk)
            {
                Config = new { schema = "crm" },
                ExternalSecretsManagerId = account.Id("managerId"),
                ProxyAgentId = account.IdFor(typeof(ProxyAgents), "agentId"),
            }).Right()).Id;
        await Connectors.Sync(config, connector).Right();
        account.Advance();
        account.Fivetran.EndNextSync(connector, SyncOutcome.Fails);
        await Connectors.Sync(config, connector).Right();
        account.Advance();
        await ConnectorSchemas.Resync(config, connector, Confirm.TableResync, Seq1(new SourceTable("public", "orders"))).Right();
        await Connectors.Pause(config, connector).Right();
        var move = new NewConnectorMove(account.Id("otherGroupId")) { SyncBehavior = MoveBehavior.ContinueWithData };
        return new()
        {
            ["connectorId"] = connector,
            ["otherConnectorId"] = other.Id,
            ["warningType"] = "resync_table_warning",
            ["jobId"] = (await Connectors.Move(config, connector, Confirm.ConnectorMove, move).Right()).JobId.IfNone(""),
        };
    }
}
