#!/usr/bin/env dotnet
#:project ../../Fivetrex.Functional/Fivetrex.Functional.csproj
#:package Spectre.Console@0.57.2

// Finds the broken connectors of the whole account:  dotnet run docs/samples/broken.cs -- --live
//
// The program only reads. Without --live it uses the embedded Fivetran.

using Fivetrex.Functional;
using Fivetrex.Functional.Models;
using Fivetrex.Functional.Testing;
using LanguageExt;
using Spectre.Console;
using static LanguageExt.Prelude;

var fivetran = new InMemoryFivetran();
fivetran.Seed(groups: 3, connectorsPerGroup: 40);
var (source, pageSize) = args is ["--live"] ? (ClientConfig.FromEnvironment(), PageRequest.MaxLimit) : (Right(fivetran.Client), 50);

var broken = await source.MatchAsync(
    Left: error => error,
    RightAsync: config => AnsiConsole.Progress().StartAsync(progress => FindBroken(config, pageSize, progress.AddTask("pages"))));

return broken.Match(Right: Show, Left: Fail);

// Reads page by page instead of a stream, because the bar counts pages. Fivetran does not return the number of pages, so the bar grows by
// one for each next cursor.
static async Task<Either<FivetranError, Seq<Connector>>> FindBroken(ClientConfig config, int pageSize, ProgressTask bar)
{
    var broken = Seq<Connector>();
    var next = Some(new PageRequest(Limit: pageSize));
    while (next.Case is PageRequest request)
    {
        var page = await Connectors.List(config, request).RunAsync();
        if (page.Case is not Page<Connector> found)
        {
            return page.Map(_ => broken);
        }

        broken += found.Items.Filter(c => c.Status.Exists(status => status.SetupState == SetupState.Broken));
        next = found.NextCursor.Map(cursor => request with { Cursor = cursor });
        bar.MaxValue = bar.Value + (next.IsSome ? 2 : 1);
        bar.Increment(1);
    }

    return broken;
}

static int Show(Seq<Connector> broken)
{
    var table = new Table().Border(TableBorder.Simple).AddColumns("Group", "Id", "Service", "Schema", "What to do");
    foreach (var connector in broken)
    {
        table.AddRow(new[] { connector.GroupId, connector.Id, $"{connector.Service}", connector.Schema, TasksOf(connector) }
            .Select(Markup.Escape)
            .ToArray());
    }

    AnsiConsole.Write(table);
    AnsiConsole.WriteLine($"{broken.Count} broken connectors");
    return 0;
}

static string TasksOf(Connector connector) =>
    string.Join("; ", connector.Status.Map(status => status.Tasks).IfNone(Seq<StatusItem>()).Bind(task => task.Message.ToSeq()));

static int Fail(FivetranError error)
{
    Console.Error.WriteLine(error);
    return 1;
}
