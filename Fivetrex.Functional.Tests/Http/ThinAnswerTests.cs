using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests.Http;

/// <summary>Writes that succeed with an answer that does not show their result.</summary>
internal sealed class ThinAnswerTests
{
    private const string Updated = """{"code":"Success","message":"User role has been updated"}""";

    private static readonly MembershipUpdate Manager = new("Team Manager");

    [TestCase(Updated)]
    [TestCase("""{"code":"Success","message":"Updated","data":null}""")]
    [TestCase("""{"code":"Success","message":"Updated","data":{}}""")]
    [TestCase("""{"code":"Success","message":"Updated","data":{"role":"Team Manager"}}""")]
    [TestCase("")]
    public async Task An_update_is_read_back(string answer)
    {
        var transport = new Transport(
            Transport.Json(answer), Transport.Json(Samples.Data("""{"user_id":"u","role":"Team Manager"}""")));

        Assert.That(
            await TeamUserMemberships.Update(transport.Config, "t", "u", Manager).Right(),
            Is.EqualTo(new TeamUserMembership("u", "Team Manager")));
        Assert.That(transport.Lines, Is.EqualTo(new[] { "PATCH /v1/teams/t/users/u", "GET /v1/teams/t/users/u" }));
    }

    [Test]
    public async Task Memberships_of_teams_and_users_are_read_back()
    {
        var transport = new Transport(
            Transport.Json(Updated),
            Transport.Json(Samples.Data("""{"id":"c","role":"Team Manager"}""")),
            Transport.Json(Updated),
            Transport.Json(Samples.Data("""{"id":"g","role":"Team Manager"}""")),
            Transport.Json(Updated),
            Transport.Json(Samples.Data("""{"id":"c","role":"Team Manager"}""")),
            Transport.Json(Updated));

        Assert.That(
            (
                await TeamConnectorMemberships.Update(transport.Config, "t", "c", Manager).Right(),
                await TeamGroupMemberships.Update(transport.Config, "t", "g", Manager).Right(),
                await UserConnectorMemberships.Update(transport.Config, "u", "c", Manager).Right(),
                await UserGroupMemberships.Update(transport.Config, "u", "g", Manager).Right()),
            Is.EqualTo((
                new Membership("c", "Team Manager"), new Membership("g", "Team Manager"), new Membership("c", "Team Manager"), unit)));
    }

    [Test]
    public async Task A_part_of_a_schema_configuration_is_read_back_from_the_whole()
    {
        var transport = new Transport(Transport.Json(Updated), Transport.Json(Samples.Data("""{"schemas":{"public":{"enabled":true}}}""")));

        Assert.That(
            await ConnectorSchemas.UpdateColumn(transport.Config, "c", "public", "orders", "id", new ColumnUpdate(true)).Right(),
            Is.EqualTo(new SchemaConfig(Schemas: HashMap(("public", new SchemaNode(Enabled: true))))));
        Assert.That(transport.Lines, Is.EqualTo(new[]
        {
            "PATCH /v1/connections/c/schemas/public/tables/orders/columns/id",
            "GET /v1/connections/c/schemas",
        }));
    }

    [Test]
    public async Task A_creation_returns_its_request_when_that_has_all_required_fields()
    {
        var transport = new Transport(Transport.Json(Updated));

        Assert.That(
            await TeamUserMemberships.Create(transport.Config, "t", new NewTeamUserMembership("u") { Role = "Team Member" }).Right(),
            Is.EqualTo(new TeamUserMembership("u", "Team Member")));
        Assert.That(
            await UserConnectorMemberships.Create(transport.Config, "u", new NewMembership("c", "Role")).Right(),
            Is.EqualTo(new Membership("c", "Role")));
        Assert.That(
            (await ConnectorFingerprints.Approve(transport.Config, "c", new NewFingerprint("hash", "ssh-rsa A")).Right()).Id,
            Is.EqualTo("aGFzaA"));
        Assert.That(transport.Requests, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task A_creation_whose_id_is_unknown_is_an_error_that_advises_to_read_back() =>
        Assert.That(
            (await Groups.Create(new Transport(Transport.Json(Updated)).Config, new NewGroup("lake")).Left()).ToString(),
            Is.EqualTo($"Decoding (200) POST /groups: $.data is missing or null. {FivetranError.ReadBack}"));

    [Test]
    public async Task The_error_of_the_read_states_that_the_write_was_carried_out()
    {
        var transport = new Transport(Transport.Json(Updated), Transport.Answer(403, """{"code":"Forbidden","message":"No."}"""));

        Assert.That(
            (await TeamUserMemberships.Update(transport.Config, "t", "u", Manager).Left()).ToString(),
            Is.EqualTo(
                "Forbidden Forbidden (403) GET /teams/{teamId}/users/{userId}: PATCH /teams/{teamId}/users/{userId} was carried out, "
                + "and the read of its result failed: No. "
                + "The role or the permissions of the API key do not cover this call."));
    }

    [TestCase("""{"code":"Forbidden_Role","message":"The role is not allowed"}""")]
    [TestCase("<html>")]
    public async Task An_answer_that_is_no_success_is_not_read_back(string answer)
    {
        var transport = new Transport(Transport.Json(answer));

        Assert.That(await TeamUserMemberships.Update(transport.Config, "t", "u", Manager).Left(), Is.InstanceOf<FivetranError.Decoding>());
        Assert.That(transport.Requests, Has.Count.EqualTo(1));
    }
}
