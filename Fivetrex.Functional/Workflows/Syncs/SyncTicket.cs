using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Fivetrex.Functional;

/// <summary>The state of a connector before a sync: with it, the end of the sync is recognised later, also by another process.</summary>
/// <remarks>
/// Serialises to JSON and back, by <c>JsonSerializer</c> or by <see cref="ToJson"/> and <see cref="Parse"/>. All times are those of the
/// service.
/// </remarks>
/// <param name="ConnectorId">The connector's identifier.</param>
/// <param name="GroupId">The identifier of its group; None when it is unknown.</param>
/// <param name="SucceededAt">The end of the last successful sync; None before the first.</param>
/// <param name="FailedAt">The end of the last failed sync; None before the first.</param>
/// <param name="RescheduledFor">The time for which a sync was rescheduled; None for any other state.</param>
/// <param name="WasSyncing">Whether a sync was running.</param>
[JsonConverter(typeof(SyncTicketConverter))]
public sealed record SyncTicket(
    string ConnectorId,
    Option<string> GroupId = default,
    Option<DateTimeOffset> SucceededAt = default,
    Option<DateTimeOffset> FailedAt = default,
    Option<DateTimeOffset> RescheduledFor = default,
    bool WasSyncing = false)
{
    /// <summary>Creates the ticket of a connector as it is now: its next sync that ends is waited for.</summary>
    public static SyncTicket Of(Connector connector)
    {
        ArgumentNullException.ThrowIfNull(connector);
        return new SyncTicket(
            connector.Id,
            connector.GroupId,
            connector.SucceededAt,
            connector.FailedAt,
            connector.Status.Bind(status => status.RescheduledFor),
            connector.IsSyncing);
    }

    /// <summary>Reads a ticket that <see cref="ToJson"/> has written.</summary>
    /// <returns>The ticket; <see cref="FivetranError.InvalidRequest"/> when the text is not one.</returns>
    public static Either<FivetranError, SyncTicket> Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json ?? "");
            return SyncTicketConverter.Read(document.RootElement);
        }
        catch (JsonException problem)
        {
            return new FivetranError.InvalidRequest { Endpoint = "SyncTicket.Parse", Message = $"not a ticket: {problem.Message}" };
        }
    }

    /// <summary>Returns the ticket as one line of JSON.</summary>
    public string ToJson()
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            SyncTicketConverter.Write(json, this);
        }

        return System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    /// <summary>Returns the ticket as JSON.</summary>
    public override string ToString() => ToJson();
}

/// <summary>Writes a ticket in the names of the service's JSON, without members that are None.</summary>
internal sealed class SyncTicketConverter : JsonConverter<SyncTicket>
{
    public override SyncTicket Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return Read(document.RootElement);
    }

    public override void Write(Utf8JsonWriter writer, SyncTicket value, JsonSerializerOptions options) => Write(writer, value);

    public static SyncTicket Read(JsonElement json) =>
        json.ValueKind == JsonValueKind.Object && Text(json, "connector_id").Case is string id
        ? new SyncTicket(
            id,
            Text(json, "group_id"),
            Time(json, "succeeded_at"),
            Time(json, "failed_at"),
            Time(json, "rescheduled_for"),
            json.TryGetProperty("was_syncing", out var was) && was.ValueKind == JsonValueKind.True)
        : throw new JsonException("connector_id is missing");

    public static void Write(Utf8JsonWriter json, SyncTicket ticket)
    {
        json.WriteStartObject();
        json.WriteString("connector_id", ticket.ConnectorId);
        ticket.GroupId.IfSome(id => json.WriteString("group_id", id));
        ticket.SucceededAt.IfSome(at => json.WriteString("succeeded_at", at));
        ticket.FailedAt.IfSome(at => json.WriteString("failed_at", at));
        ticket.RescheduledFor.IfSome(at => json.WriteString("rescheduled_for", at));
        json.WriteBoolean("was_syncing", ticket.WasSyncing);
        json.WriteEndObject();
    }

    private static Option<string> Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? Optional(value.GetString()) : None;

    private static Option<DateTimeOffset> Time(JsonElement json, string name) => Text(json, name).Map(text =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : throw new JsonException($"{name} is not a time"));
}
