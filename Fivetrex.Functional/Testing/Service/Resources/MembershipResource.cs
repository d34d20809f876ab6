using System.Text.Json.Nodes;

namespace Fivetrex.Functional.Testing.Service.Resources;

/// <summary>The memberships of teams and of users in connections and in groups.</summary>
internal static class MembershipResource
{
    /// <summary>The group memberships of users, whose update returns no data.</summary>
    public static Resource OfUsersInGroups { get; } = WithoutUpdateData(Of("users", GroupResource.Definition));

    /// <summary>Returns the memberships of teams or users in a resource.</summary>
    public static Resource Of(string owner, Resource target) => new($"{owner}/{{}}/{target.Path}", $"{target.Name} membership")
    {
        Noun = target.Name,
        DeletedMessage = $"{target.Name} membership has been deleted",
        Required = ["id", "role"],
        Settable = { ["role"] = Kind.Text },
        Options = { ["id"] = Kind.Text },
        NewId = (_, call) => call.Body.Text("id")!,
        New = (store, _) => new JsonObject { ["created_at"] = store.Now },
        CreateProblem = (store, call) => target.Missing(store, call.Body.Text("id")!),
        UpdateProblem = (_, call) => call.Missing("role"),
    };

    private static Resource WithoutUpdateData(Resource memberships) => memberships with
    {
        Verbs = "list create get delete",
        Operations =
        [
            new("PATCH", $"{memberships.Path}/{{}}", (store, call) =>
                memberships.Update(store, call).Map(_ => Reply.Success(memberships.UpdatedMessage)))
            {
                Fields = memberships.Settable,
            },
        ],
    };
}
