#!/usr/bin/env dotnet
#:project ../../Fivetrex.Functional/Fivetrex.Functional.csproj
#:package Spectre.Console@0.57.2

// Syncs connectors and waits for their ends:  dotnet run docs/samples/sync-and-wait.cs -- --live CONNECTOR_ID CONNECTOR_ID --yes
//
// With --live, the exit code is 1 when a sync has not succeeded. Ctrl+C ends the wait and not the syncs. Without --yes the program
// only prints the last sync of each connector. Without arguments it uses the embedded Fivetran, in which one sync fails.

using Fivetrex.Functional;
using Fivetrex.Functional.Testing;
using LanguageExt;
using Spectre.Console;
using static LanguageExt.Prelude;

if (args is not ([] or ["--live", not "--yes", ..]))
{
    Console.Error.WriteLine("usage: sync-and-wait.cs [--live CONNECTOR_ID... [--yes]]");
    return 2;
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};

var isLive = args is ["--live", ..];
var fivetran = new InMemoryFivetran { SyncDuration = TimeSpan.FromSeconds(1) };
fivetran.Seed(groups: 1, connectorsPerGroup: 4);
var ids = isLive
    ? toSeq(args.Skip(1).Where(argument => argument != "--yes"))
    : Connectors.Stream(fivetran.Client).FilterT(connector => !connector.IsPaused).Collect().Match(
        Right: found => found.Map(connector => connector.Id), Left: _ => Seq<string>());
fivetran.EndNextSync(ids.Last(), SyncOutcome.Fails);

var wait = isLive
    ? Wait.UpTo(TimeSpan.FromHours(6))
    : Wait.UpTo(TimeSpan.FromMinutes(1)) with { Polls = Schedule.spaced(TimeSpan.FromMilliseconds(250)) };
var source = isLive ? ClientConfig.FromEnvironment().Map(config => config.WithCancellation(stop.Token)) : fivetran.Client;
return await source.MatchAsync(
    Left: Fail,
    RightAsync: config => isLive && !args.Contains("--yes") ? Show(config, ids) : Sync(config, ids, wait));

static async Task<int> Show(ClientConfig config, Seq<string> ids)
{
    var read = await ids.TraverseT(id => Connectors.Get(config, id)).RunAsync();
    return read.Match(
        Right: connectors =>
        {
            connectors.Iter(connector => Console.WriteLine(
                $"{connector.Id} {connector.Schema}: last success {connector.SucceededAt.Map(at => $"{at:u}").IfNone("never")}"));
            return 0;
        },
        Left: Fail);
}

async Task<int> Sync(ClientConfig config, Seq<string> ids, Wait wait)
{
    // a connector that cannot be started does not keep the others from it
    var started = await Bulk.Run(config, ids, parallelism: 4, id => Syncs.Start(config, id)).RunAsync();
    if (started.Case is not BulkReport<string, SyncTicket> report)
    {
        return Fail((FivetranError)started.Case!);
    }

    var ends = await WithBars(ids, bars => Watch(config, report.Done.Map(done => done.Value), wait, bars));
    return ends.Match(
        Right: all =>
        {
            all.Iter(end => Console.WriteLine(end));
            if (!report.IsSuccess)
            {
                Console.Error.WriteLine(report);
            }

            return !isLive || (report.IsSuccess && all.ForAll(end => end.IsSuccess)) ? 0 : 1;
        },
        Left: Fail);
}

// one request per round for all connectors of a group
static async Task<Either<FivetranError, Seq<SyncEnd>>> Watch(
    ClientConfig config, Seq<SyncTicket> tickets, Wait wait, Action<SyncProgress> show)
{
    var ends = Seq<SyncEnd>();
    await foreach (var item in Syncs.Watch(config, tickets, wait))
    {
        if (item.Case is not SyncProgress progress)
        {
            return (FivetranError)item.Case!;
        }

        show(progress);
        ends = ends.Concat(progress.End.ToSeq());
    }

    return ends;
}

// only a person sees the bars
static Task<T> WithBars<T>(Seq<string> ids, Func<Action<SyncProgress>, Task<T>> run) => AnsiConsole.Profile.Capabilities.Interactive
    ? AnsiConsole.Progress().Columns(new TaskDescriptionColumn(), new SpinnerColumn(), new ElapsedTimeColumn()).StartAsync(view =>
    {
        var bars = ids.Map(id => (id, view.AddTask(Markup.Escape(id)))).ToDictionary(bar => bar.id, bar => bar.Item2);
        return run(progress =>
        {
            var bar = bars[progress.Ticket.ConnectorId];
            bar.Description = Markup.Escape($"{progress}");
            if (progress.IsEnded)
            {
                bar.StopTask();
            }
        });
    })
    : run(_ => { });

static int Fail(FivetranError error)
{
    Console.Error.WriteLine(error);
    return 1;
}
