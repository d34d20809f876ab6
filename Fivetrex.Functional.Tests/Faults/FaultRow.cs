using System.Net.Sockets;

namespace Fivetrex.Functional.Tests.Faults;

/// <summary>What a fault may want to know of the request that it happens to.</summary>
internal sealed record Asked(string Good, int Time, int Port);

/// <summary>How often a request arrived.</summary>
internal sealed record Arrivals(int Get, int Create, int ThirdPage);

/// <summary>A fault, and what comes of it. <c>docs/reliability.md</c> is written from this, and <see cref="FaultTests"/> checks it.</summary>
internal sealed record FaultRow(string Name)
{
    /// <summary>What the server does with the request.</summary>
    public Func<Wire, Asked, Task>? Answers { get; init; }

    /// <inheritdoc cref="Answers"/>
    public Func<Http2Wire, Asked, Task>? AnswersHttp2 { get; init; }

    /// <summary>What it does with the connection, before there is a request.</summary>
    public Func<Socket, CancellationToken, Task>? Accepts { get; init; }

    /// <summary>Nobody listens.</summary>
    public bool IsRefused { get; init; }

    public bool IsSecure { get; init; }

    /// <summary>The connection has served a call before.</summary>
    public bool IsUsed { get; init; }

    /// <summary>What the caller sees, but for the endpoint; nothing where the call succeeds. A <c>Transport</c> gives a part of its message that does not change.</summary>
    public FivetranError? Error { get; init; }

    /// <summary>The same for a write, where that is not retried.</summary>
    public FivetranError? WriteError { get; init; }

    public Arrivals Arrives { get; init; } = FaultTable.Once;

    /// <summary>The waits between the attempts of a read, in seconds, where the row is about them.</summary>
    public int[]? Waits { get; init; }

    /// <summary>Whether the fault needs a connection that is new.</summary>
    public bool NeedsConnections => IsRefused || Accepts is not null;

    public override string ToString() => Name;

    public FivetranError? ErrorOf(Caller caller) =>
        (caller.Endpoint.StartsWith("GET", StringComparison.Ordinal) ? Error : WriteError ?? Error) is { } error ? error with { Endpoint = caller.Endpoint } : null;

    public int ArrivesFor(Caller caller) =>
        caller == Caller.Get ? Arrives.Get : caller == Caller.ThirdPage ? Arrives.ThirdPage : Arrives.Create;
}
