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

        // a program for the compiler, and not a part of the library
        ["Generators"] = [],
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

    // a folder that is no layer is reported by the test of the folders
    private static bool IsAllowed(string from, string to) =>
        from == to || !MayUse.TryGetValue(from, out var allowed) || allowed.Contains(to);

    // a value of a type above can only come from a place that names the type, or from an extension method
    private static IEnumerable<string> NamesDeclaredIn(SyntaxTree tree) =>
    [
        .. tree.GetRoot().DescendantNodes().OfType<BaseTypeDeclarationSyntax>().Select(type => type.Identifier.Text),
        .. tree.GetRoot().DescendantNodes().OfType<DelegateDeclarationSyntax>().Select(type => type.Identifier.Text),
        .. tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()
            .Where(method => method.ParameterList.Parameters is [var first, ..] && first.Modifiers.Any(SyntaxKind.ThisKeyword))
            .Select(method => method.Identifier.Text),
    ];

    // names are compared first, because to find the symbol of every name takes ten times as long
    private static Names Forbidden(string layer, ILookup<string, IEnumerable<string>> declared) =>
    [
        .. declared.Where(other => !IsAllowed(layer, other.Key)).SelectMany(other => other).SelectMany(names => names)
            .SelectMany(name => new[] { name, name.Replace("Attribute", "", StringComparison.Ordinal) }),
    ];

    private static IEnumerable<Violation> Violations(SyntaxTree tree, SemanticModel model, Names forbidden)
    {
        var layer = Of(tree.FilePath);
        return
            from node in tree.GetRoot().DescendantNodes()
            let used = node switch
            {
                UsingDirectiveSyntax directive => NamespaceOf(directive),
                SimpleNameSyntax name when forbidden.Contains(name.Identifier.Text) => DeclaredIn(model.GetSymbolInfo(name).Symbol),
                _ => null,
            }
            where used is not null && !IsAllowed(layer, used.Layer)
            select new Violation(
                tree.FilePath,
                node.GetLocation().GetLineSpan().StartLinePosition.Line + 1,
                $"{layer} uses {used.Name} of {used.Layer}",
                $"move one of them: {layer} may use {string.Join(", ", MayUse[layer].DefaultIfEmpty("no other layer"))}");
    }

    private static Use? NamespaceOf(UsingDirectiveSyntax directive) =>
        Folders.FirstOrDefault(folder => $"{directive.Name}" == $"Fivetrex.Functional.{folder}") is { } layer
            ? new("the namespace", layer)
            : null;

    private static Use? DeclaredIn(ISymbol? symbol)
    {
        var type = symbol as INamedTypeSymbol ?? symbol?.ContainingType;
        return type?.OriginalDefinition.DeclaringSyntaxReferences.FirstOrDefault()?.SyntaxTree.FilePath is { } path
            ? new(type.Name, Of(path))
            : null;
    }

    private sealed record Use(string Name, string Layer);
}
