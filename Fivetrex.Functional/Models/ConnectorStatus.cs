using System.Text.Json.Serialization;

namespace Fivetrex.Functional.Models;

/// <summary>How a connector is doing.</summary>
/// <param name="SetupState">How far the setup got.</param>
/// <param name="SyncState">What it is doing just now.</param>
/// <param name="UpdateState">Whether it keeps its schedule.</param>
/// <param name="SchemaStatus">Whether the first sync may start; none for most services.</param>
/// <param name="IsHistoricalSync">True until the first full load, or a re-sync, has ended.</param>
/// <param name="RescheduledFor">When a rescheduled sync goes on. With <see cref="ScheduleType.Manual"/> somebody has to start it then.</param>
/// <param name="Tasks">What keeps the connector from working.</param>
/// <param name="Warnings">What does not.</param>
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
/// <param name="Code">An open word, <c>reconnect</c> for one.</param>
/// <param name="Message">For people.</param>
/// <param name="Details">More of it.</param>
public sealed record StatusItem(Option<string> Code = default, Option<string> Message = default, Option<string> Details = default) : FivetranModel;

/// <summary>What a connector is doing just now.</summary>
[JsonConverter(typeof(OpenEnumConverter))]
public sealed record SyncState(string Value) : OpenEnum(Value)
{
    /// <summary>Waits for its next sync.</summary>
    public static readonly SyncState Scheduled = new("scheduled");

    /// <summary>Loads data.</summary>
    public static readonly SyncState Syncing = new("syncing");

    /// <summary>Does nothing until it is resumed.</summary>
    public static readonly SyncState Paused = new("paused");

    /// <summary>Waits, because the source asked for it; see <see cref="ConnectorStatus.RescheduledFor"/>.</summary>
    public static readonly SyncState Rescheduled = new("rescheduled");
}

/// <summary>How far the setup of a connector or a destination got. Connectors write it in lower case and destinations in upper case, which compares as equal.</summary>
[JsonConverter(typeof(OpenEnumConverter))]
public sealed record SetupState(string Value) : OpenEnum(Value)
{
    /// <summary>The setup tests never passed.</summary>
    public static readonly SetupState Incomplete = new("incomplete");

    /// <summary>The setup tests passed.</summary>
    public static readonly SetupState Connected = new("connected");

    /// <summary>They passed once, and no longer do.</summary>
    public static readonly SetupState Broken = new("broken");
}

/// <summary>Whether a connector keeps its schedule.</summary>
[JsonConverter(typeof(OpenEnumConverter))]
public sealed record UpdateState(string Value) : OpenEnum(Value)
{
    /// <summary>It does.</summary>
    public static readonly UpdateState OnSchedule = new("on_schedule");

    /// <summary>It is late.</summary>
    public static readonly UpdateState Delayed = new("delayed");
}

/// <summary>Whether the first sync may start, for services that let columns be masked before it.</summary>
[JsonConverter(typeof(OpenEnumConverter))]
public sealed record SchemaStatus(string Value) : OpenEnum(Value)
{
    /// <summary>It may.</summary>
    public static readonly SchemaStatus Ready = new("ready");

    /// <summary>The schema was captured and waits for a decision.</summary>
    public static readonly SchemaStatus BlockedOnCapture = new("blocked_on_capture");
}
