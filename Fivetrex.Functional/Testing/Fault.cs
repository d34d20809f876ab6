using System.Text.Json.Nodes;
using Fivetrex.Functional.Testing.Service;

namespace Fivetrex.Functional.Testing;

/// <summary>A fault that <see cref="InMemoryFivetran.FailNext"/> applies to a call, in place of its answer or before it.</summary>
public sealed record Fault
{
    private Fault() { }

    internal Option<Reply> Reply { get; private init; }

    internal Option<TimeSpan> RetryAfter { get; private init; }

    internal Option<TimeSpan> Delay { get; private init; }

    internal bool IsDropped { get; private init; }

    /// <summary>The connection breaks: <see cref="FivetranError.Transport"/>.</summary>
    public static Fault Dropped { get; } = new() { IsDropped = true };

    /// <summary>Returns an error in Fivetran's format.</summary>
    public static Fault Status(int status, string code, string message) =>
        new() { Reply = new Reply(status, new JsonObject { ["code"] = code, ["message"] = message }.ToJsonString(), "application/json") };

    /// <summary>Returns a status with an empty body.</summary>
    public static Fault Status(int status) => Answer(status, "", "application/json");

    /// <summary>Returns an arbitrary answer, such as the HTML page of a gateway.</summary>
    public static Fault Answer(int status, string body, string mediaType) => new() { Reply = new Reply(status, body, mediaType) };

    /// <summary>Returns 429 with a <c>Retry-After</c> in whole seconds.</summary>
    public static Fault RateLimited(TimeSpan retryAfter) =>
        Status(429, "TooManyRequests", "Too many requests.") with { RetryAfter = retryAfter };

    /// <summary>Returns the normal answer after a delay.</summary>
    public static Fault Delayed(TimeSpan delay) => new() { Delay = delay };
}
