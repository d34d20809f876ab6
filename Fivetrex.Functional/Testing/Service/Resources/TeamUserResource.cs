using System.Text.Json.Nodes;

namespace Fivetrex.Functional.Testing.Service.Resources;

/// <summary>The users of a team.</summary>
internal static class TeamUserResource
{
    public static Resource Definition { get; } = new("teams/{}/users", "Team user")
    {
        Noun = "User",
        CreatedMessage = "User has been added to the team",
        UpdatedMessage = "User role has been updated",
        DeletedMessage = "User has been removed from the team",
        Required = ["user_id"],
        Fixed = { ["user_id"] = Kind.Text },
        Settable = { ["role"] = Kind.Text },
        NewId = (_, call) => call.Body.Text("user_id")!,
        New = (store, _) => new JsonObject { ["role"] = "Team Member", ["created_at"] = store.Now },
        View = (_, item) => item.Copy().Without("id"),
        Matches = (store, call, item) =>
            store.Find("users", item.Id()).Exists(user => call.Selects("active", user.Text("active"))),
        CreateProblem = (store, call) => UserResource.Definition.Missing(store, call.Body.Text("user_id")!),
        UpdateProblem = (_, call) => call.Missing("role"),
    };
}
