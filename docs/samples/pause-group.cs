#!/usr/bin/env dotnet
#:project ../../Fivetrex.Functional/Fivetrex.Functional.csproj

// Pauses every connector of a group:  dotnet run docs/samples/pause-group.cs -- --live GROUP_ID --yes
//
// Without --yes it only prints what it would pause. Without arguments it uses the embedded Fivetran.

using Fivetrex.Functional;
using Fivetrex.Functional.Testing;
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
        foreach (var connector in found.active)
        {
            // a loop and not one query, so that each pause is printed even if a later one fails
            var paused = mayWrite ? await Connectors.Pause(found.config, connector.Id).RunAsync() : connector;
            if (paused.Case is FivetranError error)
            {
                return Fail(error);
            }

            Console.WriteLine($"  {connector.Id} {connector.Schema}{(mayWrite ? " is paused" : "")}");
        }

        return 0;
    });

static int Fail(FivetranError error)
{
    Console.Error.WriteLine(error);
    return 1;
}
