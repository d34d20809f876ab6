using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests.Style;

/// <summary>The files of this repository whose style is checked.</summary>
internal static class Sources
{
    private static readonly string[] CodeFolders = ["Fivetrex.Functional", "Fivetrex.Functional.Tests", "docs"];

    public static IEnumerable<SourceFile> Code => CodeFolders.SelectMany(folder => In(folder, "*.cs"));

    public static IEnumerable<SourceFile> Library => In("Fivetrex.Functional", "*.cs");

    public static IEnumerable<SourceFile> Markdown => Pages.All.Select(Read);

    private static IEnumerable<SourceFile> In(string folder, string pattern) => Directory
        .EnumerateFiles(Path.Combine(Pages.Root, folder), pattern, SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Pages.Root, file).Replace('\\', '/'))
        .Where(path => !path.Split('/').Any(part => part is "obj" or "bin"))
        .Order(StringComparer.Ordinal)
        .Select(Read);

    private static SourceFile Read(string path) => new(path, Pages.Read(path));
}

/// <summary>A file by its path from the root of the repository.</summary>
internal sealed record SourceFile(string Path, string Text)
{
    public string[] Lines => Text.TrimEnd('\n').Split('\n');
}

/// <summary>A place that breaks a rule, and the way to fix it.</summary>
internal sealed record Violation(string Path, int Line, string Text, string Fix)
{
    public override string ToString() => $"{Path}:{Line}: {Text} -> {Fix}";
}
