using System.Text.Json.Serialization;

namespace Fivetrex.Functional.Models;

/// <summary>The move of a connector to another group, done or begun.</summary>
/// <param name="ConnectionId">The connector.</param>
/// <param name="SourceGroupId">Where it was.</param>
/// <param name="DestinationGroupId">Where it goes.</param>
/// <param name="SyncBehavior">What becomes of its data.</param>
/// <param name="MovedAt">In UTC; none while its data is on the way.</param>
/// <param name="JobId">What to ask after, where its data goes along.</param>
public sealed record ConnectorMove(
    string ConnectionId,
    Option<string> SourceGroupId = default,
    Option<string> DestinationGroupId = default,
    Option<MoveBehavior> SyncBehavior = default,
    Option<DateTimeOffset> MovedAt = default,
    Option<string> JobId = default) : FivetranModel;

/// <summary>Where a connector is to go.</summary>
/// <param name="DestinationGroupId">The group it is to load into.</param>
public sealed record NewConnectorMove(string DestinationGroupId) : FivetranModel
{
    /// <summary>What becomes of its data.</summary>
    public Option<MoveBehavior> SyncBehavior { get; init; }

    /// <summary>Whether to move it although the service advises against it.</summary>
    public Option<bool> ForceMove { get; init; }
}

/// <summary>How far a move with data has got.</summary>
/// <param name="Id">The job.</param>
/// <param name="ConnectionId">The connector.</param>
/// <param name="SourceGroupId">Where it was.</param>
/// <param name="DestinationGroupId">Where it goes.</param>
/// <param name="Status">How far it is.</param>
/// <param name="CreatedAt">In UTC.</param>
/// <param name="StartedAt">In UTC; none before it has started.</param>
/// <param name="CompletedAt">In UTC; none before it has ended.</param>
/// <param name="ErrorMessage">Why it failed.</param>
public sealed record ConnectorMoveJob(
    string Id,
    string ConnectionId,
    Option<string> SourceGroupId = default,
    Option<string> DestinationGroupId = default,
    Option<MoveStatus> Status = default,
    Option<DateTimeOffset> CreatedAt = default,
    Option<DateTimeOffset> StartedAt = default,
    Option<DateTimeOffset> CompletedAt = default,
    Option<string> ErrorMessage = default) : FivetranModel;

/// <summary>What becomes of the data of a connector that is moved.</summary>
[JsonConverter(typeof(OpenEnumConverter))]
public sealed record MoveBehavior(string Value) : OpenEnum(Value)
{
    /// <summary>It goes on where it is; what it has loaded stays behind.</summary>
    public static readonly MoveBehavior Continue = new("CONTINUE");

    /// <summary>It loads everything anew.</summary>
    public static readonly MoveBehavior Backfill = new("BACKFILL");

    /// <summary>What it has loaded is brought along, by a job.</summary>
    public static readonly MoveBehavior ContinueWithData = new("CONTINUE_WITH_DATA");
}

/// <summary>How far a move with data has got.</summary>
[JsonConverter(typeof(OpenEnumConverter))]
public sealed record MoveStatus(string Value) : OpenEnum(Value)
{
    /// <summary>The move has not begun.</summary>
    public static readonly MoveStatus Pending = new("PENDING");

    /// <summary>The data is on its way.</summary>
    public static readonly MoveStatus InProgress = new("IN_PROGRESS");

    /// <summary>The move succeeded.</summary>
    public static readonly MoveStatus Success = new("SUCCESS");

    /// <summary>The move failed.</summary>
    public static readonly MoveStatus Failed = new("FAILED");
}
