using System.Text.Json.Serialization;

namespace Fivetrex.Functional.Models;

/// <summary>The state of a connector.</summary>
/// <param name="SetupState">The state of the setup.</param>
/// <param name="SyncState">The current sync state.</param>
/// <param name="UpdateState">Whether it keeps its schedule.</param>
/// <param name="SchemaStatus">Whether the first sync may start; None for most services.</param>
/// <param name="IsHistoricalSync">True until the first full load, or a re-sync, has ended.</param>
/// <param name="RescheduledFor">
/// The time at which a rescheduled sync continues, in UTC. With <see cref="ScheduleType.Manual"/>, a user must start it then.
/// </param>
/// <param name="Tasks">Problems to fix before the connector can sync.</param>
/// <param name="Warnings">Problems that do not stop syncing.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record ConnectorStatus(
    Option<SetupState> SetupState = default,
    Option<SyncState> SyncState = default,
    Option<UpdateState> UpdateState = default,
    Option<SchemaStatus> SchemaStatus = default,
    Option<bool> IsHistoricalSync = default,
    Option<DateTimeOffset> RescheduledFor = default,
    Seq<StatusItem> Tasks = default,
    Seq<StatusItem> Warnings = default) : FivetranModel;

/// <summary>A task or a warning.</summary>
/// <param name="Code">The code, an open set, for example <c>reconnect</c>.</param>
/// <param name="Message">The message, as readable text.</param>
/// <param name="Details">More details.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record StatusItem(
    Option<string> Code = default, Option<string> Message = default, Option<string> Details = default) : FivetranModel;

/// <summary>The sync state of a connector.</summary>
[JsonConverter(typeof(OpenEnumConverter))]
public sealed record SyncState(string Value) : OpenEnum(Value)
{
    /// <summary>Waiting for the next sync.</summary>
    public static readonly SyncState Scheduled = new("scheduled");

    /// <summary>Loading data.</summary>
    public static readonly SyncState Syncing = new("syncing");

    /// <summary>Paused until it is resumed.</summary>
    public static readonly SyncState Paused = new("paused");

    /// <summary>Waiting, because the source requested it; see <see cref="ConnectorStatus.RescheduledFor"/>.</summary>
    public static readonly SyncState Rescheduled = new("rescheduled");
}

/// <summary>
/// The setup state of a connector or destination. Connectors use lower case and destinations upper case; both compare as equal.
/// </summary>
[JsonConverter(typeof(OpenEnumConverter))]
public sealed record SetupState(string Value) : OpenEnum(Value)
{
    /// <summary>The setup tests never passed.</summary>
    public static readonly SetupState Incomplete = new("incomplete");

    /// <summary>The setup tests passed.</summary>
    public static readonly SetupState Connected = new("connected");

    /// <summary>The setup tests passed before and now fail.</summary>
    public static readonly SetupState Broken = new("broken");
}

/// <summary>Whether a connector keeps its schedule.</summary>
[JsonConverter(typeof(OpenEnumConverter))]
public sealed record UpdateState(string Value) : OpenEnum(Value)
{
    /// <summary>On schedule.</summary>
    public static readonly UpdateState OnSchedule = new("on_schedule");

    /// <summary>Delayed.</summary>
    public static readonly UpdateState Delayed = new("delayed");
}

/// <summary>Whether the first sync may start, for services that let columns be masked before it.</summary>
[JsonConverter(typeof(OpenEnumConverter))]
public sealed record SchemaStatus(string Value) : OpenEnum(Value)
{
    /// <summary>The first sync may start.</summary>
    public static readonly SchemaStatus Ready = new("ready");

    /// <summary>The schema was captured and waits for a decision.</summary>
    public static readonly SchemaStatus BlockedOnCapture = new("blocked_on_capture");
}
