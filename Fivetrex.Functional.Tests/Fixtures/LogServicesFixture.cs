using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests.Fixtures;

internal static class LogServicesFixture
{
    public static Fixture Definition { get; } = new(typeof(LogServices))
    {
        Inputs =
        [
            new NewLogService("decent_dropsy", "splunkLog") { Enabled = true, Config = Fixture.Config, RunSetupTests = false },
            new LogServiceUpdate { Enabled = false, Config = Fixture.Config, RunSetupTests = true },
        ],
        Needs = [typeof(Groups)],
        Prepare = async account => new()
        {
            ["logId"] = (await LogServices.Create(account.Client, new NewLogService(account.Id("groupId"), "cloudwatch")).Right()).Id,
        },
        Adapt = (account, input) => input is NewLogService service ? service with { GroupId = account.Id("otherGroupId") } : input,
    };
}
