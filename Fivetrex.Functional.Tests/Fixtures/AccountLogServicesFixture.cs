using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests.Fixtures;

internal static class AccountLogServicesFixture
{
    public static Fixture Definition { get; } = new(typeof(AccountLogServices))
    {
        Inputs =
        [
            new NewAccountLogService("cloudwatch") { Enabled = true, Config = Fixture.Config, RunSetupTests = false },
        ],
        Prepare = async account =>
        {
            await AccountLogServices.Create(account.Client, new NewAccountLogService("cloudwatch")).Right();
            return [];
        },
        Before = { [nameof(AccountLogServices.Create)] = account => AccountLogServices.Delete(account.Client).Right() },
    };
}
