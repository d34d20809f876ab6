using System.Text.RegularExpressions;
using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests.Style;

[Parallelizable]
internal sealed class ShapeTests
{
    [Test]
    public void Files_follow_the_rules_of_shape() => Violation.AssertNone(
        [.. Sources.Code.SelectMany(Shape.InCode), .. Sources.Markdown.SelectMany(Shape.InMarkdown)]);

    [Test]
    public void The_editor_wraps_where_the_tests_do()
    {
        var lengths = Regex.Matches(Pages.Read(".editorconfig"), @"\[\*\.(?<type>cs|md)\][^[]*?max_line_length *= *(?<length>[0-9]+)")
            .Select(match => (match.Groups["type"].Value, match.Groups["length"].Value));

        Assert.That(
            lengths,
            Is.EquivalentTo(new[] { ("cs", $"{Shape.MaxCodeColumns}"), ("md", $"{Shape.MaxProseColumns}") }),
            "Write the numbers of Shape.cs in .editorconfig.");
    }

    [TestCase("class A { int M(int a) => a > 2 ? 1 : a > 1 ? 2 : 3; }", 0)]
    [TestCase("class A { int M(int a) => a > 3 ? 0 : a > 2 ? 1 : a > 1 ? 2 : 3; }", 1)]
    [TestCase("class A { int M(int a) => a > 3 ? 0 : (a > 2 ? (a > 1 ? 2 : 3) : 1); }", 1)]
    public void Ladders(string code, int violations) =>
        Assert.That(Shape.InCode(new("A.cs", code)).ToList(), Has.Count.EqualTo(violations));

    [Test]
    public void Lengths_of_code()
    {
        var code = string.Concat(Enumerable.Repeat("\n", 300)) + new string('/', 141);

        Assert.That(Shape.InCode(new("A.cs", code)).Select(violation => $"{violation}"), Is.EqualTo(new[]
        {
            "A.cs:301: 141 columns -> wrap it at 140",
            "A.cs:1: 301 lines -> split it by topic: 300 at most",
        }));
    }

    [Test]
    public void Lengths_of_Markdown()
    {
        var wide = new string('a', 161);
        var page = $"{wide}\n\n| {wide} |\n\n* [a](https://{wide})\n\n[a]: https://{wide}\n\n```text\n{wide}\n```\n";

        Assert.That(
            Shape.InMarkdown(new("a.md", page)).Select(violation => $"{violation}"),
            Is.EqualTo(new[] { "a.md:1: 161 columns -> wrap it at 160" }));
    }
}
