using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests.Http;

/// <summary>The object around the data of an answer, and answers without it.</summary>
internal sealed class EnvelopeTests
{
    [TestCase("""{"items":null}""")]
    [TestCase("""{"items":[null]}""")]
    [TestCase("""{"next_cursor":null}""")]
    [TestCase("{}")]
    public async Task A_page_without_items_is_empty(string data) =>
        Assert.That(
            await Connectors.List(new Transport(Transport.Json(Samples.Data(data))).Config).Right(), Is.EqualTo(new Page<Connector>()));

    [TestCase("{}")]
    [TestCase("""{"error":"try again"}""")]
    public async Task An_answer_without_an_envelope_or_data_is_Decoding(string body)
    {
        var config = new Transport(Transport.Json(body), Transport.Json(body), Transport.Json(body)).Config;

        Assert.That((await Connectors.List(config).Left()).Message, Is.EqualTo("$.data is missing or null"));
        Assert.That((await ConnectorSchemas.GetColumns(config, "c", "s", "t").Left()).Message, Is.EqualTo("$.data is missing or null"));
        Assert.That((await ConnectorTypes.ListPublic(config).Left()).Message, Is.EqualTo("$.data is missing or null"));
    }

    [TestCase(200, "")]
    [TestCase(201, "")]
    [TestCase(204, "")]
    [TestCase(200, " \n")]
    [TestCase(200, "\ufeff")]
    [TestCase(200, """{"code":"Success","message":"gone"}""")]
    [TestCase(200, """{"code":"Success","data":{"anything":[1]}}""")]
    [TestCase(202, "{}")]
    public async Task A_delete_accepts_any_body_of_a_successful_answer(int status, string body) =>
        Assert.That(
            await Groups.Delete(new Transport(Transport.Answer(status, body)).Config, "g", Confirm.GroupDeletion).RunAsync(),
            Is.EqualTo(Prelude.Right<FivetranError, Unit>(unit)));

    // the reference documents some answers without an envelope; the service has not been seen to send one
    [Test]
    public async Task An_answer_without_an_envelope_is_read()
    {
        var bare = new Transport(
            Transport.Json("""{"id":"keen_pivot","display_name":"edge-1"}"""),
            Transport.Answer(201, """{"id":"c3No","hash":"ssh-hash="}"""),
            Transport.Json("""{"items":[]}"""));

        Assert.That(await ProxyAgents.Get(bare.Config, "a").Right(), Is.EqualTo(new ProxyAgent("keen_pivot", "edge-1")));
        Assert.That(
            await ConnectorFingerprints.Approve(bare.Config, "c", new NewFingerprint("ssh-hash=", "ssh-rsa A")).Right(),
            Is.EqualTo(new Fingerprint("c3No", "ssh-hash=")));
        Assert.That(await ProxyAgents.List(bare.Config).Right(), Is.EqualTo(new Page<ProxyAgent>()));
    }

    [TestCase("""{"code":"Success","message":"Done"}""")]
    [TestCase("""{"code":5,"setup_tests":[]}""")]
    public async Task An_envelope_without_data_is_Decoding(string body) =>
        Assert.That(
            (await AccountLogServices.Test(new Transport(Transport.Json(body)).Config).Left()).Message,
            Is.EqualTo("$.data is missing or null"));

    [TestCase("""{"code":"Success","message":"Done"}""", false)]
    [TestCase("""{"code":"Success","data":{"id":"brisk_falcon","token":"t"}}""", true)]
    public async Task An_optional_answer_is_returned_when_it_has_data(string body, bool hasToken)
    {
        var reset = await HybridDeploymentAgents.ResetCredentials(
            new Transport(Transport.Json(body)).Config, "a", Confirm.AgentCredentials).Right();

        Assert.That(reset.Bind(credentials => credentials.Token).Map(token => token.Reveal()), Is.EqualTo(hasToken ? Some("t") : None));
    }

    [TestCase(200)]
    [TestCase(201)]
    [TestCase(299)]
    public async Task Any_2xx_is_success_with_any_code_in_the_body(int status) =>
        Assert.That(
            (await Groups.Get(
                new Transport(Transport.Answer(status, $$"""{"code":"Confused","data":{{Samples.Group}}}""")).Config, "g").Right()).Id,
            Is.EqualTo("decent_dropsy"));

    [Test]
    public async Task A_byte_order_mark_is_skipped() =>
        Assert.That(
            (await Groups.Get(new Transport(Transport.Json("\ufeff" + Samples.Data(Samples.Group))).Config, "g").Right()).Id,
            Is.EqualTo("decent_dropsy"));
}
