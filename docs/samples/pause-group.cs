#!/usr/bin/env dotnet
#:project ../../Fivetrex.Functional/Fivetrex.Functional.csproj
#:package Spectre.Console@0.57.2

// Pauses every connector of a group:  dotnet run docs/samples/pause-group.cs -- --live GROUP_ID --yes
//
// Without --yes it only prints what it would pause. Without arguments it uses the embedded Fivetran.

using Fivetrex.Functional;
using Fivetrex.Functional.Models;
using Fivetrex.Functional.Testing;
using LanguageExt;
using Spectre.Console;
using static LanguageExt.Prelude;

if (args is not ([] or ["--live", _] or ["--live", _, "--yes"]))
{
    Console.Error.WriteLine("usage: pause-group.cs [--live GROUP_ID [--yes]]");
    return 2;
}

// Seed creates the same ids in every run
var fivetran = new InMemoryFivetran();
fivetran.Seed(groups: 1, connectorsPerGroup: 9);
var (source, groupId, mayWrite) = args is ["--live", var id, ..]
    ? (ClientConfig.FromEnvironment(), id, args.Contains("--yes"))
    : (Right(fivetran.Client), "amber_acorn", true);

// reads the whole list before the first write, so a page that fails leaves every connector unchanged
var plan =
    from config in source
    from g in Groups.Get(config, groupId)
    from active in Connectors.Stream(config, g.Id).FilterT(c => !c.IsPaused).Collect()
    select (config, g.Name, active);

return await (await plan.RunAsync()).MatchAsync(
    Left: Fail,
    RightAsync: async found =>
    {
        Console.WriteLine($"{found.active.Count} connectors of {found.Name} are not paused{(mayWrite ? "" : "; --yes would pause them")}");
        if (mayWrite)
        {
            return (await WithBar(found.active.Count, bar => Pause(found.config, found.active, bar))).Match(Right: Print, Left: Fail);
        }

        found.active.Iter(connector => Console.WriteLine($"  {connector.Id} {connector.Schema}"));
        return 0;
    });

// a connector that cannot be paused does not keep the others from it
static Task<Either<FivetranError, BulkReport<string, Connector>>> Pause(
    ClientConfig config, Seq<Connector> connectors, Action<BulkProgress> bar) =>
    Bulk.Run(config, connectors.Map(connector => connector.Id), parallelism: 8, id => Connectors.Pause(config, id), bar).RunAsync();

static int Print(BulkReport<string, Connector> report)
{
    report.Done.Iter(done => Console.WriteLine($"  {done.Item} {done.Value.Schema} is paused"));
    if (report.IsSuccess)
    {
        return 0;
    }

    Console.Error.WriteLine(report);
    return 1;
}

// only a person sees a bar
static Task<T> WithBar<T>(int count, Func<Action<BulkProgress>, Task<T>> run) => AnsiConsole.Profile.Capabilities.Interactive
    ? AnsiConsole.Progress().StartAsync(view =>
    {
        var bar = view.AddTask("paused", maxValue: count);
        return run(progress => bar.Value = progress.Total);
    })
    : run(_ => { });

static int Fail(FivetranError error)
{
    Console.Error.WriteLine(error);
    return 1;
}
