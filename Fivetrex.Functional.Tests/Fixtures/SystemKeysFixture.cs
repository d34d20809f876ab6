using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests.Fixtures;

internal static class SystemKeysFixture
{
    private static readonly Seq<SystemKeyPermission> Permissions =
        Seq1(new SystemKeyPermission(
            ResourceType.Connector, AccessLevel.Manage, new ResourceFilter(Seq1("speak_inexperienced"), Seq1("decent_dropsy"))));

    public static Fixture Definition { get; } = new(typeof(SystemKeys))
    {
        Inputs =
        [
            new NewSystemKey("ci", Permissions) { ExpirationPeriod = ExpirationPeriod.SixMonths },
            new SystemKeyUpdate { Name = "cd", Permissions = Permissions },
            new SystemKeyRotation { ExpirationPeriod = ExpirationPeriod.OneWeek },
        ],
        Prepare = async account => new()
        {
            ["keyId"] = (await SystemKeys.Create(account.Client, new NewSystemKey("ci", Empty)).Right()).Id,
        },
    };
}
