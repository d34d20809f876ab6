using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Fivetrex.Functional.Tests.Support;

/// <summary>The pages of this repository, and what stands in them.</summary>
internal static partial class Pages
{
    [GeneratedRegex("^```(?<language>[a-z]*)\\n(?<code>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence { get; }

    public static string Root { get; } = Path.GetFullPath(Path.Combine(Here(), "..", ".."));

    public static IEnumerable<string> All => In("docs").Prepend("README.md");

    public static IEnumerable<string> Guides => In(Path.Combine("docs", "guides"));

    public static string Read(params string[] path) => File.ReadAllText(Path.Combine([Root, .. path])).ReplaceLineEndings("\n");

    /// <summary>The fenced code of the pages that describe the current state; decisions and the changelog describe the history.</summary>
    public static IEnumerable<(string Name, string Code)> Snippets(string language) =>
        from page in All
        where page != "docs/changelog.md" && !page.StartsWith("docs/decisions/", StringComparison.Ordinal)
        from snippet in Fence.Matches(Read(page))
            .Where(match => match.Groups["language"].Value == language)
            .Select((match, index) => (match, index))
        select ($"{page}, {language} snippet {snippet.index + 1}", snippet.match.Groups["code"].Value);

    /// <summary>The rows of a table, found by its header.</summary>
    public static IReadOnlyList<string> Rows(string page, string header)
    {
        var after = Read(page).Split($"{header}\n");
        Assert.That(after, Has.Length.EqualTo(2), $"{page} has one table with the header {header}");
        return [.. after[1].Split("\n\n")[0].Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)];
    }

    /// <summary>The rows of a table, each split into cells without their backticks.</summary>
    public static IReadOnlyList<string[]> Table(string page, string header) =>
        [.. Rows(page, header).Select(row => row.Trim('|').Split(" | ").Select(cell => cell.Trim().Trim('`')).ToArray())];

    private static IEnumerable<string> In(string folder) => Directory
        .EnumerateFiles(Path.Combine(Root, folder), "*.md", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
        .Order(StringComparer.Ordinal);

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
