using System.Text;
using System.Text.Json.Nodes;

namespace Fivetrex.Functional.Testing.Service.Resources;

/// <summary>Hybrid deployment agents.</summary>
internal static class HybridDeploymentAgentResource
{
    public static Resource Definition { get; } = new("hybrid-deployment-agents", "Hybrid deployment agent")
    {
        Verbs = "list create get delete",
        Noun = "RemoteExecutionAgent",
        DeletedMessage = "Hybrid deployment agent with id = {} has been deleted.",
        Required = ["display_name", "env_type", "accept_terms"],
        Fixed = { ["display_name"] = Kind.Text, ["group_id"] = Kind.Text },
        Options =
        {
            ["env_type"] = Kind.OneOf<AgentEnvironment>(),
            ["accept_terms"] = Kind.Flag,
            ["auth_type"] = Kind.OneOf<AgentAuthType>(),
        },
        New = (store, call) => new JsonObject
        {
            ["group_id"] = null,
            ["version"] = "1.45.0",
            ["enabled"] = true,
            ["online"] = false,
            ["deployment_type"] = call.Body["env_type"]!.DeepClone(),
            ["registered_at"] = store.Now,
            ["created_by"] = UserResource.Owner,
            ["updated_at"] = store.Now,
            ["last_used_at"] = null,
        },
        View = View,
        OnCreateResponse = WithCredentials,
        Matches = (_, call, item) => call.Selects("groupId", item.Text("group_id")),
        CreateProblem = (store, call) => call.Flag("accept_terms") == true
            ? call.Text("group_id").Bind(id => GroupResource.Definition.Missing(store, id))
            : Refusal.InvalidInput("The license must be accepted."),
        Operations =
        [
            ReAuthentication("PATCH"),
            ReAuthentication("POST"),
            new("POST", "hybrid-deployment-agents/{}/reset-credentials", ResetCredentials),
        ],
    };

    // the reference has PATCH, and the Go client of Fivetran sends POST
    private static Operation ReAuthentication(string method) => new(method, "hybrid-deployment-agents/{}/re-auth", ReAuthenticate)
    {
        Fields = { ["auth_type"] = Kind.OneOf<AgentAuthType>() },
    };

    private static JsonObject View(Store store, JsonObject item) => item.Copy().With("usage", new JsonArray(
    [
        .. Networking.UsersOf(store, "hybrid_deployment_agent_id", item).Select(user => Networking.Usage("connection_id", user)),
    ]));

    private static Either<Refusal, Reply> ReAuthenticate(Store store, Incoming call) =>
        Reply.Success("Hybrid deployment agent re-authentication successful", WithCredentials(store, call, call.Item));

    private static Either<Refusal, Reply> ResetCredentials(Store store, Incoming call) =>
        Reply.Success($"Successfully reset credentials the agent with id = {call.Ids[0]}");

    private static JsonObject WithCredentials(Store store, Incoming call, JsonObject item) => call.Text("auth_type") == Some("MANUAL")
        ? item.Copy().With(
            "files",
            new JsonObject
            {
                ["config_json"] = NextFile(store),
                ["auth_json"] = NextFile(store),
                ["docker_compose_yaml"] = NextFile(store),
            })
        : item.Copy().With("token", NextFile(store));

    private static string NextFile(Store store) => Convert.ToBase64String(Encoding.ASCII.GetBytes(store.NextSecret()));
}
