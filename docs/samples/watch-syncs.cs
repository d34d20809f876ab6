#!/usr/bin/env dotnet
#:project ../../Fivetrex.Functional/Fivetrex.Functional.csproj

// Tells how running syncs go, until none is left:  dotnet run docs/samples/watch-syncs.cs -- --live
//
// It only reads, once every 15 seconds; Ctrl+C ends it. Without --live it runs on the embedded Fivetran, whose clock it moves.

using Fivetrex.Functional;
using Fivetrex.Functional.Models;
using Fivetrex.Functional.Testing;
using LanguageExt;
using static LanguageExt.Prelude;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};

var step = TimeSpan.FromSeconds(15);
var fivetran = new InMemoryFivetran();
fivetran.Seed(groups: 1, connectorsPerGroup: 30);
var isLive = args is ["--live"];
var source = isLive ? ClientConfig.FromEnvironment() : fivetran.Client;
Func<Task> wait = isLive ? () => Task.Delay(step, stop.Token) : Skip;

var watched = await source.MatchAsync(Left: error => error, RightAsync: config => Watch(config.WithCancellation(stop.Token), wait));
return watched.Match(
    Right: _ => 0,
    Left: error =>
    {
        Console.Error.WriteLine(error);
        return error is FivetranError.Cancelled ? 0 : 1;
    });

Task Skip()
{
    fivetran.Advance(step);
    return Task.CompletedTask;
}

static async Task<Either<FivetranError, Unit>> Watch(ClientConfig config, Func<Task> wait)
{
    var running = HashMap<string, Connector>();
    while (true)
    {
        // each look is a walk of its own: a Seq would remember what it has seen
        var found = await Task.Run(() => Connectors.Stream(config).Collect());
        if (found.Case is not Seq<Connector> connectors)
        {
            return found.Map(_ => unit);
        }

        foreach (var connector in connectors)
        {
            var news = running.Find(connector.Id).Match(
                Some: before => connector.IsSyncing ? "is still syncing" : Outcome(before, connector),
                None: () => connector.IsSyncing ? "is syncing" : "");
            if (news.Length > 0)
            {
                Console.WriteLine($"{connector.Schema} {news}");
            }
        }

        running = toHashMap(connectors.Filter(c => c.IsSyncing).Map(c => (c.Id, c)));
        if (running.IsEmpty)
        {
            Console.WriteLine("Nothing is syncing.");
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

// What moved says how a sync ended; the state after it is the same either way.
static string Outcome(Connector before, Connector after) =>
    Moved(before.SucceededAt, after.SucceededAt) ? "has succeeded"
    : Moved(before.FailedAt, after.FailedAt) ? "has failed"
    : $"has stopped: {after.SyncState.Map(state => state.Value).IfNone("unknown")}";

static bool Moved(Option<DateTimeOffset> before, Option<DateTimeOffset> after) =>
    after.Exists(now => before.Match(Some: then => now > then, None: () => true));
