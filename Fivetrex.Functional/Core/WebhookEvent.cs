using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Fivetrex.Functional.Json;

namespace Fivetrex.Functional.Models;

/// <summary>What Fivetran tells a webhook. May come twice, and in another order than it happened.</summary>
/// <remarks>
/// <code>
/// var news = WebhookEvent.Read(rawBody).Match(
///     Right: told =&gt; $"{told.Event} of {told.ConnectorName}: {told.Status}",
///     Left: error =&gt; error.ToString());
/// </code>
/// </remarks>
/// <param name="Event">What has happened.</param>
/// <param name="Body">All that was told, what is not known here included.</param>
/// <param name="Created">When, in UTC.</param>
/// <param name="ConnectorType">The service of the connector.</param>
/// <param name="ConnectorId">The connector; <c>_connection_1</c> when a webhook is tried.</param>
/// <param name="ConnectorName">Its name.</param>
/// <param name="SyncId">The sync, as <see cref="SyncHistoryRecord.SyncId"/> has it.</param>
/// <param name="GroupId">The group of the connector.</param>
/// <param name="Data">What there is to say of such an event.</param>
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
    /// <summary>How a sync has ended. One that has failed may be followed by one that succeeds.</summary>
    [JsonIgnore]
    public Option<WebhookSyncStatus> Status => Told("status").Map(word => new WebhookSyncStatus(word));

    /// <summary>Why a sync has failed.</summary>
    [JsonIgnore]
    public Option<string> Reason => Told("reason");

    /// <summary>What has to be done about it, <c>reconnect</c> for one.</summary>
    [JsonIgnore]
    public Option<string> TaskType => Told("taskType");

    /// <summary>When a rescheduled sync goes on, in UTC.</summary>
    [JsonIgnore]
    public Option<DateTimeOffset> RescheduledAt => Told("rescheduledAt").Bind(Moment);

    /// <summary>Reads what was sent to a webhook. Verify it first: <see cref="WebhookSignature"/>.</summary>
    /// <returns>The event; <see cref="FivetranError.Decoding"/> when it is none.</returns>
    [Pure]
    public static Either<FivetranError, WebhookEvent> Read(ReadOnlySpan<byte> rawBody) =>
        Reading.Whole<RawJson>(rawBody, out var fault) is not { } told ? Undecodable(rawBody, fault!)
        : Text(told, "event").Case is not string name ? Undecodable(rawBody, "$: lacks 'event'")
        : new WebhookEvent(
            new WebhookEventType(name),
            told,
            Text(told, "created").Bind(Moment),
            (Text(told, "connector_type") | Text(told, "connection_type")).Map(word => new Service(word)),
            Text(told, "connector_id") | Text(told, "connection_id"),
            Text(told, "connector_name") | Text(told, "connection_name"),
            Text(told, "sync_id"),
            Text(told, "group_id") | Text(told, "destination_group_id"),
            told.Property("data").Filter(data => data.ValueKind != JsonValueKind.Null).Map(data => new RawJson(data)));

    private static FivetranError.Decoding Undecodable(ReadOnlySpan<byte> rawBody, string what) =>
        FivetranError.Decoding.Of(rawBody) with { Endpoint = nameof(WebhookEvent), Message = what };

    private static Option<DateTimeOffset> Moment(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment) ? Some(moment) : None;

    // an empty text tells nothing: what stands under the other name counts
    private static Option<string> Text(RawJson told, string name) => told.Text(name).Filter(text => !string.IsNullOrWhiteSpace(text));

    private Option<string> Told(string name) => Data.Bind(data => Text(data, name));
}

/// <summary>How a sync has ended, as webhooks tell it. <see cref="SyncStatus"/> has other words for it.</summary>
[JsonConverter(typeof(OpenEnumConverter))]
public sealed record WebhookSyncStatus(string Value) : OpenEnum(Value)
{
    /// <summary>The sync succeeded.</summary>
    public static readonly WebhookSyncStatus Successful = new("SUCCESSFUL");

    /// <summary>The sync failed.</summary>
    public static readonly WebhookSyncStatus Failure = new("FAILURE");

    /// <summary>The sync failed, and somebody has to do something.</summary>
    public static readonly WebhookSyncStatus FailureWithTask = new("FAILURE_WITH_TASK");

    /// <summary>The sync failed; another attempt may follow.</summary>
    public static readonly WebhookSyncStatus Failed = new("FAILED");

    /// <summary>The source asked to come back later.</summary>
    public static readonly WebhookSyncStatus Rescheduled = new("RESCHEDULED");

    /// <summary>Somebody stopped it.</summary>
    public static readonly WebhookSyncStatus Canceled = new("CANCELED");
}
