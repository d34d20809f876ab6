using System.Text.Json.Nodes;

namespace Fivetrex.Functional.Testing.Service.Resources;

/// <summary>The syncs of a connection, and the state that they save.</summary>
internal static class ConnectionSyncs
{
    private static readonly string[] ServicesWithState = ["connector_sdk", "aws_lambda", "azure_function", "google_cloud_function"];

    public static Operation[] Operations { get; } =
    [
        new("POST", "connections/{}/sync", (store, call) => Sync(store, call, call.Flag("force") == true))
        {
            Fields = { ["force"] = Kind.Flag },
        },
        new("POST", "connections/{}/force", (store, call) => Sync(store, call, force: true)),
        new("POST", "connections/{}/resync", Resync),
        new("GET", "connections/{}/sync-history", List),
        new("GET", "connections/{}/state", GetState),
        new("PATCH", "connections/{}/state", UpdateState),
    ];

    private static Either<Refusal, Reply> Sync(Store store, Incoming call, bool force)
    {
        Connection.Of(store, call.Item).Start(restart: force);
        return Triggered(call);
    }

    private static Either<Refusal, Reply> Resync(Store store, Incoming call)
    {
        var isValid = call.Body["scope"] switch
        {
            null => true,
            JsonObject { Count: > 0 } tables => tables.All(schema => schema.Value is JsonArray { Count: > 0 }),
            _ => false,
        };
        if (!isValid)
        {
            return Refusal.InvalidInput("scope must name at least one table of each schema.");
        }

        Connection.Of(store, call.Item).StartOver();
        return Triggered(call);
    }

    private static Reply Triggered(Incoming call) =>
        Reply.Success($"Sync has been successfully triggered for connection with id '{call.Ids[0]}'");

    // a range of an hour before its end, or after its start, unless both are given
    private static Either<Refusal, Reply> List(Store store, Incoming call) =>
        from start in call.Time("start_time")
        from end in call.Time("end_time")
        let until = end.IfNone(start.Map(time => time.AddHours(1)).IfNone(store.Time))
        let since = start.IfNone(until.AddHours(-1))
        from range in Refusal.If(until - since > TimeSpan.FromDays(7), Refusal.InvalidInput("The range is at most 7 days."))
        from page in call.Page(
            "Connection sync history retrieved successfully",
            Connection.Of(store, call.Item).Syncs.Where(sync => Store.TimeOf(sync["start"]) is var time && time >= since && time <= until),
            sync => sync.Copy())
        select page;

    private static Either<Refusal, Reply> GetState(Store store, Incoming call) =>
        from connection in WithState(store, call)
        select Reply.Success("Connection state retrieved successfully", new JsonObject { ["state"] = connection.State.DeepClone() });

    private static Either<Refusal, Reply> UpdateState(Store store, Incoming call) =>
        from connection in WithState(store, call)
        from idle in Refusal.If(connection.IsSyncing, Refusal.Conflict("A sync is running."))
        from paused in Refusal.If(!connection.IsPaused, Refusal.InvalidInput("The connection must be paused."))
        from body in Refusal.If(call.MissingBody)
        let state = connection.State = call.Body["state"]?.DeepClone() ?? connection.State
        select Reply.Success("Connection state has been updated", new JsonObject { ["state"] = state.DeepClone() });

    private static Either<Refusal, Connection> WithState(Store store, Incoming call) =>
        Connection.Of(store, call.Item) is var connection && ServicesWithState.Contains(connection.Service)
            ? connection
            : Refusal.InvalidInput($"Service '{connection.Service}' keeps no state.");
}
