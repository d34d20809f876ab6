#!/usr/bin/env dotnet
#:project ../../Fivetrex.Functional/Fivetrex.Functional.csproj
#:package DuckDB.NET.Data.Full@1.5.6.1
#:package Spectre.Console@0.57.2

// The failed syncs of last week, with their reasons:  dotnet run docs/samples/why-failed.cs -- FILE
//
// FILE is a DuckDB database with the schema fivetran_metadata, which the Fivetran Platform Connector writes. Without FILE, the program
// fills one in a temporary folder. For another database, replace the connection and the dialect.

using System.Globalization;
using DuckDB.NET.Data;
using Fivetrex.Functional;
using LanguageExt;
using Spectre.Console;

if (args.Length > 1)
{
    Console.Error.WriteLine("usage: dotnet run docs/samples/why-failed.cs -- [FILE]");
    return 2;
}

var folder = args.Length == 0 ? Directory.CreateTempSubdirectory("why-failed-") : null;
try
{
    using var database = new DuckDBConnection($"Data Source={(folder is null ? args[0] : Path.Combine(folder.FullName, "logs.duckdb"))}");
    if (folder is not null)
    {
        Seed(database);
    }

    var table = new Table().Border(TableBorder.Simple).AddColumns("Failed", "Connector", "Status", "Reason", "To do");
    var lastWeek = LogFilter.All.WithSince(DateTimeOffset.UtcNow.AddDays(-7));
    await foreach (var row in PlatformLogs.FailedSyncs(lastWeek).Stream(database, SqlDialect.DuckDb))
    {
        if (row.Case is FivetranError error)
        {
            Console.Error.WriteLine(error);
            return 1;
        }

        row.IfRight(failed => table.AddRow(
            failed.At.ToString("ddd HH:mm", CultureInfo.InvariantCulture),
            Text(failed.ConnectorId),
            Markup.Escape(failed.Status.Value),
            Text(failed.Reason),
            Text(failed.TaskType)));
    }

    AnsiConsole.Write(table);
    AnsiConsole.WriteLine($"{table.Rows.Count} failed syncs");
    return 0;
}
finally
{
    folder?.Delete(recursive: true);
}

static string Text(Option<string> text) => Markup.Escape(text.IfNone("-"));

// three failures of this week, one of last month, and a success
static void Seed(DuckDBConnection database)
{
    database.Open();
    using var command = database.CreateCommand();
    command.CommandText = """
        create schema fivetran_metadata;
        create table fivetran_metadata.log as
        select * from (values
          (now() - interval 1 hour, 'brisk_ivory', 's4',
            '{"status":"FAILURE_WITH_TASK","reason":"The token has expired.","taskType":"reconnect"}'),
          (now() - interval 2 day, 'azure_crane', 's3', '{"status":"FAILURE","reason":"Connection to db.example.com:5432 refused"}'),
          (now() - interval 3 day, 'bold_garden', 's2', '{"status":"SUCCESSFUL"}'),
          (now() - interval 5 day, 'brisk_ivory', 's1', '{"status":"FAILURE","reason":"Rate limit of the source"}'),
          (now() - interval 30 day, 'azure_crane', 's0', '{"status":"FAILURE","reason":"Disk full"}')
        ) as rows(time_stamp, connection_id, sync_id, message_data)
        cross join (select 'INFO' as event, 'sync_end' as message_event);
        """;
    command.ExecuteNonQuery();
    database.Close();
}
