using System.Data.Common;

namespace Fivetrex.Functional.Tests.Workflows.Databases;

/// <summary>The tables of the Fivetran Platform Connector, with the rows that the tests expect.</summary>
internal static class PlatformAccount
{
    public static readonly DateTimeOffset Day = new(2026, 11, 20, 0, 0, 0, TimeSpan.Zero);

    public static readonly string[] Current =
        ["id", "time_stamp", "connection_id", "sync_id", "event", "message_event", "message_data", "transformation_id"];

    private static readonly string[] Former =
        ["id", "time_stamp", "connector_id", "event", "message_event", "message_data", "transformation_id"];

    /// <summary>Creates and fills the tables with the names of today.</summary>
    public static async Task Seed(TestDatabase database, DbConnection connection, PlatformSchema schema)
    {
        await CreateLog(database, connection, schema, Current, "varchar");
        foreach (var (time, connector, sync, severity, word, data) in Rows)
        {
            await database.Insert(connection, schema, "log",
                ("id", $"{time}-{connector}"), ("time_stamp", At(time)), ("connection_id", connector), ("sync_id", sync),
                ("event", severity), ("message_event", word), ("message_data", data));
        }

        await SeedActiveRows(database, connection, schema);
        await SeedAuditTrail(database, connection, schema);
    }

    /// <summary>
    /// Creates and fills the log with the names of before 2025, without sync_id, and with JSON as a type of the database.
    /// </summary>
    public static async Task SeedFormer(TestDatabase database, DbConnection connection, PlatformSchema schema)
    {
        await CreateLog(database, connection, schema, Former, "json");
        foreach (var (time, connector, _, severity, word, data) in Rows.Where(row => row.Data?.StartsWith('{') ?? true))
        {
            await database.Insert(connection, schema, "log",
                ("id", $"{time}-{connector}"), ("time_stamp", At(time)), ("connector_id", connector), ("event", severity),
                ("message_event", word), ("message_data", data));
        }

        await database.CreateTable(connection, schema, "incremental_mar",
        [
            ("connector_id", "varchar"), ("schema_name", "varchar"), ("table_name", "varchar"), ("free_type", "varchar"),
            ("measured_date", "date"), ("incremental_rows", "bigint"),
        ]);
        foreach (var day in new[] { new DateOnly(2026, 10, 31), new DateOnly(2026, 11, 1), new DateOnly(2026, 11, 30) })
        {
            await database.Insert(connection, schema, "incremental_mar",
                ("connector_id", "crm"), ("schema_name", "crm"), ("table_name", "users"), ("free_type", "PAID"),
                ("measured_date", day), ("incremental_rows", 7L));
        }
    }

    /// <summary>A time of the day of the rows.</summary>
    public static DateTimeOffset At(string time) => Day + TimeSpan.Parse(time, System.Globalization.CultureInfo.InvariantCulture);

    private static IEnumerable<(string Time, string? Connector, string? Sync, string Severity, string? Word, string? Data)> Rows =>
    [
        ("05:00", "crm", null, "INFO", "sync_start", null),
        ("05:07", "crm", null, "INFO", "sync_end", null),
        ("08:00", "crm", "s1", "INFO", "sync_start", null),
        ("08:01", "crm", "s1", "INFO", "create_schema", """{"schema":"crm"}"""),
        ("08:02", "crm", "s1", "INFO", "create_table", """{"schema":"crm","name":"users","columns":{"id":"BIGINT"}}"""),
        ("08:03", "crm", "s1", "INFO", "alter_table", """{"type":"ADD_COLUMN","table":"users","properties":{"columnName":"city"}}"""),
        ("08:04", "crm", "s1", "INFO", "records_modified", Modified("users", "REPLACED_OR_INSERTED", 12)),
        ("08:05", "crm", "s1", "INFO", "records_modified", Modified("users", "REPLACED_OR_INSERTED", 3)),
        ("08:06", "crm", "s1", "INFO", "records_modified", Modified("orders", "UPDATED", 4_000_000_000)),
        ("08:10", "crm", "s1", "INFO", "sync_end", """{"status":"SUCCESSFUL"}"""),
        ("09:00", "crm", "s2", "INFO", "sync_start", null),
        ("09:01:30.5", "crm", "s2", "INFO", "sync_end",
            """{"status":"FAILURE_WITH_TASK","taskType":"reconnect","reason":"Zürich ✓ 'it''s' \"quoted\"; -- $1"}"""),
        ("09:30", "ads", "s3", "INFO", "sync_start", null),
        ("09:35", "ads", "s3", "WARNING", "warning", "plain text {with braces}"),
        ("09:40", "ads", "s3", "INFO", "sync_end", """{"status":"FAILURE"}"""),
        ("10:00", "ads", "s4", "INFO", "sync_end", """{"status":"RESCHEDULED"}"""),
        ("11:00", "ads", "s5", "INFO", "sync_end", """{"status":"CANCELED"}"""),
        ("12:00", null, null, "INFO", null, "transformation finished"),
    ];

    private static string Modified(string table, string operation, long count) =>
        $$"""{"schema":"crm","table":"{{table}}","operationType":"{{operation}}","count":{{count}}}""";

    private static Task CreateLog(
        TestDatabase database, DbConnection connection, PlatformSchema schema, IEnumerable<string> columns, string data) =>
        database.CreateTable(connection, schema, "log", columns.Select(name => (name, name switch
        {
            "time_stamp" => "time",
            "message_data" => data,
            _ => "varchar",
        })));

    private static async Task SeedActiveRows(TestDatabase database, DbConnection connection, PlatformSchema schema)
    {
        await database.CreateTable(connection, schema, "incremental_mar",
        [
            ("connection_id", "varchar"), ("connection_name", "varchar"), ("destination_id", "varchar"), ("free_type", "varchar"),
            ("measured_date", "time"), ("schema_name", "varchar"), ("table_name", "varchar"), ("incremental_rows", "bigint"),
        ]);
        foreach (var (id, name, day, kind, table, rows) in new[]
        {
            ("crm", "crm_eu", "2026-10-31", "PAID", "users", 1000L),
            ("crm", "crm_eu", "2026-11-01", "PAID", "users", 40),
            ("crm", "crm_eu", "2026-11-30", "PAID", "users", 2),
            ("crm", "crm_eu", "2026-11-02", "FREE_RESYNC", "users", 5),
            ("crm", "crm_eu", "2026-11-02", "PAID", "orders", 100),
            (null, "ads_eu", "2026-11-03", "TRIAL", "clicks", 3_000_000_000),
            ("crm", "crm_eu", "2026-12-01", "PAID", "users", 1000),
        })
        {
            await database.Insert(connection, schema, "incremental_mar",
                ("connection_id", id), ("connection_name", name), ("destination_id", "warehouse"), ("free_type", kind),
                ("measured_date", DateTimeOffset.Parse($"{day}T00:00:00Z", System.Globalization.CultureInfo.InvariantCulture)),
                ("schema_name", name), ("table_name", table), ("incremental_rows", rows));
        }
    }

    private static async Task SeedAuditTrail(TestDatabase database, DbConnection connection, PlatformSchema schema)
    {
        await database.CreateTable(connection, schema, "audit_trail",
        [
            ("id", "varchar"), ("captured_at", "time"), ("user_id", "varchar"), ("action", "varchar"), ("interaction_method", "varchar"),
            ("primary_resource_type", "varchar"), ("primary_resource_id", "varchar"), ("old_values", "varchar"), ("new_values", "varchar"),
        ]);
        await database.Insert(connection, schema, "audit_trail",
            ("id", "a1"), ("captured_at", At("10:15")), ("user_id", "barista"), ("action", "EDIT"), ("interaction_method", "API"),
            ("primary_resource_type", "CONNECTION"), ("primary_resource_id", "crm"), ("old_values", "{\"paused\":true}"),
            ("new_values", "{\"paused\":false}"));
        await database.Insert(connection, schema, "audit_trail",
            ("id", "a2"), ("captured_at", At("11:15")), ("action", "DELETE"), ("primary_resource_type", "DESTINATION"));
    }
}
