#!/usr/bin/env dotnet
#:project ../../Fivetrex.Functional/Fivetrex.Functional.csproj

// Clones a connector under another name:  dotnet run docs/samples/clone-connector.cs -- --live CONNECTOR_ID NAME --yes
//
// Without --yes it only prints what it would create. Without arguments it uses the embedded Fivetran.
// Secrets cannot be read back, so the clone is created paused and without them; set them before you resume it.

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
var clone = args is ["--live", var id, var newName, ..]
    ? from config in ClientConfig.FromEnvironment()
      from text in Clone(config, id, newName, mayWrite: args.Contains("--yes"))
      select text
    : from warehouse in Groups.Create(embedded, new NewGroup("warehouse"))
      from original in Connectors.Create(embedded, new NewConnector(warehouse.Id, Service.Postgres)
      {
          Config = new { schema_prefix = "crm", host = "db.example.com", port = 5432, password = "secret" },
      })
      from text in Clone(embedded, original.Id, "crm_copy", mayWrite: true)
      select text;

return (await clone.RunAsync()).Match(
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

static Aff<Either<FivetranError, string>> Clone(ClientConfig config, string connectorId, string name, bool mayWrite) =>
    from original in Connectors.Get(config, connectorId)
    let settings = original.Config.Map(raw => JsonNode.Parse(raw.Value.GetRawText())!.AsObject()).IfNone(new JsonObject())
    let secrets = toSeq(settings.Where(setting => $"{setting.Value}" == "******").Select(setting => setting.Key).ToList())
    let renamed = Rename(settings, secrets, name)
    let omitted = secrets.IsEmpty ? "any secret" : string.Join(", ", secrets)
    let plan = $"{original.Schema} as {name}, service {original.Service}, without {omitted}"
    from text in mayWrite
        ? Connectors.Create(config, new NewConnector(original.GroupId, original.Service)
        {
            Config = renamed,
            Paused = true,
            RunSetupTests = false,
            SyncFrequency = original.SyncFrequency,
        }).MapT(created => $"cloned {plan}: {created.Id}")
        : SuccessAff(Right<FivetranError, string>($"--yes would clone {plan}"))
    select text;

// Fivetran names a connector after a setting of its config: schema_prefix for a database, schema for most others.
static JsonObject Rename(JsonObject settings, Seq<string> secrets, string name)
{
    secrets.Iter(secret => settings.Remove(secret));
    settings[settings.ContainsKey("schema_prefix") ? "schema_prefix" : "schema"] = name;
    return settings;
}
