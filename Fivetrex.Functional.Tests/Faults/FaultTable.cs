namespace Fivetrex.Functional.Tests.Faults;

/// <summary>Faults of servers, proxies and networks, in the order of <c>docs/guides/reliability.md</c>.</summary>
internal static partial class FaultTable
{
    /// <summary>The first byte of a TLS connection.</summary>
    public const byte Handshake = 0x16;

    /// <summary>Where redirects lead.</summary>
    public const string Elsewhere = "/elsewhere";

    private const string Json = "200 OK\nContent-Type: application/json";

    private const string JsonHead = $"HTTP/1.1 {Json}";

    public static readonly Arrivals Once = new(1, 1, 1);

    private static readonly Arrivals Never = new(0, 0, 0);

    // a read is tried again, a write is not
    private static readonly Arrivals ReadsThrice = new(3, 1, 3);

    // the .NET handler sends a request without a body up to three times more, each time that we send it
    private static readonly Arrivals ReadsTwelveTimes = new(12, 1, 12);

    private static readonly FivetranError.Timeout TimedOut = new() { Message = "no complete answer within 00:01:00" };

    public static IEnumerable<FaultRow> Rows =>
    [
        .. Connections,
        .. Bodies,
        .. Heads,
        .. Encodings,
        .. Statuses,
        .. from status in Redirects
            from row in new[]
            {
                Redirect(status, "the same host", Elsewhere),
                Redirect(status, "another host", "http://localhost:{0}" + Elsewhere),
                Redirect(status, "http", "http://127.0.0.1:{0}" + Elsewhere) with { IsSecure = true },
            }
            select row,
        .. RateLimits,
        .. Tls,
        .. Http2,
    ];

    private static FivetranError.Transport Broken(string message) => new(new IOException(message)) { Message = message };

    private static FivetranError.ServerError Failed(int status, string message) => new() { Status = status, Message = message };

    private static FivetranError.Decoding Undecodable(string message, int status = 200) =>
        new(new Secret("")) { Status = status, Message = message };

    private static Task Done(Action what)
    {
        what();
        return Task.CompletedTask;
    }
}
