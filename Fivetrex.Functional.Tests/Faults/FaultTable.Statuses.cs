using System.Globalization;

namespace Fivetrex.Functional.Tests.Faults;

/// <summary>Statuses of proxies, redirects and rate limits.</summary>
internal static partial class FaultTable
{
    private const string Slow = """{"code":"TooManyRequests","message":"Slow down"}""";

    private const string Sorry = "<html><body>Sorry</body></html>";

    private static readonly Arrivals Thrice = new(3, 3, 3);

    private static IEnumerable<string> Redirects =>
        ["301 Moved Permanently", "302 Found", "307 Temporary Redirect", "308 Permanent Redirect"];

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
}
