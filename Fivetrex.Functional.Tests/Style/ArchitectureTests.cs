using System.Xml.Linq;
using Fivetrex.Functional.Tests.Support;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fivetrex.Functional.Tests.Style;

[Parallelizable]
internal sealed class ArchitectureTests
{
    private const string ImplicitUsings = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
        global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;
        """;

    private static readonly string[] OptionNames = ["options", "Masked", "Revealed", "JsonOptions"];

    private static IEnumerable<XElement> ProjectUsings =>
        XDocument.Parse(Pages.Read("Fivetrex.Functional", "Fivetrex.Functional.csproj")).Descendants("Using");

    private static string GlobalUsings => ImplicitUsings + string.Concat(ProjectUsings.Select(use =>
        $"global using {(use.Attribute("Static") is null ? "" : "static ")}{use.Attribute("Include")!.Value};\n"));

    [Test]
    public void A_layer_uses_only_the_layers_below_it() =>
        AssertNone(Layers.Violations(Sources.Library, GlobalUsings));

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
        var folders = Directory.EnumerateDirectories(Path.Combine(Pages.Root, "Fivetrex.Functional"))
            .Select(folder => Path.GetFileName(folder))
            .Where(folder => folder is not ("bin" or "obj"));
        var atTop = files.Where(file => Layers.Of(file) == Layers.Modules).Select(file => Path.GetFileName(file).Split('.')[0]).Distinct();

        Assert.That(
            atTop,
            Is.EquivalentTo(Modules.All.Append(typeof(Raw)).Select(module => module.Name)),
            "Move a file that is not a module to its layer's folder.");
        Assert.That(folders, Is.SubsetOf(Layers.Folders), "Use the folder of a layer.");
    }

    [Test]
    public void No_namespace_of_the_library_but_the_models_is_used_by_every_file() => Assert.That(
        ProjectUsings.Select(use => use.Attribute("Include")!.Value).Where(name => name.StartsWith("Fivetrex.", StringComparison.Ordinal)),
        Is.EqualTo(new[] { "Fivetrex.Functional.Models" }),
        "Write the using in the files that need it.");

    [Test]
    public void The_kernel_knows_no_endpoint() => AssertNone(Kernel.Endpoints(Sources.Library));

    [TestCase("class A { string p = \"webhooks/group\"; }", 1)]
    [TestCase("class A { string P(string id) => $\"groups/{id}\"; }", 1)]
    [TestCase("class A { string p = \"roles\"; }", 1)]
    [TestCase("class A { string p = \"package.zip\"; }", 1)]
    [TestCase("class A { bool P(byte[] b) => b.StartsWith(\"PK\"u8); }", 1)]
    [TestCase("class A { bool P(System.Type type) => type == typeof(byte[]); }", 1)]
    [TestCase("class A { PackageFile? file; }", 1)]
    [TestCase("class A { int groups; string m = \"the groups/pages\"; }", 0)]
    public void Endpoints_in_the_kernel(string code, int violations) =>
        Assert.That(Kernel.Endpoints([new("Fivetrex.Functional/Http/A.cs", code)]).ToList(), Has.Count.EqualTo(violations));

    [Test]
    public void A_type_of_the_kernel_serves_more_than_one_module() => AssertNone(Kernel.TypesOfOneModule([.. Sources.Library]));

    [Test]
    public void A_request_body_of_one_module_in_the_kernel_is_found()
    {
        SourceFile[] files =
        [
            new("Fivetrex.Functional/Http/Bodies.cs", "record SyncBody; record EmptyBody;"),
            new("Fivetrex.Functional/Connectors.cs", "class Connectors { object a = new SyncBody(); object b = new EmptyBody(); }"),
            new("Fivetrex.Functional/Groups.cs", "class Groups { object b = new EmptyBody(); }"),
        ];

        Assert.That(
            Kernel.TypesOfOneModule(files).Select(violation => $"{violation}"),
            Is.EqualTo(new[] { "Fivetrex.Functional/Http/Bodies.cs:1: SyncBody serves Connectors only -> move it to Connectors" }));
    }

    // reflection of the serializer is disabled in file-based apps: options with a contract of their own do not need it
    [Test]
    public void The_serializer_is_called_with_options() => AssertNone(
        from file in Sources.Library
        from call in file.Syntax.DescendantNodes().OfType<InvocationExpressionSyntax>()
        where $"{call.Expression}".StartsWith("JsonSerializer.", StringComparison.Ordinal)
            && !OptionNames.Contains($"{call.ArgumentList.Arguments[^1]}".Split('.')[^1])
        select new Violation(
            file.Path, call.GetLocation().GetLineSpan().StartLinePosition.Line + 1, $"{call}", "pass options, or use RawJson.Of"));

    private static void AssertNone(IEnumerable<Violation> violations) =>
        Assert.That(violations, Is.Empty, string.Join('\n', violations));
}
