using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests.Fixtures;

internal static class UserApiKeysFixture
{
    public static Fixture Definition { get; } = new(typeof(UserApiKeys))
    {
        Inputs =
        [
            new NewUserApiKey { ExpirationPeriodDays = 30 },
            new UserApiKeyRotation { ExpirationPeriodDays = 30, OverlapDays = 7 },
            new UserApiKeyFilter { UserType = UserType.ServiceAccount },
        ],
        Needs = [typeof(Users)],
        Prepare = async account =>
        {
            await UserApiKeys.Create(account.Client, account.Id("userId"), new NewUserApiKey()).Right();
            return [];
        },
        Before =
        {
            [nameof(UserApiKeys.Create)] = account =>
                UserApiKeys.Delete(account.Client, account.Id("userId"), Confirm.KeyDeletion).Right(),
        },
    };
}
