using System.Text.Json.Serialization;

namespace Fivetrex.Functional.Models;

/// <summary>The move of a connector to another group, completed or started.</summary>
/// <param name="ConnectionId">The connector's identifier.</param>
/// <param name="SourceGroupId">The identifier of the old group.</param>
/// <param name="DestinationGroupId">The identifier of the new group.</param>
/// <param name="SyncBehavior">The handling of its data.</param>
/// <param name="MovedAt">The time of the move, in UTC; None for <see cref="MoveBehavior.ContinueWithData"/>.</param>
/// <param name="JobId">The identifier of the job that moves its data, for <see cref="MoveBehavior.ContinueWithData"/>.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record ConnectorMove(
    string ConnectionId,
    Option<string> SourceGroupId = default,
    Option<string> DestinationGroupId = default,
    Option<MoveBehavior> SyncBehavior = default,
    Option<DateTimeOffset> MovedAt = default,
    Option<string> JobId = default) : FivetranModel;

/// <summary>The move of a connector to request.</summary>
/// <param name="DestinationGroupId">The identifier of the new group.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record NewConnectorMove(string DestinationGroupId) : FivetranModel
{
    /// <summary>How to handle its data.</summary>
    public Option<MoveBehavior> SyncBehavior { get; init; }

    /// <summary>Whether to move it even if the service advises against it.</summary>
    public Option<bool> ForceMove { get; init; }
}

/// <summary>The progress of a move that includes data.</summary>
/// <param name="Id">The job's identifier.</param>
/// <param name="ConnectionId">The connector's identifier.</param>
/// <param name="SourceGroupId">The identifier of the old group.</param>
/// <param name="DestinationGroupId">The identifier of the new group.</param>
/// <param name="Status">The progress of the job.</param>
/// <param name="CreatedAt">The time of its creation, in UTC.</param>
/// <param name="StartedAt">The time of its start, in UTC; None for a job that has not started.</param>
/// <param name="CompletedAt">The time of its end, in UTC; None for a job that has not ended.</param>
/// <param name="ErrorMessage">The cause of a failure.</param>
[JsonConverter(typeof(ModelConverter))]
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

/// <summary>The handling of the data of a connector that is moved.</summary>
[JsonConverter(typeof(OpenEnumConverter))]
public sealed record MoveBehavior(string Value) : OpenEnum(Value)
{
    /// <summary>Continues from its current state; the loaded data stays in the old destination.</summary>
    public static readonly MoveBehavior Continue = new("CONTINUE");

    /// <summary>Loads all data again.</summary>
    public static readonly MoveBehavior Backfill = new("BACKFILL");

    /// <summary>Continues from its current state; a job copies the loaded data.</summary>
    public static readonly MoveBehavior ContinueWithData = new("CONTINUE_WITH_DATA");
}

/// <summary>The progress of a move that includes data.</summary>
[JsonConverter(typeof(OpenEnumConverter))]
public sealed record MoveStatus(string Value) : OpenEnum(Value)
{
    /// <summary>The move has not started.</summary>
    public static readonly MoveStatus Pending = new("PENDING");

    /// <summary>The data is being moved.</summary>
    public static readonly MoveStatus InProgress = new("IN_PROGRESS");

    /// <summary>The move succeeded.</summary>
    public static readonly MoveStatus Success = new("SUCCESS");

    /// <summary>The move failed.</summary>
    public static readonly MoveStatus Failed = new("FAILED");
}
