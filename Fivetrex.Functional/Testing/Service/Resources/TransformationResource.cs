using System.Text.Json.Nodes;

namespace Fivetrex.Functional.Testing.Service.Resources;

/// <summary>Transformations.</summary>
internal static class TransformationResource
{
    private static readonly string[] DbtCoreParts = ["project_id", "name", "steps"];

    public static Resource Definition { get; } = new("transformations", "Transformation")
    {
        UpdatedMessage = "Transformation updated successfully",
        Required = ["type", "transformation_config"],
        Fixed = { ["type"] = Kind.Text },
        Settable =
        {
            ["schedule"] = Kind.Object,
            ["paused"] = Kind.Flag,
            ["transformation_config"] = Kind.MergedObject([]),
        },
        New = (store, _) => new JsonObject
        {
            ["status"] = "NEW",
            ["schedule"] = new JsonObject { ["schedule_type"] = "INTEGRATED" },
            ["paused"] = false,
            ["created_at"] = store.Now,
            ["created_by_id"] = UserResource.Owner,
            ["output_model_names"] = new JsonArray(),
        },
        View = View,
        Matches = (store, call, item) => call.Selects("type", item.Text("type"))
            && call.Selects("project_id", item["transformation_config"]?["project_id"]?.ToString())
            && call.Query.Find("group_id").ForAll(id => GroupOf(store, item) == id),
        CreateProblem = (_, call) => call.Text("type") == Some("DBT_CORE")
            ? DbtCoreParts.Select(part => call.Missing($"transformation_config.{part}")).FirstOrDefault(problem => problem.IsSome)
            : None,
        Operations =
        [
            new("POST", "transformations/{}/run", Run) { Fields = { ["full_refresh"] = Kind.Flag } },
            new("POST", "transformations/{}/cancel", Cancel),
            new("POST", "transformations/{}/upgrade", (_, _) => Reply.Success("Transformation package has been upgraded")),
        ],
    };

    private static string? GroupOf(Store store, JsonObject item)
    {
        var config = item["transformation_config"];
        if (config?["project_id"] is { } project)
        {
            return store.Find("transformation-projects", project.ToString()).Map(found => found.Text("group_id")!).Case as string;
        }

        return config?["connection_ids"] is JsonArray { Count: > 0 } ids
            ? store.Find("connections", $"{ids[0]}").Map(found => found.Text("group_id")!).Case as string
            : null;
    }

    // a run takes as long as a sync
    private static JsonObject View(Store store, JsonObject item)
    {
        if (item.Text("status") == "RUNNING" && store.IsOver(item["last_started_at"], store.SyncDuration))
        {
            item["status"] = "SUCCEEDED";
            item["last_ended_at"] = Store.Stamp(Store.TimeOf(item["last_started_at"]) + store.SyncDuration);
        }

        return item.Copy();
    }

    private static Either<Refusal, Reply> Run(Store store, Incoming call)
    {
        call.Item.With("status", "RUNNING").With("last_started_at", store.Now);
        return Reply.Success($"Transformation with id '{call.Ids[0]}' has been started");
    }

    private static Either<Refusal, Reply> Cancel(Store store, Incoming call)
    {
        if (View(store, call.Item).Text("status") == "RUNNING")
        {
            call.Item.With("status", "CANCELED").With("last_ended_at", store.Now);
        }

        return Reply.Success($"Transformation with id '{call.Ids[0]}' has been canceled");
    }
}
