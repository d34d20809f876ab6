using Fivetrex.Functional.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Fivetrex.Functional.Tests.Style;

/// <summary>The files of this repository whose style is checked.</summary>
internal static class Sources
{
    private static readonly string[] CodeFolders = ["Fivetrex.Functional", "Fivetrex.Functional.Tests", "docs"];

    public static IReadOnlyList<SourceFile> Code { get; } = [.. CodeFolders.SelectMany(folder => In(folder, "*.cs"))];

    public static IEnumerable<SourceFile> Library => Code.Where(file => file.IsInLibrary);

    public static IReadOnlyList<SourceFile> Markdown { get; } = [.. Pages.All.Select(Read)];

    /// <summary>Project files, F# scripts and settings, whose lines are checked for banned words.</summary>
    public static IReadOnlyList<SourceFile> Settings { get; } =
    [
        .. CodeFolders.SelectMany(folder => In(folder, "*.csproj").Concat(In(folder, "*.fsx"))),
        Read("Directory.Build.props"),
        Read(".editorconfig"),
    ];

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
    private readonly Lazy<SyntaxNode> syntax =
        new(() => CSharpSyntaxTree.ParseText(Text, new(LanguageVersion.Preview), Path).GetRoot());

    public string[] Lines { get; } = Text.TrimEnd('\n').Split('\n');

    public SyntaxNode Syntax => syntax.Value;

    public bool IsInLibrary => Path.StartsWith("Fivetrex.Functional/", StringComparison.Ordinal);
}

/// <summary>A place that breaks a rule, and the way to fix it.</summary>
internal sealed record Violation(string Path, int Line, string Text, string Fix)
{
    public static void AssertNone(IReadOnlyCollection<Violation> violations) =>
        Assert.That(violations, Is.Empty, string.Join('\n', violations));

    public override string ToString() => $"{Path}:{Line}: {Text} -> {Fix}";
}
