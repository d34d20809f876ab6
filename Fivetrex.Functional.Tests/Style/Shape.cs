using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fivetrex.Functional.Tests.Style;

/// <summary>The rules of shape: lengths of lines and files, and the depth of conditional ladders.</summary>
internal static partial class Shape
{
    public const int MaxCodeColumns = 140;
    public const int MaxProseColumns = 160;
    private const int MaxLines = 300;
    private const int MaxArms = 2;

    [GeneratedRegex(@"^\s*([*-] )?\[[^\]]*\](\([^)]*\)|: \S+)[.:]?$")]
    private static partial Regex OnlyLink { get; }

    [GeneratedRegex("^ */// <see href=\"[^\"]*\">[^<]*</see>$")]
    private static partial Regex OnlyReference { get; }

    public static IEnumerable<Violation> InCode(SourceFile file) =>
    [
        .. file.Lines.Select((line, index) => (line, index)).Where(at => at.line.Length > MaxCodeColumns && !OnlyReference.IsMatch(at.line))
            .Select(at => new Violation(file.Path, at.index + 1, $"{at.line.Length} columns", $"wrap it at {MaxCodeColumns}")),
        .. InLength(file),
        .. CSharpSyntaxTree.ParseText(file.Text).GetRoot().DescendantNodes().OfType<ConditionalExpressionSyntax>()
            .Where(node => node.Parent is not ConditionalExpressionSyntax && ArmsOf(node) > MaxArms)
            .Select(node => new Violation(
                file.Path,
                node.GetLocation().GetLineSpan().StartLinePosition.Line + 1,
                $"a ladder of {ArmsOf(node)} conditions",
                "use a switch expression, an if or a small method")),
    ];

    public static IEnumerable<Violation> InMarkdown(SourceFile file)
    {
        var isCode = false;
        for (var at = 0; at < file.Lines.Length; at++)
        {
            var line = file.Lines[at];
            isCode ^= line.TrimStart().StartsWith("```", StringComparison.Ordinal);
            if (!isCode && line.Length > MaxProseColumns && !line.StartsWith('|') && !OnlyLink.IsMatch(line))
            {
                yield return new(file.Path, at + 1, $"{line.Length} columns", $"wrap it at {MaxProseColumns}");
            }
        }
    }

    private static IEnumerable<Violation> InLength(SourceFile file) =>
        file.Lines.Length > MaxLines ? [new(file.Path, 1, $"{file.Lines.Length} lines", $"split it by topic: {MaxLines} at most")] : [];

    private static int ArmsOf(ConditionalExpressionSyntax node) =>
        1
            + (node.WhenFalse is ConditionalExpressionSyntax next ? ArmsOf(next) : 0)
            + (node.WhenTrue is ConditionalExpressionSyntax first ? ArmsOf(first) : 0);
}
