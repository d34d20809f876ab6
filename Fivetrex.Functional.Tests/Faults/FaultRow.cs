using System.Net.Sockets;

namespace Fivetrex.Functional.Tests.Faults;

/// <summary>The request that a fault happens to.</summary>
internal sealed record Asked(string Good, int Time, int Port);

/// <summary>How often a request arrived.</summary>
internal sealed record Arrivals(int Get, int Create, int ThirdPage);

/// <summary>
/// A fault, and what comes of it. <c>docs/guides/reliability.md</c> is written from this, and <see cref="FaultTests"/> checks it.
/// </summary>
internal sealed record FaultRow(string Name)
{
    private const int LongestBody = 2048, LongestBodyOfWrite = 65_536, LongestMessage = 120;

    /// <summary>The action of the server after a request.</summary>
    public Func<Wire, Asked, Task>? Answers { get; init; }

    /// <inheritdoc cref="Answers"/>
    public Func<Http2Wire, Asked, Task>? AnswersHttp2 { get; init; }

    /// <summary>The action of the server with the connection, before a request.</summary>
    public Func<Socket, CancellationToken, Task>? Accepts { get; init; }

    /// <summary>No server listens on the port.</summary>
    public bool IsRefused { get; init; }

    public bool IsSecure { get; init; }

    /// <summary>The connection has served a call before.</summary>
    public bool IsUsed { get; init; }

    /// <summary>
    /// The error that the caller receives, without the endpoint; null where the call succeeds. For a <c>Transport</c>, a part of its
    /// message that does not change.
    /// </summary>
    public FivetranError? Error { get; init; }

    /// <summary>The error of a write, when it is not retried.</summary>
    public FivetranError? WriteError { get; init; }

    public Arrivals Arrives { get; init; } = FaultTable.Once;

    /// <summary>The body that a <c>Decoding</c> keeps, computed from the body of a good answer.</summary>
    public Func<string, string>? Shows { get; init; }

    /// <summary>The waits between the attempts, in seconds, where the row is about them.</summary>
    public int[]? Waits { get; init; }

    /// <summary>Whether the fault needs a connection that is new.</summary>
    public bool NeedsConnections => IsRefused || Accepts is not null;

    public override string ToString() => Name;

    /// <summary>Whether the outcome of a write is unknown after this fault.</summary>
    public bool LeavesOpen => (WriteError ?? Error) is FivetranError.Transport or FivetranError.Timeout or FivetranError.ServerError;

    public FivetranError? ErrorOf(Caller caller) => ((caller.IsWrite ? WriteError : null) ?? Error) switch
    {
        FivetranError.Decoding error => error with
        {
            Endpoint = caller.Endpoint,
            Message = error.Message.Replace("$.data.", caller.PathOfGood, StringComparison.Ordinal),
            Body = new Secret(Cut(Shows!(caller.GoodBody), caller.IsWrite ? LongestBodyOfWrite : LongestBody)),
        },
        { } error => error with { Endpoint = caller.Endpoint },
        null => null,
    };

    private static string Cut(string text, int longest) => text.Length > longest ? text[..longest] : text;

    public int ArrivesFor(Caller caller) =>
        caller == Caller.Get ? Arrives.Get : caller == Caller.ThirdPage ? Arrives.ThirdPage : Arrives.Create;

    /// <summary>The row as <c>docs/guides/reliability.md</c> has it.</summary>
    public string Describe()
    {
        var write = WriteError is null ? "" : $"; a write {Describe(WriteError)}";
        var waits = Waits switch
        {
            null => "",
            [] when Arrives.Get > 1 => ", without a wait between",
            [] => ", at once",
            [var one] => $", after a wait of {one} s",
            _ => $", after waits of {string.Join(" and ", Waits.Select(wait => $"{wait} s"))}",
        };
        return $"| {Name} | {Describe(Error)}{write}{waits} | {Arrives.Get} | {Arrives.Create} | {Arrives.ThirdPage} |";
    }

    private static string Describe(FivetranError? error) => error is null
        ? "the answer"
        : $"`{error.GetType().Name}`{error.Status.Match(Some: status => $" ({status})", None: () => "")}: {Shortened(error.Message)}";

    private static string Shortened(string message) =>
        message.Length > LongestMessage ? $"{message[..LongestMessage]}…" : message;
}
