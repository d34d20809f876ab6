using System.Text.RegularExpressions;
using System.Xml;
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
        (new(@"\bon (its|their) own account\b", RegexOptions.IgnoreCase), "write 'by itself' or 'unasked'"),
        (new(@"\bwhat becomes of\b", RegexOptions.IgnoreCase), "name the action: 'how Fivetran handles'"),
    ];

    [GeneratedRegex(@"^(What|Who|Whose|Whoever|It|They|And|Of|The same)\b")]
    private static partial Regex Headless { get; }

    [GeneratedRegex("`[^`]*`|\\]\\([^)]*\\)|\"[^\"]*\"")]
    private static partial Regex Quoted { get; }

    [GeneratedRegex(@"^([*-]|[0-9]+\.) ")]
    private static partial Regex Bullet { get; }

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])|_")]
    private static partial Regex BetweenWords { get; }

    /// <summary>Checks the documentation, the comments and the declared names of a file, and the messages of the library.</summary>
    public static IEnumerable<Violation> InCode(SourceFile file) =>
    [
        .. file.Syntax.DescendantTrivia().SelectMany(trivia => InTrivia(file, trivia)),
        .. file.Syntax.DescendantTokens().Where(IsDeclared).SelectMany(name => InName(file, LineOf(name), name.Text)),
        .. file.Syntax.DescendantTokens().Where(token => file.IsInLibrary && IsMessage(token))
            .SelectMany(message => InText(file, LineOf(message), message.Text)),
    ];

    /// <summary>Checks the prose of a page: its code is exempt, and so is text in quotation marks.</summary>
    public static IEnumerable<Violation> InMarkdown(SourceFile file)
    {
        var isCode = false;
        var isParagraph = false;
        foreach (var (line, at) in file.Lines.Select((line, index) => (line.Trim(), index + 1)))
        {
            var isFence = line.StartsWith("```", StringComparison.Ordinal);
            isCode ^= isFence;
            if (isCode || isFence)
            {
                continue;
            }

            foreach (var violation in InText(file, at, Quoted.Replace(line, "`")).Concat(InFirstWords(file, at, line, isParagraph)))
            {
                yield return violation;
            }

            isParagraph = line.Length > 0 && !line.StartsWith('#') && !line.StartsWith('|');
        }
    }

    /// <summary>Checks each line of a file, except its text in quotation marks.</summary>
    public static IEnumerable<Violation> InLines(SourceFile file) =>
        file.Lines.SelectMany((line, index) => InText(file, index + 1, Quoted.Replace(line, "`")));

    private static IEnumerable<Violation> InFirstWords(SourceFile file, int at, string line, bool isContinued)
    {
        if (line.StartsWith('|'))
        {
            return line.Trim('|').Split(" | ").SelectMany(cell => InStart(file, at, cell.Trim()));
        }

        if (Bullet.Match(line) is { Success: true } bullet)
        {
            return InStart(file, at, line[bullet.Length..]);
        }

        return isContinued || line.StartsWith('#') ? [] : InStart(file, at, line);
    }

    private static IEnumerable<Violation> InStart(SourceFile file, int line, string text) =>
        Headless.IsMatch(text) && !text.Contains('?', StringComparison.Ordinal)
            ? [new(file.Path, line, text, $"start with the thing or the action instead of '{Headless.Match(text)}'")]
            : [];

    private static IEnumerable<Violation> InText(SourceFile file, int line, string text) =>
        from rule in Banned
        where rule.Word.IsMatch(text)
        select new Violation(file.Path, line, text.Trim(), $"'{rule.Word.Match(text)}': {rule.Fix}");

    private static IEnumerable<Violation> InName(SourceFile file, int line, string name) =>
        InText(file, line, BetweenWords.Replace(name, " "))
            .Concat(name.Contains('_', StringComparison.Ordinal) ? InStart(file, line, name.Replace('_', ' ')) : []);

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

        return xml.Elements().SelectMany(element => InElement(file, line + ((IXmlLineInfo)element).LineNumber - 1, element));
    }

    private static IEnumerable<Violation> InElement(SourceFile file, int line, XElement element)
    {
        var text = string.Join(' ', element.Value.Split(' ', '\n', '\t').Where(word => word.Length > 0));
        return InText(file, line, text).Concat(element.Nodes().FirstOrDefault() is XText ? InStart(file, line, text) : []);
    }

    private static bool IsDeclared(SyntaxToken token) =>
        token.IsKind(SyntaxKind.IdentifierToken) && token.Parent is MemberDeclarationSyntax or VariableDeclaratorSyntax
            or ParameterSyntax or SingleVariableDesignationSyntax or LocalFunctionStatementSyntax;

    private static bool IsMessage(SyntaxToken token) => token.Kind()
        is SyntaxKind.StringLiteralToken or SyntaxKind.InterpolatedStringTextToken
        or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken;

    private static int LineOf(SyntaxToken token) => token.GetLocation().GetLineSpan().StartLinePosition.Line + 1;

    private static int LineOf(SyntaxTrivia trivia) => trivia.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
}
