using System.IO.Compression;
using System.Text;

namespace Fivetrex.Functional.Tests.Faults;

/// <summary>Bodies, headers and encodings that are wrong or very large.</summary>
internal static partial class FaultTable
{
    private static readonly FivetranError.Decoding TooLong = Undecodable("the body is longer than ClientConfig.MaxBodySize allows");

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
                $"$.unknown{string.Concat(Enumerable.Repeat("[0]", 62))}: "
                    + "The maximum configured depth of 64 has been exceeded. Cannot read next JSON array."),
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

    // 100 MB of it
    private static IEnumerable<byte[]> Whitespace => Enumerable.Repeat(Encoding.ASCII.GetBytes(new string(' ', 64 * 1024)), 1600);

    private static Lazy<byte[]> Bomb { get; } = new(() => Zipped(Whitespace));

    private static string Digits => new('1', 1_000_000);

    private static FaultRow Text(string name, Func<string, string> body) =>
        new(name) { Answers = (wire, asked) => wire.Answer(Json, body(asked.Good)), Shows = body };

    private static string Extended(string good, string json) =>
        good.Replace("{\"id\"", $"{{\"unknown\":{json},\"id\"", StringComparison.Ordinal);

    private static string Blank(string good) => new(' ', 1024 * 1024);

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
