using System.Text.Json;
using Fivetrex.Functional.Tests.Support;
using Microsoft.CodeAnalysis;

namespace Fivetrex.Functional.Tests.Json;

internal sealed class ReaderGeneratorTests
{
    // a call that returns the model makes it an error of the build that it cannot be read
    private const string Call = """

        static class Calls
        {
            public static Aff<Either<FivetranError, Found>> Get(ClientConfig config) => throw null!;
        }
        """;

    private static readonly string[] NoProblems = [];

    [TestCase(
        "record Found(string Id) : FivetranModel { public Found() : this(\"none\") { } }",
        "has 2 public constructors; keep the positional one and make the others static methods")]
    [TestCase(
        "record Found : FivetranModel { public Found(string id) => Value = id; public string Value { get; } }",
        "has no property with an init accessor for id; make it a positional record")]
    [TestCase(
        "record Found([Alias(\"connection_id\")] string Id) : FivetranModel",
        "has an alias on Id, which is required; make it an Option")]
    [TestCase(
        "record Found(string Id) : FivetranModel { public Option<string> Tag { get; init; } }",
        "has the member Tag, which is not a parameter of its constructor; make it one, with an optional type")]
    [TestCase(
        "record Found(string Id, object Config) : FivetranModel",
        "has the member Config: Object has no reader; use a type that has a reader, or name one with [ReadBy]")]
    [TestCase(
        "record Found(Seq<Inner> Inners) : FivetranModel; record Inner(string Id, Option<decimal> Amount) : FivetranModel",
        "has the member Inners: Inner has the member Amount: Decimal has no reader; "
            + "use a type that has a reader, or name one with [ReadBy]")]
    public void A_model_that_is_returned_and_cannot_be_read_is_an_error_of_the_build_with_its_fix(string model, string problem)
    {
        var generated = new GeneratedReaders($"{Annotated(model)}{Call}");

        Assert.That(
            generated.Problems,
            Is.EqualTo(new[] { $"Found is returned by Calls.Get and cannot be read from JSON: it {problem}" }));
    }

    [Test]
    public void A_record_that_requests_a_reader_and_cannot_be_read_is_an_error_of_the_build()
    {
        var generated = new GeneratedReaders("[GenerateReader] internal sealed record Around<T>(T? Data, decimal Amount);");

        Assert.That(generated.Problems, Is.EqualTo(new[]
        {
            "Around cannot be read from JSON: it has the member Amount: Decimal has no reader; "
                + "use a type that has a reader, or name one with [ReadBy]",
        }));
    }

    [Test]
    public void An_input_has_no_reader_and_is_no_error()
    {
        var generated = new GeneratedReaders(Annotated(
            "record NewThing(string Name) : FivetranModel { public object? Config { get; init; } }; "
            + "record Thing(string Id) : FivetranModel"));

        Assert.That((generated.Problems, generated.Models), Is.EqualTo((NoProblems, new[] { "Thing" })));
    }

    [Test]
    public void The_constructor_runs_with_its_default_values_and_initializers()
    {
        var generated = new GeneratedReaders(Annotated("""
            record Found(string Id, int Limit = 100, string Kind = "a \"b\"", bool IsOn = true) : FivetranModel
            {
                public string Id { get; init; } = Id.ToUpperInvariant();

                public string Tag { get; } = "tag";
            }
            """));

        Assert.That(
            (generated.Read("Found", """{"id":"x"}"""), generated.Read("Found", """{"limit":2,"kind":null,"is_on":false,"id":"y"}""")),
            Is.EqualTo((
                ("Found { Limit = 100, Kind = a \"b\", IsOn = True, Id = X }", (string?)null, ""),
                ("Found { Limit = 2, Kind = a \"b\", IsOn = False, Id = Y }", (string?)null, ""))));
    }

    [Test]
    public void A_model_may_have_more_than_64_fields_and_hold_itself()
    {
        var fields = string.Join(", ", Enumerable.Range(0, 100).Select(at => $"Option<int> A{at}, string B{at}"));
        var generated = new GeneratedReaders(Annotated($"record Found({fields}, Option<Found> Inner = default) : FivetranModel"));
        var json = string.Join(", ", Enumerable.Range(0, 99).Select(at => $"\"b{at}\":\"{at}\""));

        var lacking = generated.Read("Found", $"{{{json}}}");
        var found = generated.Read("Found", $"{{{json}, \"b99\":\"99\",\"a7\":7}}");

        var expected = string.Join(", ", Enumerable.Range(0, 100).Select(at => at == 7 ? "A7 = 7, B7 = 7" : $"B{at} = {at}"));
        Assert.That(
            (generated.Problems, lacking.Problem, found.Text),
            Is.EqualTo((NoProblems, "$: lacks 'b99'", $"Found {{ {expected} }}")));
    }

    [Test]
    public void Containers_of_one_type_and_containers_in_containers_are_read()
    {
        var generated = new GeneratedReaders(Annotated("""
            record Found(Seq<StatusItem> Items, HashMap<string, StatusItem> Named, Seq<HashMap<string, Option<int>>> Maps) : FivetranModel
            """));

        Assert.That(
            generated.Read("Found", """{"items":[{"code":"a"}],"named":{"x":{"code":"b"}},"maps":[{"y":1}]}"""),
            Is.EqualTo((
                "Found { Items = [StatusItem { Code = a }], Named = [x], Maps = [[y]] }", (string?)null, "")));
    }

    [Test]
    public void A_strict_field_that_does_not_fit_fails_the_body_and_another_optional_field_is_left_out()
    {
        var generated = new GeneratedReaders(Annotated(
            "record Found(Option<string> Kind = default, [ReadBy(typeof(CursorReader))] Option<string> Cursor = default) : FivetranModel"));

        Assert.That(
            generated.Read("Found", """{"kind":[1],"cursor":[1]}"""),
            Is.EqualTo(((string?)null, "$.cursor: an array does not belong here", "Found.kind")));
    }

    [Test]
    public void Names_with_escapes_and_aliases_are_found()
    {
        var generated = new GeneratedReaders(Annotated(
            "record Found(string Id, [Alias(\"key_value\"), Alias(\"id\")] Option<string> Key = default) : FivetranModel"));

        var escaped = generated.Read("Found", """{"\u0069d":"x","key_\u0076alue":"y"}""");

        Assert.That(
            (escaped.Text, generated.Read("Found", """{"id":"x","key_value":[]}""")),
            Is.EqualTo(("Found { Id = x, Key = y }", ("Found { Id = x }", (string?)null, "Found.key_value"))));
    }

    [Test]
    public void A_change_of_another_file_generates_nothing_again()
    {
        var generated = new GeneratedReaders(Annotated("record Found(string Id) : FivetranModel"));

        Assert.That(generated.ReasonsAfterAnotherFile().Distinct(), Is.EqualTo(new[] { IncrementalStepRunReason.Cached }));
    }

    [Test]
    public void The_names_of_fields_are_those_of_the_serializer()
    {
        string[] words = ["A", "Ab", "AB", "ABc", "AbC", "A1", "A1B", "AbC2D", "SHA256Hash", "OAuth2Token", "HTTPSUrl", "X509V3"];
        var names = typeof(Groups).Assembly.GetTypes().SelectMany(type => type.GetProperties()).Select(property => property.Name)
            .Concat(words)
            .Where(name => name.All(char.IsAsciiLetterOrDigit) && name != nameof(FivetranModel.Unknown))
            .GroupBy(JsonNamingPolicy.SnakeCaseLower.ConvertName)
            .ToDictionary(same => same.Key, same => same.First());
        var generated = new GeneratedReaders(Annotated(
            $"record Found({string.Join(", ", names.Values.Select(name => $"Option<int> {name}"))}) : FivetranModel"));

        Assert.That(
            generated.Read("Found", $"{{{string.Join(",", names.Keys.Select((name, at) => $"\"{name}\":{at}"))}}}").Text,
            Is.EqualTo($"Found {{ {string.Join(", ", names.Values.Select((name, at) => $"{name} = {at}"))} }}"));
    }

    private static string Annotated(string models) => string.Concat(
        from model in models.Split("record ", StringSplitOptions.RemoveEmptyEntries)
        let text = model.TrimEnd(' ', ';', '\n')
        select $"[JsonConverter(typeof(ModelConverter))] internal sealed record {text}{(text.EndsWith('}') ? "" : ";")}\n");
}
