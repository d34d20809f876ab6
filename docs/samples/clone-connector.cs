#!/usr/bin/env dotnet
#:project ../../Fivetrex.Functional/Fivetrex.Functional.csproj

// Clones a connector under another name:  dotnet run docs/samples/clone-connector.cs -- --live CONNECTOR_ID NAME --yes
//
// Without --yes it only says what it would create. Without arguments it runs on the embedded Fivetran.
// Secrets cannot be read back, so the clone rests until somebody has given it its own.

using System.Text.Json.Nodes;
using Fivetrex.Functional;
using Fivetrex.Functional.Models;
using Fivetrex.Functional.Testing;
using LanguageExt;
using static LanguageExt.Prelude;

if (args is not ([] or ["--live", _, _] or ["--live", _, _, "--yes"]))
{
    Console.Error.WriteLine("usage: clone-connector.cs [--live CONNECTOR_ID NAME [--yes]]");
    return 2;
}

var embedded = new InMemoryFivetran().Client;
var clone = args is ["--live", var id, var called, ..]
    ? from config in ClientConfig.FromEnvironment()
      from told in Clone(config, id, called, mayWrite: args.Contains("--yes"))
      select told
    : from warehouse in Groups.Create(embedded, new NewGroup("warehouse"))
      from original in Connectors.Create(embedded, new NewConnector(warehouse.Id, Service.Postgres)
      {
          Config = new { schema_prefix = "crm", host = "db.example.com", port = 5432, password = "secret" },
      })
      from told in Clone(embedded, original.Id, "crm_copy", mayWrite: true)
      select told;

return (await clone.RunAsync()).Match(
    Right: told =>
    {
        Console.WriteLine(told);
        return 0;
    },
    Left: error =>
    {
        Console.Error.WriteLine(error);
        return 1;
    });

static Aff<Either<FivetranError, string>> Clone(ClientConfig config, string connectorId, string name, bool mayWrite) =>
    from original in Connectors.Get(config, connectorId)
    let settings = original.Config.Map(raw => JsonNode.Parse(raw.Value.GetRawText())!.AsObject()).IfNone(new JsonObject())
    let secrets = toSeq(settings.Where(setting => $"{setting.Value}" == "******").Select(setting => setting.Key).ToList())
    let renamed = Renamed(settings, secrets, name)
    let plan = $"{original.Schema} as {name}, service {original.Service}, without {(secrets.IsEmpty ? "any secret" : string.Join(", ", secrets))}"
    from told in mayWrite
        ? Connectors.Create(config, new NewConnector(original.GroupId, original.Service)
        {
            Config = renamed,
            Paused = true,
            RunSetupTests = false,
            SyncFrequency = original.SyncFrequency,
        }).MapT(made => $"cloned {plan}: {made.Id}")
        : SuccessAff(Right<FivetranError, string>($"--yes would clone {plan}"))
    select told;

// The name of a connector is made of its config: schema_prefix for a database, schema for most others.
static JsonObject Renamed(JsonObject settings, Seq<string> secrets, string name)
{
    secrets.Iter(secret => settings.Remove(secret));
    settings[settings.ContainsKey("schema_prefix") ? "schema_prefix" : "schema"] = name;
    return settings;
}
