using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests.Fixtures;

internal static class TeamUserMembershipsFixture
{
    public static Fixture Definition { get; } = new(typeof(TeamUserMemberships))
    {
        Inputs =
        [
            new NewTeamUserMembership("lawful_cinder") { Role = "Team Member" },
        ],
        Needs = [typeof(Teams), typeof(Users)],
        Prepare = async account =>
        {
            await TeamUserMemberships.Create(account.Client, account.Id("teamId"), new NewTeamUserMembership(account.Id("userId"))).Right();
            return [];
        },
        Adapt = (account, input) =>
            input is NewTeamUserMembership membership ? membership with { UserId = account.Id("otherUserId") } : input,
    };
}
