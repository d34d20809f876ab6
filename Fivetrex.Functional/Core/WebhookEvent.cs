using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
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
[JsonConverter(typeof(WebhookEventConverter))]
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
    /// <summary>
    /// The key of the event, the same for each delivery of it: its type, connector, sync and time. Without a sync or a time, also a hash of
    /// the body.
    /// </summary>
    [JsonIgnore]
    public string Key => string.Join(
        ' ',
        Event.Value.ToLowerInvariant(),
        ConnectorId.IfNone("-"),
        SyncId.IfNone("-"),
        Created.Map(at => at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)).IfNone("-"),
        SyncId.IsSome && Created.IsSome
            ? "-"
            : Convert.ToHexString(SHA256.HashData(JsonMarshal.GetRawUtf8Value(Body.Value))));

    /// <summary>The outcome of a sync. A failed sync may be followed by one that succeeds.</summary>
    [JsonIgnore]
    public Option<WebhookSyncStatus> Status => Detail("status").Map(value => new WebhookSyncStatus(value));

    /// <summary>The reason why a sync failed.</summary>
    [JsonIgnore]
    public Option<string> Reason => Detail("reason");

    /// <summary>The task that resolves the failure, for example <c>reconnect</c>.</summary>
    [JsonIgnore]
    public Option<string> TaskType => Detail("taskType", "task_type");

    /// <summary>The time at which a rescheduled sync continues, in UTC.</summary>
    [JsonIgnore]
    public Option<DateTimeOffset> RescheduledAt =>
        Detail("rescheduledAt", "rescheduled_at", "rescheduledFor", "rescheduled_for").Bind(TimeReader.TryParse);

    /// <summary>Reads the body of a delivery. <see cref="WebhookReceiver"/> verifies it first.</summary>
    /// <remarks>
    /// Each field is read at the top level and in <c>data</c>, under its current and its former name; the current name takes precedence. A
    /// blank value counts as absent.
    /// </remarks>
    /// <returns>The event; <see cref="FivetranError.Decoding"/> when the body is not one.</returns>
    [Pure]
    public static Either<FivetranError, WebhookEvent> Read(ReadOnlySpan<byte> rawBody)
    {
        if (Reading.Whole<RawJson>(rawBody, out var problem) is not { } body)
        {
            return Undecodable(rawBody, problem!);
        }

        var data = body.Property("data").Filter(found => found.ValueKind != JsonValueKind.Null).Map(found => new RawJson(found));
        Option<string> Text(params string[] names) => First(body.Cons(data.ToSeq()), names);
        return Text("event").Case is not string name
            ? Undecodable(rawBody, "$: lacks 'event'")
            : new WebhookEvent(
                new WebhookEventType(name),
                body,
                Text("created").Bind(TimeReader.TryParse),
                Text("connection_type", "connector_type").Map(value => new Service(value)),
                Text("connection_id", "connector_id"),
                Text("connection_name", "connector_name"),
                Text("sync_id", "syncId"),
                Text("destination_group_id", "group_id"),
                data);
    }

    private static FivetranError.Decoding Undecodable(ReadOnlySpan<byte> rawBody, string problem) =>
        FivetranError.Decoding.Of(rawBody) with { Endpoint = nameof(WebhookEvent), Message = problem };

    // by name first: a current name in one place takes precedence over a former one in the other
    private static Option<string> First(Seq<RawJson> places, IEnumerable<string> names) => toSeq(names)
        .Bind(name => places.Choose(place => place.Text(name)))
        .Find(text => !string.IsNullOrWhiteSpace(text));

    // the details of an event are in data
    private Option<string> Detail(params string[] names) => First(Data.ToSeq().Add(Body), names);
}

/// <summary>Writes the body of an event as it was received, and reads a body.</summary>
internal sealed class WebhookEventConverter : JsonConverter<WebhookEvent>
{
    public override WebhookEvent Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        WebhookEvent.Read(new RawJson(JsonElement.ParseValue(ref reader)).AsUtf8())
            .IfLeft(error => throw new JsonException(error.Message));

    public override void Write(Utf8JsonWriter writer, WebhookEvent value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value.Body, options);
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
