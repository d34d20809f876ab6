using Microsoft.Extensions.Logging;

namespace Fivetrex.Functional;

/// <summary>An attempt that waits at a <see cref="RequestGate"/>.</summary>
/// <param name="Verb">The verb.</param>
/// <param name="Endpoint">The verb and the route template, <c>GET /groups/{groupId}</c>: without ids.</param>
/// <param name="Kind">The kind of the request. Fivetran limits some kinds separately.</param>
/// <param name="Attempt">The number of the attempt in its call, from 1.</param>
public sealed record GateRequest(HttpMethod Verb, string Endpoint, RequestKind Kind, int Attempt)
{
    /// <summary>The clock of the call.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The logger of the call; null: no logging.</summary>
    public ILogger? Logger { get; init; }
}

/// <summary>The reason of a gate not to send an attempt. The call ends in <see cref="FivetranError.RateLimited"/>.</summary>
/// <param name="Reason">The reason, as a part of the error's message.</param>
/// <param name="RetryAfter">The wait after which the gate may be open; None when it is unknown.</param>
public sealed record GateRefusal(string Reason, Option<TimeSpan> RetryAfter = default);

/// <summary>The kinds of requests that Fivetran limits separately. Each request also counts against the limit of all requests.</summary>
/// <remarks><see href="https://fivetran.com/docs/rest-api/rate-limiting">Reference</see>.</remarks>
public enum RequestKind
{
    /// <summary>A request with no limit of its own.</summary>
    Other,

    /// <summary>A request that reads a source: a reload of a schema, or the columns of a table.</summary>
    SourceInteraction,

    /// <summary>A request that runs setup tests. It counts as a source interaction too.</summary>
    SetupTests,

    /// <summary>The creation of a user.</summary>
    UserCreation,

    /// <summary>The creation of a private link.</summary>
    PrivateLinkCreation,
}
