using System.Text.Json.Serialization;

namespace Fivetrex.Functional.Models;

/// <summary>A connector moves the data of one source into a group's destination. The service calls it a connection.</summary>
/// <remarks>Get, create and update return every member; in a list <see cref="Config"/> is often empty.</remarks>
/// <param name="Id">The connector's identifier: two words, such as <c>speak_inexperienced</c>.</param>
/// <param name="GroupId">The identifier of the group whose destination it loads into.</param>
/// <param name="Service">The service that it reads from.</param>
/// <param name="Schema">
/// The connector's name, derived from its config: <c>schema</c>, <c>schema.table</c> or <c>schema_prefix</c>. It never changes.
/// </param>
/// <param name="Paused">Whether the connector is paused.</param>
/// <param name="Status">The state of its setup, syncs and schema.</param>
/// <param name="Config">The settings of its service; secrets are returned as <c>******</c>.</param>
/// <param name="ServiceVersion">The version of Fivetran's code for the service.</param>
/// <param name="ConnectedBy">The identifier of the user who created it; None without a user context.</param>
/// <param name="CreatedAt">The time of its creation, in UTC.</param>
/// <param name="SucceededAt">The end of the last successful sync, in UTC; None before the first.</param>
/// <param name="FailedAt">The end of the last failed sync, in UTC; None before the first.</param>
/// <param name="PauseAfterTrial">Whether to pause it when its trial ends.</param>
/// <param name="SyncFrequency">Minutes between syncs; None for a schedule without an interval.</param>
/// <param name="DailySyncTime">
/// The time of day for a frequency of 1440 minutes, as <c>HH:MM</c> in UTC; syncs start within an hour of it.
/// </param>
/// <param name="ScheduleType">Whether Fivetran or the user starts its syncs.</param>
/// <param name="Schedule">The schedule of its syncs in full. Some services return it, and it may change without notice.</param>
/// <param name="DataDelaySensitivity">The delay after which Fivetran warns about late data.</param>
/// <param name="DataDelayThreshold">The delay in minutes, only for <see cref="DataDelaySensitivity.Custom"/>.</param>
/// <param name="SetupTests">The results of the setup tests of this call; empty when none ran.</param>
/// <param name="NetworkingMethod">The way in which Fivetran connects to the source.</param>
/// <param name="PrivateLinkId">The identifier of the private link it uses.</param>
/// <param name="ProxyAgentId">The identifier of the proxy agent it uses.</param>
/// <param name="HybridDeploymentAgentId">The identifier of the agent that runs it in your own network.</param>
/// <param name="ExternalSecretsManagerId">The identifier of the external secrets manager with its secrets.</param>
/// <param name="ExternalSecretsKeysConfig">The secrets that it uses from the external secrets manager.</param>
/// <param name="DestinationConfiguration">Settings of the destination for this connector, for example a virtual warehouse.</param>
/// <param name="DestinationSchemaNames">The naming of schemas and tables in the destination.</param>
/// <param name="SourceSyncDetails">Details that only its service has.</param>
/// <param name="ConnectCard">The setup form for an end user, when one was requested.</param>
/// <param name="ConnectCardConfig">The settings of that setup form.</param>
/// <param name="LocalProcessingAgentId">The former name of <see cref="HybridDeploymentAgentId"/>.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record Connector(
    string Id,
    string GroupId,
    Service Service,
    string Schema,
    Option<bool> Paused = default,
    Option<ConnectorStatus> Status = default,
    Option<RawJson> Config = default,
    Option<int> ServiceVersion = default,
    Option<string> ConnectedBy = default,
    Option<DateTimeOffset> CreatedAt = default,
    Option<DateTimeOffset> SucceededAt = default,
    Option<DateTimeOffset> FailedAt = default,
    Option<bool> PauseAfterTrial = default,
    Option<int> SyncFrequency = default,
    Option<string> DailySyncTime = default,
    Option<ScheduleType> ScheduleType = default,
    Option<ConnectorSchedule> Schedule = default,
    Option<DataDelaySensitivity> DataDelaySensitivity = default,
    Option<int> DataDelayThreshold = default,
    Seq<SetupTest> SetupTests = default,
    Option<NetworkingMethod> NetworkingMethod = default,
    Option<string> PrivateLinkId = default,
    Option<string> ProxyAgentId = default,
    Option<string> HybridDeploymentAgentId = default,
    Option<string> ExternalSecretsManagerId = default,
    Option<RawJson> ExternalSecretsKeysConfig = default,
    Option<RawJson> DestinationConfiguration = default,
    Option<SchemaNaming> DestinationSchemaNames = default,
    Option<RawJson> SourceSyncDetails = default,
    Option<ConnectCard> ConnectCard = default,
    Option<ConnectCardConfig> ConnectCardConfig = default,
    Option<string> LocalProcessingAgentId = default) : FivetranModel
{
    /// <summary>The current sync state; None when the service did not return one.</summary>
    [JsonIgnore]
    public Option<SyncState> SyncState => Status.Bind(status => status.SyncState);

    /// <summary>Whether the connector is syncing.</summary>
    [JsonIgnore]
    public bool IsSyncing => SyncState.Exists(state => state == Models.SyncState.Syncing);

    /// <summary>Whether the connector waits for its next sync.</summary>
    [JsonIgnore]
    public bool IsScheduled => SyncState.Exists(state => state == Models.SyncState.Scheduled);

    /// <summary>Whether the connector is paused.</summary>
    [JsonIgnore]
    public bool IsPaused => Paused.IfNone(false) || SyncState.Exists(state => state == Models.SyncState.Paused);
}

/// <summary>The settings of a connector that can be set on creation and changed later.</summary>
[JsonConverter(typeof(ModelConverter))]
public abstract record ConnectorSetup : ServiceSetup, IChecked
{
    private protected ConnectorSetup() { }

    Option<string> IChecked.Problem => ScheduleProblem;

    private protected Option<string> ScheduleProblem => Schedule.Bind(schedule => schedule == new ConnectorSchedule()
        ? Some("schedule sets nothing")
        : ScheduleType.Filter(type => type == Models.ScheduleType.Manual).Map(_ => "schedule cannot be set beside schedule_type 'manual'"));

    /// <summary>Credentials, for services that keep them apart from <see cref="ServiceSetup.Config"/>.</summary>
    public object? Auth { get; init; }

    /// <summary>Whether the connector is paused.</summary>
    public Option<bool> Paused { get; init; }

    /// <summary>Whether to pause the connector when its trial ends.</summary>
    public Option<bool> PauseAfterTrial { get; init; }

    /// <summary>Minutes between syncs: 1, 5, 15, 30, 60, 120, 180, 360, 480, 720 or 1440.</summary>
    public Option<int> SyncFrequency { get; init; }

    /// <summary>The time of day for a frequency of 1440 minutes, as <c>HH:00</c>.</summary>
    public Option<string> DailySyncTime { get; init; }

    /// <summary>Whether Fivetran or the user starts the syncs.</summary>
    public Option<ScheduleType> ScheduleType { get; init; }

    /// <summary>
    /// The schedule of the syncs. Overrides <see cref="SyncFrequency"/> and <see cref="DailySyncTime"/>; rejected, and nothing is sent,
    /// beside <see cref="Models.ScheduleType.Manual"/>.
    /// </summary>
    public Option<ConnectorSchedule> Schedule { get; init; }

    /// <summary>The delay after which Fivetran warns about late data.</summary>
    public Option<DataDelaySensitivity> DataDelaySensitivity { get; init; }

    /// <summary>The delay in minutes, only for <see cref="DataDelaySensitivity.Custom"/>.</summary>
    public Option<int> DataDelayThreshold { get; init; }

    /// <summary>Settings of the destination for this connector: <c>new { virtual_warehouse = "…" }</c>.</summary>
    public object? DestinationConfiguration { get; init; }
}

/// <summary>A connector to create.</summary>
/// <param name="GroupId">The identifier of the group it loads into.</param>
/// <param name="Service">The service that it reads from.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record NewConnector(string GroupId, Service Service) : ConnectorSetup
{
    /// <summary>The naming of schemas and tables in the destination. Fivetran has announced that it will be required.</summary>
    public Option<SchemaNaming> DestinationSchemaNames { get; init; }

    /// <summary>Requests a setup form that an end user fills in.</summary>
    public Option<ConnectCardConfig> ConnectCardConfig { get; init; }
}

/// <summary>Changes to a connector; members that are not set keep their values.</summary>
/// <remarks>The service rejects an update that only sets <see cref="ServiceSetup.RunSetupTests"/> and the two trust members.</remarks>
[JsonConverter(typeof(ModelConverter))]
public sealed record ConnectorUpdate : ConnectorSetup, IChecked
{
    /// <summary><see cref="SchemaStatus.Ready"/> starts the first sync of a connector whose schema waits for a decision.</summary>
    public Option<SchemaStatus> SchemaStatus { get; init; }

    /// <summary>
    /// Syncs all data from scratch, which can take days. Requires <see cref="Confirm.HistoricalResync"/>; any other value is rejected.
    /// </summary>
    /// <remarks>
    /// The reference states since June 2026 that the historical sync starts immediately and cancels a running sync; before, that the next
    /// scheduled sync is a historical one. Prefer the re-sync call, <c>Connectors.Resync</c>.
    /// </remarks>
    [JsonPropertyName("is_historical_sync")]
    public Option<Confirm> HistoricalSync { get; init; }

    Option<string> IChecked.Problem => ScheduleProblem || ConfirmationProblem;

    private Option<string> ConfirmationProblem => HistoricalSync.ForAll(confirm => confirm == Confirm.HistoricalResync)
        ? None
        : $"a historical sync has to be confirmed with {nameof(Confirm)}.{nameof(Confirm.HistoricalResync)}";

    bool IChecked.IsSentOnce => HistoricalSync.IsSome;
}

/// <summary>The saved sync state (cursor) of a function or Connector SDK connector.</summary>
/// <param name="State">The state, in a format of the connector's own code.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record ConnectorState(Option<RawJson> State = default) : FivetranModel;

/// <summary>A table by its name in the source. Case matters.</summary>
/// <param name="Schema">The schema's name.</param>
/// <param name="Table">The table's name.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record SourceTable(string Schema, string Table) : FivetranModel;

/// <summary>A new sync state (cursor) for a function or Connector SDK connector.</summary>
/// <param name="State">Any object that serialises to JSON.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record ConnectorStateUpdate(object State) : FivetranModel;

/// <summary>The schedule of a connector's syncs. The service may change this type without notice.</summary>
/// <param name="ScheduleType">The kind of schedule: <c>INTERVAL</c>, <c>TIME_OF_DAY</c>, <c>CRON</c> or <c>MANUAL</c>.</param>
/// <param name="Interval">The interval in minutes.</param>
/// <param name="TimeOfDay">The time of day, as <c>HH:MM</c> in UTC.</param>
/// <param name="DaysOfWeek">The days in capitals, such as <c>MONDAY</c>.</param>
/// <param name="Cron">A cron expression.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record ConnectorSchedule(
    Option<string> ScheduleType = default,
    Option<int> Interval = default,
    Option<string> TimeOfDay = default,
    Seq<string> DaysOfWeek = default,
    Option<string> Cron = default) : FivetranModel;
