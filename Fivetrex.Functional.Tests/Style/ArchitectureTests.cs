using System.Text.RegularExpressions;
using System.Xml.Linq;
using Fivetrex.Functional.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fivetrex.Functional.Tests.Style;

internal sealed class ArchitectureTests
{
    private const string ImplicitUsings = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
        global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;
        """;

    private static IEnumerable<XElement> ProjectUsings =>
        XDocument.Parse(Pages.Read("Fivetrex.Functional", "Fivetrex.Functional.csproj")).Descendants("Using");

    private static string GlobalUsings => ImplicitUsings + string.Concat(ProjectUsings.Select(use =>
        $"global using {(use.Attribute("Static") is null ? "" : "static ")}{use.Attribute("Include")!.Value};\n"));

    [Test]
    public void A_layer_uses_only_the_layers_below_it() =>
        Assert.That(Layers.Violations(Sources.Library, GlobalUsings), Is.Empty, "Json <- Models <- Core <- Http <- modules <- Workflows");

    [Test]
    public void A_use_of_a_higher_layer_is_found_in_every_form()
    {
        SourceFile[] files =
        [
            new("Fivetrex.Functional/Http/B.cs", """
                class BAttribute : System.Attribute; delegate void C(); enum D { One }
                static class E { public static int Twice(this int number) => number * 2; }
                """),
            new("Fivetrex.Functional/Core/A.cs", """
                using Fivetrex.Functional.Http;
                [B]
                class A
                {
                    C? c;
                    int four = 2.Twice();
                    object d = D.One;
                    string Twice => "B";
                }
                """),
        ];

        var fix = "move one of them: Core may use Json, Models";

        Assert.That(Layers.Violations(files, ImplicitUsings).Select(violation => $"{violation}"), Is.EqualTo(new[]
        {
            $"Fivetrex.Functional/Core/A.cs:1: Core uses the namespace of Http -> {fix}",
            $"Fivetrex.Functional/Core/A.cs:2: Core uses BAttribute of Http -> {fix}",
            $"Fivetrex.Functional/Core/A.cs:5: Core uses C of Http -> {fix}",
            $"Fivetrex.Functional/Core/A.cs:6: Core uses E of Http -> {fix}",
            $"Fivetrex.Functional/Core/A.cs:7: Core uses D of Http -> {fix}",
        }));
    }

    [TestCase("Fivetrex.Functional/Models/A.cs", "Fivetrex.Functional/Http/B.cs", 1)]
    [TestCase("Fivetrex.Functional/Json/A.cs", "Fivetrex.Functional/Models/B.cs", 1)]
    [TestCase("Fivetrex.Functional/Core/A.cs", "Fivetrex.Functional/B.cs", 1)]
    [TestCase("Fivetrex.Functional/Testing/Service/A.cs", "Fivetrex.Functional/Http/B.cs", 1)]
    [TestCase("Fivetrex.Functional/A.cs", "Fivetrex.Functional/Http/B.cs", 0)]
    [TestCase("Fivetrex.Functional/Workflows/A.cs", "Fivetrex.Functional/B.cs", 0)]
    public void Layer_rules(string from, string to, int violations) => Assert.That(
        Layers.Violations([new(from, "class A { object M() => new B(); }"), new(to, "class B;")], ImplicitUsings).ToList(),
        Has.Count.EqualTo(violations));

    [Test]
    public void The_top_level_holds_modules_and_the_folders_of_the_layers()
    {
        var files = Sources.Library.Select(file => file.Path).ToList();
        var atTop = files.Where(file => Layers.Of(file) == Layers.Modules).Select(file => Path.GetFileName(file).Split('.')[0]).Distinct();

        Assert.That(
            atTop, Is.EquivalentTo(Modules.All.Select(module => module.Name)), "Move a file that is not a module to its layer's folder.");
        Assert.That(files.Select(Layers.Of).Distinct(), Is.SubsetOf(Layers.Folders.Append(Layers.Modules)), "Use the folder of a layer.");
    }

    [Test]
    public void No_namespace_of_the_library_but_the_models_is_used_by_every_file() => Assert.That(
        ProjectUsings.Select(use => use.Attribute("Include")!.Value).Where(name => name.StartsWith("Fivetrex.", StringComparison.Ordinal)),
        Is.EqualTo(new[] { "Fivetrex.Functional.Models" }),
        "Write the using in the files that need it.");

    [Test]
    public void The_kernel_knows_no_endpoint()
    {
        var collections = Facts.Operations
            .Select(operation => operation.Path.Split('/').First(part => part.Length > 0 && part != "v1"))
            .Distinct();
        var endpoint = new Regex(
            $@"(^"".*|\b)({string.Join('|', collections.Select(Regex.Escape))})(""|/)|\.zip|typeof\(byte\[\]\)|\bPackageFile\b|^""PK""");
        var found =
            from file in Sources.Library
            where Layers.Of(file.Path) is "Http" or "Core" or "Json"
            from token in CSharpSyntaxTree.ParseText(file.Text).GetRoot().DescendantTokens()
            where endpoint.IsMatch(token.Parent!.IsKind(SyntaxKind.TypeOfExpression) ? token.Parent.ToString() : token.Text)
            select $"{file.Path}: {token.Text}";

        Assert.That(found, Is.Empty, "Move it to the module of the endpoint: a Call states its body and how its answer is read.");
    }

    [Test]
    public void A_type_of_the_kernel_serves_more_than_one_module()
    {
        var mentions = Sources.Library.ToLookup(
            file => file.Path,
            file => file.Syntax.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.Text).ToList());
        var found =
            from file in Sources.Library
            where Layers.Of(file.Path) is "Http" or "Json"
            from type in file.Syntax.ChildNodes().SelectMany(node => node.DescendantNodesAndSelf()).OfType<BaseTypeDeclarationSyntax>()
            let users = Sources.Library.Where(user => user != file && mentions[user.Path].Single().Contains(type.Identifier.Text)).ToList()
            where users.All(user => Layers.Of(user.Path) == Layers.Modules)
                && users.Select(user => Path.GetFileName(user.Path).Split('.')[0]).Distinct().Count() == 1
            select $"{file.Path}: {type.Identifier} is used by {users[0].Path} only";

        Assert.That(found, Is.Empty, "Move it to that module.");
    }
}
