using System.Globalization;
using System.IO.Compression;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests.Faults;

/// <summary>Every way in which a server, or what stands between, has been seen to fail.</summary>
internal static class FaultTable
{
    /// <summary>The first byte of a TLS connection.</summary>
    public const byte Handshake = 0x16;

    /// <summary>Where redirects lead.</summary>
    public const string Elsewhere = "/elsewhere";

    private const string Json = "200 OK\nContent-Type: application/json";

    private const string JsonHead = $"HTTP/1.1 {Json}";

    private const string Slow = """{"code":"TooManyRequests","message":"Slow down"}""";

    private const string Sorry = "<html><body>Sorry</body></html>";

    public static readonly Arrivals Once = new(1, 1, 1);

    private static readonly Arrivals Never = new(0, 0, 0);

    // a read is tried again, a write is not
    private static readonly Arrivals ReadsThrice = new(3, 1, 3);

    private static readonly Arrivals Thrice = new(3, 3, 3);

    // the .NET handler sends a request without a body up to three times more, each time that we send it
    private static readonly Arrivals ReadsTwelveTimes = new(12, 1, 12);

    private static readonly FivetranError.Timeout TimedOut = new() { Message = "no complete answer within 00:01:00" };

    private static readonly FivetranError.Decoding TooLong = Undecodable("the body is longer than ClientConfig.MaxBodySize allows");

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

    private static IEnumerable<string> Redirects =>
        ["301 Moved Permanently", "302 Found", "307 Temporary Redirect", "308 Permanent Redirect"];

    private static IEnumerable<FaultRow> Connections =>
    [
        new("refused") { IsRefused = true, Error = Broken("Connection refused"), Arrives = Never },
        new("accepted and closed at once")
        {
            Accepts = (socket, _) => Done(socket.Close),
            Error = Broken("An error occurred while sending the request."),
            Arrives = Never,
        },
        new("closed without an answer")
        {
            Answers = (wire, _) => Done(wire.Close),
            Error = Broken("The response ended prematurely."),
            Arrives = ReadsTwelveTimes,
        },
        new("closed without an answer, on a connection that was used before")
        {
            IsUsed = true,
            Answers = (wire, _) => Done(wire.Close),
            Error = Broken("The response ended prematurely."),
            Arrives = ReadsTwelveTimes,
        },
        new("reset without an answer")
        {
            Answers = (wire, _) => Done(wire.Reset),
            Error = Broken("Connection reset by peer"),
            Arrives = ReadsThrice,
        },
        new("reset twice without an answer, then fine")
        {
            Answers = (wire, asked) => asked.Time < 3 ? Done(wire.Reset) : wire.Answer(Json, asked.Good),
            WriteError = Broken("Connection reset by peer"),
            Arrives = ReadsThrice,
        },
        new("closed between keep-alive requests")
        {
            Answers = async (wire, asked) =>
            {
                await wire.Answer(Json, asked.Good);
                wire.Close();
            },
        },
        new("reset after the headers")
        {
            Answers = async (wire, _) =>
            {
                await wire.Send($"{JsonHead}\nContent-Length: 100");
                wire.Reset();
            },
            Error = Broken("Connection reset by peer"),
            Arrives = ReadsThrice,
        },
        new("reset in the middle of the body")
        {
            Answers = async (wire, asked) =>
            {
                await wire.Send($"{JsonHead}\nContent-Length: {asked.Good.Length}", asked.Good[..20]);
                wire.Reset();
            },
            Error = Broken("Connection reset by peer"),
            Arrives = ReadsThrice,
        },
        new("headers only, then silence")
        {
            Answers = async (wire, _) =>
            {
                await wire.Send($"{JsonHead}\nContent-Length: 100");
                wire.Pass(TimeSpan.FromMinutes(1));
            },
            Error = TimedOut,
            Arrives = ReadsThrice,
        },
        new("silence")
        {
            Answers = (wire, _) => Done(() => wire.Pass(TimeSpan.FromMinutes(1))),
            Error = TimedOut,
            Arrives = ReadsThrice,
        },
        new("one byte a second")
        {
            Answers = async (wire, asked) =>
            {
                await wire.Send($"{JsonHead}\nContent-Length: {asked.Good.Length}");
                foreach (var letter in asked.Good)
                {
                    await wire.Send([(byte)letter]);
                    wire.Pass(TimeSpan.FromSeconds(1));
                }
            },
            Error = TimedOut,
            Arrives = ReadsThrice,
        },
    ];

    private static IEnumerable<FaultRow> Bodies =>
    [
        new("a body shorter than its Content-Length")
        {
            Answers = async (wire, asked) =>
            {
                await wire.Send($"{JsonHead}\nContent-Length: {asked.Good.Length + 10}", asked.Good);
                wire.Close();
            },
            Error = Broken("The response ended prematurely, with at least 10 additional bytes expected."),
            Arrives = ReadsThrice,
        },
        new("a body longer than its Content-Length, the rest a forged answer")
        {
            Answers = (wire, asked) => wire.Send(
                $"{JsonHead}\nContent-Length: {asked.Good.Length}", asked.Good + "HTTP/1.1 418 Forged\r\nContent-Length: 0\r\n\r\n"),
        },
        new("1-byte chunks")
        {
            Answers = async (wire, asked) =>
            {
                await wire.Send($"{JsonHead}\nTransfer-Encoding: chunked");
                foreach (var letter in asked.Good)
                {
                    await wire.Send(Encoding.ASCII.GetBytes($"1\r\n{letter}\r\n"));
                }

                await wire.Send("0");
            },
        },
        new("a chunk size that is not hex")
        {
            Answers = (wire, asked) => wire.Send($"{JsonHead}\nTransfer-Encoding: chunked", $"zz\r\n{asked.Good}\r\n0\r\n\r\n"),
            Error = Broken("Received chunk header length could not be parsed: '7A-7A'."),
            Arrives = ReadsThrice,
        },
        new("100 MB of whitespace")
        {
            Answers = async (wire, _) =>
            {
                await wire.Send($"{JsonHead}\nContent-Length: {100 * 1024 * 1024}");
                foreach (var part in Whitespace)
                {
                    await wire.Send(part);
                }
            },
            Error = TooLong,
            Shows = Blank,
        },
        Text(
            "JSON nested 10,000 deep",
            good => good.Replace(
                "{\"code\"", $"{{\"unknown\":{new string('[', 10_000)}{new string(']', 10_000)},\"code\"", StringComparison.Ordinal)) with
        {
            Error = Undecodable(
                $"$.unknown{string.Concat(Enumerable.Repeat("[0]", 62))}: The maximum configured depth of 64 has been exceeded. Cannot read next JSON array."),
        },
        Text("a number of 1 MB where a name belongs", good => good.Replace("\"warehouse_eu\"", Digits, StringComparison.Ordinal)) with
        {
            Error = Undecodable("$.data.name: this number does not belong here"),
        },
        Text("a number of 1 MB in an unknown field", good => Extended(good, Digits)),
        Text(
            "duplicate keys, the last as it should be",
            good => good.Replace("\"name\":", "\"name\":\"first\",\"name\":", StringComparison.Ordinal)),
    ];

    private static IEnumerable<FaultRow> Heads =>
    [
        new("10,000 headers")
        {
            Answers = (wire, asked) => wire.Answer(Json + string.Concat(Enumerable.Repeat("\nX-Header: value", 10_000)), asked.Good),
            Error = Broken("The HTTP response headers length exceeded the set limit of 65536 bytes."),
            Arrives = ReadsThrice,
        },
        new("a 64 KB header")
        {
            Answers = (wire, asked) => wire.Answer($"{Json}\nX-Header: {new string('x', 64 * 1024)}", asked.Good),
            Error = Broken("The HTTP response headers length exceeded the set limit of 65536 bytes."),
            Arrives = ReadsThrice,
        },
        new("100 Continue")
        {
            Answers = async (wire, asked) =>
            {
                await wire.Send("HTTP/1.1 100 Continue");
                await wire.Answer(Json, asked.Good);
            },
        },
        new("103 Early Hints")
        {
            Answers = async (wire, asked) =>
            {
                await wire.Send("HTTP/1.1 103 Early Hints\nLink: </style.css>; rel=preload");
                await wire.Answer(Json, asked.Good);
            },
        },
    ];

    private static IEnumerable<FaultRow> Encodings =>
    [
        new("gzip that does not decode")
        {
            Answers = (wire, asked) => wire.Answer($"{Json}\nContent-Encoding: gzip", asked.Good),
            Error = Broken("The archive entry was compressed using an unsupported compression method."),
            Arrives = ReadsThrice,
        },
        new("gzip of half an answer")
        {
            Answers = (wire, asked) => wire.Answer($"{Json}\nContent-Encoding: gzip", Zipped([Encoding.UTF8.GetBytes(asked.Good[..^20])])),
            Error = Undecodable("$.data.created_at: Expected end of string, but instead reached end of data."),
            Shows = good => good[..^20],
        },
        new("a gzip bomb, 100 MB in 100 KB")
        {
            Answers = (wire, _) => wire.Answer($"{Json}\nContent-Encoding: gzip", Bomb.Value),
            Error = TooLong,
            Shows = Blank,
        },
        new("charset UTF-16")
        {
            Answers = (wire, asked) => wire.Answer("200 OK\nContent-Type: application/json; charset=utf-16", Wide(asked.Good)),
            Error = Undecodable("$: the body is not UTF-8"),
            Shows = good => Encoding.UTF8.GetString(Wide(good)),
        },
        new("UTF-8 with a byte order mark")
        {
            Answers = (wire, asked) => wire.Answer(Json, [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(asked.Good)]),
        },
        new("invalid UTF-8")
        {
            Answers = (wire, asked) => wire.Answer(Json, Narrow(asked.Good)),
            Error = Undecodable("$: the body is not UTF-8"),
            Shows = good => Encoding.UTF8.GetString(Narrow(good)),
        },
    ];

    private static IEnumerable<FaultRow> Statuses =>
    [
        Html("200 OK") with { Error = Undecodable("expected JSON and got text/html. $: '<' is an invalid start of a value.") },
        Html("502 Bad Gateway") with
        {
            Error = Failed(502, "Bad Gateway, with a body of type text/html that is not an error of Fivetran's API"),
            Arrives = ReadsThrice,
        },
        Html("503 Service Unavailable") with
        {
            Error = Failed(503, "Service Unavailable, with a body of type text/html that is not an error of Fivetran's API"),
            Arrives = ReadsThrice,
        },
        new("503 twice, then fine")
        {
            Answers = (wire, asked) => asked.Time < 3 ? wire.Answer("503 Service Unavailable", "") : wire.Answer(Json, asked.Good),
            WriteError = Failed(503, "Service Unavailable, without a body"),
            Arrives = ReadsThrice,
        },
        new("204 with a body")
        {
            Answers = (wire, asked) => wire.Answer("204 No Content\nContent-Type: application/json", asked.Good),
            Error = Undecodable("$: the body is empty", 204),
            Shows = _ => "",
        },
        new("205 with a body") { Answers = (wire, asked) => wire.Answer("205 Reset Content\nContent-Type: application/json", asked.Good) },
    ];

    private static IEnumerable<FaultRow> RateLimits =>
    [
        Limited("`Retry-After: 0`", "\nRetry-After: 0", 0, waits: []),
        Limited("`Retry-After: 1`", "\nRetry-After: 1", 1, waits: [1, 1]),
        Limited("a negative `Retry-After`", "\nRetry-After: -5", None, waits: [1, 2]),
        Limited("a huge `Retry-After`, a day", "\nRetry-After: 86400", 86400, waits: []) with { Arrives = Once },
        Limited("a `Retry-After` of more seconds than an int holds", "\nRetry-After: 99999999999", int.MaxValue, waits: []) with
        {
            Arrives = Once,
        },
        Limited("a date in the past for `Retry-After`", "\nRetry-After: Mon, 23 Nov 2026 11:00:00 GMT", None, waits: [1, 2]),
        Limited(
            "a date ten seconds ahead for `Retry-After`, which is then over",
            "\nRetry-After: Mon, 23 Nov 2026 12:00:10 GMT",
            None,
            waits: [10, 2]),
        Limited(
            "a date ten seconds after the service's own for `Retry-After`",
            "\nDate: Fri, 20 Nov 2026 03:00:00 GMT\nRetry-After: Fri, 20 Nov 2026 03:00:10 GMT",
            10,
            waits: [10, 10]),
        Limited("two `Retry-After`, 3 and 5", "\nRetry-After: 3\nRetry-After: 5", 3, waits: [3, 3]),
        Limited("a garbage `Retry-After`", "\nRetry-After: soon", None, waits: [1, 2]),
        Limited("no `Retry-After`, for ever", "", None, waits: [1, 2]),
    ];

    private static IEnumerable<FaultRow> Tls =>
    [
        Shown(
            "a certificate that is not trusted",
            Certificates.Unknown,
            "The remote certificate is invalid because of errors in the certificate chain: UntrustedRoot"),
        Shown(
            "a certificate for another host",
            Certificates.OfAnotherHost,
            "The remote certificate is invalid according to the validation procedure: RemoteCertificateNameMismatch"),
        new("TLS 1.0, and nothing newer")
        {
            IsSecure = true,
            Accepts = async (socket, stopping) =>
            {
                await socket.ReceiveAsync(new byte[4096], stopping);
                await socket.SendAsync(ServerHello10, stopping);
                await socket.ReceiveAsync(new byte[4096], stopping);
            },
            Error = Broken("The SSL connection could not be established"),
            Arrives = Never,
        },
    ];

    private static IEnumerable<FaultRow> Http2 =>
    [
        new("HTTP/2 closed without an answer")
        {
            IsSecure = true,
            AnswersHttp2 = (wire, _) => wire.Close(),
            Error = Broken("The response ended prematurely while waiting for the next frame from the server."),
            Arrives = ReadsThrice,
        },
        new("HTTP/2 GOAWAY in the middle of an answer that is then finished")
        {
            IsSecure = true,
            AnswersHttp2 = async (wire, asked) =>
            {
                await wire.Head();
                await wire.Body(asked.Good[..20], isLast: false);
                await wire.Leave(disowns: false);
                await wire.Body(asked.Good[20..], isLast: true);
            },
        },
        new("HTTP/2 GOAWAY in the middle of an answer, then closed")
        {
            IsSecure = true,
            AnswersHttp2 = async (wire, asked) =>
            {
                await wire.Head();
                await wire.Body(asked.Good[..20], isLast: false);
                await wire.Leave(disowns: false);
                await wire.Close();
            },
            Error = Broken("The HTTP/2 server closed the connection."),
            Arrives = ReadsThrice,
        },
        new("HTTP/2 GOAWAY that excludes the request, once")
        {
            IsSecure = true,
            AnswersHttp2 = async (wire, asked) =>
            {
                if (asked.Time == 1)
                {
                    await wire.Leave(disowns: true);
                    await wire.Close();
                    return;
                }

                await wire.Head();
                await wire.Body(asked.Good, isLast: true);
            },
            Arrives = new Arrivals(2, 2, 2),
        },
    ];

    // 100 MB of it
    private static IEnumerable<byte[]> Whitespace => Enumerable.Repeat(Encoding.ASCII.GetBytes(new string(' ', 64 * 1024)), 1600);

    private static Lazy<byte[]> Bomb { get; } = new(() => Zipped(Whitespace));

    // the record, a ServerHello of version 3.1 with no session, and a cipher that clients still know
    private static byte[] ServerHello10 { get; } = [Handshake, 3, 1, 0, 42, 2, 0, 0, 38, 3, 1, .. new byte[32], 0, 0xC0, 0x13, 0];

    private static string Digits => new('1', 1_000_000);

    private static FaultRow Text(string name, Func<string, string> body) =>
        new(name) { Answers = (wire, asked) => wire.Answer(Json, body(asked.Good)), Shows = body };

    private static string Extended(string good, string json) =>
        good.Replace("{\"id\"", $"{{\"unknown\":{json},\"id\"", StringComparison.Ordinal);

    private static FaultRow Html(string status) => new($"`text/html` with {status[..3]}")
    {
        Answers = (wire, _) => wire.Answer($"{status}\nContent-Type: text/html", Sorry),
        Shows = _ => Sorry,
    };

    private static FaultRow Redirect(string status, string where, string location) => new($"{status[..3]} to {where}")
    {
        Answers = (wire, asked) => wire.Answer(
            $"{status}\nLocation: {string.Format(CultureInfo.InvariantCulture, location, asked.Port)}", ""),
        Error = new FivetranError.Unknown
        {
            Status = int.Parse(status[..3], CultureInfo.InvariantCulture),
            Message = $"{status[4..]}. Redirects are not followed, to protect the credentials: check ClientConfig.BaseUrl",
        },
    };

    private static FaultRow Limited(string name, string header, Option<int> asks, int[] waits) => new($"429 with {name}")
    {
        Answers = (wire, _) => wire.Answer($"429 Too Many Requests\nContent-Type: application/json{header}", Slow),
        Error = new FivetranError.RateLimited(asks.Map(seconds => TimeSpan.FromSeconds(seconds)))
        {
            Status = 429,
            Code = "TooManyRequests",
            Message = "Slow down",
        },
        Arrives = Thrice,
        Waits = waits,
    };

    private static FaultRow Shown(string name, X509Certificate2 certificate, string message) => new($"TLS with {name}")
    {
        IsSecure = true,
        Accepts = async (socket, stopping) =>
        {
            using var stream = new SslStream(new System.Net.Sockets.NetworkStream(socket));
            await stream.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, stopping);
            await stream.ReadRequest(stopping);
        },
        Error = Broken(message),
        Arrives = Never,
    };

    private static FivetranError.Transport Broken(string message) => new(new IOException(message)) { Message = message };

    private static FivetranError.ServerError Failed(int status, string message) => new() { Status = status, Message = message };

    private static FivetranError.Decoding Undecodable(string message, int status = 200) =>
        new(new Secret("")) { Status = status, Message = message };

    private static Task Done(Action what)
    {
        what();
        return Task.CompletedTask;
    }

    private static string Blank(string good) => new(' ', 4096);

    private static byte[] Wide(string good) => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(good)];

    private static byte[] Narrow(string good) => Encoding.Latin1.GetBytes(good.Replace("warehouse", "wärehouse", StringComparison.Ordinal));

    private static byte[] Zipped(IEnumerable<byte[]> parts)
    {
        using var zipped = new MemoryStream();
        using (var gzip = new GZipStream(zipped, CompressionLevel.Optimal))
        {
            foreach (var part in parts)
            {
                gzip.Write(part);
            }
        }

        return zipped.ToArray();
    }
}
