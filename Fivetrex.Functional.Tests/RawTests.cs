using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests;

internal sealed class RawTests
{
    private static readonly RawJson Plan = new(System.Text.Json.JsonDocument.Parse("""{"plan":"gold"}""").RootElement);

    [Test]
    public async Task A_get_returns_the_data()
    {
        var transport = new Transport(Transport.Json(Samples.Data("""{"plan":"gold"}""")));
        var id = "a/b?c";

        Assert.That(
            await Raw.Get(transport.Config, $"connections/{id}/plan", HashMap(("as_of", "2026 11")), version: 2).Right(), Is.EqualTo(Plan));
        Assert.That(transport.Lines, Is.EqualTo(new[] { "GET /v1/connections/a%2Fb%3Fc/plan?as_of=2026%2011" }));
    }

    [Test]
    public async Task Writes_send_their_body_and_return_the_data_or_the_whole_answer()
    {
        var transport = new Transport(
            Transport.Json(Samples.Data("""{"plan":"gold"}""")),
            Transport.Json("""{"code":"Success","message":"Started"}"""),
            Transport.Answer(204, ""),
            Transport.Json("""{"code":"Success","message":"Deleted"}"""));

        var patched = await Raw.Patch(transport.Config, $"plans/{5}", new { Tier = "gold" }).Right();
        var posted = await Raw.Post(transport.Config, $"plans/{5}/start").Right();
        var empty = await Raw.Post(transport.Config, $"plans/{5}/start", new { force = true }).Right();
        var deleted = await Raw.Delete(transport.Config, $"plans/{5}").Right();

        Assert.That((patched, posted.Text("message"), empty.ToString(), deleted), Is.EqualTo((Plan, Some("Started"), "{}", unit)));
        Assert.That(
            transport.Requests.Select(request => $"{request.Verb} {request.Path} {request.Body}"),
            Is.EqualTo(new[]
            {
                """PATCH /v1/plans/5 {"tier":"gold"}""",
                "POST /v1/plans/5/start {}",
                """POST /v1/plans/5/start {"force":true}""",
                "DELETE /v1/plans/5 ",
            }));
    }

    [Test]
    public async Task Lists_and_streams_read_pages()
    {
        Transport.Step[] pages =
        [
            Transport.Json(Samples.Page("""{"plan":"gold"}""", "two")),
            Transport.Json(Samples.Page("""{"plan":"gold"}""")),
        ];
        var transport = new Transport(pages);

        Assert.That(
            await Raw.List(transport.Config, $"plans", new PageRequest(Limit: 1)).Right(),
            Is.EqualTo(new Page<RawJson>(Seq1(Plan), "two")));
        Assert.That(Raw.Stream(new Transport(pages).Config, $"plans").Collect().Right(), Is.EqualTo(new[] { Plan, Plan }));
        Assert.That(await Raw.StreamAsync(new Transport(pages).Config, $"plans").ToListAsync(), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Errors_have_the_template_of_the_route()
    {
        var transport = new Transport(Transport.Answer(404, """{"code":"NotFound_Plan","message":"No plan."}"""));

        Assert.That(
            (await Raw.Get(transport.Config, $"plans/{"p"}/{"q"}").Left()).ToString(),
            Is.EqualTo("NotFound NotFound_Plan (404) GET /plans/{argument1}/{argument2}: No plan."));
    }

    [Test]
    public async Task An_error_code_with_status_200_is_an_error() =>
        Assert.That(
            await Raw.Post(new Transport(Transport.Json("""{"code":"NotFound_Plan","message":"No plan."}""")).Config, $"plans").Left(),
            Is.InstanceOf<FivetranError.NotFound>());

    private static IEnumerable<TestCaseData<FormattableString, string>> Rejected =>
    [
        new($"plans/{"a\nb"}", "argument1 holds a line feed (U+000A) at position 2, which no id contains"),
        new($"plans/{".."}/x", "argument1 is '..', which is a path segment and not an id"),
        new($"plans/{null}", "argument1 is null"),
        new($"plans?limit=5", "the route has '?' in its text: write ids as arguments, and a filter as the query"),
        new($"plans/%2e%2e", "the route has '%' in its text: write ids as arguments, and a filter as the query"),
        new($"plans/../groups", "the route has an empty segment or a dot segment"),
        new($"plans//x", "the route has an empty segment or a dot segment"),
        new($"", "the route has an empty segment or a dot segment"),
        new($"v1/plans", "the route starts with 'v1', which is in ClientConfig.BaseUrl"),
    ];

    [TestCaseSource(nameof(Rejected))]
    public async Task A_route_that_is_not_a_path_is_rejected_and_nothing_is_sent(FormattableString route, string problem)
    {
        var transport = new Transport(Transport.Json("{}"));

        Assert.That((await Raw.Get(transport.Config, route).Left()).Message, Is.EqualTo($"{problem}; nothing was sent"));
        Assert.That(transport.Requests, Is.Empty);
    }

    [Test]
    public async Task A_name_may_have_spaces_and_quotes()
    {
        var transport = new Transport(Transport.Json(Samples.Data("{}")));

        await Raw.Get(transport.Config, $"plans/{"Audit \"Log\"":name}").Right();

        Assert.That(transport.Lines, Is.EqualTo(new[] { "GET /v1/plans/Audit%20%22Log%22" }));
    }

    [TestCase("{\"a\":1}")]
    [TestCase(5)]
    public async Task A_body_that_is_not_an_object_is_rejected(object body)
    {
        var transport = new Transport(Transport.Json("{}"));

        Assert.That(
            (await Raw.Post(transport.Config, $"plans", body).Left()).Message,
            Is.EqualTo("the body is not an object: pass new { … } or a JsonObject, not JSON as text; nothing was sent"));
    }

    [Test]
    public async Task A_version_that_the_service_does_not_have_is_rejected() =>
        Assert.That(
            (await Raw.Delete(new Transport(Transport.Json("{}")).Config, $"plans", version: 3).Left()).Message,
            Is.EqualTo("version is 3, and the service has the versions 1 and 2; nothing was sent"));
}
