using System.Text.Json.Nodes;

namespace Fivetrex.Functional.Testing;

internal sealed partial class Account
{
    private static readonly string[] Regions = ["eu", "us", "uk", "apac", "latam", "mena"];

    private static readonly string[] Sources = [
        "postgres",
        "salesforce",
        "google_sheets",
        "mysql",
        "hubspot",
        "s3",
        "stripe",
        "connector_sdk",
    ];

    /// <summary>Every seventh connection rests, every eleventh is broken, every thirteenth is in the middle of a sync.</summary>
    public void Seed(int groupCount, int connectionsPerGroup)
    {
        var taken = groups.Values.Select(group => group["name"]!.GetValue<string>()).ToHashSet();
        var free = Regions.Select(region => Names(region).Where(taken.Add).GetEnumerator()).ToList();
        for (var g = 0; g < groupCount; g++)
        {
            free[g % free.Count].MoveNext();
            var id = NewGroup(free[g % free.Count].Current)["id"]!.GetValue<string>();
            CreateDestination(Said(("group_id", id), ("service", g % 2 == 0 ? "snowflake" : "big_query"), ("time_zone_offset", "0")));
            for (var c = 0; c < connectionsPerGroup; c++)
            {
                var service = Sources[c % Sources.Length];
                var at = (g * connectionsPerGroup) + c + 1;
                var connection = NewConnection(
                    Said(("paused", at % 7 == 0)), TestsOf(Said(), ConnectionTests), id, service, $"{service}_{c + 1}", []);
                if (at % 11 == 0)
                {
                    connection.Status["setup_state"] = "broken";
                    connection.Status["tasks"]!
                        .AsArray()
                        .Add(new JsonObject
                        {
                            ["code"] = "reconnect",
                            ["message"] = "Reconnect",
                            ["details"] = "The password was rejected by the source",
                        });
                }
                else if (at % 13 == 0)
                {
                    connection.Start(now(), SyncDuration, restart: false);
                }
            }
        }
    }

    private static IEnumerable<string> Names(string region) =>
        Enumerable.Range(1, int.MaxValue).Select(n => n == 1 ? $"warehouse_{region}" : $"warehouse_{region}_{n}");

    private static Incoming Said(params (string Name, JsonNode? Value)[] body) =>
        new(Empty, HashMap<string, string>(), new JsonObject(body.Select(field => KeyValuePair.Create(field.Name, field.Value))));
}
