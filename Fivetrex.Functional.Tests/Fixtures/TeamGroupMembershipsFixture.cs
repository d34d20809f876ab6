using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests.Fixtures;

internal static class TeamGroupMembershipsFixture
{
    public static Fixture Definition { get; } = new(typeof(TeamGroupMemberships))
    {
        Needs = [typeof(Teams), typeof(Groups)],
        Prepare = async account =>
        {
            await TeamGroupMemberships.Create(
                account.Client, account.Id("teamId"), new NewMembership(account.Id("groupId"), "role")).Right();
            return [];
        },
        Adapt = (account, input) => input is NewMembership membership ? membership with { Id = account.Id("otherGroupId") } : input,
    };
}
