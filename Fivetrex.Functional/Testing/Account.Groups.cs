using System.Text.Json.Nodes;

namespace Fivetrex.Functional.Testing;

internal sealed partial class Account
{
    // what a group takes along; the id of a log service is the group's
    private static readonly string[] OfGroups = ["external-logging", "webhooks", "transformation-projects"];

    private static Operation[] GroupOperations =>
    [
        new(
            "GET",
            "groups",
            (account, call) => Paged(call, "Groups retrieved successfully", account.groups.Values, group => group.DeepClone().AsObject())),
        new("POST", "groups", (account, call) => account.CreateGroup(call)),
        new(
            "GET",
            "groups/{}",
            (account, call) => account.Group(call.Ids[0]).Map(group => Reply.Success("Group details retrieved successfully", group))),
        new("PATCH", "groups/{}", (account, call) => account.UpdateGroup(call)),
        new("DELETE", "groups/{}", (account, call) => account.DeleteGroup(call)),
        new("GET", "groups/{}/connections", (account, call) => account.ListConnections(call, call.Ids[0])),
    ];

    private Either<Reply, JsonObject> Group(string id) =>
        groups.TryGetValue(id, out var group) ? group : Reply.NotFound("Group", id);

    private Either<Reply, string> FreeGroupName(Incoming call, Option<string> groupId) =>
        from name in call.Required("name")
        from free in groups.Values.Any(other => other["name"]!.GetValue<string>() == name && groupId != other["id"]!.GetValue<string>())
            ? Left<Reply, string>(Reply.Of(409, "Conflict", $"Group with name '{name}' already exists."))
            : name
        select free;

    private Either<Reply, Reply> CreateGroup(Incoming call) =>
        from name in FreeGroupName(call, None)
        select Reply.Created("Group has been created", NewGroup(name));

    private JsonObject NewGroup(string name)
    {
        var id = ids.Next();
        return groups[id] = new JsonObject { ["id"] = id, ["name"] = name, ["created_at"] = Now };
    }

    private Either<Reply, Reply> UpdateGroup(Incoming call) =>
        from found in Group(call.Ids[0])
        from name in FreeGroupName(call, call.Ids[0])
        select Reply.Success("Group has been updated", With(found, "name", name));

    private Either<Reply, Reply> DeleteGroup(Incoming call) =>
        Group(call.Ids[0]).Map(_ =>
        {
            var id = call.Ids[0];
            connections.Values.Where(connection => connection.GroupId == id).ToList().ForEach(Forget);
            foreach (var path in OfGroups)
            {
                Collection(path).Values
                    .Where(one => (one["group_id"] ?? one["id"])!.ToString() == id)
                    .ToList()
                    .ForEach(one => Forget(path, one["id"]!.ToString()));
            }

            destinations.Remove(id);
            Forget("destinations", id);
            groups.Remove(id);
            Forget("groups", id);
            return Reply.Success($"Group with id '{id}' has been deleted");
        });
}
