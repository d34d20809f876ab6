using System.Data.Common;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Fivetrex.Functional;

/// <summary>A row of the table <c>log</c> of the Fivetran Platform Connector.</summary>
/// <remarks>
/// <code>
/// var row = new Dictionary&lt;string, object?&gt; { ["time_stamp"] = "2026-11-27 10:00:00", ["message_event"] = "sync_start" };
/// var isStart = LogEntry.From(row).Exists(entry =&gt; entry.IsSyncStart);
/// </code>
/// </remarks>
/// <param name="TimeStamp">The time of the event, in UTC.</param>
/// <param name="Event">The event, for example <c>sync_end</c>: the column <c>message_event</c>. None for rows of a transformation.</param>
/// <param name="Severity">The severity, for example <c>INFO</c>: the column <c>event</c>.</param>
/// <param name="ConnectorId">The connector's identifier: the column <c>connection_id</c>, before 2025 <c>connector_id</c>.</param>
/// <param name="SyncId">The sync's identifier, the same as <see cref="SyncHistoryRecord.SyncId"/>; None for rows before 2022.</param>
/// <param name="Id">The row's identifier. Several rows may have the same.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record LogEntry(
    DateTimeOffset TimeStamp,
    Option<LogEvent> Event = default,
    Option<LogSeverity> Severity = default,
    Option<string> ConnectorId = default,
    Option<string> SyncId = default,
    Option<string> Id = default) : FivetranModel
{
    private readonly string? message;
    private RawJson? parsed;

    /// <summary>
    /// The details, which depend on the event: the column <c>message_data</c>. Text that is not JSON is a JSON string. Parsed on first use.
    /// </summary>
    [JsonIgnore]
    public Option<RawJson> MessageData => message is null ? None : Some(parsed ??= Parse(message));

    /// <summary>Whether a sync started.</summary>
    [JsonIgnore]
    public bool IsSyncStart => Event == LogEvent.SyncStart;

    /// <summary>Whether a sync ended, successfully or not.</summary>
    [JsonIgnore]
    public bool IsSyncEnd => Event == LogEvent.SyncEnd;

    /// <summary>Whether a schema or a table was created, changed or removed in the destination.</summary>
    [JsonIgnore]
    public bool IsSchemaChange => Event.Exists(word => word == LogEvent.CreateSchema
        || word == LogEvent.CreateTable
        || word == LogEvent.AlterTable
        || word == LogEvent.DropTable);

    /// <summary>Reads the current row of a reader. Columns are found by their names, in any case; a missing column is None.</summary>
    /// <returns>The entry; <see cref="FivetranError.Decoding"/> when the row has no time, or the reader has no row.</returns>
    public static Either<FivetranError, LogEntry> From(DbDataReader row)
    {
        ArgumentNullException.ThrowIfNull(row);
        try
        {
            Dictionary<string, object?> fields = new(StringComparer.OrdinalIgnoreCase);
            for (var at = 0; at < row.FieldCount; at++)
            {
                fields[row.GetName(at)] = row.GetValue(at);
            }

            return From(name => fields.GetValueOrDefault(name));
        }
        catch (Exception problem) when (problem is InvalidOperationException or InvalidCastException or DbException)
        {
            return Misfit(problem.GetType().Name);
        }
    }

    /// <summary>Reads a row as a dictionary, the result of many query tools. Names are found in lower and in upper case.</summary>
    /// <returns>The entry; <see cref="FivetranError.Decoding"/> when the row has no time.</returns>
    public static Either<FivetranError, LogEntry> From(IReadOnlyDictionary<string, object?> row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return From(name => row.GetValueOrDefault(name) ?? row.GetValueOrDefault(name.ToUpperInvariant()));
    }

    /// <inheritdoc/>
    public bool Equals(LogEntry? other) =>
        other is not null
        && TimeStamp == other.TimeStamp
        && Event == other.Event
        && Severity == other.Severity
        && ConnectorId == other.ConnectorId
        && SyncId == other.SyncId
        && Id == other.Id
        && message == other.message;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(TimeStamp, Event, Severity, ConnectorId, SyncId, Id, message);

    /// <summary>Reads a row whose columns are in the order of <see cref="PlatformLogs.Entries"/>.</summary>
    internal static LogEntry Of(RowReader row) =>
        new(row.Time(0), row.Event(1), row.Severity(2), row.Text(3), row.Text(4), row.Text(5), row.Text(6).IfNoneUnsafe((string?)null));

    private LogEntry(
        DateTimeOffset timeStamp,
        Option<LogEvent> word,
        Option<LogSeverity> severity,
        Option<string> connectorId,
        Option<string> syncId,
        Option<string> id,
        string? message)
        : this(timeStamp, word, severity, connectorId, syncId, id) => this.message = message;

    private static Either<FivetranError, LogEntry> From(Func<string, object?> field)
    {
        if (RowReader.TimeOf(field("time_stamp")) is not { } time)
        {
            return Misfit("a row has no time in time_stamp");
        }

        Option<string> Text(params string[] names) =>
            names.Select(name => RowReader.TextOf(field(name))).FirstOrDefault(text => text is not null) is { } found ? Some(found) : None;

        return new LogEntry(
            time,
            Text("message_event").Map(word => new LogEvent(word)),
            Text("event").Map(word => new LogSeverity(word)),
            Text("connection_id", "connector_id"),
            Text("sync_id"),
            Text("id"),
            Text("message_data").IfNoneUnsafe((string?)null));
    }

    private static FivetranError Misfit(string message) =>
        FivetranError.Decoding.Of(default) with { Endpoint = $"{nameof(LogEntry)}.{nameof(From)}", Message = message };

    private static RawJson Parse(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return new RawJson(document.RootElement);
        }
        catch (Exception problem) when (problem is JsonException or ArgumentException)
        {
            return RawJson.Of(System.Text.Json.Nodes.JsonValue.Create(text));
        }
    }
}
