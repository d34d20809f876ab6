using System.Text.Json.Nodes;

namespace Fivetrex.Functional.Testing.Service.Resources;

/// <summary>The users of a group, which are kept as the group memberships of the users.</summary>
internal static class GroupUserResource
{
    public static Resource Definition { get; } = new("groups/{}/users", "Group user")
    {
        Verbs = "",
        Operations =
        [
            new("GET", "groups/{}/users", List),
            new("POST", "groups/{}/users", Add) { Fields = { ["email"] = Kind.Text, ["role"] = Kind.Text } },
            new("DELETE", "groups/{}/users/{}", Remove),
        ],
    };

    /// <summary>Adds a user to a group, or changes the role of a user who is in the group.</summary>
    public static JsonObject AddMember(Store store, string userId, string groupId, string role) =>
        GroupsOf(store, userId)[groupId] = new JsonObject { ["id"] = groupId, ["role"] = role, ["created_at"] = store.Now };

    private static OrderedDictionary<string, JsonObject> GroupsOf(Store store, string userId) => store.Collection($"users/{userId}/groups");

    private static Either<Refusal, Reply> List(Store store, Incoming call) => call.Page(
        "Group users retrieved successfully",
        store.Collection("users").Values
            .Where(user => GroupsOf(store, user.Id()).ContainsKey(call.Ids[0]) && call.Selects("active", user.Text("active"))),
        user => UserResource.Definition.View(store, user));

    private static Either<Refusal, Reply> Add(Store store, Incoming call) =>
        from email in call.Required("email")
        from role in call.Required("role")
        let user = UserResource.WithEmail(store, email).IfNone(() => UserResource.Invite(store, email))
        let membership = AddMember(store, user.Id(), call.Ids[0], role)
        select Reply.Success("User has been added to the group");

    private static Either<Refusal, Reply> Remove(Store store, Incoming call) =>
        store.Find("users", call.Ids[1]).Exists(user => GroupsOf(store, user.Id()).Remove(call.Ids[0]))
            ? Reply.Success($"User with id '{call.Ids[1]}' has been removed from the group")
            : Refusal.NotFound("User", call.Ids[1]);
}
