#!/usr/bin/env dotnet
#:project ../../Fivetrex.Functional/Fivetrex.Functional.csproj
#:package Spectre.Console@0.57.2

// Shows how running syncs go, until none is left:  dotnet run docs/samples/watch-syncs.cs -- --live
//
// It only reads, once every 15 seconds; Ctrl+C ends it. Without --live it runs on the embedded Fivetran, whose clock it moves.

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
var wait = args is ["--live"] ? () => Task.Delay(step, stop.Token) : Acted(fivetran, step);
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
        // each look is a walk of its own: a Seq would remember what it has seen
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
        table.AddRow(Markup.Escape(one.Now.Schema), Markup.Escape($"{one.Now.Service}"), one.News);
    }

    view.Refresh();
}

// One sync fails, one is put off, and one more begins while the others run.
static Func<Task> Acted(InMemoryFivetran fivetran, TimeSpan step)
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
    // what moved says how a sync ended; the state after it is the same either way
    public string News =>
        Now.IsSyncing ? "[yellow]running[/]"
        : Moved(c => c.SucceededAt) ? "[green]succeeded[/]"
        : Moved(c => c.FailedAt) ? "[red]failed[/]"
        : Now.Status.Bind(status => status.RescheduledFor).Match(
            Some: at => $"[blue]put off until {at:HH:mm}[/]",
            None: () => Markup.Escape($"stopped: {Now.SyncState.Map(state => state.Value).IfNone("unknown")}"));

    private bool Moved(Func<Connector, Option<DateTimeOffset>> time) =>
        time(Now).Exists(now => time(Begin).Match(Some: then => now > then, None: () => true));
}
