using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Fivetrex.Functional.Json;

namespace Fivetrex.Functional.Models;

/// <summary>An event that Fivetran posts to a webhook. Deliveries may arrive twice and out of order.</summary>
/// <remarks>
/// <code>
/// var text = WebhookEvent.Read(rawBody).Match(
///     Right: received =&gt; $"{received.Event} of {received.ConnectorName}: {received.Status}",
///     Left: error =&gt; error.ToString());
/// </code>
/// </remarks>
/// <param name="Event">The type of the event.</param>
/// <param name="Body">The whole body, including fields that this library does not know.</param>
/// <param name="Created">The time of the event, in UTC.</param>
/// <param name="ConnectorType">The service of the connector.</param>
/// <param name="ConnectorId">The connector's identifier; <c>_connection_1</c> in a test delivery.</param>
/// <param name="ConnectorName">The connector's name.</param>
/// <param name="SyncId">The sync's identifier, the same as <see cref="SyncHistoryRecord.SyncId"/>.</param>
/// <param name="GroupId">The identifier of the connector's group.</param>
/// <param name="Data">The details, which depend on the type of the event.</param>
public sealed record WebhookEvent(
    WebhookEventType Event,
    RawJson Body,
    Option<DateTimeOffset> Created = default,
    Option<Service> ConnectorType = default,
    Option<string> ConnectorId = default,
    Option<string> ConnectorName = default,
    Option<string> SyncId = default,
    Option<string> GroupId = default,
    Option<RawJson> Data = default) : FivetranModel
{
    /// <summary>The outcome of a sync. A failed sync may be followed by one that succeeds.</summary>
    [JsonIgnore]
    public Option<WebhookSyncStatus> Status => DataText("status").Map(value => new WebhookSyncStatus(value));

    /// <summary>The reason why a sync failed.</summary>
    [JsonIgnore]
    public Option<string> Reason => DataText("reason");

    /// <summary>The task that resolves the failure, for example <c>reconnect</c>.</summary>
    [JsonIgnore]
    public Option<string> TaskType => DataText("taskType");

    /// <summary>The time at which a rescheduled sync continues, in UTC.</summary>
    [JsonIgnore]
    public Option<DateTimeOffset> RescheduledAt => DataText("rescheduledAt").Bind(ParseTime);

    /// <summary>Reads the body of a delivery. Verify it first with <see cref="WebhookSignature"/>.</summary>
    /// <returns>The event; <see cref="FivetranError.Decoding"/> when the body is not one.</returns>
    [Pure]
    public static Either<FivetranError, WebhookEvent> Read(ReadOnlySpan<byte> rawBody) =>
        Reading.Whole<RawJson>(rawBody, out var problem) is not { } body ? Undecodable(rawBody, problem!)
        : Text(body, "event").Case is not string name ? Undecodable(rawBody, "$: lacks 'event'")
        : new WebhookEvent(
            new WebhookEventType(name),
            body,
            Text(body, "created").Bind(ParseTime),
            (Text(body, "connector_type") | Text(body, "connection_type")).Map(value => new Service(value)),
            Text(body, "connector_id") | Text(body, "connection_id"),
            Text(body, "connector_name") | Text(body, "connection_name"),
            Text(body, "sync_id"),
            Text(body, "group_id") | Text(body, "destination_group_id"),
            body.Property("data").Filter(data => data.ValueKind != JsonValueKind.Null).Map(data => new RawJson(data)));

    private const DateTimeStyles AsUtc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;

    private static FivetranError.Decoding Undecodable(ReadOnlySpan<byte> rawBody, string problem) =>
        FivetranError.Decoding.Of(rawBody) with { Endpoint = nameof(WebhookEvent), Message = problem };

    private static Option<DateTimeOffset> ParseTime(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, AsUtc, out var time) ? Some(time) : None;

    // an empty text counts as absent, so that the other name is used
    private static Option<string> Text(RawJson body, string name) => body.Text(name).Filter(text => !string.IsNullOrWhiteSpace(text));

    private Option<string> DataText(string name) => Data.Bind(data => Text(data, name));
}

/// <summary>The outcome of a sync in a webhook event. <see cref="SyncStatus"/> uses other values.</summary>
[JsonConverter(typeof(OpenEnumConverter))]
public sealed record WebhookSyncStatus(string Value) : OpenEnum(Value)
{
    /// <summary>The sync succeeded.</summary>
    public static readonly WebhookSyncStatus Successful = new("SUCCESSFUL");

    /// <summary>The sync failed.</summary>
    public static readonly WebhookSyncStatus Failure = new("FAILURE");

    /// <summary>The sync failed, and a user must act.</summary>
    public static readonly WebhookSyncStatus FailureWithTask = new("FAILURE_WITH_TASK");

    /// <summary>The sync failed; another attempt may follow.</summary>
    public static readonly WebhookSyncStatus Failed = new("FAILED");

    /// <summary>The source requested a later sync.</summary>
    public static readonly WebhookSyncStatus Rescheduled = new("RESCHEDULED");

    /// <summary>A user stopped the sync.</summary>
    public static readonly WebhookSyncStatus Canceled = new("CANCELED");
}
