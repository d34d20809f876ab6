using System.Text.Json.Serialization;

namespace Fivetrex.Functional.Models;

/// <summary>A completed or running sync of a connector.</summary>
/// <param name="SyncId">The sync's identifier, the same as in webhook events.</param>
/// <param name="Status">The outcome of the sync.</param>
/// <param name="Start">The start, in UTC; None for a sync that has not started.</param>
/// <param name="End">The end, in UTC; None while the sync runs.</param>
/// <param name="Reason">The reason for a sync that did not succeed; otherwise None.</param>
/// <param name="Stages">The volume of data in each stage.</param>
/// <param name="Message">A message about the sync, as readable text.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record SyncHistoryRecord(
    string SyncId,
    Option<SyncStatus> Status = default,
    Option<DateTimeOffset> Start = default,
    Option<DateTimeOffset> End = default,
    Option<string> Reason = default,
    Option<SyncStages> Stages = default,
    Option<string> Message = default) : FivetranModel;

/// <summary>The volume of data of a sync in each stage.</summary>
/// <param name="Extract">The data read from the source.</param>
/// <param name="Process">The data processed by Fivetran.</param>
/// <param name="Load">The data written to the destination.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record SyncStages(
    Option<SyncStage> Extract = default, Option<SyncStage> Process = default, Option<SyncStage> Load = default) : FivetranModel;

/// <summary>The volume of data in one stage of a sync.</summary>
/// <param name="Volume">The volume in megabytes; None when it is unknown.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record SyncStage(Option<double> Volume = default) : FivetranModel;

/// <summary>A filter for the syncs in a period of at most seven days. Without a start or an end, the period is one hour.</summary>
[JsonConverter(typeof(ModelConverter))]
public sealed record SyncHistoryFilter : FivetranModel
{
    /// <summary>The start of the period.</summary>
    [JsonConverter(typeof(UtcConverter))]
    public Option<DateTimeOffset> StartTime { get; init; }

    /// <summary>The end of the period.</summary>
    [JsonConverter(typeof(UtcConverter))]
    public Option<DateTimeOffset> EndTime { get; init; }
}

/// <summary>The outcome of a sync. Webhook events use <see cref="WebhookSyncStatus"/>, with other values.</summary>
[JsonConverter(typeof(OpenEnumConverter))]
public sealed record SyncStatus(string Value) : OpenEnum(Value)
{
    /// <summary>The sync succeeded.</summary>
    public static readonly SyncStatus Completed = new("COMPLETED");

    /// <summary>The sync failed.</summary>
    public static readonly SyncStatus Failure = new("FAILURE");

    /// <summary>A user stopped the sync.</summary>
    public static readonly SyncStatus Canceled = new("CANCELED");

    /// <summary>The sync is still running, or completed only in part.</summary>
    public static readonly SyncStatus Incomplete = new("INCOMPLETE");

    /// <summary>The source requested a later sync.</summary>
    public static readonly SyncStatus Rescheduled = new("RESCHEDULED");

    /// <summary>The connector was paused.</summary>
    public static readonly SyncStatus Paused = new("PAUSED");
}
