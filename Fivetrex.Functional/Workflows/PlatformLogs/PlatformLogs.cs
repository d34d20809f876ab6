namespace Fivetrex.Functional;

/// <summary>
/// Queries of the tables that the Fivetran Platform Connector writes to a destination: Fivetran has no API for its logs and its usage.
/// </summary>
/// <remarks>
/// The caller brings a <see cref="System.Data.Common.DbConnection"/> of any driver. Each query is a value: it is read as rows, or as the
/// text of its SQL.
/// <code>
/// var lastWeek = LogFilter.All.WithSince(DateTimeOffset.UtcNow.AddDays(-7));
/// var text = PlatformLogs.FailedSyncs(lastWeek).Text(SqlDialect.BigQuery);
/// </code>
/// </remarks>
public static class PlatformLogs
{
    // a sync that starts earlier has no start in the result
    private static readonly TimeSpan LongestSync = TimeSpan.FromDays(7);

    /// <summary>The rows of the table <c>log</c>, by connector, time and event.</summary>
    [Pure]
    public static PlatformQuery<LogEntry> Entries(LogFilter filter) =>
        OfLog(nameof(Entries), filter, writer => WriteEntries(writer, filter, filter.Events), LogEntry.Of);

    /// <summary>The syncs that failed, with their reasons. Rescheduled and cancelled syncs are none.</summary>
    [Pure]
    public static PlatformQuery<FailedSync> FailedSyncs(LogFilter filter) => OfLog(
        nameof(FailedSyncs),
        filter,
        writer => WriteFailedSyncs(writer, filter),
        row => new FailedSync(
            row.Time(0), new WebhookSyncStatus(row.Required(1)), row.Text(2), row.Text(3), row.Text(4), row.Text(5)));

    /// <summary>The syncs that ended, with their starts. A start is found up to seven days before <see cref="LogFilter.Since"/>.</summary>
    [Pure]
    public static PlatformQuery<SyncDuration> SyncDurations(LogFilter filter) => OfLog(
        nameof(SyncDurations),
        filter,
        writer => WriteSyncDurations(writer, filter),
        row => new SyncDuration(
            row.Time(0), row.OptionalTime(1), row.Text(2).Map(status => new WebhookSyncStatus(status)), row.Text(3), row.Text(4)));

    /// <summary>The rows that syncs have written, by connector, sync, table and operation.</summary>
    [Pure]
    public static PlatformQuery<RowsLoaded> RowsLoaded(LogFilter filter) => OfLog(
        nameof(RowsLoaded),
        filter,
        writer => WriteRowsLoaded(writer, filter),
        row => new RowsLoaded(row.Time(0), row.Number(1), row.Text(2), row.Text(3), row.Text(4), row.Text(5), row.Text(6)));

    /// <summary>The changes of schemas and tables in the destination, and of their selection.</summary>
    [Pure]
    public static PlatformQuery<SchemaChange> SchemaChanges(LogFilter filter) => OfLog(
        nameof(SchemaChanges),
        filter,
        writer => WriteEntries(writer, filter, ChangesOfSchemas),
        row => SchemaChangeOf(LogEntry.Of(row)));

    /// <summary>The monthly active rows of a month, by connector and table. The largest number of paid rows is first.</summary>
    /// <remarks>
    /// Without rows for the month, the result is empty. The numbers of the current month are those until now. Of the filter, only
    /// <see cref="LogFilter.ConnectorId"/> and <see cref="LogFilter.Limit"/> are used.
    /// </remarks>
    /// <param name="month">Any day of the month.</param>
    /// <param name="filter">The connector and the limit.</param>
    [Pure]
    public static PlatformQuery<ActiveRows> ActiveRows(DateOnly month, LogFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return new PlatformQuery<ActiveRows>(
            nameof(ActiveRows),
            "incremental_mar",
            filter.Problem,
            writer => WriteActiveRows(writer, month, filter),
            row => new ActiveRows(row.Required(0), row.Text(1), row.Text(2), row.Number(3), row.Number(4), row.Text(5)));
    }

    /// <summary>The actions of users and of the service.</summary>
    /// <remarks>The table exists in accounts of the plans Enterprise and Business Critical.</remarks>
    [Pure]
    public static PlatformQuery<AuditEntry> AuditTrail(LogFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return new PlatformQuery<AuditEntry>(
            nameof(AuditTrail),
            "audit_trail",
            filter.Problem,
            writer => WriteAuditTrail(writer, filter),
            row => new AuditEntry(
                row.Time(0),
                row.Required(1),
                row.Text(2),
                row.Text(3),
                row.Text(4),
                row.Text(5),
                row.Text(6),
                row.Text(7).Map(text => new Secret(text)),
                row.Text(8).Map(text => new Secret(text))));
    }

    private static Seq<LogEvent> ChangesOfSchemas => Seq(
        LogEvent.CreateSchema,
        LogEvent.CreateTable,
        LogEvent.AlterTable,
        LogEvent.DropTable,
        LogEvent.ChangeSchemaConfig,
        LogEvent.ChangeSchemaConfigViaApi);

    private static PlatformQuery<T> OfLog<T>(string name, LogFilter filter, Func<SqlWriter, string> write, Func<RowReader, T> read)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return new PlatformQuery<T>(name, "log", filter.Problem, write, read);
    }

    private static string WriteEntries(SqlWriter writer, LogFilter filter, Seq<LogEvent> events)
    {
        var log = new LogColumns(writer);
        return $"""
            select {log.Time} as time_stamp, {log.Event} as message_event, {writer.Optional("event")} as severity,
              {log.Connector} as connector_id, {log.Sync} as sync_id, {writer.Optional("id")} as id, {log.Message} as message_data
            from {writer.Table}{SqlWriter.Where(log.Conditions(filter, events.Map(word => word.Value)))}
            {writer.End("time_stamp", filter)}
            """;
    }

    private static string WriteFailedSyncs(SqlWriter writer, LogFilter filter)
    {
        var log = new LogColumns(writer);
        return $"""
            select time_stamp, sync_status, connector_id, sync_id, reason, task_type
            from (
              select {log.Time} as time_stamp, {log.Connector} as connector_id, {log.Sync} as sync_id,
                {writer.Json(log.Message, "status")} as sync_status,
                {writer.Json(log.Message, "reason", "message")} as reason,
                {writer.Json(log.Message, "taskType", "task_type")} as task_type
              from {writer.Table}{SqlWriter.Where(log.Conditions(filter, Seq1(LogEvent.SyncEnd.Value)), "  ")}
            ) syncs
            where upper(sync_status) like 'FAIL%'
            {writer.End("time_stamp", filter)}
            """;
    }

    // rows without a sync_id are paired by their order
    private static string WriteSyncDurations(SqlWriter writer, LogFilter filter)
    {
        var log = new LogColumns(writer);
        var from = filter with { Since = filter.Since.Map(since => since - LongestSync) };
        var events = Seq(LogEvent.SyncStart.Value, LogEvent.SyncEnd.Value);
        return $"""
            select ended_at, started_at, sync_status, connector_id, sync_id
            from (
              select time_stamp as ended_at, is_end, sync_status, connector_id, sync_id,
                lag(case when is_end = 0 then time_stamp end) over (partition by connector_id, sync_id order by time_stamp) as started_at
              from (
                select {log.Time} as time_stamp, case when {log.Event} = 'sync_end' then 1 else 0 end as is_end,
                  {writer.Json(log.Message, "status")} as sync_status, {log.Connector} as connector_id, {log.Sync} as sync_id
                from {writer.Table}{SqlWriter.Where(log.Conditions(from, events), "    ")}
              ) events
            ) syncs{SqlWriter.Where(filter.Since.Map(since => writer.Compare("ended_at", ">=", since)).ToSeq().Add("is_end = 1"))}
            {writer.End("ended_at", filter)}
            """;
    }

    private static string WriteRowsLoaded(SqlWriter writer, LogFilter filter)
    {
        var log = new LogColumns(writer);
        return $"""
            select max(time_stamp) as last_at, cast(sum(row_count) as {writer.Dialect.BigInt}) as row_count,
              connector_id, sync_id, schema_name, table_name, operation
            from (
              select {log.Time} as time_stamp, {log.Connector} as connector_id, {log.Sync} as sync_id,
                cast({writer.Json(log.Message, "count")} as {writer.Dialect.BigInt}) as row_count,
                {writer.Json(log.Message, "schema")} as schema_name,
                {writer.Json(log.Message, "table")} as table_name,
                {writer.Json(log.Message, "operationType")} as operation
              from {writer.Table}{SqlWriter.Where(log.Conditions(filter, Seq1(LogEvent.RecordsModified.Value)), "  ")}
            ) loads
            group by connector_id, sync_id, schema_name, table_name, operation
            {writer.End("last_at", filter)}
            """;
    }

    private static string WriteActiveRows(SqlWriter writer, DateOnly month, LogFilter filter)
    {
        var first = new DateTimeOffset(month.Year, month.Month, 1, 0, 0, 0, TimeSpan.Zero);
        var connector = writer.Column("connection_id", "connection_name", "connector_name", "connector_id");
        var (date, rows, kind) = (writer.Column("measured_date"), writer.Column("incremental_rows"), writer.Column("free_type"));
        var conditions = Seq(writer.Compare(date, ">=", first), writer.Compare(date, "<", first.AddMonths(1)))
            .Concat(filter.ConnectorId.Map(id => writer.Equal(connector, id)).ToSeq())
            .Strict();
        return $"""
            select connector, schema_name, table_name, cast(sum(paid) as {writer.Dialect.BigInt}) as paid_rows,
              cast(sum(free) as {writer.Dialect.BigInt}) as free_rows, destination_id
            from (
              select {connector} as connector, {writer.Optional("destination_id")} as destination_id,
                {writer.Optional("schema_name")} as schema_name, {writer.Optional("table_name")} as table_name,
                case when upper({kind}) = 'PAID' then {rows} else 0 end as paid,
                case when upper({kind}) = 'PAID' then 0 else {rows} end as free
              from {writer.Table}{SqlWriter.Where(conditions, "  ")}
            ) mar
            group by connector, destination_id, schema_name, table_name
            {writer.End("paid_rows", filter with { Order = LogOrder.NewestFirst })}
            """;
    }

    private static string WriteAuditTrail(SqlWriter writer, LogFilter filter)
    {
        var time = writer.Column("captured_at", "time_stamp");
        var resource = writer.Column("primary_resource_id", "object_id");
        return $"""
            select {time} as captured_at, {writer.Column("action")} as audit_action, {writer.Optional("id")} as id,
              {writer.Optional("user_id", "actor")} as user_id, {writer.Optional("interaction_method")} as interaction_method,
              {writer.Optional("primary_resource_type", "object_type")} as resource_type, {resource} as resource_id,
              {writer.Optional("old_values")} as old_values, {writer.Optional("new_values")} as new_values
            from {writer.Table}{SqlWriter.Where(LogColumns.Conditions(writer, filter, resource, time))}
            {writer.End("captured_at", filter)}
            """;
    }

    private static SchemaChange SchemaChangeOf(LogEntry entry)
    {
        var table = entry.Event.Exists(word => word == LogEvent.CreateSchema) ? Seq<string>() : Seq("table", "name");
        return new SchemaChange(
            entry,
            entry.MessageData.Bind(data => data.Text("schema")),
            entry.MessageData.Bind(data => table.Choose(data.Text).HeadOrNone()));
    }
}

/// <summary>The columns of the table <c>log</c>, as they are written in a query.</summary>
internal sealed class LogColumns(SqlWriter writer)
{
    public string Time { get; } = writer.Column("time_stamp");

    public string Event { get; } = writer.Column("message_event");

    public string Message { get; } = writer.Column("message_data");

    public string Connector { get; } = writer.Column("connection_id", "connector_id");

    public string Sync { get; } = writer.Optional("sync_id");

    public Seq<string> Conditions(LogFilter filter, Seq<string> events) =>
        Conditions(writer, filter, Connector, Time)
            .Concat(events.IsEmpty ? Seq<string>() : Seq1(writer.In(Event, events)))
            .Strict();

    public static Seq<string> Conditions(SqlWriter writer, LogFilter filter, string id, string time) =>
        filter.ConnectorId.Map(value => writer.Equal(id, value)).ToSeq()
            .Concat(filter.Since.Map(since => writer.Compare(time, ">=", since)).ToSeq())
            .Concat(filter.Until.Map(until => writer.Compare(time, "<", until)).ToSeq())
            .Strict();
}
