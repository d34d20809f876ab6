using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests.Fixtures;

internal static class TeamConnectorMembershipsFixture
{
    public static Fixture Definition { get; } = new(typeof(TeamConnectorMemberships))
    {
        Inputs =
        [
            new NewMembership("speak_inexperienced", "Edit Connection"),
            new MembershipUpdate("Manage Connection"),
        ],
        Needs = [typeof(Teams), typeof(Connectors)],
        Prepare = async account =>
        {
            await TeamConnectorMemberships.Create(
                account.Client, account.Id("teamId"), new NewMembership(account.Id("connectorId"), "role")).Right();
            return [];
        },
        Adapt = (account, input) => input is NewMembership membership ? membership with { Id = account.Id("otherConnectorId") } : input,
    };
}
