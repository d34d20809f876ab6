using System.Text.Json.Nodes;

namespace Fivetrex.Functional.Testing.Service.Resources;

/// <summary>Groups.</summary>
internal static class GroupResource
{
    // what is deleted with a group; the id of a log service is that of its group
    private static readonly string[] InGroups = ["connections", "external-logging", "webhooks", "transformation-projects", "destinations"];

    public static Resource Definition { get; } = new("groups", "Group")
    {
        Required = ["name"],
        Settable = { ["name"] = Kind.Text },
        New = (store, call) => new JsonObject { ["name"] = call.Body["name"]?.DeepClone(), ["created_at"] = store.Now },
        Added = (store, group) => GroupUserResource.AddMember(store, UserResource.Owner, group.Id(), "Destination Administrator"),
        CreateProblem = (store, call) => NameConflict(store, call, id: ""),
        UpdateProblem = (store, call) => call.Missing("name") | NameConflict(store, call, call.Ids[0]),
        Delete = Delete,
        Operations =
        [
            new("GET", "groups/{}/connections", ConnectionResource.ListOfGroup),
            new("GET", "groups/{}/public-key", GetPublicKey),
            new("GET", "groups/{}/service-account", GetServiceAccount),
        ],
    };

    private static Option<Refusal> NameConflict(Store store, Incoming call, string id) =>
        store.Collection("groups").Values.Any(other => call.Text("name") == other.Text("name") && other.Id() != id)
            ? Refusal.Conflict($"Group with name '{call.Body["name"]}' already exists.")
            : None;

    private static void Delete(Store store, Incoming call)
    {
        foreach (var path in InGroups)
        {
            store.Collection(path).Values
                .Where(item => (item.Text("group_id") ?? item.Id()) == call.Ids[0])
                .Select(item => item.Id())
                .ToList()
                .ForEach(id => store.Remove(path, id));
        }

        store.Remove("groups", call.Ids[0]);
    }

    private static Either<Refusal, Reply> GetPublicKey(Store store, Incoming call) => Reply.Success(
        "Group SSH public key retrieved successfully", new JsonObject { ["public_key"] = $"ssh-rsa AAAAB3Nza {call.Ids[0]}" });

    private static Either<Refusal, Reply> GetServiceAccount(Store store, Incoming call) => Reply.Success(
        "Group service account retrieved successfully",
        new JsonObject { ["service_account"] = $"g-{call.Ids[0].Replace('_', '-')}@fivetran-production.iam.gserviceaccount.com" });
}
