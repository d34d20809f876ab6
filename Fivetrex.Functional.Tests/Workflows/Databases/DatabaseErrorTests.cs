using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Fivetrex.Functional.Tests.Workflows.Databases;

/// <summary>An error of a database is a Left that names its query and has no credentials.</summary>
internal sealed class DatabaseErrorTests
{
    private static readonly PlatformSchema Main = new(SqlDialect.Sqlite, "main");

    [TestCase("Host=db;Username=fivetran;Password=hunter2 x", "cannot connect with Host=db;Username=fivetran;Password=hunter2 x")]
    [TestCase("Host=db;Pwd='hunter2 x'", "login failed: hunter2 x")]
    [TestCase("account=a;private_key=hunter2 x;", "bad key hunter2 x")]
    [TestCase("not a connection string", "pwd = 'hunter2 x' is wrong")]
    [TestCase("", "cannot open postgresql://fivetran:hunter2@db/logs")]
    [TestCase("", "token: hunter2")]
    public async Task Credentials_are_removed(string connectionString, string message)
    {
        await using var connection = new FailingConnection(connectionString, new InvalidOperationException(message));

        var error = (await PlatformLogs.FailedSyncs(LogFilter.All).Stream(connection, SqlDialect.PostgreSql).SingleAsync()).Case;

        Assert.That($"{error}", Does
            .StartWith("Unknown SELECT PlatformLogs.FailedSyncs: InvalidOperationException: ").And
            .Contain("***").And
            .Not.Contain("hunter2"));
    }

    [Test]
    public async Task An_error_that_may_pass_is_transient()
    {
        await using var connection = new FailingConnection("", new NpgsqlException("gone", new IOException()));

        var error = (await PlatformLogs.Entries(LogFilter.All).Stream(connection, SqlDialect.PostgreSql).SingleAsync()).Case;

        Assert.That($"{error}", Is.EqualTo("ServerError SELECT PlatformLogs.Entries: NpgsqlException: gone"));
        Assert.That(error, Has.Property(nameof(FivetranError.IsTransient)).True);
    }

    [Test]
    public async Task The_code_is_the_state_of_the_database()
    {
        await using var connection = await TestDatabase.All[^1].Open("fivetran_errors");
        var running = (await PostgreSqlServer.Running()).ConnectionString;
        var wrong = new NpgsqlConnectionStringBuilder(running) { Password = "hunter2", Pooling = false };
        await using var refused = new NpgsqlConnection(wrong.ConnectionString);

        var missing = await PlatformLogs.Entries(LogFilter.All).Stream(connection, SqlDialect.PostgreSql).SingleAsync();
        var login = await PlatformLogs.Entries(LogFilter.All).Stream(refused, SqlDialect.PostgreSql).SingleAsync();

        Assert.That(missing.LeftToSeq().Map(error => error.Code), Is.EqualTo(new[] { Some("42P01") }));
        Assert.That($"{login.Case}", Does.StartWith("Unknown 28P01 SELECT PlatformLogs.Entries: ").And.Not.Contain("hunter2"));
    }

    [Test]
    public async Task A_missing_column_is_named()
    {
        await using var connection = await Log("create table log (id, time_stamp, message_data)");

        Assert.That(
            $"{(await PlatformLogs.Entries(LogFilter.All).Stream(connection, Main).SingleAsync()).Case}",
            Is.EqualTo("Decoding SELECT PlatformLogs.Entries: "
                + "the table log lacks message_event and connection_id or connector_id"));
    }

    [Test]
    public async Task A_row_without_a_time_ends_the_stream()
    {
        await using var connection = await Log(
            "create table log (time_stamp, connection_id, message_event, message_data)",
            "insert into log (time_stamp) values ('2026-11-22'), ('today'), ('2026-11-20')");

        var rows = await PlatformLogs.Entries(LogFilter.All).Stream(connection, Main).ToListAsync();

        Assert.That(rows.Select(row => $"{row.Case}"), Is.EqualTo(new[]
        {
            "Decoding SELECT PlatformLogs.Entries: a row of SELECT PlatformLogs.Entries has no time in time_stamp",
        }));
    }

    [Test]
    public async Task A_reader_cancels_the_stream()
    {
        using var stop = new CancellationTokenSource();
        await using var connection = await Log(
            "create table log (time_stamp, connection_id, message_event, message_data)",
            "insert into log (time_stamp) values ('2026-11-22'), ('2026-11-21')");
        List<string> seen = [];
        await foreach (var row in PlatformLogs.Entries(LogFilter.All).Stream(connection, Main).WithCancellation(stop.Token))
        {
            seen.Add(row.Match(Right: _ => "entry", Left: error => $"{error}"));
            await stop.CancelAsync();
        }

        Assert.That(
            seen, Is.EqualTo(new[] { "entry", "Cancelled SELECT PlatformLogs.Entries: the stream was cancelled by its reader" }));
    }

    [Test]
    public async Task Bad_input_is_refused_before_the_connection_is_used()
    {
        await using var connection = new FailingConnection("", new InvalidOperationException("used"));

        var schema = new PlatformSchema(SqlDialect.Sqlite) { Timeout = TimeSpan.Zero };
        var error = (await PlatformLogs.Entries(LogFilter.All).Stream(connection, schema).SingleAsync()).Case;

        Assert.That($"{error}", Is.EqualTo(
            "InvalidRequest SELECT PlatformLogs.Entries: the timeout is not between a second and a day; nothing was sent"));
    }

    private static async Task<DbConnection> Log(params string[] statements)
    {
        var connection = new SqliteConnection("Data Source=:memory:");
        await connection.OpenAsync();
        foreach (var statement in statements)
        {
            await TestDatabase.Execute(connection, statement);
        }

        return connection;
    }

    /// <summary>A connection that cannot be opened.</summary>
    private sealed class FailingConnection(string connectionString, Exception problem) : DbConnection
    {
        [AllowNull]
        public override string ConnectionString { get; set; } = connectionString;

        public override string Database => "";

        public override string DataSource => "";

        public override string ServerVersion => "";

        public override ConnectionState State => ConnectionState.Closed;

        public override void ChangeDatabase(string databaseName) => throw problem;

        public override void Close() => throw problem;

        public override void Open() => throw problem;

        protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => throw problem;

        protected override DbCommand CreateDbCommand() => throw problem;
    }
}
