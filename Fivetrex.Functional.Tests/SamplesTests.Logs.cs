using System.Text.RegularExpressions;

namespace Fivetrex.Functional.Tests;

/// <summary>The samples of platform logs.</summary>
internal sealed partial class SamplesTests
{
    [Test]
    public void Why_failed_prints_the_failures_of_the_week()
    {
        var (exitCode, output) = Run("why-failed.cs");

        Assert.That(exitCode, Is.Zero);
        Assert.That(output, Does.Contain("The token has expired.").And.Contain("reconnect").And.Contain("3 failed syncs\n"));
        Assert.That(output, Does.Not.Contain("Disk full").And.Not.Contain("SUCCESSFUL"));
    }

    [Test]
    public void Cost_prints_a_bar_per_connector()
    {
        var (exitCode, output) = Run("cost.cs");

        Assert.That(exitCode, Is.Zero);
        Assert.That(
            output.Split('\n').Select(line => Regex.Replace(line.Trim(), "[ █]+", " ")).Where(line => line.Length > 0),
            Is.EqualTo(new[]
            {
                "Paid active rows of 2026-11",
                "brisk_ivory 160,000",
                "azure_crane 90,000",
                "bold_garden 15,000",
                "265,000 paid and 250,000 free rows of 4 tables",
            }));
    }

    [TestCase("why-failed.cs", "/no/such/folder/logs.duckdb")]
    [TestCase("cost.cs", "/no/such/folder/logs.duckdb", "2026-11")]
    public void An_error_of_the_database_ends_a_sample(string sample, params string[] arguments) =>
        Assert.That(Run(sample, arguments).ExitCode, Is.EqualTo(1));
}
