using System.Data.Common;
using System.Diagnostics;
using DuckDB.NET.Data;
using Microsoft.Data.Sqlite;

namespace Fivetrex.Functional.Benchmarks;

/// <summary>
/// Time and memory of <see cref="PlatformLogs.Entries"/>, compared with a loop over a <see cref="DbDataReader"/> that reads every column of
/// the same statement.
/// </summary>
internal static class LogStream
{
    private const int Rows = 1_000_000, Rounds = 5;

    private const string Columns = """
        'row_' || i as id, 'connector_' || (i % 50) as connection_id, 'sync_' || (i / 1000) as sync_id, 'INFO' as event,
        case when i % 2 = 0 then 'records_modified' else 'write_to_table_end' end as message_event,
        '{"schema":"crm","table":"users","operationType":"REPLACED_OR_INSERTED","count":' || i || '}' as message_data
        """;

    public static async Task Run()
    {
        var folder = Directory.CreateTempSubdirectory("logs-");
        try
        {
            Console.WriteLine($"{Environment.ProcessorCount} cores, {Rows:N0} rows, median of {Rounds} rounds");
            Console.WriteLine();
            Console.WriteLine("| database | loop, ms | `PlatformLogs`, ms | ratio | live heap at 1/10 | live heap at the end |");
            Console.WriteLine("|---|---:|---:|---:|---:|---:|");
            using var sqlite = new SqliteConnection($"Data Source={Path.Combine(folder.FullName, "main.db")};Pooling=False");
            await Measure(sqlite, new PlatformSchema(SqlDialect.Sqlite, "main"), $"""
                create table log as
                with recursive rows(i) as (select 0 union all select i + 1 from rows where i + 1 < {Rows})
                select strftime('%Y-%m-%d %H:%M:%f', 1790000000 + i, 'unixepoch') as time_stamp, {Columns} from rows;
                create index log_by_time on log (time_stamp);
                """);
            using var duck = new DuckDBConnection($"Data Source={Path.Combine(folder.FullName, "logs.duckdb")}");
            await Measure(duck, new PlatformSchema(SqlDialect.DuckDb, "main"), $"""
                create table log as
                select to_timestamp(1790000000 + i) as time_stamp, {Columns.Replace(" / ", " // ", StringComparison.Ordinal)}
                from range({Rows}) as rows(i);
                """);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task Measure(DbConnection connection, PlatformSchema schema, string seed)
    {
        await connection.OpenAsync();
        using (var command = connection.CreateCommand())
        {
            command.CommandText = seed;
            await command.ExecuteNonQueryAsync();
        }

        var query = PlatformLogs.Entries(LogFilter.All.WithOrder(LogOrder.OldestFirst));
        var statement = query.Text(schema).IfLeft(Driver.Failed<SqlStatement>);
        var (loops, streams) = (new List<double>(), new List<double>());
        for (var round = 0; round <= Rounds; round++)
        {
            var loop = await Timed(() => Loop(connection, statement));
            var stream = await Timed(() => Stream(query, connection, schema, _ => { }));

            // the first round is for the JIT
            if (round > 0)
            {
                loops.Add(loop);
                streams.Add(stream);
            }
        }

        var ratio = Median([.. loops.Zip(streams, (loop, stream) => stream / loop)]);
        var (early, late) = await LiveHeap(query, connection, schema);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {schema.Dialect} | {Median(loops):N0} | {Median(streams):N0} | {ratio:N2} | {early / 1e6:N1} MB | {late / 1e6:N1} MB |"));
    }

    private static async Task<(long Early, long Late)> LiveHeap(
        PlatformQuery<LogEntry> query, DbConnection connection, PlatformSchema schema)
    {
        var (early, late) = (0L, 0L);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await Stream(query, connection, schema, read =>
        {
            if (read is Rows / 10 or Rows)
            {
                (early, late) = (late, GC.GetTotalMemory(forceFullCollection: true) - before);
            }
        });
        return (early, late);
    }

    private static async Task<double> Timed(Func<Task<(int Rows, long Check)>> run)
    {
        var start = Stopwatch.GetTimestamp();
        var (rows, check) = await run();
        return rows == Rows && check > 0
            ? Stopwatch.GetElapsedTime(start).TotalMilliseconds
            : throw new InvalidOperationException($"{rows} rows");
    }

    private static async Task<(int Rows, long Check)> Loop(DbConnection connection, SqlStatement statement)
    {
        using var command = statement.ToCommand(connection);
        using var reader = await command.ExecuteReaderAsync();
        var (rows, check) = (0, 0L);
        while (await reader.ReadAsync())
        {
            check += reader.GetDateTime(0).Ticks & 1;
            for (var column = 1; column < 7; column++)
            {
                check += reader.IsDBNull(column) ? 0 : reader.GetString(column).Length;
            }

            rows++;
        }

        return (rows, check);
    }

    private static async Task<(int Rows, long Check)> Stream(
        PlatformQuery<LogEntry> query, DbConnection connection, PlatformSchema schema, Action<int> seen)
    {
        var (rows, check) = (0, 0L);
        await foreach (var row in query.Stream(connection, schema))
        {
            check += row.Match(Right: entry => (entry.TimeStamp.Ticks & 1) + (entry.IsSyncEnd ? 0 : 1), Left: Driver.Failed<long>);
            seen(++rows);
        }

        return (rows, check);
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
