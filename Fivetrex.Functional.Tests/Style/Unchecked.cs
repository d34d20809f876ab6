using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests.Style;

/// <summary>The paths that do not follow the rules yet, from <c>unchecked.txt</c>: a rule and the start of a path in each line.</summary>
internal static class Unchecked
{
    private static readonly string[][] Entries =
    [
        .. Pages.Read("Fivetrex.Functional.Tests", "Style", "unchecked.txt")
            .Split('\n')
            .Select(line => line.Split(' '))
            .Where(words => words.Length == 2),
    ];

    public static void AssertNone(string rule, IReadOnlyCollection<Violation> violations)
    {
        var only = Environment.GetEnvironmentVariable("STYLE_PATH");
        var shown = violations.Where(violation =>
            only is null ? !Covers(rule, violation.Path) : violation.Path.StartsWith(only, StringComparison.Ordinal));
        foreach (var entry in Entries.Where(entry => entry[0] == rule && !violations.Any(violation => violation.Path == entry[1])))
        {
            TestContext.Out.WriteLine($"Clean, remove from unchecked.txt: {rule} {entry[1]}");
        }

        Assert.That(shown, Is.Empty, $"STYLE_PATH=<path> dotnet test --filter ~Tests.Style lists one path:\n{string.Join('\n', shown)}");
    }

    private static bool Covers(string rule, string path) =>
        Entries.Any(entry => entry[0] == rule && path.StartsWith(entry[1], StringComparison.Ordinal));
}
