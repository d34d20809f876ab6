using System.Text.Json.Nodes;

namespace Fivetrex.Functional.Testing.Service.Resources;

/// <summary>Proxy agents.</summary>
internal static class ProxyAgentResource
{
    public static Resource Definition { get; } = new("proxy", "Proxy agent")
    {
        Verbs = "list create get delete",
        DeletedMessage = "Agent {} successfully deleted",
        CreatedAs = (201, "Created"),
        Required = ["display_name", "group_region"],
        Fixed = { ["display_name"] = Kind.Text },
        Options = { ["group_region"] = Kind.OneOf<Region>() },
        New = (store, call) => new JsonObject
        {
            ["account_id"] = AccountResource.Id,
            ["registered_at"] = store.Now,
            ["region"] = call.Body["group_region"]!.DeepClone(),
            ["created_by"] = UserResource.Owner,
            ["version"] = "1.0.0",
            ["status"] = "NOT_FOUND",
        },
        View = View,
        ListView = ListView,
        OnCreateResponse = (store, _, item) => NextCredentials(store, item),
        CreateProblem = (store, call) =>
            store.Collection("proxy").Values.Any(other => call.Text("display_name") == other.Text("display_name"))
                ? Refusal.Conflict("A proxy agent with this name already exists.")
                : None,
        DeleteProblem = (store, call) => ConnectionsOf(store, call.Item).Any()
            ? Refusal.Conflict("Connections are attached to the proxy agent.")
            : None,
        Operations =
        [
            new("GET", "proxy/{}/connections", ListConnections),
            new("POST", "proxy/{}/regenerate-secrets", RegenerateSecrets),
        ],
    };

    private static IEnumerable<JsonObject> ConnectionsOf(Store store, JsonObject item) =>
        Networking.UsersOf(store, "proxy_agent_id", item);

    private static IEnumerable<JsonObject> DestinationsOf(Store store, JsonObject item) =>
        store.Collection("destinations").Values.Where(destination => destination.Text("proxy_agent_id") == item.Id());

    private static JsonObject View(Store store, JsonObject item) => item.Copy().With("usage", new JsonArray(
    [
        .. ConnectionsOf(store, item).Concat(DestinationsOf(store, item)).Select(user => Networking.Usage("id", user)),
    ]));

    private static JsonObject ListView(Store store, JsonObject item) => item.Copy()
        .With("connector_count", ConnectionsOf(store, item).Count())
        .With("destination_count", DestinationsOf(store, item).Count());

    private static JsonObject NextCredentials(Store store, JsonObject item) => new()
    {
        ["agent_id"] = item.Id(),
        ["auth_token"] = store.NextSecret(),
        ["client_cert"] = "-----BEGIN CERTIFICATE-----",
        ["client_private_key"] = store.NextSecret(),
        ["orchestrator_host"] = "orchestrator.fivetran.com",
        ["orchestrator_port"] = 443,
    };

    private static Either<Refusal, Reply> ListConnections(Store store, Incoming call) => call.Page(
        "Proxy agent connections retrieved successfully",
        ConnectionsOf(store, call.Item),
        connection => new JsonObject { ["connection_id"] = connection.Id() });

    private static Either<Refusal, Reply> RegenerateSecrets(Store store, Incoming call) =>
        Reply.Of(200, "Created", "Proxy agent secrets have been regenerated", NextCredentials(store, call.Item));
}
