using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests.Http;

/// <summary>An error has the reason and the code wherever the body states them, and keeps the body.</summary>
internal sealed class ErrorTextTests
{
    [TestCase("""{"errors":["sync_frequency is wrong"]}""", "sync_frequency is wrong", null)]
    [TestCase("""{"errors":[{"message":"a"},{"detail":"b"}]}""", "a b", null)]
    [TestCase("""{"error":{"code":"Bad","message":"m"}}""", "m", "Bad")]
    [TestCase("""{"error":"invalid_grant","error_description":"expired"}""", "invalid_grant expired", null)]
    [TestCase("""{"code":"InvalidInput","message":"m","details":["a","b"]}""", "m a b", "InvalidInput")]
    [TestCase("""{"title":"Bad Request","detail":"d"}""", "d Bad Request", null)]
    [TestCase("""{"code":"InvalidInput","message":"m"}""", "m", "InvalidInput")]
    [TestCase("""{"code":7,"message":["m"]}""", "m", null)]
    public async Task The_reason_of_a_JSON_body(string body, string message, string? code) => Assert.That(
        await Outcome(Transport.Answer(400, body)),
        Is.EqualTo((Rejected(message, code), Some(body))));

    [Test]
    public async Task A_plain_text_is_the_reason() => Assert.That(
        await Outcome(Transport.Answer(400, "the group is locked\n", "text/plain")),
        Is.EqualTo((Rejected("the group is locked", null), Some("the group is locked\n"))));

    [TestCase("SomeError", "m")]
    [TestCase("SomeError", null)]
    public async Task A_status_200_with_the_code_of_an_error_and_no_data(string code, string? message)
    {
        var text = message is null ? "" : $",\"message\":\"{message}\"";

        var error = await Groups.Get(new Transport(Transport.Json($"{{\"code\":\"{code}\"{text}}}")).Config, "a").Left();

        Assert.That(
            (error.GetType().Name, error.Code, error.Message, error.Status),
            Is.EqualTo((nameof(FivetranError.Decoding), Some(code), message ?? "$.data is missing or null", Some(200))));
    }

    [Test]
    public async Task A_status_200_with_a_code_of_not_found_is_NotFound() => Assert.That(
        await Groups.Get(new Transport(Transport.Json("""{"code":"NotFound_Group","message":"m"}""")).Config, "a").Left(),
        Is.EqualTo(new FivetranError.NotFound
        {
            Endpoint = "GET /groups/{groupId}",
            Message = "m",
            Status = 200,
            Code = "NotFound_Group",
        }));

    [Test]
    public async Task The_text_of_an_error_does_not_hold_the_body()
    {
        var error = await Groups.Get(new Transport(Transport.Answer(500, """{"message":"m","token":"hidden"}""")).Config, "a").Left();

        Assert.That($"{error} {error.ResponseBody}", Does.Not.Contain("hidden"));
        Assert.That(error, Is.EqualTo(error with { ResponseBody = None }));
    }

    private static async Task<(FivetranError Error, Option<string> Body)> Outcome(Transport.Step answer)
    {
        var error = await Groups.Get(new Transport(answer).Config, "a").Left();
        return (error, error.ResponseBody.Map(body => body.Reveal()));
    }

    private static FivetranError.InvalidRequest Rejected(string message, string? code) => new()
    {
        Endpoint = "GET /groups/{groupId}",
        Message = message,
        Status = 400,
        Code = Optional(code),
    };
}
