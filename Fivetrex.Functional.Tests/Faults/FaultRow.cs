using System.Net.Sockets;

namespace Fivetrex.Functional.Tests.Faults;

/// <summary>What a fault may want to know of the request that it happens to.</summary>
internal sealed record Asked(string Good, int Time, int Port);

/// <summary>How often a request arrived.</summary>
internal sealed record Arrivals(int Get, int Create, int ThirdPage);

/// <summary>
/// A fault, and what comes of it. <c>docs/guides/reliability.md</c> is written from this, and <see cref="FaultTests"/> checks it.
/// </summary>
internal sealed record FaultRow(string Name)
{
    private const int LongestBody = 2048, LongestMessage = 120;

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

    /// <summary>
    /// What the caller sees, but for the endpoint; nothing where the call succeeds. A <c>Transport</c> gives a part of its message that
    /// does not change.
    /// </summary>
    public FivetranError? Error { get; init; }

    /// <summary>The same for a write, where that is not retried.</summary>
    public FivetranError? WriteError { get; init; }

    public Arrivals Arrives { get; init; } = FaultTable.Once;

    /// <summary>What a <c>Decoding</c> keeps of the body, made from that of a good answer.</summary>
    public Func<string, string>? Shows { get; init; }

    /// <summary>The waits between the attempts, in seconds, where the row is about them.</summary>
    public int[]? Waits { get; init; }

    /// <summary>Whether the fault needs a connection that is new.</summary>
    public bool NeedsConnections => IsRefused || Accepts is not null;

    public override string ToString() => Name;

    /// <summary>Whether a write that met it may have been carried out, or not, and nobody can say.</summary>
    public bool LeavesOpen => (WriteError ?? Error) is FivetranError.Transport or FivetranError.Timeout or FivetranError.ServerError;

    public FivetranError? ErrorOf(Caller caller) => ((caller.IsWrite ? WriteError : null) ?? Error) switch
    {
        FivetranError.Decoding error => error with
        {
            Endpoint = caller.Endpoint,
            Message = error.Message.Replace("$.data.", caller.PathOfGood, StringComparison.Ordinal),
            Body = new Secret(Shows!(caller.GoodBody) is { Length: > LongestBody } text ? text[..LongestBody] : Shows(caller.GoodBody)),
        },
        { } error => error with { Endpoint = caller.Endpoint },
        null => null,
    };

    public int ArrivesFor(Caller caller) =>
        caller == Caller.Get ? Arrives.Get : caller == Caller.ThirdPage ? Arrives.ThirdPage : Arrives.Create;

    /// <summary>The row as <c>docs/guides/reliability.md</c> has it.</summary>
    public string Told()
    {
        var write = WriteError is null ? "" : $"; a write {Told(WriteError)}";
        var waits = Waits switch
        {
            null => "",
            [] when Arrives.Get > 1 => ", without a wait between",
            [] => ", at once",
            [var one] => $", after a wait of {one} s",
            _ => $", after waits of {string.Join(" and ", Waits.Select(wait => $"{wait} s"))}",
        };
        return $"| {Name} | {Told(Error)}{write}{waits} | {Arrives.Get} | {Arrives.Create} | {Arrives.ThirdPage} |";
    }

    private static string Told(FivetranError? error) => error is null ? "the answer"
        : $"`{error.GetType().Name}`{error.Status.Match(Some: status => $" ({status})", None: () => "")}: {(error.Message.Length > LongestMessage ? $"{error.Message[..LongestMessage]}…" : error.Message)}";
}
