using System.Globalization;
using System.Text.Json.Nodes;

namespace Fivetrex.Functional.Testing.Service.Resources;

/// <summary>The events that are posted to webhooks.</summary>
internal static class WebhookEvents
{
    private const string TestedConnection = "_connection_1";

    /// <summary>Posts the start of a sync.</summary>
    public static void SyncStarted(Store store, JsonObject connection, JsonObject sync) =>
        Post(store, "sync_start", Store.TimeOf(sync["start"]), connection, sync, []);

    /// <summary>Posts the end of a sync.</summary>
    /// <param name="store">The account.</param>
    /// <param name="connection">The details of the connection.</param>
    /// <param name="sync">The sync, with its end and its status.</param>
    /// <param name="next">The time of the next attempt of a rescheduled sync; otherwise null.</param>
    public static void SyncEnded(Store store, JsonObject connection, JsonObject sync, DateTimeOffset? next)
    {
        if (store.OnWebhook is not null)
        {
            Post(store, "sync_end", Store.TimeOf(sync["end"]), connection, sync, EndOf(sync.Text("status")!, next));
        }
    }

    /// <summary>Creates the delivery that tests a webhook.</summary>
    public static WebhookDelivery Test(Store store, JsonObject webhook, string type) => Delivery(webhook, Body(
        type,
        store.Time,
        new JsonObject
        {
            ["id"] = TestedConnection,
            ["service"] = TestedConnection,
            ["schema"] = TestedConnection,
            ["group_id"] = webhook.Text("group_id") ?? "_group_1",
        },
        new JsonObject { ["sync_id"] = Guid.Empty.ToString() },
        []));

    private static JsonObject EndOf(string status, DateTimeOffset? next) => status switch
    {
        "COMPLETED" => new() { ["status"] = "SUCCESSFUL" },
        "FAILURE" => new() { ["status"] = "FAILURE", ["reason"] = Connection.FailureReason },
        "RESCHEDULED" => new() { ["status"] = "RESCHEDULED", ["rescheduledAt"] = Milliseconds(next!.Value) },
        _ => new() { ["status"] = "CANCELED" },
    };

    private static void Post(Store store, string type, DateTimeOffset time, JsonObject connection, JsonObject sync, JsonObject data)
    {
        if (store.OnWebhook is null)
        {
            return;
        }

        foreach (var webhook in store.Collection("webhooks").Values.Where(webhook => Receives(webhook, type, connection)))
        {
            store.Post(time, Delivery(webhook, Body(type, time, connection, sync, data.Copy())));
        }
    }

    private static bool Receives(JsonObject webhook, string type, JsonObject connection) =>
        webhook["active"]?.GetValue<bool>() == true
        && webhook["events"] is JsonArray events && events.Any(one => one?.ToString() == type)
        && (webhook["group_id"] is null || webhook.Text("group_id") == connection.Text("group_id"));

    private static JsonObject Body(string type, DateTimeOffset time, JsonObject connection, JsonObject sync, JsonObject data) => new()
    {
        ["event"] = type,
        ["created"] = Milliseconds(time),
        ["connector_type"] = connection.Text("service"),
        ["connector_id"] = connection.Text("id"),
        ["connector_name"] = connection.Text("schema"),
        ["sync_id"] = sync.Text("sync_id"),
        ["destination_group_id"] = connection.Text("group_id"),
        ["data"] = data,
    };

    private static WebhookDelivery Delivery(JsonObject webhook, JsonObject body)
    {
        var bytes = RawJson.Of(body).AsUtf8().ToArray();
        return new WebhookDelivery(
            webhook.Text("url")!,
            bytes,
            string.IsNullOrWhiteSpace(webhook.Text("secret")) ? None : WebhookSignature.Compute(bytes, webhook.Text("secret")!));
    }

    private static string Milliseconds(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
}
