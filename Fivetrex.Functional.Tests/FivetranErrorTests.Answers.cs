using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests;

internal sealed partial class FivetranErrorTests
{
    private const string Body = """{"code":"Code","message":"A message."}""";

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
    public async Task A_status_has_its_case_and_keeps_the_code_and_message_of_the_answer(int status, Type expected)
    {
        var error = await Groups.Get(new Transport(Transport.Answer(status, Body)).Config, "g").Left();

        Assert.That(
            (error.GetType(), error.Endpoint, error.Message, error.Status, error.Code),
            Is.EqualTo((expected, "GET /groups/{groupId}", "A message.", Some(status), Some("Code"))));
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
    public async Task A_5xx_is_a_ServerError_for_every_code() =>
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
    public async Task An_error_without_a_media_type_is_described_by_its_status()
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
    public async Task An_unreadable_code_or_message_leaves_the_other_one_readable()
    {
        var missing = Transport.Answer(400, """{"code":"NotFound_Group","message":[7]}""");
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
    public async Task An_answer_of_a_gateway_is_a_ServerError(string body, string message)
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
    public async Task Retry_After_is_read_in_seconds_and_as_a_date(string header, int? seconds)
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
    public async Task A_redirect_is_not_followed_and_the_error_names_the_BaseUrl(int status, string reason)
    {
        var error = await Groups.Get(new Transport(Transport.Answer(status, "")).Config, "g").Left();

        Assert.That(error, Is.EqualTo(new FivetranError.Unknown
        {
            Endpoint = "GET /groups/{groupId}",
            Message = $"{reason}. Redirects are not followed, to protect the credentials: check ClientConfig.BaseUrl",
            Status = status,
        }));
    }
}
