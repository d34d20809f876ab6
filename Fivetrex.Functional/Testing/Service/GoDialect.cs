using System.Text.Json.Nodes;

namespace Fivetrex.Functional.Testing.Service;

/// <summary>Writes the answers about destinations as the official Go client expects them.</summary>
internal static class GoDialect
{
    public static Reply Of(string[] path, Reply reply)
    {
        if (path is not ["destinations", ..] || reply.Status is not (200 or 201) || JsonNode.Parse(reply.Body) is not JsonObject answer)
        {
            return reply;
        }

        if (answer["data"] is JsonObject data)
        {
            Rewrite(data);
            (data["items"] as JsonArray)?.OfType<JsonObject>().Iter(Rewrite);
        }

        return Reply.Of(reply.Status, "Success", $"{answer["message"]}", answer["data"]);
    }

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
