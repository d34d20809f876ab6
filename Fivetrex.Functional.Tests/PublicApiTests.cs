using Fivetrex.Functional.Tests.Support;
using PublicApiGenerator;

namespace Fivetrex.Functional.Tests;

internal sealed class PublicApiTests
{
    [Test]
    public void The_public_surface_changes_on_purpose_only() =>
        ExpectedText.Match(
            typeof(Groups).Assembly.GeneratePublicApi(new ApiGeneratorOptions
            {
                ExcludeAttributes = [
                    "System.Runtime.Versioning.TargetFrameworkAttribute",
                    "System.Reflection.AssemblyMetadataAttribute",
                    "System.Runtime.CompilerServices.InternalsVisibleToAttribute",
                    "System.Diagnostics.Contracts.PureAttribute",
                ],
            }),
            "PublicApi");
}
