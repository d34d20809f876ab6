using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests.Fixtures;

internal static class ConnectorSdkPackagesFixture
{
    public static Fixture Definition { get; } = new(typeof(ConnectorSdkPackages))
    {
        Inputs =
        [
            new PackageFile([.. "PK"u8, 3, 4, 0, 255]),
        ],
        Prepare = async account => new()
        {
            ["packageId"] = (await ConnectorSdkPackages.Create(account.Client, new PackageFile([.. "PK"u8])).Right()).Id,
        },
    };
}
