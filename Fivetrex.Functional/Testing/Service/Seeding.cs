using System.Text.Json.Nodes;
using Fivetrex.Functional.Testing.Service.Resources;

namespace Fivetrex.Functional.Testing.Service;

/// <summary>Fills an account with groups, destinations and connections.</summary>
internal static class Seeding
{
    private static readonly string[] Regions = ["eu", "us", "uk", "apac", "latam", "mena"];

    private static readonly string[] Sources =
        ["postgres", "salesforce", "google_sheets", "mysql", "hubspot", "s3", "stripe", "connector_sdk"];

    /// <summary>Every 7th connection is paused; of the others, every 11th is broken and every 13th is syncing.</summary>
    public static void Seed(Store store, int groups, int connectionsPerGroup)
    {
        var used = store.Collection("groups").Values.Select(group => group.Text("name")!).ToHashSet();
        var free = Regions.Select(region => Names(region).Where(used.Add).GetEnumerator()).ToList();
        for (var g = 0; g < groups; g++)
        {
            var names = free[g % free.Count];
            names.MoveNext();
            var groupId = GroupResource.Definition.Add(store, Incoming.Of(("name", names.Current))).Id();
            DestinationResource.Definition.Create(store, Incoming.Of(
                ("group_id", groupId), ("service", g % 2 == 0 ? "snowflake" : "big_query"), ("time_zone_offset", "0")));
            for (var c = 0; c < connectionsPerGroup; c++)
            {
                AddConnection(store, groupId, c, (g * connectionsPerGroup) + c + 1);
            }
        }
    }

    private static IEnumerable<string> Names(string region) =>
        Enumerable.Range(1, int.MaxValue).Select(n => n == 1 ? $"warehouse_{region}" : $"warehouse_{region}_{n}");

    private static void AddConnection(Store store, string groupId, int index, int number)
    {
        var service = Sources[index % Sources.Length];
        var details = ConnectionResource.Definition.Add(
            store, Incoming.Of(("group_id", groupId), ("service", service), ("paused", number % 7 == 0)));
        details["schema"] = $"{service}_{index + 1}";
        ConnectionResource.RunTests(store, details, isRequested: true);
        if (number % 11 == 0)
        {
            details["status"]!["setup_state"] = "broken";
            details["status"]!["tasks"] = new JsonArray(new JsonObject
            {
                ["code"] = "reconnect",
                ["message"] = "Reconnect",
                ["details"] = "The password was rejected by the source",
            });
        }
        else if (number % 13 == 0)
        {
            Connection.Of(store, details).Start(restart: false);
        }
    }
}
