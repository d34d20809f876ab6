using System.Text.Json.Nodes;

namespace Fivetrex.Functional.Testing.Service.Resources;

/// <summary>External secrets managers, and the connections and destinations that use them.</summary>
internal static class ExternalSecretsManagerResource
{
    public static Resource Definition { get; } = new("external-secrets-managers", "External Secrets Manager")
    {
        UpdatedMessage = "Resource updated successfully",
        DeletedMessage = "Resource deleted successfully",
        CreatedAs = (201, "Created"),
        Required = ["type", "name", "config"],
        Fixed = { ["type"] = Kind.Text, ["name"] = Kind.Text, ["is_hybrid_deployment"] = Kind.Flag },
        Settable = { ["config"] = Kind.Config },
        New = (store, _) => new JsonObject
        {
            ["is_hybrid_deployment"] = false,
            ["created_at"] = store.Now,
            ["updated_at"] = store.Now,
        },
        UpdateProblem = (_, call) => call.Missing("config"),
        DeleteProblem = (store, call) => EntitiesOf(store, call.Ids[0]).Any()
            ? Refusal.Of(400, "BadRequest", "The External Secrets Manager is in use.")
            : None,
        Operations =
        [
            new("GET", "external-secrets-managers-entities", (store, call) => ListEntities(store, call, call.Query.Find("esm_id"))),
            new("GET", "external-secrets-managers/{}/entities", (store, call) => ListEntities(store, call, call.Ids[0])),
        ],
    };

    private static Either<Refusal, Reply> ListEntities(Store store, Incoming call, Option<string> managerId) => call.Page(
        "Operation performed successfully",
        EntitiesOf(store, managerId).Where(entity => call.Query.Find("type")
            .ForAll(type => type is "all" || type.Equals(entity.Text("type"), StringComparison.OrdinalIgnoreCase))),
        entity => entity);

    private static IEnumerable<JsonObject> EntitiesOf(Store store, Option<string> managerId) =>
        store.Collection("connections").Values.Select(connection => Entity(connection, connection.Text("schema")!, "SOURCE"))
            .Concat(store.Collection("destinations").Values.Select(destination => Entity(destination, destination.Id(), "DESTINATION")))
            .Where(entity => entity.Text("secret_manager_id") is { } manager && managerId.ForAll(id => id == manager));

    private static JsonObject Entity(JsonObject user, string name, string type) => new()
    {
        ["id"] = user.Id(),
        ["name"] = name,
        ["enabled"] = true,
        ["type"] = type,
        ["secret_manager_id"] = user.Text("external_secrets_manager_id"),
        ["created_at"] = user.Text("created_at"),
    };
}
