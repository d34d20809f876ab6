using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests.Fixtures;

internal static class UserConnectorMembershipsFixture
{
    public static Fixture Definition { get; } = new(typeof(UserConnectorMemberships))
    {
        Needs = [typeof(Users), typeof(Connectors)],
        Prepare = async account =>
        {
            await UserConnectorMemberships.Create(
                account.Client, account.Id("userId"), new NewMembership(account.Id("connectorId"), "role")).Right();
            return [];
        },
        Adapt = (account, input) => input is NewMembership membership ? membership with { Id = account.Id("otherConnectorId") } : input,
    };
}
