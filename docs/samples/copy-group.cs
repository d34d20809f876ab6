#!/usr/bin/env dotnet
#:project ../../Fivetrex.Functional/Fivetrex.Functional.csproj

// Copies a group with its destination and its connectors:  dotnet run docs/samples/copy-group.cs -- --live GROUP_ID NAME --yes
//
// Without --yes it only prints what it would create. Without arguments it uses the embedded Fivetran.
// Secrets cannot be read back: no setup test is run, and the connectors are paused; set their secrets before you resume them.

using System.Text.Json.Nodes;
using Fivetrex.Functional;
using Fivetrex.Functional.Models;
using Fivetrex.Functional.Testing;
using LanguageExt;
using static LanguageExt.Prelude;

if (args is not ([] or ["--live", _, _] or ["--live", _, _, "--yes"]))
{
    Console.Error.WriteLine("usage: copy-group.cs [--live GROUP_ID NAME [--yes]]");
    return 2;
}

// Seed creates the same ids in every run
var fivetran = new InMemoryFivetran();
fivetran.Seed(groups: 1, connectorsPerGroup: 5);
var (source, groupId, name, mayWrite) = args is ["--live", var id, var newName, ..]
    ? (ClientConfig.FromEnvironment(), id, newName, args.Contains("--yes"))
    : (Right(fivetran.Client), "amber_acorn", "warehouse_copy", true);

// everything is read before anything is written
var plan =
    from config in source
    from g in Groups.Get(config, groupId)
    from destination in Destinations.Get(config, g.Id)
    from connectors in Connectors.Stream(config, g.Id).Collect()
    select (config, destination, connectors);

var copied = await (await plan.RunAsync()).MatchAsync(
    Left: error => error,
    RightAsync: found => mayWrite
        ? Copy(found.config, name, found.destination, found.connectors)
        : Task.FromResult(
            Right<FivetranError, string>(
                $"--yes would copy the destination {found.destination.Service} and {found.connectors.Count} connectors into {name}")));

return copied.Match(
    Right: text =>
    {
        Console.WriteLine(text);
        return 0;
    },
    Left: error =>
    {
        Console.Error.WriteLine(error);
        return 1;
    });

static async Task<Either<FivetranError, string>> Copy(ClientConfig config, string name, Destination destination, Seq<Connector> connectors)
{
    var begun =
        from g in Groups.Create(config, new NewGroup(name))
        from copy in Destinations.Create(config, new NewDestination(g.Id, destination.Service, destination.TimeZoneOffset.IfNone("0"))
        {
            Region = destination.Region,
            Config = WithoutSecrets(destination.Config),
            RunSetupTests = false,
        })
        select g;
    var result = await begun.RunAsync();
    foreach (var connector in connectors)
    {
        // lists omit the config
        var next =
            from target in result
            from original in Connectors.Get(config, connector.Id)
            from copy in Connectors.Create(config, new NewConnector(target.Id, original.Service)
            {
                Config = WithoutSecrets(original.Config),
                SyncFrequency = original.SyncFrequency,
                Paused = true,
                RunSetupTests = false,
            })
            select (target, copy);
        result = (await next.RunAsync()).Map(created =>
        {
            Console.WriteLine($"  {created.copy.Id} {created.copy.Schema}");
            return created.target;
        });
    }

    return result.Map(
        target => $"{connectors.Count} connectors and the destination {destination.Service} are in {target.Name}, which is {target.Id}");
}

static JsonObject WithoutSecrets(Option<RawJson> config)
{
    var settings = config.Map(raw => JsonNode.Parse(raw.Value.GetRawText())!.AsObject()).IfNone(new JsonObject());
    settings.Where(setting => $"{setting.Value}" == "******")
        .Select(setting => setting.Key)
        .ToList()
        .ForEach(secret => settings.Remove(secret));
    return settings;
}
