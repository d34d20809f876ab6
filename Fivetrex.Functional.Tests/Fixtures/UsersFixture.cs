using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests.Fixtures;

internal static class UsersFixture
{
    public static Fixture Definition { get; } = new(typeof(Users))
    {
        Inputs =
        [
            new NewUser("ana@example.com", "Ana", "Ruiz")
            {
                Phone = "+1 555 0100",
                Picture = "https://example.com/ana.png",
                Role = "Account Reviewer",
                UserType = UserType.RegularUser,
            },
            new UserUpdate
            {
                GivenName = "Ana",
                FamilyName = "Ruiz",
                Phone = "+1 555 0100",
                Picture = Edit<string>.Clear,
                Role = "Account Reviewer",
            },
            new UserFilter { Active = true, UserType = UserType.ServiceAccount, HasApiKey = false },
        ],
        WireIds = { ["userId"] = "lawful_cinder" },
        Prepare = async account => new()
        {
            ["userId"] = (await Users.Create(account.Client, NewUser.ServiceAccount("night", "shift")).Right()).Id,
            ["otherUserId"] = (await Users.Create(account.Client, new NewUser("eve@example.com", "Eve", "Adams")).Right()).Id,
        },
        Adapt = (_, input) => input is UserFilter
            ? new UserFilter { Active = true, UserType = UserType.ServiceAccount, HasApiKey = true }
            : input,
    };
}
