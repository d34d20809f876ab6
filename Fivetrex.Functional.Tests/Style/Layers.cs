using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Names = System.Collections.Generic.HashSet<string>;

namespace Fivetrex.Functional.Tests.Style;

/// <summary>The layers of the library, by folder, and the layers that each of them may use.</summary>
internal static class Layers
{
    public const string Modules = "modules";

    private static readonly Dictionary<string, string[]> MayUse = new()
    {
        ["Json"] = [],
        ["Models"] = ["Json"],
        ["Core"] = ["Json", "Models"],
        ["Http"] = ["Json", "Models", "Core"],
        [Modules] = ["Json", "Models", "Core", "Http"],
        ["Workflows"] = ["Json", "Models", "Core", "Http", Modules],
        ["Testing"] = ["Json", "Models", "Core"],
    };

    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) != "Fivetrex.Functional.dll")
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    public static IEnumerable<string> Folders => MayUse.Keys.Where(layer => layer != Modules);

    /// <summary>The first folder below the library; a file at the top level is a module.</summary>
    public static string Of(string path) => path.Split('/') is [_, var folder, _, ..] ? folder : Modules;

    /// <summary>Finds the uses of a type or a member by a layer below its own.</summary>
    public static IEnumerable<Violation> Violations(IEnumerable<SourceFile> files, string globalUsings)
    {
        var trees = files.Select(file => file.Syntax.SyntaxTree).ToList();
        var usings = CSharpSyntaxTree.ParseText(globalUsings, new(LanguageVersion.Preview), "Fivetrex.Functional/GlobalUsings.cs");
        var compilation = CSharpCompilation.Create(
            "Fivetrex.Functional", [.. trees, usings], References, new(OutputKind.DynamicallyLinkedLibrary));
        var declared = trees.ToLookup(tree => Of(tree.FilePath), NamesDeclaredIn);
        return trees.SelectMany(tree => Violations(tree, compilation.GetSemanticModel(tree), Forbidden(Of(tree.FilePath), declared)));
    }

    private static bool IsAllowed(string from, string to) => from == to || MayUse[from].Contains(to);

    private static IEnumerable<string> NamesDeclaredIn(SyntaxTree tree) =>
        from member in tree.GetRoot().DescendantNodes().OfType<MemberDeclarationSyntax>()
        from token in member.ChildTokens()
        where token.IsKind(SyntaxKind.IdentifierToken)
        select token.Text;

    // names are compared first, because to find the symbol of every name takes ten times as long
    private static Names Forbidden(string layer, ILookup<string, IEnumerable<string>> declared) =>
        [.. declared.Where(other => !IsAllowed(layer, other.Key)).SelectMany(other => other).SelectMany(names => names)];

    private static IEnumerable<Violation> Violations(SyntaxTree tree, SemanticModel model, Names forbidden)
    {
        var layer = Of(tree.FilePath);
        return
            from name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>()
            where forbidden.Contains(name.Identifier.Text)
            let declared = DeclaredIn(model.GetSymbolInfo(name).Symbol)
            where declared is not null && !IsAllowed(layer, declared.Value.Layer)
            select new Violation(
                tree.FilePath,
                name.GetLocation().GetLineSpan().StartLinePosition.Line + 1,
                $"{layer} uses {declared.Value.Type} of {declared.Value.Layer}",
                $"move one of them: {layer} may use {string.Join(", ", MayUse[layer].DefaultIfEmpty("no other layer"))}");
    }

    private static (string Type, string Layer)? DeclaredIn(ISymbol? symbol)
    {
        var type = symbol as INamedTypeSymbol ?? symbol?.ContainingType;
        return type?.OriginalDefinition.DeclaringSyntaxReferences.FirstOrDefault()?.SyntaxTree.FilePath is { } path
            ? (type.Name, Of(path))
            : null;
    }
}
