using System.Data.Common;

namespace Fivetrex.Functional.Tests.Workflows.Databases;

/// <summary>Every query on DuckDB, SQLite and PostgreSQL: the same rows, with the column names of today and of before 2025.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
[FixtureLifeCycle(LifeCycle.SingleInstance)]
[NonParallelizable]
internal sealed class PlatformLogsTests(TestDatabase database)
{
    private static readonly LogFilter OldestFirst = LogFilter.All.WithOrder(LogOrder.OldestFirst);

    private readonly PlatformSchema current = new(database.Dialect);
    private readonly PlatformSchema former = new(database.Dialect, "fivetran_log");
    private DbConnection currentTables = null!;
    private DbConnection formerTables = null!;

    [OneTimeSetUp]
    public async Task Seed()
    {
        currentTables = await database.Open(current.Name);
        formerTables = await database.Open(former.Name);
        await PlatformAccount.Seed(database, currentTables, current);
        await PlatformAccount.SeedFormer(database, formerTables, former);
    }

    [OneTimeTearDown]
    public async Task Close()
    {
        await (currentTables?.DisposeAsync() ?? default);
        await (formerTables?.DisposeAsync() ?? default);
    }

    [Test]
    public async Task Entries_by_connector_time_and_event()
    {
        var filter = OldestFirst.WithConnectorId("crm").WithSince(PlatformAccount.At("08:00")).WithUntil(PlatformAccount.At("09:01:30.5"))
            .WithEvents(Seq(LogEvent.SyncStart, LogEvent.SyncEnd));

        Assert.That(await Lines(PlatformLogs.Entries(filter)), Is.EqualTo(new[]
        {
            Line("08:00", "sync_start", "s1"), Line("08:10", "sync_end", "s1"), Line("09:00", "sync_start", "s2"),
        }));

        static string Line(string time, string word, string sync) =>
            $"LogEntry {{ TimeStamp = 2026-11-20T{time}:00Z, Event = {word}, Severity = INFO, ConnectorId = crm, SyncId = {sync}, "
            + $"Id = {time}-crm }}";
    }

    [Test]
    public async Task Entries_keep_their_details()
    {
        var entries = await Rows(PlatformLogs.Entries(LogFilter.All), current, currentTables);

        Assert.That(entries, Has.Count.EqualTo(18));
        Assert.That(entries[0].MessageData.Map(data => data.Value.GetRawText()), Is.EqualTo(Some("\"transformation finished\"")));
        Assert.That(
            Data(entry => entry.Severity == LogSeverity.Warning).Map(data => data.Value.GetString()),
            Is.EqualTo(new[] { "plain text {with braces}" }));
        Assert.That(
            Data(entry => entry.Event == LogEvent.RecordsModified).Choose(data => data.Number("count")),
            Is.EqualTo(new long[] { 4_000_000_000, 3, 12 }));
        Assert.That(entries.Filter(entry => entry.IsSchemaChange).Count, Is.EqualTo(3));

        Seq<RawJson> Data(Func<LogEntry, bool> which) => entries.Filter(which).Bind(entry => entry.MessageData.ToSeq());
    }

    [Test]
    public async Task A_limit_takes_the_newest_rows() =>
        Assert.That(
            (await Rows(PlatformLogs.Entries(LogFilter.All.WithLimit(2)), current, currentTables)).Map(entry => entry.TimeStamp),
            Is.EqualTo(new[] { PlatformAccount.At("12:00"), PlatformAccount.At("11:00") }));

    [Test]
    public async Task Failed_syncs_have_reasons() =>
        Assert.That(await Lines(PlatformLogs.FailedSyncs(OldestFirst)), Is.EqualTo(new[]
        {
            "FailedSync { At = 2026-11-20T09:01:30.5Z, Status = FAILURE_WITH_TASK, ConnectorId = crm, SyncId = s2, "
            + "Reason = Zürich ✓ 'it''s' \"quoted\"; -- $1, TaskType = reconnect }",
            "FailedSync { At = 2026-11-20T09:40:00Z, Status = FAILURE, ConnectorId = ads, SyncId = s3 }",
        }));

    [Test]
    public async Task Durations_of_syncs()
    {
        Assert.That(await Lines(PlatformLogs.SyncDurations(OldestFirst)), Is.EqualTo(new[]
        {
            Line("05:07:00", "StartedAt = 2026-11-20T05:00:00Z, ConnectorId = crm"),
            Line("08:10:00", "StartedAt = 2026-11-20T08:00:00Z, Status = SUCCESSFUL, ConnectorId = crm, SyncId = s1"),
            Line("09:01:30.5", "StartedAt = 2026-11-20T09:00:00Z, Status = FAILURE_WITH_TASK, ConnectorId = crm, SyncId = s2"),
            Line("09:40:00", "StartedAt = 2026-11-20T09:30:00Z, Status = FAILURE, ConnectorId = ads, SyncId = s3"),
            Line("10:00:00", "Status = RESCHEDULED, ConnectorId = ads, SyncId = s4"),
            Line("11:00:00", "Status = CANCELED, ConnectorId = ads, SyncId = s5"),
        }));

        static string Line(string end, string rest) => $"SyncDuration {{ EndedAt = 2026-11-20T{end}Z, {rest} }}";
    }

    [Test]
    public async Task The_start_of_a_sync_may_be_before_the_period()
    {
        var filter = LogFilter.All.WithSince(PlatformAccount.At("08:05")).WithUntil(PlatformAccount.At("09:00"));
        var syncs = await Rows(PlatformLogs.SyncDurations(filter), current, currentTables);

        Assert.That(syncs.Map(sync => sync.Duration), Is.EqualTo(new[] { Some(TimeSpan.FromMinutes(10)) }));
    }

    [Test]
    public async Task Rows_loaded_by_table() =>
        Assert.That(await Lines(PlatformLogs.RowsLoaded(OldestFirst)), Is.EqualTo(new[]
        {
            "RowsLoaded { LastAt = 2026-11-20T08:05:00Z, Rows = 15, ConnectorId = crm, SyncId = s1, Schema = crm, Table = users, "
            + "Operation = REPLACED_OR_INSERTED }",
            "RowsLoaded { LastAt = 2026-11-20T08:06:00Z, Rows = 4000000000, ConnectorId = crm, SyncId = s1, Schema = crm, Table = orders, "
            + "Operation = UPDATED }",
        }));

    [Test]
    public async Task Schema_changes_name_schema_and_table()
    {
        var changes = await Rows(PlatformLogs.SchemaChanges(OldestFirst), current, currentTables);

        Assert.That(
            changes.Map(change => $"{change.Entry.Event.IfNone(LogEvent.Error)} {change.Schema.IfNone("-")} {change.Table.IfNone("-")}"),
            Is.EqualTo(new[] { "create_schema crm -", "create_table crm users", "alter_table - users" }));
    }

    [TestCase(1)]
    [TestCase(30)]
    public async Task Active_rows_of_a_month(int day) =>
        Assert.That(await Lines(PlatformLogs.ActiveRows(new DateOnly(2026, 11, day), LogFilter.All)), Is.EqualTo(new[]
        {
            "ActiveRows { Connector = crm, Schema = crm_eu, Table = orders, Paid = 100, Free = 0, DestinationId = warehouse }",
            "ActiveRows { Connector = crm, Schema = crm_eu, Table = users, Paid = 42, Free = 5, DestinationId = warehouse }",
            "ActiveRows { Connector = ads_eu, Schema = ads_eu, Table = clicks, Paid = 0, Free = 3000000000, DestinationId = warehouse }",
        }));

    [Test]
    public async Task Active_rows_of_a_connector() =>
        Assert.That(
            await Lines(PlatformLogs.ActiveRows(new DateOnly(2026, 11, 5), LogFilter.All.WithConnectorId("crm").WithLimit(1))),
            Is.EqualTo(new[]
            {
                "ActiveRows { Connector = crm, Schema = crm_eu, Table = orders, Paid = 100, Free = 0, DestinationId = warehouse }",
            }));

    [Test]
    public async Task The_audit_trail_hides_values() =>
        Assert.That(await Lines(PlatformLogs.AuditTrail(OldestFirst)), Is.EqualTo(new[]
        {
            "AuditEntry { At = 2026-11-20T10:15:00Z, Action = EDIT, Id = a1, UserId = barista, Method = API, ResourceType = CONNECTION, "
            + "ResourceId = crm, OldValues = ***, NewValues = *** }",
            "AuditEntry { At = 2026-11-20T11:15:00Z, Action = DELETE, Id = a2, ResourceType = DESTINATION }",
        }));

    [Test]
    public async Task Former_names_are_found_in_the_tables()
    {
        var failed = await Rows(PlatformLogs.FailedSyncs(OldestFirst.WithConnectorId("crm")), former, formerTables);
        var durations = await Rows(PlatformLogs.SyncDurations(OldestFirst.WithConnectorId("crm")), former, formerTables);
        var loaded = await Rows(PlatformLogs.RowsLoaded(OldestFirst), former, formerTables);
        var active = await Rows(PlatformLogs.ActiveRows(new DateOnly(2026, 11, 1), LogFilter.All), former, formerTables);

        Assert.That(failed.Map(sync => sync.TaskType), Is.EqualTo(new[] { Some("reconnect") }));
        Assert.That(
            durations.Choose(sync => sync.Duration).Map(time => time.TotalSeconds), Is.EqualTo(new[] { 420.0, 600.0, 90.5 }));
        Assert.That(loaded.Map(rows => rows.Rows), Is.EqualTo(new long[] { 15, 4_000_000_000 }));
        Assert.That(active.Map(rows => (rows.Connector, rows.Paid)), Is.EqualTo(new[] { ("crm", 14L) }));
        Assert.That(await Rows(PlatformLogs.Entries(LogFilter.All), former, formerTables), Has.Count.EqualTo(16));
    }

    [Test]
    public async Task A_missing_table_is_named()
    {
        var error = await PlatformLogs.AuditTrail(LogFilter.All).Stream(formerTables, former).SingleAsync();

        Assert.That($"{error.Case}", Does.StartWith("Unknown").And.Contain("SELECT PlatformLogs.AuditTrail: ").And.Contain("audit_trail"));
    }

    [Test]
    public async Task A_closed_connection_is_closed_after_the_stream()
    {
        await using var connection = await database.Open("fivetran_metadata_2");
        var schema = new PlatformSchema(database.Dialect, "fivetran_metadata_2");
        await connection.CloseAsync();

        await PlatformLogs.Entries(LogFilter.All).Stream(connection, schema).ToListAsync();

        Assert.That(connection.State, Is.EqualTo(System.Data.ConnectionState.Closed));
        Assert.That(currentTables.State, Is.EqualTo(System.Data.ConnectionState.Open));
    }

    private async Task<IEnumerable<string>> Lines<T>(PlatformQuery<T> query) =>
        (await Rows(query, current, currentTables)).Map(row => $"{row}");

    private static async Task<Seq<T>> Rows<T>(PlatformQuery<T> query, PlatformSchema schema, DbConnection connection)
    {
        var rows = await query.Stream(connection, schema).ToListAsync();
        return toSeq(rows).Map(row => row.IfLeft(error => throw new AssertionException($"{error}"))).Strict();
    }
}
