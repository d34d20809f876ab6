#!/usr/bin/env dotnet
#:project ../../Fivetrex.Functional/Fivetrex.Functional.csproj
#:package Spectre.Console@0.57.2

// Shows the progress of running syncs until all have ended:  dotnet run docs/samples/watch-syncs.cs -- --live
//
// The program only reads, every 15 seconds, until Ctrl+C. Without --live it uses the embedded Fivetran and advances its clock.

using Fivetrex.Functional;
using Fivetrex.Functional.Models;
using Fivetrex.Functional.Testing;
using LanguageExt;
using Spectre.Console;
using static LanguageExt.Prelude;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};

var step = TimeSpan.FromSeconds(15);
var fivetran = new InMemoryFivetran();
fivetran.Seed(groups: 1, connectorsPerGroup: 40);
var wait = args is ["--live"] ? () => Task.Delay(step, stop.Token) : Scripted(fivetran, step);
var source = args is ["--live"] ? ClientConfig.FromEnvironment() : fivetran.Client;

var table = new Table().Border(TableBorder.Simple).AddColumns("Connector", "Service", "Sync");
var watched = await source.MatchAsync(
    Left: error => error,
    RightAsync: config => AnsiConsole.Live(table).StartAsync(view => Watch(
        config.WithCancellation(stop.Token), wait, seen => Show(table, view, seen))));
return watched.Match(
    Right: _ => 0,
    Left: error =>
    {
        Console.Error.WriteLine(error);
        return error is FivetranError.Cancelled ? 0 : 1;
    });

static async Task<Either<FivetranError, Unit>> Watch(ClientConfig config, Func<Task> wait, Action<Seq<Watched>> show)
{
    var seen = Seq<Watched>();
    while (true)
    {
        // starts a new stream each time, because a Seq remembers the items it has read
        var found = await Task.Run(() => Connectors.Stream(config).Collect());
        if (found.Case is not Seq<Connector> connectors)
        {
            return found.Map(_ => unit);
        }

        var before = toHashMap(seen.Map(one => (one.Now.Id, one)));
        seen = connectors
            .Map(now => before.Find(now.Id).Match(Some: one => one with { Now = now }, None: () => new Watched(Begin: now, Now: now)))
            .Filter(one => one.Begin.IsSyncing);
        show(seen);
        if (seen.ForAll(one => !one.Now.IsSyncing))
        {
            return unit;
        }

        try
        {
            await wait();
        }
        catch (OperationCanceledException)
        {
            return new FivetranError.Cancelled { Endpoint = "watch-syncs", Message = "stopped" };
        }
    }
}

static void Show(Table table, LiveDisplayContext view, Seq<Watched> seen)
{
    table.Rows.Clear();
    foreach (var one in seen)
    {
        table.AddRow(Markup.Escape(one.Now.Schema), Markup.Escape($"{one.Now.Service}"), one.Progress);
    }

    view.Refresh();
}

// Scripts the embedded syncs: one fails, one is rescheduled, and one more starts while the others run.
static Func<Task> Scripted(InMemoryFivetran fivetran, TimeSpan step)
{
    var all = Connectors.Stream(fivetran.Client).Collect().IfLeft(Seq<Connector>());
    var running = all.Filter(c => c.IsSyncing);
    fivetran.EndNextSync(running[0].Id, SyncOutcome.Fails);
    fivetran.EndNextSync(running[1].Id, SyncOutcome.Reschedules(TimeSpan.FromHours(1)));
    var late = new Queue<Connector>(all.Filter(c => !c.IsSyncing && !c.IsPaused).Take(1));
    return async () =>
    {
        fivetran.Advance(step);
        if (late.TryDequeue(out var next))
        {
            await Connectors.Sync(fivetran.Client, next.Id).RunAsync();
        }
    };
}

internal sealed record Watched(Connector Begin, Connector Now)
{
    // the later of the times that changed shows how the last sync ended; the state afterwards is the same for success and failure
    public string Progress => this switch
    {
        { Now.IsSyncing: true } => "[yellow]running[/]",
        _ when Failed.Exists(failed => Succeeded.ForAll(succeeded => failed > succeeded)) => "[red]failed[/]",
        _ when Succeeded.IsSome => "[green]succeeded[/]",
        _ => Now.Status.Bind(status => status.RescheduledFor).Match(
            Some: at => $"[blue]put off until {at:HH:mm}[/]",
            None: () => Markup.Escape($"stopped: {Now.SyncState.Map(state => state.Value).IfNone("unknown")}")),
    };

    private Option<DateTimeOffset> Succeeded => Changed(c => c.SucceededAt);

    private Option<DateTimeOffset> Failed => Changed(c => c.FailedAt);

    private Option<DateTimeOffset> Changed(Func<Connector, Option<DateTimeOffset>> time) =>
        time(Now).Filter(now => time(Begin).ForAll(then => now > then));
}
