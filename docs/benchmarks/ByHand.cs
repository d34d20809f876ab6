using System.Text.Json;
using System.Text.Json.Serialization;

namespace Fivetrex.Functional.Benchmarks;

/// <summary>
/// The baseline of every table: code without a library, on <see cref="HttpClient"/> and the source generator of the serializer.
/// </summary>
internal sealed class ByHand(HttpClient http)
{
    private const string Account = "https://api.fivetran.com/v1/groups/";

    public static RawPage Decode(byte[] body) => JsonSerializer.Deserialize(body, RawContext.Default.RawEnvelopeRawPage)!.Data!;

    public async Task<RawGroup> Get(string group)
    {
        var body = await http.GetByteArrayAsync(new Uri(Account + group));
        return JsonSerializer.Deserialize(body, RawContext.Default.RawEnvelopeRawGroup)!.Data!;
    }

    public async Task<string> GetMissing(string group)
    {
        using var response = await http.GetAsync(new Uri(Account + group));
        var error = JsonSerializer.Deserialize(await response.Content.ReadAsByteArrayAsync(), RawContext.Default.RawError)!;
        return $"{response.StatusCode} {error.Message}";
    }

    public async Task<int> Stream(string group, int limit)
    {
        var (items, cursor) = (0, "");
        while (cursor is not null)
        {
            var next = cursor.Length == 0 ? "" : $"&cursor={cursor}";
            var page = Decode(await http.GetByteArrayAsync(new Uri($"{Account}{group}/connections?limit={limit}{next}")));
            items += page.Items!.Count;
            cursor = page.NextCursor;
        }

        return items;
    }

    /// <summary>Reads all pages, one after the other, into a list; the buffer of a page is used again for the next.</summary>
    public async Task<List<RawConnector>> List(string address, int limit)
    {
        var items = new List<RawConnector>();
        var (buffer, cursor) = (System.Array.Empty<byte>(), "");
        while (cursor is not null)
        {
            var next = cursor.Length == 0 ? "" : $"&cursor={Uri.EscapeDataString(cursor)}";
            using var response = await http.GetAsync(
                new Uri($"{address}?limit={limit}{next}"), HttpCompletionOption.ResponseHeadersRead);
            var length = (int)response.EnsureSuccessStatusCode().Content.Headers.ContentLength!;
            buffer = buffer.Length < length ? new byte[length + (length / 8)] : buffer;
            using var stream = await response.Content.ReadAsStreamAsync();
            await stream.ReadExactlyAsync(buffer.AsMemory(0, length));
            var page = JsonSerializer.Deserialize(buffer.AsSpan(0, length), RawContext.Default.RawEnvelopeRawPage)!.Data!;
            items.AddRange(page.Items!);
            cursor = page.NextCursor;
        }

        return items;
    }
}

internal sealed record RawEnvelope<T>
{
    public T? Data { get; set; }
}

internal sealed record RawError
{
    public string? Code { get; set; }

    public string? Message { get; set; }
}

internal sealed record RawGroup
{
    public string? Id { get; set; }

    public string? Name { get; set; }

    public DateTimeOffset? CreatedAt { get; set; }
}

internal sealed record RawPage
{
    public List<RawConnector>? Items { get; set; }

    public string? NextCursor { get; set; }
}

internal sealed record RawConnector
{
    public string? Id { get; set; }

    public string? GroupId { get; set; }

    public string? Service { get; set; }

    public int? ServiceVersion { get; set; }

    public string? Schema { get; set; }

    public string? ConnectedBy { get; set; }

    public DateTimeOffset? CreatedAt { get; set; }

    public DateTimeOffset? SucceededAt { get; set; }

    public DateTimeOffset? FailedAt { get; set; }

    public bool? Paused { get; set; }

    public bool? PauseAfterTrial { get; set; }

    public int? SyncFrequency { get; set; }

    public string? ScheduleType { get; set; }

    public string? DataDelaySensitivity { get; set; }

    public int? DataDelayThreshold { get; set; }

    public string? NetworkingMethod { get; set; }

    public string? PrivateLinkId { get; set; }

    public string? ProxyAgentId { get; set; }

    public string? HybridDeploymentAgentId { get; set; }

    public RawStatus? Status { get; set; }

    public JsonElement Config { get; set; }
}

internal sealed record RawStatus
{
    public string? SetupState { get; set; }

    public string? SchemaStatus { get; set; }

    public string? SyncState { get; set; }

    public string? UpdateState { get; set; }

    public bool? IsHistoricalSync { get; set; }

    public List<RawError>? Tasks { get; set; }

    public List<RawError>? Warnings { get; set; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(RawEnvelope<RawPage>))]
[JsonSerializable(typeof(RawEnvelope<RawGroup>))]
[JsonSerializable(typeof(RawError))]
internal sealed partial class RawContext : JsonSerializerContext;
