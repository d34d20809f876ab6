using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests.Http;

/// <summary>An item that does not fit does not lose the other items of its page, and a stream can continue where it ended.</summary>
internal sealed class PageWithMisfitsTests
{
    private const string Problem = "$.data.items[1]: lacks 'id', and 1 more items of the page do not fit";

    private static readonly Group One = new("one", "1"), Two = new("two", "2"), Three = new("three", "3");

    private static readonly string WithMisfits = Samples.Page(
        """{"id":"one","name":"1"},{"name":"2"},{"id":"two","name":"2"},{"id":5,"name":"3"}""", "next");

    private static readonly string Last = Samples.Page("""{"id":"three","name":"3"}""");

    [Test]
    public async Task The_error_of_a_list_has_the_other_items()
    {
        var error = (FivetranError.Decoding)await Groups.List(new Transport(Transport.Json(WithMisfits)).Config).Left();

        Assert.That(error.ToString(), Is.EqualTo($"Decoding (200) GET /groups: {Problem}. Rest returns the items of the page that fit."));
        Assert.That(error.Rest<Group>(), Is.EqualTo(Some(new Page<Group>(Seq(One, Two), "next"))));
        Assert.That(error.Rest<Connector>(), Is.EqualTo(Option<Page<Connector>>.None));
    }

    [Test]
    public async Task A_stream_returns_the_other_items_and_then_the_error()
    {
        var transport = new Transport(Transport.Json(WithMisfits), Transport.Json(Last));

        var items = await Groups.StreamAsync(transport.Config with { ReadAhead = false }).ToListAsync();

        Assert.That(items.Rights(), Is.EqualTo(new[] { One, Two }));
        Assert.That(items.Lefts().Select(error => error.Message), Is.EqualTo(new[] { Problem }));
        var rest = ((FivetranError.Decoding)items.Last().Left()).Rest<Group>();
        Assert.That(
            Groups.Stream(transport.Config with { StartCursor = rest.Bind(page => page.NextCursor) }).Collect().Right(),
            Is.EqualTo(new[] { Three }));
        Assert.That(transport.Lines, Is.EqualTo(new[] { "GET /v1/groups?limit=1000", "GET /v1/groups?limit=1000&cursor=next" }));
    }

    [TestCase("certificates")]
    [TestCase("fingerprints")]
    public async Task The_id_of_a_certificate_or_a_fingerprint_is_computed_from_its_hash(string resource)
    {
        var transport = new Transport(Transport.Json(Samples.Page("""{"hash":"a+b/c?="},{"id":"x","hash":"b"}""")));

        var ids = resource == "certificates"
            ? (await ConnectorCertificates.List(transport.Config, "c").Right()).Items.Map(item => item.Id)
            : (await DestinationFingerprints.List(transport.Config, "d").Right()).Items.Map(item => item.Id);

        Assert.That(ids, Is.EqualTo(new[] { "YStiL2M_PQ", "x" }));
    }

    [Test]
    public async Task A_certificate_without_an_id_and_a_hash_is_Decoding()
    {
        var transport = new Transport(Transport.Json(Samples.Page("""{"hash":" "},{"name":"a"}""")));

        Assert.That(
            (await ConnectorCertificates.List(transport.Config, "c").Left()).Message,
            Is.EqualTo("$.data.items[0]: an id is not blank, a path segment or masked, and 1 more items of the page do not fit"));
    }

    [TestCase(429)]
    [TestCase(403)]
    public void The_error_of_a_stream_has_the_cursor_to_continue_at(int status)
    {
        var transport = new Transport(
            Transport.Json(Samples.Page("""{"id":"one","name":"1"}""", "two")),
            Transport.Json(Samples.Page("""{"id":"two","name":"2"}""", "three")),
            Transport.Answer(status, """{"code":"Refused","message":"Later."}"""),
            Transport.Json(Last));
        var config = transport.Config with { ReadAhead = false };

        var before = Groups.Stream(config).ToList();
        var after = Groups.Stream(config.WithStartCursor(before[^1].Left().Cursor)).Collect().Right();

        Assert.That(before.Rights().Concat(after), Is.EqualTo(new[] { One, Two, Three }));
        Assert.That(transport.Lines, Is.EqualTo(new[]
        {
            "GET /v1/groups?limit=1000",
            "GET /v1/groups?limit=1000&cursor=two",
            "GET /v1/groups?limit=1000&cursor=three",
            "GET /v1/groups?limit=1000&cursor=three",
        }));
    }

    [Test]
    public async Task The_error_of_the_first_page_and_of_a_call_has_no_cursor()
    {
        var config = new Transport(Transport.Answer(403, "")).Config;

        Assert.That(
            (Groups.Stream(config).Head.Left().Cursor, (await Groups.List(config).Left()).Cursor),
            Is.EqualTo((Option<string>.None, Option<string>.None)));
    }

    [Test]
    public void A_blank_start_cursor_is_rejected_before_anything_is_sent()
    {
        var transport = new Transport(Transport.Json(Last));

        Assert.That(
            Groups.Stream(transport.Config with { StartCursor = " " }).Head.Left().ToString(),
            Is.EqualTo("InvalidRequest GET /groups: cursor is blank; leave it out for the first page; nothing was sent"));
        Assert.That(transport.Requests, Is.Empty);
    }
}
