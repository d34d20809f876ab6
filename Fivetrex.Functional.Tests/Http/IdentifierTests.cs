using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests.Http;

/// <summary>An id with a stray character is rejected before anything is sent, and the message names the character.</summary>
internal sealed class IdentifierTests
{
    [TestCase("speed_royalty\n", "holds a line feed (U+000A) at position 14, which no id contains")]
    [TestCase("speed_royalty\r\n", "holds a carriage return (U+000D) at position 14, which no id contains")]
    [TestCase("\tspeed_royalty", "holds a tab (U+0009) at position 1, which no id contains")]
    [TestCase("speed royalty", "holds a space (U+0020) at position 6, which no id contains")]
    [TestCase("speed\u00A0royalty", "holds a space (U+00A0) at position 6, which no id contains")]
    [TestCase("\uFEFFspeed_royalty", "holds a byte order mark (U+FEFF) at position 1, which no id contains")]
    [TestCase("speed\u200Broyalty", "holds an invisible character (U+200B) at position 6, which no id contains")]
    [TestCase("speed\u0000royalty", "holds a control character (U+0000) at position 6, which no id contains")]
    [TestCase("\"speed_royalty\"", "holds a quotation mark (U+0022) at position 1, which no id contains")]
    [TestCase("\u201Cspeed_royalty\u201D", "holds a quotation mark (U+201C) at position 1, which no id contains")]
    [TestCase("https://fivetran.com/dashboard/connectors/speed_royalty", "is a URL and not an id")]
    public async Task A_stray_character_is_rejected_in_a_route_and_in_a_body(string id, string problem)
    {
        var service = new Transport(Transport.Json(Samples.Data(Samples.Connector)));

        var inRoute = await Connectors.Get(service.Config, id).Left();
        var inBody = await Connectors.Create(service.Config, new NewConnector(id, "postgres")).Left();
        var inUpdate = await Connectors.Update(service.Config, "id", new ConnectorUpdate { PrivateLinkId = id }).Left();

        Assert.That(
            new[] { inRoute, inBody, inUpdate },
            Is.EqualTo(new[]
            {
                Rejected("GET /connections/{connectorId}", $"connectorId {problem}"),
                Rejected("POST /connections", $"group_id {problem}"),
                Rejected("PATCH /connections/{connectorId}", $"private_link_id {problem}"),
            }));
        Assert.That(service.Requests, Is.Empty);
    }

    [TestCase("speed_royalty", "/v1/connections/speed_royalty")]
    [TestCase("a+b/c=", "/v1/connections/a%2Bb%2Fc%3D")]
    [TestCase("caf\u00E9", "/v1/connections/caf%C3%A9")]
    public async Task Other_characters_are_escaped(string id, string path)
    {
        var service = new Transport(Transport.Json(Samples.Data(Samples.Connector)));

        await Connectors.Get(service.Config, id).Right();

        Assert.That(service.Lines, Is.EqualTo(new[] { $"GET {path}" }));
    }

    [Test]
    public async Task The_names_of_a_source_may_hold_spaces_and_quotes()
    {
        var service = new Transport(Transport.Json("""{"code":"Success","data":{"columns":{}}}"""));

        await ConnectorSchemas.GetColumns(service.Config, "speed_royalty", "my schema", "the \"table\"").Right();

        Assert.That(
            service.Lines,
            Is.EqualTo(new[] { "GET /v1/connections/speed_royalty/schemas/my%20schema/tables/the%20%22table%22/columns" }));
    }

    private static FivetranError.InvalidRequest Rejected(string endpoint, string problem) =>
        new() { Endpoint = endpoint, Message = $"{problem}; nothing was sent" };
}
