using System.Text.Json.Nodes;

namespace Fivetrex.Functional.Testing.Service.Resources;

/// <summary>The moves of a connection to another group; a move with data takes as long as a sync.</summary>
internal static class ConnectionMoves
{
    public static Operation[] Operations { get; } =
    [
        new("POST", "connections/{}/move", Move)
        {
            Fields =
            {
                ["destination_group_id"] = Kind.Text,
                ["sync_behavior"] = Kind.OneOf<MoveBehavior>(),
                ["force_move"] = Kind.Flag,
            },
        },
        new("GET", "connections/{}/move/{}", GetJob),
    ];

    private static string JobsOf(Incoming call) => $"connections/{call.Ids[0]}/move";

    private static Either<Refusal, Reply> Move(Store store, Incoming call) =>
        from groupId in call.Required("destination_group_id")
        from known in Refusal.If(GroupResource.Definition.Missing(store, groupId))
        from paused in Refusal.If(
            !Connection.Of(store, call.Item).IsPaused, Refusal.Conflict("The connection must be paused."))
        let behavior = call.Text("sync_behavior").IfNone("CONTINUE")
        let move = new JsonObject
        {
            ["connection_id"] = call.Ids[0],
            ["source_group_id"] = call.Item.Text("group_id"),
            ["destination_group_id"] = groupId,
            ["sync_behavior"] = behavior,
            ["moved_at"] = null,
        }
        select Reply.Success(
            "Connection has been moved",
            behavior == "CONTINUE_WITH_DATA"
                ? move.With("job_id", StartJob(store, call, groupId))
                : move.With("moved_at", Finish(store, call, groupId)));

    private static string Finish(Store store, Incoming call, string groupId)
    {
        call.Item["group_id"] = groupId;
        return store.Now;
    }

    private static string StartJob(Store store, Incoming call, string groupId)
    {
        var id = store.NextUuid();
        var job = store.Collection(JobsOf(call))[id] = new JsonObject
        {
            ["id"] = id,
            ["status"] = "IN_PROGRESS",
            ["connection_id"] = call.Ids[0],
            ["source_group_id"] = call.Item.Text("group_id"),
            ["destination_group_id"] = groupId,
            ["created_at"] = store.Now,
            ["started_at"] = store.Now,
            ["completed_at"] = null,
            ["error_message"] = null,
        };
        store.After(store.SyncDuration, time =>
        {
            job.With("status", "SUCCESS").With("completed_at", Store.Stamp(time));
            call.Item["group_id"] = groupId;
        });
        return id;
    }

    private static Either<Refusal, Reply> GetJob(Store store, Incoming call) => store.Find(JobsOf(call), call.Ids[1])
        .Map(job => Reply.Success("Connection move job retrieved successfully", job))
        .ToEither(Refusal.NotFound("MoveJob", call.Ids[1]));
}
