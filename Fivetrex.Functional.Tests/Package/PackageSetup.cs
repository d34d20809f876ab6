namespace Fivetrex.Functional.Tests.Package;

/// <summary>Packs the library once for all tests of this namespace.</summary>
[SetUpFixture]
[Parallelizable(ParallelScope.Self)]
internal sealed class PackageSetup
{
    [OneTimeSetUp]
    public static Task Pack() => PackedLibrary.Pack();

    [OneTimeTearDown]
    public static void Delete() => PackedLibrary.Delete();
}
