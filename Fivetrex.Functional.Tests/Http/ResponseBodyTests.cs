using System.Text;
using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests.Http;

/// <summary>Response bodies that are not the expected JSON, and bodies at the size limit.</summary>
internal sealed class ResponseBodyTests
{
    [TestCase("", "$: the body is empty")]
    [TestCase(" \r\n", "$: the body is empty")]
    [TestCase("{}", "$.data is missing or null")]
    [TestCase("""{"data":null}""", "$.data is missing or null")]
    [TestCase("[]", "$: an array does not belong here")]
    [TestCase("null", "$: null does not belong here")]
    [TestCase("\"text\"", "$: this string does not belong here")]
    [TestCase("""{"data":[]}""", "$.data: an array does not belong here")]
    [TestCase("""{"data":5}""", "$.data: this number does not belong here")]
    [TestCase("""{"data":{}}""", "$.data: lacks 'id', 'name'")]
    [TestCase("""{"data":{"name":"n"}}""", "$.data: lacks 'id'")]
    [TestCase("""{"data":{"id":null,"name":"n"}}""", "$.data.id: null does not belong here")]
    [TestCase("""{"data":{"id":5,"name":"n"}}""", "$.data.id: this number does not belong here")]
    [TestCase("""{"data":{"id":{},"name":"n"}}""", "$.data.id: an object does not belong here")]
    [TestCase("""{"data":{"id":true,"name":"n"}}""", "$.data.id: a boolean does not belong here")]
    [TestCase("{\"data\":{\n \"id\":\"g\",\r\n  \"name\":[]}}", "$.data.name: an array does not belong here")]
    [TestCase(
        """{"data":{"id":"g" """,
        "$.data.id: Expected depth to be zero at the end of the JSON payload. "
            + "There is an open JSON object or array that should be closed.")]
    [TestCase("<html>", "$: '<' is an invalid start of a value.")]
    [TestCase("""{"data":{"id":"g","name":"n"}} trailing""", "$: 't' is invalid after a single JSON value. Expected end of data.")]
    public async Task An_unreadable_answer_is_Decoding_with_the_path_and_the_body(string body, string message)
    {
        var error = await Groups.Get(new Transport(Transport.Json(body)).Config, "g").Left();

        Assert.That(
            error,
            Is.EqualTo(new FivetranError.Decoding(new Secret(body))
            {
                Endpoint = "GET /groups/{groupId}",
                Message = message,
                Status = 200,
            }));
    }

    [TestCase(
        """{"items":[{"id":"c","group_id":"g","service":"s","schema":"x"},{"id":"d"}]}""",
        "$.data.items[1]: lacks 'group_id', 'service', 'schema'")]
    [TestCase("""{"items":{}}""", "$.data.items: an object does not belong here")]
    [TestCase("""{"error":"try again"}""", "$.data: lacks 'items'")]
    [TestCase("""{"next_cursor":"x"}""", "$.data: lacks 'items'")]
    [TestCase("5", "$.data: this number does not belong here")]
    [TestCase(
        """{"next_cursor":"x",}""",
        "$.data.next_cursor: The JSON object contains a trailing comma at the end which is not supported in this mode. "
            + "Change the reader options.")]
    [TestCase("""{"items":[],"next_cursor":{"v":"abc"}}""", "$.data.next_cursor: an object does not belong here")]
    [TestCase("""{"items":[],"next_cursor":"\ud800"}""", "$.data.next_cursor: this string does not belong here")]
    [TestCase("""{"items":5}""", "$.data.items: this number does not belong here")]
    [TestCase(
        "{\n\"items\":\n[{\"id\":\"c\",\"group_id\":\"g\",\n\"service\":5,\n\"schema\":\n\"x\"}]}",
        "$.data.items[0].service: this number does not belong here")]
    [TestCase(
        """{"items":[{"id":"c","group_id":"g","service":"s","schema":"x","status":{"tasks":[{},5]}}]}""",
        "$.data.items[0].status.tasks[1]: this number does not belong here")]
    public async Task The_path_reaches_into_lists(string data, string message) =>
        Assert.That((await Connectors.List(new Transport(Transport.Json(Samples.Data(data))).Config).Left()).Message, Is.EqualTo(message));

    [Test]
    public async Task HTML_in_place_of_JSON_is_Decoding_with_the_media_type()
    {
        const string page = "<html>Sign in to the hotel's network</html>";
        var transport = new Transport(Transport.Answer(200, page, "text/html"));

        Assert.That(
            (await Groups.Get(transport.Config, "g").Left()).Message,
            Is.EqualTo("expected JSON and got text/html. $: '<' is an invalid start of a value."));
        Assert.That(
            await Groups.Delete(transport.Config, "g", Confirm.GroupDeletion).Left(),
            Is.InstanceOf<FivetranError.Decoding>(),
            "a delete that a proxy answered has not been done");
    }

    [Test]
    public async Task A_body_that_is_not_UTF8_is_Decoding()
    {
        var body = Encoding.Latin1.GetBytes(Samples.Data("""{"id":"g","name":"Größe"}"""));
        var transport = new Transport((_, _) => Task.FromResult(new HttpResponseMessage { Content = new ByteArrayContent(body) }));

        Assert.That((await Groups.Get(transport.Config, "g").Left()).Message, Is.EqualTo("$: the body is not UTF-8"));
    }

    [Test]
    public async Task A_long_body_is_cut()
    {
        var error = await Groups.Get(new Transport(Transport.Json(new string('ä', 1_000_000))).Config, "g").Left();

        Assert.That(((FivetranError.Decoding)error).Body.Reveal(), Is.EqualTo(new string('ä', 2048)));
    }

    [TestCase(1024, true)]
    [TestCase(1025, false)]
    public async Task A_body_beyond_the_limit_is_Decoding(int length, bool isRead)
    {
        var body = Samples.Data(Samples.Group);
        var transport = new Transport(Transport.Json(body + new string(' ', length - body.Length)));

        var result = await Groups.Get(transport.Config with { MaxBodySize = 1024 }, "g").RunAsync();

        Assert.That(
            result.Match(Right: g => g.Id, Left: error => error.ToString()),
            Is.EqualTo(isRead
                ? "decent_dropsy"
                : "Decoding (200) GET /groups/{groupId}: the body is longer than ClientConfig.MaxBodySize allows"));
    }

    [Test]
    public async Task A_body_without_a_length_is_read_to_its_end()
    {
        var body = Samples.Page(string.Join(',', Enumerable.Repeat(Samples.Connector, 1000)));
        var transport = new Transport((_, _) => Task.FromResult(new HttpResponseMessage
        {
            Content = new StreamContent(new MemoryStream(Encoding.UTF8.GetBytes(body))),
        }));

        Assert.That((await Connectors.List(transport.Config).Right()).Items, Has.Count.EqualTo(1000));
    }
}
