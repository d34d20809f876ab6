using System.Text.Json.Serialization;

namespace Fivetrex.Functional.Models;

/// <summary>One sync that a connector has made, or is making.</summary>
/// <param name="SyncId">The same as in the events that webhooks tell of it.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Start">In UTC; none before it has started.</param>
/// <param name="End">In UTC; none while it runs.</param>
/// <param name="Reason">Why it did not succeed.</param>
/// <param name="Stages">How much went through.</param>
public sealed record SyncHistoryRecord(
    string SyncId,
    Option<SyncStatus> Status = default,
    Option<DateTimeOffset> Start = default,
    Option<DateTimeOffset> End = default,
    Option<string> Reason = default,
    Option<SyncStages> Stages = default) : FivetranModel;

/// <summary>How much data went through a sync, stage by stage.</summary>
/// <param name="Extract">Out of the source.</param>
/// <param name="Process">Through Fivetran.</param>
/// <param name="Load">Into the destination.</param>
public sealed record SyncStages(Option<SyncStage> Extract = default, Option<SyncStage> Process = default, Option<SyncStage> Load = default) : FivetranModel;

/// <summary>How much data went through one stage of a sync.</summary>
/// <param name="Volume">Megabytes; none where it is not known.</param>
public sealed record SyncStage(Option<double> Volume = default) : FivetranModel;

/// <summary>Which syncs to list: a time of seven days at most. Where one end is not given, it is an hour from the other.</summary>
public sealed record SyncHistoryFilter : FivetranModel
{
    /// <summary>Not before.</summary>
    [JsonConverter(typeof(UtcConverter))]
    public Option<DateTimeOffset> StartTime { get; init; }

    /// <summary>Not after.</summary>
    [JsonConverter(typeof(UtcConverter))]
    public Option<DateTimeOffset> EndTime { get; init; }
}

/// <summary>How a sync ended. Webhooks have words of their own for it.</summary>
[JsonConverter(typeof(OpenEnumConverter))]
public sealed record SyncStatus(string Value) : OpenEnum(Value)
{
    /// <summary>The sync succeeded.</summary>
    public static readonly SyncStatus Completed = new("COMPLETED");

    /// <summary>The sync failed.</summary>
    public static readonly SyncStatus Failure = new("FAILURE");

    /// <summary>Somebody stopped it.</summary>
    public static readonly SyncStatus Canceled = new("CANCELED");

    /// <summary>The sync still runs, or did not get through all of it.</summary>
    public static readonly SyncStatus Incomplete = new("INCOMPLETE");

    /// <summary>The source asked to come back later.</summary>
    public static readonly SyncStatus Rescheduled = new("RESCHEDULED");

    /// <summary>The connector was paused.</summary>
    public static readonly SyncStatus Paused = new("PAUSED");
}
