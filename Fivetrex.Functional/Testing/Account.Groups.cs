using System.Text.Json.Nodes;

namespace Fivetrex.Functional.Testing;

internal sealed partial class Account
{
    private static Operation[] GroupOperations =>
    [
        new("GET", "groups", (account, call) => Paged(call, "Groups retrieved successfully", account.groups.Values, group => group.DeepClone().AsObject())),
        new("POST", "groups", (account, call) => account.CreateGroup(call)),
        new("GET", "groups/{}", (account, call) => account.Group(call.Ids[0]).Map(group => Reply.Success("Group details retrieved successfully", group))),
        new("PATCH", "groups/{}", (account, call) => account.UpdateGroup(call)),
        new("DELETE", "groups/{}", (account, call) => account.DeleteGroup(call)),
        new("GET", "groups/{}/connections", (account, call) => account.ListConnections(call, call.Ids[0])),
    ];

    private Either<Reply, JsonObject> Group(string id) =>
        groups.TryGetValue(id, out var group) ? group : Reply.NotFound("Group", id);

    private Either<Reply, string> FreeGroupName(Incoming call) =>
        from name in call.Required("name")
        from free in groups.Values.Any(other => other["name"]!.GetValue<string>() == name)
            ? Left<Reply, string>(Reply.Of(409, "Conflict", $"Group with name '{name}' already exists."))
            : name
        select free;

    private Either<Reply, Reply> CreateGroup(Incoming call) =>
        from name in FreeGroupName(call)
        select Reply.Created("Group has been created", NewGroup(name));

    private JsonObject NewGroup(string name)
    {
        var id = ids.Next();
        return groups[id] = new JsonObject { ["id"] = id, ["name"] = name, ["created_at"] = Now };
    }

    private Either<Reply, Reply> UpdateGroup(Incoming call) =>
        from found in Group(call.Ids[0])
        from name in FreeGroupName(call)
        select Reply.Success("Group has been updated", With(found, "name", name));

    private Either<Reply, Reply> DeleteGroup(Incoming call) =>
        Group(call.Ids[0]).Map(_ =>
        {
            var id = call.Ids[0];
            connections.Values.Where(connection => connection.GroupId == id).Select(connection => connection.Id).ToList().ForEach(gone => connections.Remove(gone));
            destinations.Remove(id);
            groups.Remove(id);
            collections.Keys.Where(key => key.StartsWith("users/", StringComparison.Ordinal) || key.StartsWith("teams/", StringComparison.Ordinal)).Where(key => key.EndsWith("/groups", StringComparison.Ordinal)).ToList().ForEach(key => collections[key].Remove(id));
            return Reply.Success($"Group with id '{id}' has been deleted");
        });
}
