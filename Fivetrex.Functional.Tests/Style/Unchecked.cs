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

    public static bool Covers(string rule, string path) =>
        Entries.Any(entry => entry[0] == rule && path.StartsWith(entry[1], StringComparison.Ordinal));
}
