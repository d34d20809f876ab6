using System.Text.Json.Nodes;
using Fivetrex.Functional.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Fivetrex.Functional.Tests.Testing;

/// <summary>The in-memory service in plain HTTP, as a client in another language uses it.</summary>
internal sealed class WireFormatTests
{
    private readonly FakeTimeProvider time = new(SkippingTime.Noon);
    private readonly InMemoryFivetran fivetran;

    public WireFormatTests() => fivetran = new InMemoryFivetran(time);

    [Test]
    public async Task Lists_have_the_wire_format_of_the_service()
    {
        fivetran.Seed(2, 0);

        Assert.That(
            await Ask("GET", "groups?limit=1"),
            Is.EqualTo((
                200,
                """{"code":"Success","message":"Groups retrieved successfully","data":{"items":["""
                + """{"id":"amber_acorn","name":"warehouse_eu","created_at":"2026-11-23T12:00:00.000000Z"}"""
                + """],"next_cursor":"eyJza2lwIjoxfQ=="}}""")));
        Assert.That(
            await Ask("GET", "groups?limit=1&cursor=eyJza2lwIjoxfQ%3D%3D"),
            Is.EqualTo((
                200,
                """{"code":"Success","message":"Groups retrieved successfully","data":{"items":["""
                + """{"id":"ample_cedar","name":"warehouse_us","created_at":"2026-11-23T12:00:00.000000Z"}]}}""")));
    }

    [Test]
    public async Task A_created_item_is_201_with_the_code_of_the_service()
    {
        var (groupStatus, created) = await Ask("POST", "groups", """{"name":"warehouse"}""");
        var (destinationStatus, destination) = await Ask(
            "POST", "destinations", """{"group_id":"amber_acorn","service":"snowflake","time_zone_offset":"0"}""");
        var (connectionStatus, connection) = await Ask("POST", "connections", """{"group_id":"amber_acorn","service":"postgres"}""");

        Assert.That((groupStatus, destinationStatus, connectionStatus), Is.EqualTo((201, 201, 201)));
        Assert.That((CodeOf(created), CodeOf(destination), CodeOf(connection)), Is.EqualTo(("Success", "Created", "Success")));
        Assert.That(
            created,
            Is.EqualTo(
                """{"code":"Success","message":"Group has been created","data":"""
                + """{"id":"amber_acorn","name":"warehouse","created_at":"2026-11-23T12:00:00.000000Z"}}"""));
    }

    [TestCase("GET", "groups/none", null, 404, "NotFound_Group", "Group with id 'none' does not exist.")]
    [TestCase("GET", "groups/none/connections", null, 404, "NotFound_Group", "Group with id 'none' does not exist.")]
    [TestCase("GET", "connections/none", null, 404, "NotFound_Connection", "Connection with id 'none' does not exist.")]
    [TestCase("DELETE", "destinations/none", null, 404, "NotFound_Destination", "Destination with id 'none' does not exist.")]
    [TestCase("GET", "nonsense", null, 404, "NotFound", "HTTP 404 Not Found")]
    [TestCase("GET", "connectors", null, 404, "NotFound", "HTTP 404 Not Found")]
    [TestCase("PUT", "groups/none", null, 405, "MethodNotAllowed", "PUT is not allowed here.")]
    [TestCase("GET", "groups?limit=0", null, 400, "InvalidInput", "limit must be between 1 and 1000, got '0'.")]
    [TestCase("GET", "groups?limit=1001", null, 400, "InvalidInput", "limit must be between 1 and 1000, got '1001'.")]
    [TestCase("GET", "groups?limit=ten", null, 400, "InvalidInput", "limit must be between 1 and 1000, got 'ten'.")]
    [TestCase("GET", "groups?cursor=abc", null, 400, "InvalidInput", "cursor is not valid.")]
    [TestCase("GET", "groups?cursor=eyJza2lwIjotMX0=", null, 400, "InvalidInput", "cursor is not valid.")]
    [TestCase("POST", "groups", "{}", 400, "InvalidInput", "'name' is required.")]
    [TestCase("POST", "groups", "[]", 400, "InvalidInput", "The body is not a JSON object.")]
    [TestCase("POST", "connections", """{"group_id":"amber_acorn"}""", 400, "InvalidInput", "'service' is required.")]
    [TestCase(
        "POST", "connections", """{"group_id":"none","service":"postgres"}""",
        404, "NotFound_Group", "Group with id 'none' does not exist.")]
    [TestCase(
        "POST", "connections", """{"group_id":"amber_acorn","service":"postgres","config":{"schema":"postgres_1"}}""",
        409, "Conflict", "Connection with schema 'postgres_1' already exists in the group.")]
    [TestCase(
        "PATCH", "connections/azure_crane", """{"run_setup_tests":true,"trust_certificates":true}""",
        400, "InvalidInput", "At least one field of the connection must be set.")]
    [TestCase(
        "POST", "connections/azure_crane/resync", """{"scope":{}}""",
        400, "InvalidInput", "scope must name at least one table of each schema.")]
    [TestCase(
        "POST", "connections/azure_crane/resync", """{"scope":{"public":[]}}""",
        400, "InvalidInput", "scope must name at least one table of each schema.")]
    [TestCase("GET", "connections/azure_crane/state", null, 400, "InvalidInput", "Service 'salesforce' keeps no state.")]
    [TestCase("POST", "connections/azure_crane/test", null, 400, "InvalidInput", "The request body is missing.")]
    [TestCase("POST", "destinations/amber_acorn/test", null, 400, "InvalidInput", "The request body is missing.")]
    [TestCase(
        "POST", "destinations", """{"group_id":"amber_acorn","service":"redshift","time_zone_offset":"0"}""",
        409, "Conflict", "Group with id 'amber_acorn' has a destination already.")]
    [TestCase(
        "POST", "destinations", """{"group_id":"amber_acorn","service":"redshift"}""",
        400, "InvalidInput", "'time_zone_offset' is required.")]
    [TestCase("DELETE", "destinations/amber_acorn", null, 409, "Conflict", "Destination with id 'amber_acorn' still has connections.")]
    public async Task Errors_have_the_wire_format_of_the_service(
        string method, string path, string? body, int status, string code, string message)
    {
        fivetran.Seed(1, 2);

        Assert.That(await Ask(method, path, body), Is.EqualTo((status, $$"""{"code":"{{code}}","message":"{{message}}"}""")));
    }

    [Test]
    public async Task Credentials_Accept_and_Content_Type_are_checked()
    {
        Assert.That((await Ask("GET", "groups", authorization: null)).Status, Is.EqualTo(401));
        Assert.That((await Ask("GET", "groups", authorization: "Basic d3Jvbmc=")).Status, Is.EqualTo(401));
        Assert.That((await Ask("GET", "groups", accept: "text/html")).Status, Is.EqualTo(406));
        Assert.That((await Ask("GET", "groups", accept: "application/json; version=2")).Status, Is.EqualTo(200));
        Assert.That((await Ask("POST", "groups", """{"name":"a"}""", contentType: "text/plain")).Status, Is.EqualTo(415));
        Assert.That((await Ask("POST", "groups", "{")).Status, Is.EqualTo(400));
    }

    [Test]
    public async Task Paths_of_older_clients_are_answered_if_enabled()
    {
        var legacy = new InMemoryFivetran(time) { LegacyConnectors = true };
        legacy.Seed(1, 2);

        Assert.That((await Ask("GET", "connectors/azure_crane", to: legacy)).Status, Is.EqualTo(200));
        Assert.That((await Ask("GET", "groups/amber_acorn/connectors", to: legacy)).Status, Is.EqualTo(200));
        Assert.That((await Ask("POST", "connectors/azure_crane/force", "", to: legacy)).Status, Is.EqualTo(200));
        Assert.That((await Ask("GET", "connections/azure_crane", to: legacy)).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task An_id_is_an_escaped_segment()
    {
        Assert.That((await Ask("GET", "groups/a%2Fb")).Body, Does.Contain("Group with id 'a/b' does not exist."));
    }

    private static string CodeOf(string body) => JsonNode.Parse(body)!["code"]!.GetValue<string>();

    private Task<(int Status, string Body)> Ask(
        string method,
        string path,
        string? body = null,
        string? authorization = RawCalls.Key,
        string accept = "application/json",
        string contentType = "application/json",
        InMemoryFivetran? to = null)
    {
        string[] credentials = authorization is null ? [] : [$"Authorization: {authorization}"];
        return (to ?? fivetran).Respond(method, path, body, [.. credentials, $"Accept: {accept}", $"Content-Type: {contentType}"]);
    }
}
