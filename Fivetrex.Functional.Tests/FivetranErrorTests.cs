using System.Globalization;
using System.Net.Sockets;
using System.Reflection;
using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests;

internal sealed class FivetranErrorTests
{
    private const string Said = """{"code":"Word","message":"The service says so."}""";

    private static FivetranError[] OneOfEach { get; } =
    [
        new FivetranError.Unauthorized(), new FivetranError.Forbidden(), new FivetranError.NotFound(), new FivetranError.Conflict(),
        new FivetranError.RateLimited(None),
            new FivetranError.InvalidRequest(),
            new FivetranError.ServerError(),
            new FivetranError.Transport(new IOException("broken")),
        new FivetranError.Timeout(), new FivetranError.Decoding(new Secret("")), new FivetranError.Cancelled(), new FivetranError.Unknown(),
    ];

    [TestCase(400, typeof(FivetranError.InvalidRequest))]
    [TestCase(401, typeof(FivetranError.Unauthorized))]
    [TestCase(402, typeof(FivetranError.Unknown))]
    [TestCase(403, typeof(FivetranError.Forbidden))]
    [TestCase(404, typeof(FivetranError.NotFound))]
    [TestCase(405, typeof(FivetranError.InvalidRequest))]
    [TestCase(406, typeof(FivetranError.InvalidRequest))]
    [TestCase(408, typeof(FivetranError.Timeout))]
    [TestCase(409, typeof(FivetranError.Conflict))]
    [TestCase(410, typeof(FivetranError.InvalidRequest))]
    [TestCase(413, typeof(FivetranError.InvalidRequest))]
    [TestCase(414, typeof(FivetranError.InvalidRequest))]
    [TestCase(415, typeof(FivetranError.InvalidRequest))]
    [TestCase(418, typeof(FivetranError.Unknown))]
    [TestCase(422, typeof(FivetranError.InvalidRequest))]
    [TestCase(429, typeof(FivetranError.RateLimited))]
    [TestCase(500, typeof(FivetranError.ServerError))]
    [TestCase(502, typeof(FivetranError.ServerError))]
    [TestCase(503, typeof(FivetranError.ServerError))]
    [TestCase(504, typeof(FivetranError.ServerError))]
    [TestCase(599, typeof(FivetranError.ServerError))]
    [TestCase(304, typeof(FivetranError.Unknown))]
    public async Task A_status_is_its_case_and_keeps_what_the_service_says(int status, Type expected)
    {
        var error = await Groups.Get(new Transport(Transport.Answer(status, Said)).Config, "g").Left();

        Assert.That(
            (error.GetType(), error.Endpoint, error.Message, error.Status, error.Code),
            Is.EqualTo((expected, "GET /groups/{groupId}", "The service says so.", Some(status), Some("Word"))));
    }

    [TestCase(400)]
    [TestCase(404)]
    [TestCase(409)]
    [TestCase(422)]
    public async Task A_code_that_starts_with_NotFound_is_NotFound(int status)
    {
        var error = await Groups.Get(
            new Transport(Transport.Answer(status, """{"code":"NotFound_Group","message":"Gone."}""")).Config, "g").Left();

        Assert.That(
            error,
            Is.EqualTo(new FivetranError.NotFound
            {
                Endpoint = "GET /groups/{groupId}",
                Message = "Gone.",
                Status = status,
                Code = "NotFound_Group",
            }));
    }

    [Test]
    public async Task A_5xx_is_a_ServerError_whatever_its_code_says() =>
        Assert.That(
            await Groups.Get(new Transport(Transport.Answer(500, """{"code":"NotFound_Group","message":"Lost."}""")).Config, "g").Left(),
            Is.EqualTo(new FivetranError.ServerError
            {
                Endpoint = "GET /groups/{groupId}",
                Message = "Lost.",
                Status = 500,
                Code = "NotFound_Group",
            }));

    [Test]
    public async Task An_answer_without_a_media_type_is_read_for_what_it_is()
    {
        var transport = new Transport((_, _) => Task.FromResult(new HttpResponseMessage(System.Net.HttpStatusCode.BadGateway)
        {
            Content = new ByteArrayContent([1, 2, 3]),
        }));

        Assert.That(
            (await Groups.Get(transport.Config, "g").Left()).Message,
            Is.EqualTo("Bad Gateway, with a body of unknown type that is not an error of Fivetran's API"));
    }

    [Test]
    public async Task One_odd_member_of_an_error_does_not_take_the_other_along()
    {
        var missing = Transport.Answer(400, """{"code":"NotFound_Group","message":["no such group"]}""");
        var refused = Transport.Answer(422, """{"code":{"x":1},"message":"the name is too long"}""");

        Assert.That(
            await Groups.Get(new Transport(missing).Config, "g").Left(),
            Is.EqualTo(new FivetranError.NotFound
            {
                Endpoint = "GET /groups/{groupId}",
                Message = "Bad Request, without a message",
                Status = 400,
                Code = "NotFound_Group",
            }));
        Assert.That((await Groups.Get(new Transport(refused).Config, "g").Left()).Message, Is.EqualTo("the name is too long"));
    }

    [TestCase("", "Bad Gateway, without a body")]
    [TestCase("<html>Bad Gateway</html>", "Bad Gateway, with a body of type text/html that is not an error of Fivetran's API")]
    [TestCase("[]", "Bad Gateway, with a body of type text/html that is not an error of Fivetran's API")]
    [TestCase("{\"code\":[5]}", "Bad Gateway, with a body of type text/html that is not an error of Fivetran's API")]
    [TestCase("{\"message\":\"  \"}", "Bad Gateway, with a body of type text/html that is not an error of Fivetran's API")]
    [TestCase("\0\u00ff", "Bad Gateway, with a body of type text/html that is not an error of Fivetran's API")]
    public async Task A_gateway_that_is_no_Fivetran_is_a_ServerError(string body, string message)
    {
        var error = await Groups.Get(new Transport(Transport.Answer(502, body, "text/html")).Config, "g").Left();

        Assert.That(
            error, Is.EqualTo(new FivetranError.ServerError { Endpoint = "GET /groups/{groupId}", Message = message, Status = 502 }));
    }

    [TestCase("17", 17)]
    [TestCase("0", 0)]
    [TestCase("Mon, 23 Nov 2026 12:00:30 GMT", 30)]
    [TestCase("Mon, 23 Nov 2026 11:00:00 GMT", null)]
    [TestCase("-5", null)]
    [TestCase("soon", null)]
    [TestCase("1.5", null)]
    [TestCase("4000000000", int.MaxValue)]
    [TestCase("99999999999999999999", int.MaxValue)]
    [TestCase("", null)]
    public async Task Retry_After_is_read_in_both_its_forms(string header, int? seconds)
    {
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));
        var expected = Optional(seconds).Map(some => TimeSpan.FromSeconds(some));

        var limited = await Groups.Get(new Transport(Transport.RetryAfter(header)).Config.WithTime(time), "g").Left();
        var unavailable = await Groups.Get(new Transport(Transport.RetryAfter(header, status: 503)).Config.WithTime(time), "g").Left();

        Assert.That(
            limited,
            Is.EqualTo(new FivetranError.RateLimited(expected)
            {
                Endpoint = "GET /groups/{groupId}",
                Message = "Slow down",
                Status = 429,
                Code = "TooManyRequests",
            }));
        Assert.That(
            unavailable,
            Is.EqualTo(new FivetranError.ServerError(expected)
            {
                Endpoint = "GET /groups/{groupId}",
                Message = "Slow down",
                Status = 503,
                Code = "TooManyRequests",
            }));
    }

    [TestCase(300, "Multiple Choices")]
    [TestCase(302, "Found")]
    [TestCase(399, "status 399")]
    public async Task A_redirect_is_not_followed_and_says_where_to_look(int status, string reason)
    {
        var error = await Groups.Get(new Transport(Transport.Answer(status, "")).Config, "g").Left();

        Assert.That(error, Is.EqualTo(new FivetranError.Unknown
        {
            Endpoint = "GET /groups/{groupId}",
            Message = $"{reason}. Redirects are not followed, to protect the credentials: check ClientConfig.BaseUrl",
            Status = status,
        }));
    }

    [Test]
    public void ToString_is_one_line_with_what_there_is_to_know()
    {
        var texts = new FivetranError[]
        {
            new FivetranError.NotFound
            {
                Endpoint = "GET /groups/{groupId}",
                Message = "Group with id 'g' does not exist",
                Status = 404,
                Code = "NotFound_Group",
            },
            new FivetranError.Unauthorized { Endpoint = "GET /groups", Message = "Bad key", Status = 401 },
            new FivetranError.Forbidden { Endpoint = "GET /groups", Message = "Not yours.", Status = 403 },
            new FivetranError.RateLimited(TimeSpan.FromSeconds(1234.2)) { Endpoint = "POST /groups", Message = "Slow down.", Status = 429 },
            new FivetranError.Timeout { Endpoint = "POST /groups", Message = "no complete answer within 00:01:00" },
            new FivetranError.Timeout { Endpoint = "GET /groups", Message = "no complete answer within 00:01:00" },
            new FivetranError.ServerError { Endpoint = "DELETE /groups", Message = "Sorry", Status = 500 },
            new FivetranError.ServerError(TimeSpan.FromSeconds(2)) { Endpoint = "DELETE /groups", Message = "Sorry", Status = 503 },
            new FivetranError.ServerError(TimeSpan.FromSeconds(2)) { Endpoint = "GET /groups", Message = "Sorry", Status = 503 },
            new FivetranError.Transport(new IOException()) { Endpoint = "PATCH /groups", Message = "reset" },
            new FivetranError.Transport(new HttpRequestException(HttpRequestError.ResponseEnded))
            {
                Endpoint = "PATCH /groups",
                Message = "ended",
            },
            new FivetranError.Transport(new HttpRequestException(HttpRequestError.NameResolutionError))
            {
                Endpoint = "PATCH /groups",
                Message = "unknown host",
            },
            new FivetranError.Transport(new HttpRequestException(HttpRequestError.ConnectionError))
            {
                Endpoint = "PATCH /groups",
                Message = "refused",
            },
            new FivetranError.Transport(new HttpRequestException(HttpRequestError.SecureConnectionError))
            {
                Endpoint = "PATCH /groups",
                Message = "no trust",
            },
            new FivetranError.Transport(new HttpRequestException(HttpRequestError.ProxyTunnelError))
            {
                Endpoint = "PATCH /groups",
                Message = "no way through the proxy",
            },
            new FivetranError.Decoding(new Secret("<secret body>"))
            {
                Endpoint = "GET /groups",
                Message = "two\r\nlines\u2028and a \u001b[31mcolour",
                Status = 200,
            },
            new FivetranError.Decoding(new Secret("{}")) { Endpoint = "POST /groups", Message = "$.data is missing or null", Status = 201 },
            new FivetranError.Decoding(new Secret("{}")) { Endpoint = "WebhookEvent", Message = "$: lacks 'event'" },
            new FivetranError.Conflict { Endpoint = null!, Message = null! },
        }.Select(error => error.ToString());

        Assert.That(texts, Is.EqualTo(new[]
        {
            "NotFound NotFound_Group (404) GET /groups/{groupId}: Group with id 'g' does not exist",
            "Unauthorized (401) GET /groups: Bad key. Check the API key and secret: regenerating a key disables the old one at once.",
            "Forbidden (403) GET /groups: Not yours. The role or the permissions of the API key do not cover this call.",
            "RateLimited (429) POST /groups: Slow down. Try again in 1235 s.",
            "Timeout POST /groups: no complete answer within 00:01:00. It may have been carried out all the same: read it back before sending it again.",
            "Timeout GET /groups: no complete answer within 00:01:00",
            "ServerError (500) DELETE /groups: Sorry. It may have been carried out all the same: read it back before sending it again.",
            "ServerError (503) DELETE /groups: Sorry. It may have been carried out all the same: read it back before sending it again.",
            "ServerError (503) GET /groups: Sorry. Try again in 2 s.",
            "Transport PATCH /groups: reset. It may have been carried out all the same: read it back before sending it again.",
            "Transport PATCH /groups: ended. It may have been carried out all the same: read it back before sending it again.",
            "Transport PATCH /groups: unknown host",
            "Transport PATCH /groups: refused",
            "Transport PATCH /groups: no trust",
            "Transport PATCH /groups: no way through the proxy",
            "Decoding (200) GET /groups: two  lines and a  [31mcolour",
            "Decoding (201) POST /groups: $.data is missing or null. It may have been carried out all the same: read it back before sending it again.",
            "Decoding WebhookEvent: $: lacks 'event'",
            "Conflict : ",
        }));
    }

    [Test]
    public void ToString_is_the_same_in_every_culture_and_shows_no_stack_trace()
    {
        CultureInfo.CurrentCulture = OddCulture.Value;

        Assert.That(
            new FivetranError.Transport(Thrown(new IOException("broken")))
            {
                Endpoint = "GET /groups",
                Message = "broken",
                Status = -404,
            }.ToString(),
            Is.EqualTo("Transport (-404) GET /groups: broken"));
    }

    [Test]
    public void A_message_without_end_is_cut() =>
        Assert.That(
            new FivetranError.Unknown { Endpoint = "GET /groups", Message = new string('x', 100_000) }.ToString(),
            Has.Length.EqualTo("Unknown GET /groups: ".Length + 1000));

    [Test]
    public void Match_has_one_function_for_each_case() =>
        Assert.That(
            OneOfEach.Select(error => error.Match(
                Unauthorized: _ => "Unauthorized",
                Forbidden: _ => "Forbidden",
                NotFound: _ => "NotFound",
                Conflict: _ => "Conflict",
                RateLimited: _ => "RateLimited",
                InvalidRequest: _ => "InvalidRequest",
                ServerError: _ => "ServerError",
                Transport: _ => "Transport",
                Timeout: _ => "Timeout",
                Decoding: _ => "Decoding",
                Cancelled: _ => "Cancelled",
                Unknown: _ => "Unknown")),
            Is.EqualTo(OneOfEach.Select(error => error.GetType().Name)));

    [Test]
    public void OneOfEach_is_complete() =>
        Assert.That(OneOfEach.Select(error => error.GetType()), Is.EquivalentTo(typeof(FivetranError).GetNestedTypes()));

    [Test]
    public void Transient_is_what_may_pass() =>
        Assert.That(
            OneOfEach.Where(error => error.IsTransient).Select(error => error.GetType().Name),
            Is.EqualTo(new[] { "RateLimited", "ServerError", "Transport", "Timeout" }));

    [Test]
    public void Equality_is_by_value()
    {
        static FivetranError Error(
            string message, Exception cause) => new FivetranError.Transport(Thrown(cause)) { Endpoint = "GET /groups", Message = message };
        var (one, same) = (Error("a", new SocketException(111)), Error("a", new SocketException(111)));

        Assert.That(one, Is.EqualTo(same));
        Assert.That(one.GetHashCode(), Is.EqualTo(same.GetHashCode()));
        Assert.That(one, Is.Not.EqualTo(Error("b", new SocketException(111))));
        Assert.That(one, Is.Not.EqualTo(Error("a", new IOException())));
        Assert.That<FivetranError>(
            new FivetranError.NotFound { Message = "a" }, Is.Not.EqualTo(new FivetranError.Conflict { Message = "a" }));
    }

    [Test]
    public void The_union_is_closed() =>
        Assert.That(
            typeof(FivetranError)
                .GetConstructors(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)
                .Where(constructor => constructor.GetParameters().Length == 0),
            Has.All.Property(nameof(ConstructorInfo.IsPrivate)).True);

    private static Exception Thrown(Exception exception)
    {
        try
        {
            throw exception;
        }
        catch (Exception caught)
        {
            return caught;
        }
    }
}
