using System.Text.Json.Nodes;

namespace Fivetrex.Functional.Testing;

internal sealed partial class Account
{
    private static readonly string[] SettableOfDestination =
    [
        "region", "time_zone_offset", "daylight_saving_time_enabled", "networking_method", "private_link_id", "proxy_agent_id",
        "hybrid_deployment_agent_id", "external_secrets_manager_id", "external_secrets_keys_config",
    ];

    private static Operation[] DestinationOperations =>
    [
        new(
            "GET",
            "destinations",
            (account, call) => Paged(call, "Destinations list retrieved successfully", account.destinations.Values, InList)),
        new("POST", "destinations", (account, call) => account.CreateDestination(call)),
        new(
            "GET",
            "destinations/{}",
            (account, call) => account.Destination(call.Ids[0]).Map(found => Reply.Success(
                "Destination details retrieved successfully", found))),
        new(
            "PATCH",
            "destinations/{}",
            (account, call) => account.Destination(call.Ids[0]).Map(found => Reply.Success(
                "Destination has been updated", account.Changed(found, call)))),
        new("DELETE", "destinations/{}", (account, call) => account.DeleteDestination(call)),
        new("POST", "destinations/{}/test", (account, call) => account.TestDestination(call)),
    ];

    private static JsonObject InList(JsonObject destination) =>
        new(destination.Where(member => member.Key != "config").Select(member => KeyValuePair.Create(
            member.Key, member.Value?.DeepClone())));

    private Either<Reply, JsonObject> Destination(string id) =>
        destinations.TryGetValue(id, out var destination) ? destination : Reply.NotFound("Destination", id);

    private Either<Reply, Reply> CreateDestination(Incoming call) =>
        from id in call.Required("group_id")
        from service in call.Required("service")
        from offset in call.Required("time_zone_offset")
        from inGroup in Group(id)
        from free in destinations.ContainsKey(id)
            ? Left<Reply, Unit>(Reply.Of(409, "Conflict", $"Group with id '{id}' has a destination already."))
            : unit
        let destination = destinations[id] = new JsonObject
        {
            ["id"] = id,
            ["group_id"] = id,
            ["service"] = service,
            ["region"] = "GCP_US_EAST4",
            ["time_zone_offset"] = offset,
            ["setup_status"] = "INCOMPLETE",
            ["daylight_saving_time_enabled"] = false,
            ["networking_method"] = "Directly",
            ["private_link_id"] = null,
            ["hybrid_deployment_agent_id"] = null,
            ["proxy_agent_id"] = null,
        }
        select Reply.Created("Destination has been created", Changed(destination, call), code: "Created");

    private JsonObject Changed(JsonObject destination, Incoming call)
    {
        var tests = TestsOf(call, "Host Connection", "Validating the permissions");
        Take(destination, call.Body, SettableOfDestination);
        destination["setup_status"] = SetupStateAfter(
            tests, destination["setup_status"]!.GetValue<string>().ToLowerInvariant()).ToUpperInvariant();
        destination["config"] = Masked(Merged(destination["config"] as JsonObject, call.Body));
        return WithTests(destination, tests);
    }

    private Either<Reply, Reply> TestDestination(Incoming call) =>
        from found in Destination(call.Ids[0])
        from body in Unless(call.NeededBody)
        select Reply.Success("Setup tests have been completed", Changed(found, call with { Body = [] }));

    private Either<Reply, Reply> DeleteDestination(Incoming call) =>
        from found in Destination(call.Ids[0])
        from removed in connections.Values.Any(connection => connection.GroupId == call.Ids[0])
            ? Left<Reply, bool>(Reply.Of(409, "Conflict", $"Destination with id '{call.Ids[0]}' still has connections."))
            : destinations.Remove(call.Ids[0])
        let forgotten = Forget("destinations", call.Ids[0])
        select Reply.Success($"Destination with id '{call.Ids[0]}' has been deleted");
}
