using System.Reflection;
using System.Text.RegularExpressions;
using Fivetrex.Functional.Http;
using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests.Http;

internal sealed class RouteTests
{
    private static IEnumerable<TestCaseData<MethodInfo, string>> WithIds => Functions.WithIds;

    private static bool IsHole(string segment) => segment.StartsWith('{');

    private static string Shape((string Verb, string Route) of) => Shape($"{of.Verb} {of.Route}");

    private static string Shape(string operation) => Regex.Replace(operation, "{[^}]*}", "{}");

    [Test]
    public void Keeps_the_template_next_to_the_path()
    {
        var (groupId, schema) = ("decent_dropsy", "Größe/1");

        Route route = $"groups/{groupId}/schemas/{schema}";

        Assert.That(
            (route.Path, route.Template, route.Problem),
            Is.EqualTo(("groups/decent_dropsy/schemas/Gr%C3%B6%C3%9Fe%2F1", "groups/{groupId}/schemas/{schema}", (string?)null)));
    }

    [TestCase("..", "good", "first is '..', which is a path segment and not an id")]
    [TestCase("good", "", "second is empty")]
    [TestCase(" ", "", "first is blank")]
    public void Names_the_first_hole_that_is_at_fault(string first, string second, string fault)
    {
        Route route = $"groups/{first}/users/{second}";

        Assert.That((route.Problem, route.Template), Is.EqualTo(((string?)fault, "groups/{first}/users/{second}")));
    }

    [TestCaseSource(nameof(WithIds))]
    public async Task Refuses_what_is_no_id(MethodInfo function, string parameter)
    {
        foreach (var (id, word) in Seq<(string?, string)>(
            (null, "null"), ("", "empty"), ("  \t", "blank"), (".", "'.'"), ("..", "'..'"), ("a\ud800", "half of a surrogate pair")))
        {
            var transport = new Transport(Transport.Json(Samples.Nothing));

            var error = await Functions.Run(function, transport.Config, asked => asked.Name == parameter ? id : "good");

            Assert.That(error.Case, Is.InstanceOf<FivetranError.InvalidRequest>());
            Assert.That(
                ((FivetranError)error.Case!).Message, Does.StartWith($"{parameter} ").And.Contains(word).And.EndsWith("nothing was sent"));
            Assert.That(transport.Requests, Is.Empty);
        }
    }

    [TestCaseSource(nameof(WithIds))]
    public async Task Sends_any_other_string_as_one_segment(MethodInfo function, string parameter)
    {
        foreach (var id in Seq(
            "a/b",
            "a?b",
            "a#b",
            "a%2Fb",
            "%2e%2e",
            "日本",
            "😀",
            "a\\b",
            "a;b=c",
            "a+b&c",
            "...",
            "../..",
            "@host",
            "//evil.example"))
        {
            var transport = new Transport(Transport.Json(Samples.Nothing));
            _ = await Functions.Run(function, transport.Config, asked => asked.Name == parameter ? "good" : "other");
            var requests = transport.Requests.Count;
            var expected = transport.Requests[0].Path.Split('?')[0].Split('/').Select(segment => segment == "good" ? id : segment);

            _ = await Functions.Run(function, transport.Config, asked => asked.Name == parameter ? id : "other");

            var sent = transport.Requests.Skip(requests).First();
            Assert.That(sent.Path.Split('?')[0].Split('/').Select(Uri.UnescapeDataString), Is.EqualTo(expected));
        }
    }

    // where a path with a hole could be another operation's path, were the hole filled with a word of it
    private static IEnumerable<TestCaseData<string, string>> Words =>
        from operation in Facts.Operations
        from other in Facts.Operations
        let word = WordBetween(operation, other)
        where word is not null
        select new TestCaseData<string, string>(operation.Name, word) { TestName = $"{operation.Name} is not {other.Name}" };

    private static string? WordBetween(Facts.Operation operation, Facts.Operation other)
    {
        var (path, words) = (operation.Path.Split('/'), other.Path.Split('/'));
        var both = Enumerable.Range(0, Math.Min(path.Length, words.Length)).Select(at => (Segment: path[at], Word: words[at])).ToList();
        return operation.Verb == other.Verb
            && path.Length == words.Length
            && both.All(pair => pair.Segment == pair.Word || IsHole(pair.Segment) || IsHole(pair.Word))
            ? both.Where(pair => IsHole(pair.Segment) && !IsHole(pair.Word)).Select(pair => pair.Word).FirstOrDefault()
            : null;
    }

    [TestCaseSource(nameof(Words))]
    public async Task A_word_that_is_a_path_of_its_own_is_no_id(string operation, string word)
    {
        var transport = new Transport(Transport.Json(Samples.Nothing));
        var functions = Functions.All.Where(function => Shape(Documentation.RouteOf(function)) == Shape(operation)).ToList();
        foreach (var function in functions)
        {
            var errors = new List<string>();
            foreach (var hole in function.GetParameters().Where(parameter => parameter.ParameterType == typeof(string)))
            {
                errors.Add($"{(await Functions.Run(function, transport.Config, asked => asked.Name == hole.Name ? word : "good")).Case}");
            }

            Assert.That(
                errors,
                Has.Some.Contains($"is '{word}', which is the path of another operation; nothing was sent"),
                Functions.NameOf(function));
        }

        Assert.That(functions, Is.Not.Empty);
    }

    [Test]
    public async Task An_id_longer_than_an_address_is_refused_or_sent_whole()
    {
        var transport = new Transport(Transport.Json(Samples.Nothing));

        var result = await Groups.Delete(transport.Config, new string('a', 100_000), Confirm.GroupDeletion).RunAsync();

        Assert.That(transport.Lines, result.IsLeft ? Is.Empty : Is.EqualTo(new[] { $"DELETE /v1/groups/{new string('a', 100_000)}" }));
    }
}
