using System.Text.Json.Serialization;

namespace Fivetrex.Functional;

/// <summary>A sync that failed: a row of <see cref="PlatformLogs.FailedSyncs"/>.</summary>
/// <param name="At">The end of the sync, in UTC.</param>
/// <param name="Status">The outcome, for example <c>FAILURE_WITH_TASK</c>.</param>
/// <param name="ConnectorId">The connector's identifier.</param>
/// <param name="SyncId">The sync's identifier; None before 2022.</param>
/// <param name="Reason">The reason, as readable text.</param>
/// <param name="TaskType">The task that resolves the failure, for example <c>reconnect</c>.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record FailedSync(
    DateTimeOffset At,
    WebhookSyncStatus Status,
    Option<string> ConnectorId = default,
    Option<string> SyncId = default,
    Option<string> Reason = default,
    Option<string> TaskType = default) : FivetranModel;

/// <summary>A sync that ended: a row of <see cref="PlatformLogs.SyncDurations"/>.</summary>
/// <param name="EndedAt">The end of the sync, in UTC.</param>
/// <param name="StartedAt">Its start, in UTC; None when the log has no start of it.</param>
/// <param name="Status">The outcome; None before 2022, when only successful syncs were logged.</param>
/// <param name="ConnectorId">The connector's identifier.</param>
/// <param name="SyncId">The sync's identifier; None before 2022.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record SyncDuration(
    DateTimeOffset EndedAt,
    Option<DateTimeOffset> StartedAt = default,
    Option<WebhookSyncStatus> Status = default,
    Option<string> ConnectorId = default,
    Option<string> SyncId = default) : FivetranModel
{
    /// <summary>The time between start and end; None without a start.</summary>
    public Option<TimeSpan> Duration => StartedAt.Map(start => EndedAt - start);
}

/// <summary>The rows that a sync has written to a table: a row of <see cref="PlatformLogs.RowsLoaded"/>.</summary>
/// <param name="LastAt">The time of the last write, in UTC.</param>
/// <param name="Rows">The number of rows.</param>
/// <param name="ConnectorId">The connector's identifier.</param>
/// <param name="SyncId">The sync's identifier; None before 2022.</param>
/// <param name="Schema">The name of the schema in the destination.</param>
/// <param name="Table">The name of the table in the destination.</param>
/// <param name="Operation">The operation, an open set, for example <c>REPLACED_OR_INSERTED</c>.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record RowsLoaded(
    DateTimeOffset LastAt,
    long Rows,
    Option<string> ConnectorId = default,
    Option<string> SyncId = default,
    Option<string> Schema = default,
    Option<string> Table = default,
    Option<string> Operation = default) : FivetranModel;

/// <summary>A change of a schema or table in the destination: a row of <see cref="PlatformLogs.SchemaChanges"/>.</summary>
/// <param name="Entry">The row of the log; its <see cref="LogEntry.MessageData"/> has the columns.</param>
/// <param name="Schema">The name of the schema; None for <c>alter_table</c>.</param>
/// <param name="Table">The name of the table; None for <c>create_schema</c>.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record SchemaChange(LogEntry Entry, Option<string> Schema = default, Option<string> Table = default) : FivetranModel;

/// <summary>The monthly active rows of a table: a row of <see cref="PlatformLogs.ActiveRows"/>.</summary>
/// <param name="Connector">The identifier or the name of the connector: newer tables have the first, older ones the second.</param>
/// <param name="Schema">The name of the schema in the destination.</param>
/// <param name="Table">The name of the table in the destination.</param>
/// <param name="Paid">The number of active rows that are charged.</param>
/// <param name="Free">The number of active rows that are free, for example of a trial or a re-sync.</param>
/// <param name="DestinationId">The identifier of the destination.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record ActiveRows(
    string Connector,
    Option<string> Schema,
    Option<string> Table,
    long Paid,
    long Free,
    Option<string> DestinationId = default) : FivetranModel;

/// <summary>An action of a user or of the service: a row of <see cref="PlatformLogs.AuditTrail"/>.</summary>
/// <param name="At">The time of the action, in UTC.</param>
/// <param name="Action">The action, an open set, for example <c>EDIT</c>.</param>
/// <param name="Id">The row's identifier.</param>
/// <param name="UserId">The identifier of the user; None for the service.</param>
/// <param name="Method">The way of the action, an open set, for example <c>API</c> or <c>WEB_UI</c>.</param>
/// <param name="ResourceType">The type of the resource, an open set, for example <c>CONNECTION</c>.</param>
/// <param name="ResourceId">The identifier of the resource.</param>
/// <param name="OldValues">The values before the action, as JSON in text.</param>
/// <param name="NewValues">The values after the action, as JSON in text.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record AuditEntry(
    DateTimeOffset At,
    string Action,
    Option<string> Id = default,
    Option<string> UserId = default,
    Option<string> Method = default,
    Option<string> ResourceType = default,
    Option<string> ResourceId = default,
    Option<Secret> OldValues = default,
    Option<Secret> NewValues = default) : FivetranModel;
