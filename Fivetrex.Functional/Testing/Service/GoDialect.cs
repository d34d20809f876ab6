using System.Text.Json.Nodes;

namespace Fivetrex.Functional.Testing.Service;

/// <summary>Writes the answers as the official Go client expects them.</summary>
internal static class GoDialect
{
    public static Reply Of(string[] path, Reply reply)
    {
        if (reply.Status is not (200 or 201) || reply.File is not null || JsonNode.Parse(reply.Body) is not JsonObject answer)
        {
            return reply;
        }

        if (path is not ["destinations", ..])
        {
            return IsMembershipOrLogService(path) && reply.Status == 201
                ? Reply.Of(201, "Created", $"{answer["message"]}", answer["data"])
                : reply;
        }

        if (answer["data"] is JsonObject data)
        {
            Rewrite(data);
            (data["items"] as JsonArray)?.OfType<JsonObject>().Iter(Rewrite);
        }

        return Reply.Of(reply.Status, "Success", $"{answer["message"]}", answer["data"]);
    }

    private static bool IsMembershipOrLogService(string[] path) =>
        path is ["external-logging", ..] or ["teams" or "users", _, "groups" or "connections" or "users", ..];

    private static void Rewrite(JsonObject destination)
    {
        if (destination["setup_status"] is { } status)
        {
            destination["setup_status"] = $"{status}".ToLowerInvariant();
        }

        if (destination["config"] is JsonObject config)
        {
            config.Where(setting => setting.Value is JsonValue).ToList().ForEach(setting => config[setting.Key] = $"{setting.Value}");
        }
    }
}
