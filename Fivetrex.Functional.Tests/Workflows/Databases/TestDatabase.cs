using System.Data.Common;
using DuckDB.NET.Data;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Fivetrex.Functional.Tests.Workflows.Databases;

/// <summary>A database of the tests: each test gets a connection of its own with an empty schema.</summary>
internal sealed record TestDatabase(SqlDialect Dialect, string TimeType, string JsonType, Func<string, Task<DbConnection>> Open)
{
    public static IReadOnlyList<TestDatabase> All { get; } =
    [
        new(SqlDialect.DuckDb, "timestamptz", "json", OpenDuckDb),
        new(SqlDialect.Sqlite, "text", "text", OpenSqlite),
        new(SqlDialect.PostgreSql, "timestamptz", "jsonb", OpenPostgreSql),
    ];

    /// <summary>Creates a table. The types are those of the database.</summary>
    public Task CreateTable(
        DbConnection connection, PlatformSchema schema, string table, IEnumerable<(string Name, string Type)> columns) =>
        Execute(connection, $"create table {schema.Table(table)} ({string.Join(", ", columns.Select(Column))})");

    /// <summary>Inserts a row. Times are written in the form of the dialect.</summary>
    public async Task Insert(DbConnection connection, PlatformSchema schema, string table, params (string Column, object? Value)[] values)
    {
        var given = values.Where(value => value.Value is not null).ToList();
        var columns = string.Join(", ", given.Select(value => Dialect.Quote(value.Column)));
        var marks = given.Select((value, at) => value.Value is DateOnly
            ? Dialect.MarkOf(at + 1)
            : $"cast({Dialect.MarkOf(at + 1)} as {TypeOf(value.Value!)})");
        var parameters = given.Select((value, at) => new SqlParameter(
            Dialect.NameOf(at + 1), value.Value is DateTimeOffset time ? Dialect.TimeOf(time) : value.Value!));
        var statement = new SqlStatement(
            $"insert into {schema.Table(table)} ({columns}) values ({string.Join(", ", marks)})", toSeq(parameters));
        await using var command = statement.ToCommand(connection);
        await command.ExecuteNonQueryAsync();
    }

    public static async Task Execute(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    public override string ToString() => Dialect.Name;

    private string Column((string Name, string Type) column) => $"{Dialect.Quote(column.Name)} {column.Type switch
    {
        "time" => TimeType,
        "json" => JsonType,
        var type => type,
    }}";

    // JSON is inserted as text
    private string TypeOf(object value) => value switch
    {
        DateTimeOffset => TimeType,
        long => "bigint",
        string { Length: > 0 } text when text[0] == '{' && JsonType != "text" && text[^1] == '}' => JsonType,
        _ => "varchar",
    };

    private static async Task<DbConnection> OpenDuckDb(string schema)
    {
        var connection = new DuckDBConnection("Data Source=:memory:");
        await connection.OpenAsync();
        await Execute(connection, $"create schema {SqlDialect.DuckDb.Quote(schema)}");
        return connection;
    }

    private static async Task<DbConnection> OpenSqlite(string schema)
    {
        var connection = new SqliteConnection("Data Source=:memory:");
        await connection.OpenAsync();
        await Execute(connection, $"attach ':memory:' as {SqlDialect.Sqlite.Quote(schema)}");
        return connection;
    }

    private static async Task<DbConnection> OpenPostgreSql(string schema)
    {
        var server = await PostgreSqlServer.Running();
        var connection = new NpgsqlConnection(server.ConnectionString);
        await connection.OpenAsync();
        await Execute(connection, $"drop schema if exists {SqlDialect.PostgreSql.Quote(schema)} cascade");
        await Execute(connection, $"create schema {SqlDialect.PostgreSql.Quote(schema)}");
        return connection;
    }
}
