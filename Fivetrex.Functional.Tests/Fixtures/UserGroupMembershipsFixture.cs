using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests.Fixtures;

internal static class UserGroupMembershipsFixture
{
    public static Fixture Definition { get; } = new(typeof(UserGroupMemberships))
    {
        Needs = [typeof(Users), typeof(Groups)],
        Prepare = async account =>
        {
            await UserGroupMemberships.Create(
                account.Client, account.Id("userId"), new NewMembership(account.Id("groupId"), "role")).Right();
            return [];
        },
        Adapt = (account, input) => input is NewMembership membership ? membership with { Id = account.Id("otherGroupId") } : input,
    };
}
