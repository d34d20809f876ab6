using System.Text.RegularExpressions;
using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests.Style;

internal sealed class StyleTests
{
    [Test]
    public void Text_follows_the_rules_of_wording() => AssertNone(
        "wording",
        [
            .. Sources.Code.SelectMany(file => Wording.InCode(
                file, checkMessages: file.Path.StartsWith("Fivetrex.Functional/", StringComparison.Ordinal))),
            .. Sources.Markdown.SelectMany(Wording.InMarkdown),
        ]);

    [Test]
    public void Files_follow_the_rules_of_shape() =>
        AssertNone("shape", [.. Sources.Code.SelectMany(Shape.InCode), .. Sources.Markdown.SelectMany(Shape.InMarkdown)]);

    [Test]
    public void The_editor_wraps_where_the_tests_do()
    {
        var lengths = Regex.Matches(Pages.Read(".editorconfig"), @"\[\*\.(?<type>cs|md)\][^[]*?max_line_length *= *(?<length>[0-9]+)")
            .Select(match => (match.Groups["type"].Value, match.Groups["length"].Value));

        Assert.That(lengths, Is.EquivalentTo(new[] { ("cs", $"{Shape.MaxCodeColumns}"), ("md", $"{Shape.MaxProseColumns}") }));
    }

    [TestCase("/// <summary>What the service tells.</summary>\nclass A;", 2)]
    [TestCase("/// <summary>Gets a group.</summary>\n/// <param name=\"a\">The same for people.</param>\nclass A;", 1)]
    [TestCase("// nobody waits\nclass A;", 1)]
    [TestCase("class A { void Is_told() { } }", 1)]
    [TestCase("class A { string M => \"it wants a body\"; }", 1)]
    [TestCase("/// <summary>Gets a group. <c>told</c></summary>\nclass A;", 0)]
    public void Wording_in_code(string code, int violations) =>
        Assert.That(Wording.InCode(new("A.cs", code), checkMessages: true).ToList(), Has.Count.EqualTo(violations));

    [TestCase("It is fast.\n", 1)]
    [TestCase("* What it does.\n", 1)]
    [TestCase("| a | Of one group. |\n", 1)]
    [TestCase("## What is it?\n", 0)]
    [TestCase("The service says no.\n", 1)]
    [TestCase("```csharp\nvar told = 1;\n```\n", 0)]
    [TestCase("Returns a group.\nIt has a name.\n", 0)]
    public void Wording_in_Markdown(string text, int violations) =>
        Assert.That(Wording.InMarkdown(new("a.md", text)).ToList(), Has.Count.EqualTo(violations));

    [TestCase("class A { int M(int a) => a > 2 ? 1 : a > 1 ? 2 : 3; }", 0)]
    [TestCase("class A { int M(int a) => a > 3 ? 0 : a > 2 ? 1 : a > 1 ? 2 : 3; }", 1)]
    public void Ladders(string code, int violations) =>
        Assert.That(Shape.InCode(new("A.cs", code)).ToList(), Has.Count.EqualTo(violations));

    [Test]
    public void Lengths()
    {
        var code = string.Concat(Enumerable.Repeat("\n", 300)) + new string('/', 141);

        Assert.That(Shape.InCode(new("A.cs", code)).Select(violation => $"{violation}"), Is.EqualTo(new[]
        {
            "A.cs:301: 141 columns -> wrap it at 140",
            "A.cs:1: 301 lines -> split it by topic: 300 at most",
        }));
        Assert.That(Shape.InMarkdown(new("a.md", new string('a', 161))).Select(violation => $"{violation}"), Is.EqualTo(new[]
        {
            "a.md:1: 161 columns -> wrap it at 160",
        }));
    }

    private static void AssertNone(string rule, IReadOnlyCollection<Violation> violations)
    {
        var only = Environment.GetEnvironmentVariable("STYLE_PATH");
        var shown = violations.Where(violation =>
            only is null ? !Unchecked.Covers(rule, violation.Path) : violation.Path.StartsWith(only, StringComparison.Ordinal));

        Assert.That(shown, Is.Empty, $"STYLE_PATH=<path> dotnet test --filter StyleTests lists one path:\n{string.Join('\n', shown)}");
    }
}
