using System.Globalization;
using System.Net.Sockets;
using System.Reflection;
using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests;

internal sealed partial class FivetranErrorTests
{
    private const string ReadBack = " It may have been carried out all the same: read it back before sending it again.";

    private static FivetranError[] OneOfEach { get; } =
    [
        new FivetranError.Unauthorized(), new FivetranError.Forbidden(), new FivetranError.NotFound(), new FivetranError.Conflict(),
        new FivetranError.RateLimited(None), new FivetranError.InvalidRequest(), new FivetranError.ServerError(),
        new FivetranError.Transport(new IOException("broken")),
        new FivetranError.Timeout(), new FivetranError.Decoding(new Secret("")), new FivetranError.Cancelled(), new FivetranError.Unknown(),
    ];

    [Test]
    public void ToString_is_one_line_with_the_known_details_and_advice()
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
            $"Timeout POST /groups: no complete answer within 00:01:00.{ReadBack}",
            "Timeout GET /groups: no complete answer within 00:01:00",
            $"ServerError (500) DELETE /groups: Sorry.{ReadBack}",
            $"ServerError (503) DELETE /groups: Sorry.{ReadBack}",
            "ServerError (503) GET /groups: Sorry. Try again in 2 s.",
            $"Transport PATCH /groups: reset.{ReadBack}",
            $"Transport PATCH /groups: ended.{ReadBack}",
            "Transport PATCH /groups: unknown host",
            "Transport PATCH /groups: refused",
            "Transport PATCH /groups: no trust",
            "Transport PATCH /groups: no way through the proxy",
            "Decoding (200) GET /groups: two  lines and a  [31mcolour",
            $"Decoding (201) POST /groups: $.data is missing or null.{ReadBack}",
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
    public void A_long_message_is_truncated() =>
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
    public void IsTransient_is_true_for_errors_that_may_go_away() =>
        Assert.That(
            OneOfEach.Where(error => error.IsTransient).Select(error => error.GetType().Name),
            Is.EqualTo(new[] { "RateLimited", "ServerError", "Transport", "Timeout" }));

    [Test]
    public void Equality_is_by_value()
    {
        static FivetranError Error(string message, Exception cause) =>
            new FivetranError.Transport(Thrown(cause)) { Endpoint = "GET /groups", Message = message };
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
