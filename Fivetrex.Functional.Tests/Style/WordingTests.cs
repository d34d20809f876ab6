namespace Fivetrex.Functional.Tests.Style;

[Parallelizable]
internal sealed class WordingTests
{
    [Test]
    public void Text_follows_the_rules_of_wording() => Violation.AssertNone(
        [
            .. Sources.Code.SelectMany(Wording.InCode),
            .. Sources.Markdown.SelectMany(Wording.InMarkdown),
            .. Sources.Settings.SelectMany(Wording.InLines),
        ]);

    [TestCase("/// <summary>What the service tells.</summary>\nclass A;", 2)]
    [TestCase("/// <summary>Gets a group.</summary>\n/// <param name=\"a\">The same for people.</param>\nclass A;", 1)]
    [TestCase("/// <summary>\n/// Gets a group.\n/// </summary>\n/// <remarks>\n/// It is slow.\n/// </remarks>\nclass A;", 1)]
    [TestCase("/// <summary>Gets a group. <c>told</c></summary>\nclass A;", 0)]
    [TestCase("/// <summary>Gets a group. It has a name.</summary>\nclass A;", 0)]
    [TestCase("// nobody waits\nclass A;", 1)]
    [TestCase("class A { void Is_told() { } }", 1)]
    [TestCase("class A { void What_fails_is_reported() { } }", 1)]
    [TestCase("class A { void M() { var toldOnce = 1; } }", 1)]
    [TestCase("class A { string M => \"it wants a body\"; }", 1)]
    [TestCase("class A { string M => $\"\"\"\n  it wants {a}\n  \"\"\"; }", 1)]
    public void Wording_in_code(string code, int violations) =>
        Assert.That(Wording.InCode(new("Fivetrex.Functional/A.cs", code)).ToList(), Has.Count.EqualTo(violations));

    [TestCase("It is fast.\n", 1)]
    [TestCase("* What it does.\n", 1)]
    [TestCase("| a | Of one group. |\n", 1)]
    [TestCase("## What is it?\n", 0)]
    [TestCase("The service says no.\n", 1)]
    [TestCase("See [what it wants](guides/a.md).\n", 1)]
    [TestCase("The key is `told`, and [shown](told.md).\n", 0)]
    [TestCase("```csharp\nvar told = 1;\n```\n", 0)]
    [TestCase("Returns a group.\nIt has a name.\n", 0)]
    public void Wording_in_Markdown(string text, int violations) =>
        Assert.That(Wording.InMarkdown(new("a.md", text)).ToList(), Has.Count.EqualTo(violations));

    [Test]
    public void A_violation_states_the_place_and_the_fix() => Assert.That(
        Wording.InCode(new("A.cs", "\n/// <summary>Gets a group.</summary>\n/// <param name=\"a\">Who is told.</param>\nclass A;"))
            .Select(violation => $"{violation}"),
        Is.EqualTo(new[]
        {
            "A.cs:3: Who is told. -> 'told': write 'returned', 'reported' or 'set'",
            "A.cs:3: Who is told. -> start with the thing or the action instead of 'Who'",
        }));
}
