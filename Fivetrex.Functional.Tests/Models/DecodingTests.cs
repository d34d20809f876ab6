using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Fivetrex.Functional.Json;
using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests.Models;

/// <summary>Every model reads its sample whole, does without what may be absent, and is not put out by what is new.</summary>
internal sealed class DecodingTests
{
    private static IEnumerable<Type> All => Samples.Models;

    /// <summary>The models, and those that are inside them.</summary>
    private static IEnumerable<Type> Inside => All.SelectMany(Parts).Distinct();

    [TestCaseSource(nameof(All))]
    public void Reads_its_sample_whole(Type model)
    {
        var read = Read(model, Sample(model));

        Assert.That(Lost(Sample(model), read, "$"), Is.Empty);
    }

    [TestCaseSource(nameof(All))]
    public void Does_without_every_optional_field(Type model)
    {
        var bare = Read(model, Without(Sample(model), model));

        Assert.That(Optionals(model).Where(property => !IsEmpty(property.GetValue(bare))).Select(property => property.Name), Is.Empty);
    }

    [TestCaseSource(nameof(All))]
    public void Takes_null_for_every_optional_field(Type model)
    {
        var nulls = Sample(model);
        foreach (var property in Optionals(model))
        {
            nulls[NameOf(property)] = null;
        }

        Assert.That(Read(model, nulls), Is.EqualTo(Read(model, Without(Sample(model), model))));
    }

    [TestCaseSource(nameof(All))]
    public void Takes_no_harm_from_fields_that_are_new(Type model) =>
        Assert.That(Read(model, (JsonObject)WithNews(Sample(model), model)), Is.EqualTo(Read(model, Sample(model))));

    [TestCaseSource(nameof(All))]
    public void Is_Decoding_without_a_required_field(Type model)
    {
        foreach (var property in Required(model))
        {
            var lacking = Sample(model);
            lacking.Remove(NameOf(property));

            Assert.That(Fault(model, lacking), Is.EqualTo($"$: lacks '{NameOf(property)}'"));
        }
    }

    [TestCaseSource(nameof(Inside))]
    public void Has_every_field_that_is_documented(Type model)
    {
        var documented = Facts.Models.Where(row => row.Model == model.Name).SelectMany(row => row.Fields).Distinct().ToList();

        Assert.That(documented, Is.Not.Empty, "Give Facts/models.tsv a row for it.");
        Assert.That(Parameters(model).Select(NameOf), Is.EquivalentTo(documented));
    }

    [Test]
    public void Every_model_that_is_documented_is_there() =>
        Assert.That(Facts.Models.Select(row => row.Model).Distinct(), Is.EquivalentTo(Inside.Select(model => model.Name)));

    [Test]
    public void Every_sample_is_of_a_model_and_every_answer_has_one()
    {
        var answers = Functions.All
            .Select(Functions.AnswerOf)
            .Where(answer => answer != typeof(Unit) && answer != typeof(byte[]))
            .Distinct();

        Assert.That(Samples.Names, Is.EquivalentTo(answers.Select(answer => answer.Name)));
    }

    [Test]
    public void A_moment_without_an_offset_is_in_UTC()
    {
        var type = (ConnectorType)Read(typeof(ConnectorType), Sample(typeof(ConnectorType)));

        Assert.That(type.ServiceStatusUpdatedAt, Is.EqualTo(Some(new DateTimeOffset(2020, 7, 1, 0, 0, 0, TimeSpan.Zero))));
    }

    [Test]
    public void Names_in_a_map_keep_their_case_and_of_two_that_are_the_same_the_last_counts()
    {
        var columns = Reading.Whole<TableColumns>("""{"columns":{"id":{},"ID":{"hashed":true},"id":{"enabled":true}}}"""u8, out _)!.Columns;

        Assert.That(
            columns.Equals(HashMap(("id", new ColumnNode(Enabled: true)), ("ID", new ColumnNode(Hashed: true)))), Is.True, $"{columns}");
    }

    [TestCase("column_type")]
    [TestCase("columnType")]
    public void The_type_of_a_clause_has_two_names(string name) =>
        Assert.That(
            Reading.Whole<ColumnClause>(System.Text.Encoding.UTF8.GetBytes($$"""{"column":"region","{{name}}":"STRING"}"""), out _),
            Is.EqualTo(new ColumnClause("region", "STRING", None)));

    [TestCase("""{"columns":[]}""", "$.columns: an array does not belong here")]
    [TestCase("""{"columns":{"id":null}}""", "$.columns.id: null does not belong here")]
    [TestCase("""{"columns":{"id":{"enabled":true},"name":5}}""", "$.columns.name: this number does not belong here")]
    public void A_map_that_makes_no_sense_says_where(string json, string fault)
    {
        _ = Reading.Whole<TableColumns>(System.Text.Encoding.UTF8.GetBytes(json), out var found);

        Assert.That(found, Is.EqualTo(fault));
    }

    private static JsonObject Sample(Type model) => JsonNode.Parse(Samples.Of(model))!.AsObject();

    private static object Read(Type model, JsonObject json) =>
        Whole(model, json).Value ?? throw new AssertionException($"{Whole(model, json).Fault} {json}");

    private static string? Fault(Type model, JsonObject json) => Whole(model, json).Fault;

    private static (object? Value, string? Fault) Whole(Type model, JsonObject json)
    {
        var read = typeof(DecodingTests).GetMethod(nameof(WholeOf), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(model);
        return ((object?, string?))read.Invoke(null, [System.Text.Encoding.UTF8.GetBytes(json.ToJsonString())])!;
    }

    private static (object? Value, string? Fault) WholeOf<T>(byte[] utf8)
    {
        var value = Reading.Whole<T>(utf8, out var fault);
        return (value, fault);
    }

    // what stands in the JSON and not in what was read of it
    private static IEnumerable<string> Lost(JsonNode? json, object? read, string path) => (json, read) switch
    {
        (null, _) => [],
        (_, RawJson raw) => JsonNode.DeepEquals(json, JsonNode.Parse(raw.Value.GetRawText())) ? [] : [path],
        (_, IOptional option) => option.IsSome ? Lost(json, option.GetType().GetProperty("Case")!.GetValue(option), path) : [path],
        (JsonObject map, IEnumerable items) =>
            map.SelectMany(member => Lost(member.Value, Named(items, member.Key), $"{path}.{member.Key}")),
        (JsonArray array, IEnumerable items) when items.Cast<object>().ToList() is var all =>
            array.SelectMany((item, at) => Lost(item, all.ElementAtOrDefault(at), $"{path}[{at}]")),
        (JsonObject members, FivetranModel model) => members.SelectMany(member =>
            Parameters(model.GetType()).SingleOrDefault(property => NameOf(property) == member.Key) is { } property
                ? Lost(member.Value, property.GetValue(model), $"{path}.{member.Key}")
                : [$"{path}.{member.Key}"]),
        (JsonValue value, Secret secret) => $"{value}" == secret.Reveal() ? [] : [path],
        (JsonValue value, DateTimeOffset moment) =>
            DateTimeOffset.Parse($"{value}", null, System.Globalization.DateTimeStyles.AssumeUniversal) == moment ? [] : [path],
        (JsonValue value, _) =>
            string.Equals($"{value}", FormattableString.Invariant($"{read}"), StringComparison.OrdinalIgnoreCase) ? [] : [path],
        _ => [path],
    };

    private static object? Named(IEnumerable map, string key) =>
        map.Cast<System.Runtime.CompilerServices.ITuple>().Where(pair => (string)pair[0]! == key).Select(pair => pair[1]).SingleOrDefault();

    private static JsonObject Without(JsonObject json, Type model)
    {
        Optionals(model).ToList().ForEach(property => json.Remove(NameOf(property)));
        return json;
    }

    private static JsonNode WithNews(JsonNode json, Type type)
    {
        switch (json)
        {
            case JsonArray array:
                array.ToList().ForEach(item => WithNews(item!, Inner(type)));
                break;
            case JsonObject map when type.IsGenericType && type.GetGenericTypeDefinition() == typeof(HashMap<,>):
                map.ToList().ForEach(member => WithNews(member.Value!, type.GetGenericArguments()[1]));
                break;
            case JsonObject members when typeof(FivetranModel).IsAssignableFrom(type):
                members.ToList().ForEach(member => WithNews(
                    member.Value ?? "", Inner(Parameters(type).Single(property => NameOf(property) == member.Key).PropertyType)));
                members["of_tomorrow"] = new JsonObject { ["deep"] = new JsonArray(1, null, new JsonObject()) };
                break;
        }

        return json;
    }

    // Seq and Option are looked through, a map is not
    private static Type Inner(Type type) => type.Name is "Option`1" or "Seq`1" ? Inner(type.GetGenericArguments()[0]) : type;

    private static IEnumerable<Type> Parts(Type type)
    {
        var inner = type.Name == "HashMap`2" ? type.GetGenericArguments()[1] : Inner(type);
        return inner.Name == "HashMap`2" ? Parts(inner)
            : !typeof(FivetranModel).IsAssignableFrom(inner) ? []
            : Parameters(inner).SelectMany(property => Parts(property.PropertyType)).Prepend(inner);
    }

    private static IEnumerable<PropertyInfo> Parameters(Type model) =>
        model.GetConstructors().Single().GetParameters().Select(parameter => model.GetProperty(parameter.Name!)!);

    private static IEnumerable<PropertyInfo> Required(Type model) =>
        model.GetConstructors()
            .Single()
            .GetParameters()
            .Where(parameter => !parameter.HasDefaultValue && !parameter.ParameterType.IsAssignableTo(typeof(IOptional)))
            .Select(parameter => model.GetProperty(parameter.Name!)!);

    private static IEnumerable<PropertyInfo> Optionals(Type model) => Parameters(model).Except(Required(model));

    private static string NameOf(PropertyInfo property) =>
        property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name);

    private static bool IsEmpty(object? value) => value switch
    {
        IOptional option => option.IsNone,
        IEnumerable items => !items.Cast<object>().Any(),
        _ => false,
    };
}
