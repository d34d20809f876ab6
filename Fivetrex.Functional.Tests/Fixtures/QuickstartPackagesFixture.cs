namespace Fivetrex.Functional.Tests.Fixtures;

internal static class QuickstartPackagesFixture
{
    public static Fixture Definition { get; } = new(typeof(QuickstartPackages))
    {
        Inputs =
        [
            new QuickstartPackageFilter { Service = Service.Stripe, Name = "stripe" },
        ],
        Prepare = _ => Task.FromResult(new Dictionary<string, string> { ["packageId"] = "package_stripe" }),
    };
}
