using System.Text.Json.Serialization;

namespace Fivetrex.Functional.Models;

/// <summary>What moves the data of one source into a group's destination. The service calls it a connection.</summary>
/// <remarks>Get, create and update answer every member; in a list <see cref="Config"/> is often empty.</remarks>
/// <param name="Id">Two words, such as <c>speak_inexperienced</c>.</param>
/// <param name="GroupId">The group, and so the destination, it loads into.</param>
/// <param name="Service">What it reads from.</param>
/// <param name="Schema">Its name, made of config: <c>schema</c>, <c>schema.table</c> or <c>schema_prefix</c>. It never changes.</param>
/// <param name="Paused">Whether it was told to rest.</param>
/// <param name="Status">How it is doing.</param>
/// <param name="Config">The settings of its service; secrets come back as <c>******</c>.</param>
/// <param name="ServiceVersion">The version of Fivetran's code for the service.</param>
/// <param name="ConnectedBy">The id of the user who set it up.</param>
/// <param name="CreatedAt">In UTC.</param>
/// <param name="SucceededAt">The end of the last good sync, in UTC; none before the first.</param>
/// <param name="FailedAt">The end of the last failed sync, in UTC; none before the first.</param>
/// <param name="PauseAfterTrial">Whether it pauses itself when its trial ends.</param>
/// <param name="SyncFrequency">Minutes between syncs; none for a schedule that is no interval.</param>
/// <param name="DailySyncTime">For a frequency of 1440 minutes: when, as <c>HH:MM</c> in UTC, give or take an hour.</param>
/// <param name="ScheduleType">Who starts its syncs.</param>
/// <param name="Schedule">When its syncs start, where that is no interval.</param>
/// <param name="DataDelaySensitivity">When Fivetran warns that data is late.</param>
/// <param name="DataDelayThreshold">Minutes, for <see cref="DataDelaySensitivity.Custom"/>.</param>
/// <param name="SetupTests">What the setup tests of this call found; empty when none ran.</param>
/// <param name="NetworkingMethod">How Fivetran reaches the source.</param>
/// <param name="PrivateLinkId">The private link it goes through.</param>
/// <param name="ProxyAgentId">The proxy agent it goes through.</param>
/// <param name="HybridDeploymentAgentId">The agent that runs it in your own network.</param>
/// <param name="ExternalSecretsManagerId">Where its secrets are kept.</param>
/// <param name="ExternalSecretsKeysConfig">Which of them it uses.</param>
/// <param name="DestinationConfiguration">What it asks of the destination, a virtual warehouse for one.</param>
/// <param name="DestinationSchemaNames">How it names things in the destination.</param>
/// <param name="SourceSyncDetails">What only its service has to say.</param>
/// <param name="ConnectCard">The setup form for an end user, when one was asked for.</param>
/// <param name="ConnectCardConfig">What was asked for.</param>
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
    Option<ConnectCardConfig> ConnectCardConfig = default) : FivetranModel
{
    /// <summary>What it is doing just now; none when the service did not say.</summary>
    [JsonIgnore]
    public Option<SyncState> SyncState => Status.Bind(status => status.SyncState);

    /// <summary>Whether it loads data just now.</summary>
    [JsonIgnore]
    public bool IsSyncing => SyncState.Exists(state => state == Models.SyncState.Syncing);

    /// <summary>Whether it was told to rest.</summary>
    [JsonIgnore]
    public bool IsPaused => Paused.IfNone(false) || SyncState.Exists(state => state == Models.SyncState.Paused);
}

/// <summary>What can be said of a connector when it is created, and changed later.</summary>
public abstract record ConnectorSetup : ServiceSetup
{
    private protected ConnectorSetup() { }

    /// <summary>Credentials, for services that keep them apart from <see cref="ServiceSetup.Config"/>.</summary>
    public object? Auth { get; init; }

    /// <summary>Whether it rests.</summary>
    public Option<bool> Paused { get; init; }

    /// <summary>Whether it pauses itself when its trial ends.</summary>
    public Option<bool> PauseAfterTrial { get; init; }

    /// <summary>Minutes between syncs: 1, 5, 15, 30, 60, 120, 180, 360, 480, 720 or 1440.</summary>
    public Option<int> SyncFrequency { get; init; }

    /// <summary>For a frequency of 1440 minutes: when, as <c>HH:00</c>.</summary>
    public Option<string> DailySyncTime { get; init; }

    /// <summary>Who starts its syncs.</summary>
    public Option<ScheduleType> ScheduleType { get; init; }

    /// <summary>When Fivetran warns that data is late.</summary>
    public Option<DataDelaySensitivity> DataDelaySensitivity { get; init; }

    /// <summary>Minutes, for <see cref="DataDelaySensitivity.Custom"/>.</summary>
    public Option<int> DataDelayThreshold { get; init; }

    /// <summary>What it asks of the destination: <c>new { virtual_warehouse = "…" }</c>.</summary>
    public object? DestinationConfiguration { get; init; }
}

/// <summary>A connector to create.</summary>
/// <param name="GroupId">The group it loads into.</param>
/// <param name="Service">What it reads from.</param>
public sealed record NewConnector(string GroupId, Service Service) : ConnectorSetup
{
    /// <summary>How it names things in the destination. Announced to become mandatory.</summary>
    public Option<SchemaNaming> DestinationSchemaNames { get; init; }

    /// <summary>Asks for a setup form that an end user fills in.</summary>
    public Option<ConnectCardConfig> ConnectCardConfig { get; init; }
}

/// <summary>What to change about a connector; what is not set stays as it is.</summary>
/// <remarks>The service refuses an update that sets nothing but <see cref="ServiceSetup.RunSetupTests"/> and the two trust members.</remarks>
public sealed record ConnectorUpdate : ConnectorSetup, IChecked
{
    /// <summary><see cref="SchemaStatus.Ready"/> lets a connector that waits for its schema start its first sync.</summary>
    public Option<SchemaStatus> SchemaStatus { get; init; }

    /// <summary>Fetches everything again from the source, which can take days: <see cref="Confirm.HistoricalResync"/>, and nothing else is sent.</summary>
    /// <remarks>At once, or with the next sync on the schedule: the service has changed its mind about that. <see cref="Connectors.Resync(ClientConfig, string, Confirm)"/> is the call for it.</remarks>
    [JsonPropertyName("is_historical_sync")]
    public Option<Confirm> HistoricalSync { get; init; }

    Option<string> IChecked.Problem => HistoricalSync.ForAll(confirm => confirm == Confirm.HistoricalResync)
        ? None
        : $"a historical sync has to be confirmed with {nameof(Confirm)}.{nameof(Confirm.HistoricalResync)}";

    bool IChecked.IsSentOnce => HistoricalSync.IsSome;
}

/// <summary>Where a connector of a function or of the Connector SDK stands in its source.</summary>
/// <param name="State">Whatever the connector's own code put there.</param>
public sealed record ConnectorState(Option<RawJson> State = default) : FivetranModel;

/// <summary>A table under the name it has in the source. Case matters.</summary>
/// <param name="Schema">The schema.</param>
/// <param name="Table">The table.</param>
public sealed record SourceTable(string Schema, string Table) : FivetranModel;

/// <summary>Where a connector of a function or of the Connector SDK is to go on.</summary>
/// <param name="State">Whatever serialises.</param>
public sealed record ConnectorStateUpdate(object State) : FivetranModel;

/// <summary>When the syncs of a connector start, where that is no interval. The service may change this without notice.</summary>
/// <param name="ScheduleType"><c>INTERVAL</c>, <c>TIME_OF_DAY</c>, <c>CRON</c> or <c>MANUAL</c>.</param>
/// <param name="Interval">Minutes.</param>
/// <param name="TimeOfDay">As <c>HH:MM</c> in UTC.</param>
/// <param name="DaysOfWeek">In capitals, <c>MONDAY</c>.</param>
/// <param name="Cron">A cron expression.</param>
public sealed record ConnectorSchedule(
    Option<string> ScheduleType = default,
    Option<int> Interval = default,
    Option<string> TimeOfDay = default,
    Seq<string> DaysOfWeek = default,
    Option<string> Cron = default) : FivetranModel;
