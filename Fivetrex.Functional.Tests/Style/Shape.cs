using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
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

    public static IEnumerable<Violation> InCode(SourceFile file) => [.. InLines(file), .. InLength(file), .. InLadders(file)];

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

    private static IEnumerable<Violation> InLines(SourceFile file) => file.Lines
        .Select((line, index) => (line.Length, Number: index + 1))
        .Where(line => line.Length > MaxCodeColumns)
        .Select(line => new Violation(file.Path, line.Number, $"{line.Length} columns", $"wrap it at {MaxCodeColumns}"));

    private static IEnumerable<Violation> InLength(SourceFile file) =>
        file.Lines.Length > MaxLines ? [new(file.Path, 1, $"{file.Lines.Length} lines", $"split it by topic: {MaxLines} at most")] : [];

    private static IEnumerable<Violation> InLadders(SourceFile file) =>
        from ladder in file.Syntax.DescendantNodes().OfType<ConditionalExpressionSyntax>()
        where AsConditional(OutsideParentheses(ladder).Parent) is null && ArmsOf(ladder) > MaxArms
        select new Violation(
            file.Path,
            ladder.GetLocation().GetLineSpan().StartLinePosition.Line + 1,
            $"a ladder of {ArmsOf(ladder)} conditions",
            "use a switch expression, an if or a small method");

    private static int ArmsOf(SyntaxNode node) =>
        AsConditional(node) is { } conditional ? 1 + ArmsOf(conditional.WhenTrue) + ArmsOf(conditional.WhenFalse) : 0;

    private static ConditionalExpressionSyntax? AsConditional(SyntaxNode? node) =>
        node is ParenthesizedExpressionSyntax parentheses ? AsConditional(parentheses.Expression) : node as ConditionalExpressionSyntax;

    private static SyntaxNode OutsideParentheses(SyntaxNode node) =>
        node.Parent is ParenthesizedExpressionSyntax parentheses ? OutsideParentheses(parentheses) : node;
}
