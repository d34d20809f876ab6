using System.Text.Json.Nodes;

namespace Fivetrex.Functional.Tests.Testing;

/// <summary>The users of the in-memory service: one for each email address, and the owner of the key in each new group.</summary>
internal sealed class GroupUsersTests
{
    private InMemoryFivetran fivetran = null!;
    private string group = "";

    [SetUp]
    public async Task CreateAccount()
    {
        fivetran = RawCalls.NewAccount();
        group = (await fivetran.Data("POST", "groups", """{"name":"warehouse"}"""))["id"]!.ToString();
    }

    [Test]
    public async Task The_owner_has_an_email_and_is_the_first_user_of_a_new_group()
    {
        var owner = (await Items($"groups/{group}/users")).Single();

        Assert.That(
            (owner["id"]!.ToString(), owner["email"]!.ToString(), (bool)owner["verified"]!, owner["logged_in_at"]?.ToString()),
            Is.EqualTo(("lawful_cinder", "owner@example.com", true, "2026-11-23T12:00:00.000000Z")));
        Assert.That((await Items("users/lawful_cinder/groups")).Select(one => one["id"]!.ToString()), Is.EqualTo(new[] { group }));
    }

    [Test]
    public async Task The_owner_is_the_first_user_of_a_seeded_group()
    {
        fivetran.Seed(groups: 1, connectorsPerGroup: 0);
        var seeded = (await Items("groups"))[^1]["id"];

        Assert.That((await Items($"groups/{seeded}/users")).Select(user => user["id"]!.ToString()), Is.EqualTo(new[] { "lawful_cinder" }));
    }

    [Test]
    public async Task A_user_invited_twice_is_one_user_with_the_email_and_the_last_role()
    {
        await Invite(group, "ana@example.com", "Destination Reviewer");
        await Invite(group, "Ana@Example.com", "Destination Administrator");
        var users = await Items($"groups/{group}/users");
        var memberships = await Items($"users/{users[^1]["id"]}/groups");

        Assert.That(
            users.Select(user => user["email"]?.ToString()), Is.EqualTo(new[] { "owner@example.com", "ana@example.com" }));
        Assert.That(await Items("users"), Has.Count.EqualTo(2));
        Assert.That(memberships.Select(one => one["role"]!.ToString()), Is.EqualTo(new[] { "Destination Administrator" }));
    }

    [Test]
    public async Task A_user_invited_into_two_groups_is_one_user_in_both()
    {
        var other = (await fivetran.Data("POST", "groups", """{"name":"lake"}"""))["id"]!.ToString();
        await Invite(group, "ana@example.com", "Destination Reviewer");
        await Invite(other, "ana@example.com", "Destination Reviewer");

        Assert.That(
            (await Items($"groups/{group}/users"))[^1].ToJsonString(),
            Is.EqualTo((await Items($"groups/{other}/users"))[^1].ToJsonString()));
        Assert.That(await Items("users"), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_user_of_the_account_is_added_to_a_group_and_not_created_again()
    {
        var ana = await fivetran.Data(
            "POST", "users", """{"email":"ana@example.com","given_name":"Ana","family_name":"Ruiz","phone":"+1 555 0100"}""");
        await Invite(group, "ana@example.com", "Destination Reviewer");

        Assert.That((await Items($"groups/{group}/users"))[^1].ToJsonString(), Is.EqualTo(ana.ToJsonString()));
        Assert.That(
            await fivetran.Refusal("POST", "users", """{"email":"ANA@example.com","given_name":"Ana","family_name":"Ruiz"}"""),
            Is.EqualTo((409, "Conflict", "User with email 'ANA@example.com' already exists.")));
        Assert.That(await Items("users"), Has.Count.EqualTo(2));
    }

    private async Task Invite(string to, string email, string role) =>
        await fivetran.Data("POST", $"groups/{to}/users", $$"""{"email":"{{email}}","role":"{{role}}"}""");

    private async Task<List<JsonNode>> Items(string path) =>
        [.. (await fivetran.Data("GET", path))["items"]!.AsArray().Select(item => item!)];
}
