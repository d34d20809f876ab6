using System.Text.Json.Nodes;

namespace Fivetrex.Functional.Testing.Service.Resources;

/// <summary>Private links: each change, and the delete, takes as long as a sync.</summary>
internal static class PrivateLinkResource
{
    public static Resource Definition { get; } = new("private-links", "Private link")
    {
        DeletedMessage = "Private link with id '{}' is marked for deletion",
        Required = ["name", "region", "service", "config"],
        Fixed = { ["name"] = Kind.Text, ["region"] = Kind.OneOf<Region>(), ["service"] = Kind.Text },
        Settable = { ["config"] = Kind.Config },
        New = (store, call) => new JsonObject
        {
            ["updated_at"] = null,
            ["cloud_provider"] = call.Body["service"]!.ToString().Split('_')[^1],
            ["account_id"] = AccountResource.Id,
            ["created_at"] = store.Now,
            ["created_by"] = UserResource.Owner,
            ["host"] = "private-link.example.com",
        },
        View = View,
        UpdateProblem = (store, call) => call.Missing("config") | BusyProblem(store, call.Item),
        DeleteProblem = (store, call) => BusyProblem(store, call.Item),
        Delete = Delete,
    };

    private static JsonObject View(Store store, JsonObject item) => item.Copy().Without("deleted_at", "updated_at")
        .With("state", StateOf(store, item))
        .With("state_summary", StateOf(store, item) == "OK" ? "Ready" : "In progress");

    private static Option<Refusal> BusyProblem(Store store, JsonObject item) => StateOf(store, item) is "OK"
        ? None
        : Refusal.Of(409, "IllegalState", $"The private link is {StateOf(store, item)}.");

    private static string StateOf(Store store, JsonObject item)
    {
        if (item["deleted_at"] is not null)
        {
            return "DESTROYING";
        }

        if (!store.IsOver(item["created_at"], store.SyncDuration))
        {
            return "CREATING";
        }

        return item["updated_at"] is { } updated && !store.IsOver(updated, store.SyncDuration) ? "UPDATING" : "OK";
    }

    private static void Delete(Store store, Incoming call)
    {
        call.Item["deleted_at"] = store.Now;
        store.After(store.SyncDuration, _ => store.Remove("private-links", call.Ids[0]));
    }
}
