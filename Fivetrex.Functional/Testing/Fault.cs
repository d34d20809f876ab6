using System.Text.Json.Nodes;

namespace Fivetrex.Functional.Testing;

/// <summary>What <see cref="InMemoryFivetran.FailNext"/> lets happen to a call instead of, or before, its answer.</summary>
public sealed record Fault
{
    private Fault() { }

    internal Option<Reply> Reply { get; private init; }

    internal Option<TimeSpan> RetryAfter { get; private init; }

    internal Option<TimeSpan> Delay { get; private init; }

    internal bool IsDropped { get; private init; }

    /// <summary>The connection breaks: <see cref="FivetranError.Transport"/>.</summary>
    public static Fault Dropped { get; } = new() { IsDropped = true };

    /// <summary>An error in Fivetran's own words.</summary>
    public static Fault Status(int status, string code, string message) =>
        new() { Reply = new Reply(status, new JsonObject { ["code"] = code, ["message"] = message }.ToJsonString(), "application/json") };

    /// <summary>A status with an empty body.</summary>
    public static Fault Status(int status) => Answer(status, "", "application/json");

    /// <summary>Any answer at all, a gateway's HTML page for one.</summary>
    public static Fault Answer(int status, string body, string mediaType) => new() { Reply = new Reply(status, body, mediaType) };

    /// <summary>429 with a <c>Retry-After</c> of whole seconds.</summary>
    public static Fault RateLimited(TimeSpan retryAfter) =>
        Status(429, "TooManyRequests", "Too many requests.") with { RetryAfter = retryAfter };

    /// <summary>The right answer, late.</summary>
    public static Fault Delayed(TimeSpan delay) => new() { Delay = delay };
}
