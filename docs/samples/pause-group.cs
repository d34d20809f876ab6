#!/usr/bin/env dotnet
#:project ../../Fivetrex.Functional/Fivetrex.Functional.csproj

// Pauses every connector of a group:  dotnet run docs/samples/pause-group.cs -- --live GROUP_ID --yes
//
// Without --yes it only says what it would pause. Without arguments it runs on the embedded Fivetran.

using Fivetrex.Functional;
using Fivetrex.Functional.Testing;
using static LanguageExt.Prelude;

if (args is not ([] or ["--live", _] or ["--live", _, "--yes"]))
{
    Console.Error.WriteLine("usage: pause-group.cs [--live GROUP_ID [--yes]]");
    return 2;
}

// its ids are the same in every run
var fivetran = new InMemoryFivetran();
fivetran.Seed(groups: 1, connectorsPerGroup: 9);
var (source, groupId, mayWrite) = args is ["--live", var id, ..]
    ? (ClientConfig.FromEnvironment(), id, args.Contains("--yes"))
    : (Right(fivetran.Client), "amber_acorn", true);

// read to its end before the first write: a failure in the middle of the list leaves everything as it was
var plan =
    from config in source
    from g in Groups.Get(config, groupId)
    from awake in Connectors.Stream(config, g.Id).FilterT(c => !c.IsPaused).Collect()
    select (config, g.Name, awake);

return await (await plan.RunAsync()).MatchAsync(
    Left: Failed,
    RightAsync: async found =>
    {
        Console.WriteLine($"{found.awake.Count} connectors of {found.Name} are not paused{(mayWrite ? "" : "; --yes would pause them")}");
        foreach (var connector in found.awake)
        {
            // a loop and not a fold: what is done stays done, and is told, when the next one fails
            var paused = mayWrite ? await Connectors.Pause(found.config, connector.Id).RunAsync() : connector;
            if (paused.Case is FivetranError error)
            {
                return Failed(error);
            }

            Console.WriteLine($"  {connector.Id} {connector.Schema}{(mayWrite ? " is paused" : "")}");
        }

        return 0;
    });

static int Failed(FivetranError error)
{
    Console.Error.WriteLine(error);
    return 1;
}
