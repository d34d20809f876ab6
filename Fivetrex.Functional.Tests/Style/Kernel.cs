using System.Text.RegularExpressions;
using Fivetrex.Functional.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fivetrex.Functional.Tests.Style;

/// <summary>The rules of the kernel: no endpoint, no ZIP file, and no type that serves one module only.</summary>
internal static class Kernel
{
    private static readonly IEnumerable<string> FirstSegments =
        Facts.Operations.Select(operation => Regex.Escape(operation.Path.Split('/')[2])).Distinct();

    private static readonly Regex Endpoint = new($"^[^a-z]*({string.Join('|', FirstSegments)})([/\"]|$)");

    private static readonly Regex File = new(@"\.zip\b|^""PK|^PackageFile$");

    public static IEnumerable<Violation> Endpoints(IEnumerable<SourceFile> files) =>
        from file in files
        where Layers.Of(file.Path) is "Http" or "Core" or "Json"
        from token in file.Syntax.DescendantTokens()
        where IsOfAnEndpoint(token)
        select Violation(
            file,
            token,
            token.Parent!.ToString(),
            "move it to the module of the endpoint: a Call states its body and how its answer is read");

    public static IEnumerable<Violation> TypesOfOneModule(IReadOnlyCollection<SourceFile> files)
    {
        var users = files
            .SelectMany(file => file.Syntax.DescendantTokens()
                .Where(token => token.IsKind(SyntaxKind.IdentifierToken))
                .Select(token => (token.Text, file.Path)))
            .Distinct()
            .ToLookup(use => use.Text, use => use.Path);
        return
            from file in files
            where Layers.Of(file.Path) is "Http" or "Json"
            from type in file.Syntax.DescendantNodes().OfType<BaseTypeDeclarationSyntax>()
            let modules = users[type.Identifier.Text].Where(user => user != file.Path).Select(ModuleOf).Distinct().ToList()
            where modules is [not null]
            select Violation(file, type.Identifier, $"{type.Identifier} serves {modules[0]} only", $"move it to {modules[0]}");
    }

    private static string? ModuleOf(string path) =>
        Layers.Of(path) == Layers.Modules ? Path.GetFileName(path).Split('.')[0] : null;

    private static bool IsOfAnEndpoint(SyntaxToken token) => token.Kind() switch
    {
        SyntaxKind.StringLiteralToken or SyntaxKind.Utf8StringLiteralToken or SyntaxKind.InterpolatedStringTextToken =>
            Endpoint.IsMatch(token.Text) || File.IsMatch(token.Text),
        SyntaxKind.IdentifierToken => File.IsMatch(token.Text),
        SyntaxKind.TypeOfKeyword => token.Parent is TypeOfExpressionSyntax { Type: ArrayTypeSyntax { ElementType: var element } }
            && element.ToString() == "byte",
        _ => false,
    };

    private static Violation Violation(SourceFile file, SyntaxToken token, string text, string fix) =>
        new(file.Path, token.GetLocation().GetLineSpan().StartLinePosition.Line + 1, text, fix);
}
