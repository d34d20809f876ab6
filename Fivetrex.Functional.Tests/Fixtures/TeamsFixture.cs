using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests.Fixtures;

internal static class TeamsFixture
{
    public static Fixture Definition { get; } = new(typeof(Teams))
    {
        Inputs =
        [
            new NewTeam("Analytics") { Role = "Account Reviewer", Description = "BI people" },
            new TeamUpdate { Name = "Analytics", Description = "", Role = "Account Analyst" },
        ],
        WireIds = { ["teamId"] = "noble_orbit" },
        Prepare = async account => new()
        {
            ["teamId"] = (await Teams.Create(account.Client, new NewTeam("night") { Role = "Account Reviewer" }).Right()).Id,
        },
    };
}
