using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fivetrex.Functional.Tests.Style;

/// <summary>The rules of wording: banned words, and first words that hide the subject of a sentence.</summary>
internal static partial class Wording
{
    private static readonly (Regex Word, string Fix)[] Banned =
    [
        (new(@"\b(told|tell|tells|telling)\b", RegexOptions.IgnoreCase), "write 'returned', 'reported' or 'set'"),
        (new(@"\b(said|say|says|saying)\b", RegexOptions.IgnoreCase), "write 'returned', 'set', 'stated' or 'documented'"),
        (new(@"\b(somebody|nobody|everybody|whoever|whatever)\b", RegexOptions.IgnoreCase), "name the caller, user, reader or value"),
        (new(@"\banew\b", RegexOptions.IgnoreCase), "write 'again'"),
        (new(@"\b(go|goes|going|taken?|takes) along\b", RegexOptions.IgnoreCase), "write 'is sent too' or 'is included'"),
        (new(@"\b(want|wants|wanted)\b", RegexOptions.IgnoreCase), "write 'requires', 'requests' or 'needs'"),
        (new(@"\bwhat becomes of\b", RegexOptions.IgnoreCase), "name the action: 'how Fivetran handles'"),
    ];

    [GeneratedRegex(@"^(What|Who|Whose|It|They|And|Of|The same)\b")]
    private static partial Regex Headless { get; }

    [GeneratedRegex("```.*?```|`[^`]*`|\\[[^\\]]*\\]\\([^)]*\\)|\"[^\"]*\"", RegexOptions.Singleline)]
    private static partial Regex Quoted { get; }

    public static IEnumerable<Violation> InCode(SourceFile file, bool checkMessages)
    {
        var root = CSharpSyntaxTree.ParseText(file.Text).GetRoot();
        return
        [
            .. root.DescendantTrivia(descendIntoTrivia: false).SelectMany(trivia => InTrivia(file, trivia)),
            .. root.DescendantNodes().OfType<MethodDeclarationSyntax>()
                .SelectMany(method => InText(file, LineOf(method), method.Identifier.Text.Replace('_', ' '))),
            .. checkMessages ? root.DescendantTokens().Where(IsMessage).SelectMany(token => InText(file, LineOf(token), token.Text)) : [],
        ];
    }

    public static IEnumerable<Violation> InMarkdown(SourceFile file)
    {
        var isCode = false;
        var isParagraph = false;
        for (var at = 0; at < file.Lines.Length; at++)
        {
            var line = file.Lines[at].Trim();
            isCode ^= line.StartsWith("```", StringComparison.Ordinal);
            if (isCode || line.StartsWith("```", StringComparison.Ordinal))
            {
                continue;
            }

            foreach (var violation in InText(file, at + 1, Quoted.Replace(line, "`")).Concat(InFirstWords(file, at + 1, line, isParagraph)))
            {
                yield return violation;
            }

            isParagraph = line.Length > 0 && !line.StartsWith('#') && !line.StartsWith('|');
        }
    }

    private static IEnumerable<Violation> InFirstWords(SourceFile file, int at, string line, bool isContinued) =>
        line.StartsWith('|') ? line.Trim('|').Split(" | ").SelectMany(cell => InStart(file, at, cell.Trim()))
        : Bullet.Match(line) is { Success: true } bullet ? InStart(file, at, line[bullet.Length..])
        : isContinued || line.StartsWith('#') ? []
        : InStart(file, at, line);

    [GeneratedRegex(@"^([*-]|[0-9]+\.) ")]
    private static partial Regex Bullet { get; }

    private static IEnumerable<Violation> InStart(SourceFile file, int line, string text) =>
        Headless.IsMatch(text) && !text.Contains('?', StringComparison.Ordinal)
            ? [new(file.Path, line, text, $"start with the thing or the action instead of '{Headless.Match(text)}'")]
            : [];

    private static IEnumerable<Violation> InText(SourceFile file, int line, string text) =>
        from rule in Banned
        where rule.Word.IsMatch(text)
        select new Violation(file.Path, line, text.Trim(), $"'{rule.Word.Match(text)}': {rule.Fix}");

    private static IEnumerable<Violation> InTrivia(SourceFile file, SyntaxTrivia trivia) => trivia.Kind() switch
    {
        SyntaxKind.SingleLineCommentTrivia => InText(file, LineOf(trivia), Quoted.Replace(trivia.ToString(), "`")),
        SyntaxKind.SingleLineDocumentationCommentTrivia => InDocumentation(file, LineOf(trivia), trivia.ToFullString()),
        _ => [],
    };

    private static IEnumerable<Violation> InDocumentation(SourceFile file, int line, string comment)
    {
        var xml = XElement.Parse($"<doc>{comment.Replace("///", "", StringComparison.Ordinal)}</doc>", LoadOptions.SetLineInfo);
        foreach (var code in xml.Descendants("code").Concat(xml.Descendants("c")).ToList())
        {
            code.Value = "";
        }

        return xml.Elements().SelectMany(element => InElement(file, line + ((System.Xml.IXmlLineInfo)element).LineNumber - 1, element));
    }

    private static IEnumerable<Violation> InElement(SourceFile file, int line, XElement element)
    {
        var text = string.Join(' ', element.Value.Split(' ', '\n', '\t').Where(word => word.Length > 0));
        var startsWithText = element.Nodes().FirstOrDefault() is XText;
        return InText(file, line, text).Concat(startsWithText && element.Name != "remarks" ? InStart(file, line, text) : []);
    }

    private static bool IsMessage(SyntaxToken token) =>
        token.IsKind(SyntaxKind.StringLiteralToken) || token.IsKind(SyntaxKind.InterpolatedStringTextToken);

    private static int LineOf(SyntaxNode node) => node.GetLocation().GetLineSpan().StartLinePosition.Line + 1;

    private static int LineOf(SyntaxToken token) => token.GetLocation().GetLineSpan().StartLinePosition.Line + 1;

    private static int LineOf(SyntaxTrivia trivia) => trivia.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
}
