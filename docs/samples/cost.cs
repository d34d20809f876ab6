#!/usr/bin/env dotnet
#:project ../../Fivetrex.Functional/Fivetrex.Functional.csproj
#:package DuckDB.NET.Data.Full@1.5.6.1
#:package Spectre.Console@0.57.2

// The paid active rows of a month, a bar per connector:  dotnet run docs/samples/cost.cs -- FILE 2026-11
//
// FILE is a DuckDB database with the schema fivetran_metadata, which the Fivetran Platform Connector writes. Without arguments, the
// program fills one in a temporary folder. For another database, replace the connection and the dialect.

using System.Globalization;
using DuckDB.NET.Data;
using Fivetrex.Functional;
using LanguageExt;
using Spectre.Console;

var month = new DateOnly(2026, 11, 1);
if (args is not [] && (args.Length != 2 || !DateOnly.TryParseExact($"{args[1]}-01", "yyyy-MM-dd", out month)))
{
    Console.Error.WriteLine("usage: dotnet run docs/samples/cost.cs -- [FILE YEAR-MONTH]");
    return 2;
}

var folder = args.Length == 0 ? Directory.CreateTempSubdirectory("cost-") : null;
try
{
    using var database = new DuckDBConnection($"Data Source={(folder is null ? args[0] : Path.Combine(folder.FullName, "logs.duckdb"))}");
    if (folder is not null)
    {
        Seed(database);
    }

    var tables = new List<ActiveRows>();
    await foreach (var row in PlatformLogs.ActiveRows(month, LogFilter.All).Stream(database, SqlDialect.DuckDb))
    {
        if (row.Case is FivetranError error)
        {
            Console.Error.WriteLine(error);
            return 1;
        }

        row.IfRight(tables.Add);
    }

    var chart = new BarChart().Width(72).Label($"Paid active rows of {month:yyyy-MM}").LeftAlignLabel().UseValueFormatter(Rows);
    var connectors = tables.GroupBy(table => table.Connector).OrderByDescending(all => all.Sum(table => table.Paid)).ToList();
    foreach (var connector in connectors)
    {
        chart.AddItem(Markup.Escape(connector.Key), connector.Sum(table => table.Paid), Color.Green);
    }

    AnsiConsole.Write(chart);
    AnsiConsole.WriteLine(
        $"{Rows(tables.Sum(table => table.Paid))} paid and {Rows(tables.Sum(table => table.Free))} free rows of {tables.Count} tables");
    return 0;
}
finally
{
    folder?.Delete(recursive: true);
}

static string Rows(double rows, CultureInfo? culture = null) => rows.ToString("N0", CultureInfo.InvariantCulture);

static void Seed(DuckDBConnection database)
{
    database.Open();
    using var command = database.CreateCommand();
    command.CommandText = """
        create schema fivetran_metadata;
        create table fivetran_metadata.incremental_mar as
        select *, 'warehouse' as destination_id, connection_id as schema_name from (values
          ('brisk_ivory', 'orders', 'PAID', date '2026-11-02', 120000),
          ('brisk_ivory', 'users', 'PAID', date '2026-11-03', 40000),
          ('brisk_ivory', 'users', 'FREE_RESYNC', date '2026-11-04', 250000),
          ('azure_crane', 'leads', 'PAID', date '2026-11-05', 90000),
          ('azure_crane', 'leads', 'PAID', date '2026-10-31', 700000),
          ('bold_garden', 'clicks', 'PAID', date '2026-11-30', 15000)
        ) as rows(connection_id, table_name, free_type, measured_date, incremental_rows);
        """;
    command.ExecuteNonQuery();
    database.Close();
}
