#!/usr/bin/env dotnet
#:project ../../Fivetrex.Functional/Fivetrex.Functional.csproj
#:package Spectre.Console@0.57.2

// Keeps an account as files:
//
//   dotnet run docs/samples/account.cs -- capture DIRECTORY        saves the account, one file per resource, without secrets
//   dotnet run docs/samples/account.cs -- drift DIRECTORY          prints how the account differs from the files
//   dotnet run docs/samples/account.cs -- plan DIRECTORY           prints the changes that make the account as the files
//   dotnet run docs/samples/account.cs -- rehearse DIRECTORY       makes them on a copy of the account in memory
//   dotnet run docs/samples/account.cs -- apply DIRECTORY --yes    makes them
//
// Exit codes: 0 nothing to do, 2 changes, 1 an error. --live uses the account of FIVETRAN_API_KEY, and otherwise the embedded Fivetran.
// --prune also deletes connectors that have no file. Only "apply --yes" writes.

using Fivetrex.Functional;
using Fivetrex.Functional.Testing;
using LanguageExt;
using Spectre.Console;
using static LanguageExt.Prelude;

string[] options = ["--live", "--prune", "--yes"];
if (args.Where(argument => !options.Contains(argument)).ToArray() is not
    [("capture" or "drift" or "plan" or "rehearse" or "apply") and var command, var directory])
{
    Console.Error.WriteLine("usage: account.cs [--live] capture|drift|plan|rehearse|apply DIRECTORY [--prune] [--yes]");
    return 1;
}

// Seed creates the same account in every run
var fivetran = new InMemoryFivetran();
fivetran.Seed(groups: 2, connectorsPerGroup: 4);
var source = args.Contains("--live") ? ClientConfig.FromEnvironment() : Right(fivetran.Client);
var prune = args.Contains("--prune") ? Prune.WithinGroups : Prune.Nothing;
var mayWrite = args.Contains("--yes");

return await (await source.MatchAsync(
    Left: error => Left<FivetranError, int>(error),
    RightAsync: config => command switch
    {
        "capture" => Capture(config.ReadOnly(), directory).RunAsync(),
        "drift" => Drift(config.ReadOnly(), directory).RunAsync(),
        "plan" => Planned(config.ReadOnly(), directory, prune).MapT(plan => plan.IsEmpty ? 0 : 2).RunAsync(),
        "rehearse" => Rehearse(config.ReadOnly(), directory, prune).RunAsync(),
        _ => Apply(config, directory, prune, mayWrite),
    })).MatchAsync(Left: Fail, RightAsync: Task.FromResult);

static Aff<Either<FivetranError, int>> Capture(ClientConfig config, string directory) =>
    from snapshot in Snapshots.Capture(config, new CaptureOptions { Parts = SnapshotParts.Pipelines })
    from saved in Snapshots.Save(snapshot, directory)
    select Report(snapshot, directory);

static int Report(AccountSnapshot snapshot, string directory)
{
    snapshot.Failures.Iter(failure => Console.Error.WriteLine(failure));
    Console.WriteLine($"{snapshot.Items.Count} resources are in {directory}");
    return snapshot.Failures.IsEmpty ? 0 : 1;
}

static Aff<Either<FivetranError, int>> Drift(ClientConfig config, string directory) =>
    from files in Snapshots.Load(directory)
    from drift in Drifts.Of(config, Desired.From(files))
    select Print($"{drift}", drift.IsEmpty);

static Aff<Either<FivetranError, Plan>> Planned(ClientConfig config, string directory, Prune prune) =>
    from files in Snapshots.Load(directory)
    from plan in Plans.Make(config, Desired.From(files), new PlanOptions { Prune = prune })
    let printed = Print($"{plan}", plan.IsEmpty)
    select plan;

static Aff<Either<FivetranError, int>> Rehearse(ClientConfig config, string directory, Prune prune) =>
    from account in Snapshots.Capture(config, new CaptureOptions { Parts = SnapshotParts.Pipelines })
    from rehearsed in Rehearsal.Run(account, copy =>
        from plan in Planned(copy, directory, prune)
        from applied in Plans.Apply(copy, plan, Confirm.PlanDeletion).Collect()
        select applied)
    select Print($"{rehearsed}", rehearsed.Writes.IsEmpty);

static async Task<Either<FivetranError, int>> Apply(ClientConfig config, string directory, Prune prune, bool mayWrite)
{
    var made = await Planned(config, directory, prune).RunAsync();
    if (made.Case is not Plan plan || plan.IsEmpty || !mayWrite)
    {
        return made.Map(open => open.IsEmpty ? 0 : 2);
    }

    // the person who reviewed the plan has confirmed it with --yes
    var failures = 0;
    await foreach (var outcome in Plans.Apply(config, plan, Confirm.PlanDeletion))
    {
        if (outcome.Case is not AppliedChange applied)
        {
            return (FivetranError)outcome.Case;
        }

        Console.WriteLine(applied);
        failures += applied.Outcome == BulkOutcome.Done ? 0 : 1;
    }

    return failures == 0 ? 2 : 1;
}

static int Print(string text, bool isEmpty)
{
    foreach (var line in text.Split('\n'))
    {
        var colour = line.TrimStart() switch
        {
            ['+', ..] => "green",
            ['-', ..] => "red",
            ['~', ..] => "yellow",
            ['!' or '?', ..] => "blue",
            _ => "default",
        };
        AnsiConsole.Write(new Markup($"[{colour}]{Markup.Escape(line)}[/]\n"));
    }

    return isEmpty ? 0 : 2;
}

static int Fail(FivetranError error)
{
    Console.Error.WriteLine(error);
    return 1;
}
