using System.Text.RegularExpressions;
using System.Xml.Linq;
using Fivetrex.Functional.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

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
            $@"\b({string.Join('|', collections.Select(Regex.Escape))})/|\.zip|typeof\(byte\[\]\)|\bPackageFile\b|^""PK""");
        var found =
            from file in Sources.Library
            where Layers.Of(file.Path) is "Http" or "Core" or "Json"
            from token in CSharpSyntaxTree.ParseText(file.Text).GetRoot().DescendantTokens()
            where endpoint.IsMatch(token.Parent!.IsKind(SyntaxKind.TypeOfExpression) ? token.Parent.ToString() : token.Text)
            select $"{file.Path}: {token.Text}";

        Assert.That(found, Is.Empty, "Move it to the module of the endpoint: a Call states its body and how its answer is read.");
    }
}
