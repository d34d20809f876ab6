using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Fivetrex.Functional.Json;
using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests.Models;

/// <summary>Every model reads all fields of its sample, allows optional fields to be absent, and ignores unknown fields.</summary>
internal sealed class DecodingTests
{
    private static IEnumerable<Type> WithSample => Samples.Models;

    /// <summary>The models with a sample, and the models that they contain.</summary>
    private static IEnumerable<Type> WithParts => WithSample.SelectMany(Parts).Distinct();

    [TestCaseSource(nameof(WithSample))]
    public void Reads_every_field_of_its_sample(Type model)
    {
        var read = Read(model, Sample(model));

        Assert.That(Unread(Sample(model), read, "$"), Is.Empty);
    }

    [TestCaseSource(nameof(WithSample))]
    public void Reads_absent_optional_fields_as_empty(Type model)
    {
        var minimal = Read(model, Without(Sample(model), model));

        Assert.That(
            Optionals(model)
                .Where(property => !IsDerived(model, property) && !IsEmpty(property.GetValue(minimal)))
                .Select(property => property.Name),
            Is.Empty);
    }

    [TestCaseSource(nameof(WithSample))]
    public void Reads_null_optional_fields_as_absent(Type model)
    {
        var nulls = Sample(model);
        foreach (var property in Optionals(model))
        {
            nulls[NameOf(property)] = null;
        }

        Assert.That(Read(model, nulls), Is.EqualTo(Read(model, Without(Sample(model), model))));
    }

    [TestCaseSource(nameof(WithSample))]
    public void Ignores_unknown_fields(Type model) =>
        Assert.That(Read(model, (JsonObject)WithUnknownFields(Sample(model), model)), Is.EqualTo(Read(model, Sample(model))));

    [TestCaseSource(nameof(WithSample))]
    public void Reports_a_missing_required_field(Type model)
    {
        foreach (var property in Required(model))
        {
            var incomplete = Sample(model);
            incomplete.Remove(NameOf(property));

            Assert.That(ProblemOf(model, incomplete), Is.EqualTo($"$: lacks '{NameOf(property)}'"));
        }
    }

    [TestCaseSource(nameof(WithParts))]
    public void Has_every_documented_field(Type model)
    {
        var documented = Facts.Models.Where(row => row.Model == model.Name).SelectMany(row => row.Fields).Distinct().ToList();

        Assert.That(documented, Is.Not.Empty, "Add a row for it to Facts/models.tsv.");
        Assert.That(Parameters(model).Select(NameOf), Is.EquivalentTo(documented));
    }

    [Test]
    public void Every_documented_model_exists() =>
        Assert.That(Facts.Models.Select(row => row.Model).Distinct(), Is.EquivalentTo(WithParts.Select(model => model.Name)));

    [Test]
    public void Samples_and_answer_types_match()
    {
        var answers = Functions.All
            .Select(Functions.AnswerOf)
            .Where(answer => answer != typeof(Unit) && answer != typeof(byte[]))
            .Distinct();

        Assert.That(Samples.Names, Is.EquivalentTo(answers.Select(answer => answer.Name)));
    }

    [Test]
    public void A_time_without_an_offset_is_read_as_UTC()
    {
        var type = (ConnectorType)Read(typeof(ConnectorType), Sample(typeof(ConnectorType)));

        Assert.That(type.ServiceStatusUpdatedAt, Is.EqualTo(Some(new DateTimeOffset(2020, 7, 1, 0, 0, 0, TimeSpan.Zero))));
    }

    [Test]
    public void Map_keys_keep_their_case_and_the_last_duplicate_key_is_used()
    {
        var columns = Reading.Whole<TableColumns>("""{"columns":{"id":{},"ID":{"hashed":true},"id":{"enabled":true}}}"""u8, out _)!.Columns;

        Assert.That(
            columns.Equals(HashMap(("id", new ColumnNode(Enabled: true)), ("ID", new ColumnNode(Hashed: true)))), Is.True, $"{columns}");
    }

    [TestCase("column_type")]
    [TestCase("columnType")]
    public void The_column_type_of_a_clause_is_read_under_two_names(string name) =>
        Assert.That(
            Reading.Whole<ColumnClause>(System.Text.Encoding.UTF8.GetBytes($$"""{"column":"region","{{name}}":"STRING"}"""), out _),
            Is.EqualTo(new ColumnClause("region", "STRING", None)));

    [TestCase("""{"columns":[1]}""", "$.columns[0]: this number does not belong here")]
    [TestCase("""{"columns":{"id":{"enabled":true},"name":5}}""", "$.columns.name: this number does not belong here")]
    public void A_malformed_map_is_rejected_with_its_path(string json, string problem)
    {
        _ = Reading.Whole<TableColumns>(System.Text.Encoding.UTF8.GetBytes(json), out var reported);

        Assert.That(reported, Is.EqualTo(problem));
    }

    private static JsonObject Sample(Type model) => JsonNode.Parse(Samples.Of(model))!.AsObject();

    private static object Read(Type model, JsonObject json) =>
        Whole(model, json).Value ?? throw new AssertionException($"{Whole(model, json).Problem} {json}");

    private static string? ProblemOf(Type model, JsonObject json) => Whole(model, json).Problem;

    private static (object? Value, string? Problem) Whole(Type model, JsonObject json)
    {
        var method = typeof(DecodingTests).GetMethod(nameof(WholeOf), BindingFlags.NonPublic | BindingFlags.Static)!;
        return ((object?, string?))method.MakeGenericMethod(model).Invoke(null, [System.Text.Encoding.UTF8.GetBytes(json.ToJsonString())])!;
    }

    private static (object? Value, string? Problem) WholeOf<T>(byte[] utf8)
    {
        var value = Reading.Whole<T>(utf8, out var problem);
        return (value, problem);
    }

    // the paths of the JSON values that the read object does not contain
    private static IEnumerable<string> Unread(JsonNode? json, object? read, string path) => (json, read) switch
    {
        (null, _) => [],
        (_, RawJson raw) => JsonNode.DeepEquals(json, JsonNode.Parse(raw.Value.GetRawText())) ? [] : [path],
        (_, IOptional option) => option.IsSome ? Unread(json, option.GetType().GetProperty("Case")!.GetValue(option), path) : [path],
        (JsonObject map, IEnumerable items) =>
            map.SelectMany(member => Unread(member.Value, ValueOf(items, member.Key), $"{path}.{member.Key}")),
        (JsonArray array, IEnumerable items) when items.Cast<object>().ToList() is var all =>
            array.SelectMany((item, at) => Unread(item, all.ElementAtOrDefault(at), $"{path}[{at}]")),
        (JsonObject members, FivetranModel model) => members.SelectMany(member =>
            Parameters(model.GetType()).SingleOrDefault(property => NameOf(property) == member.Key) is { } property
                ? Unread(member.Value, property.GetValue(model), $"{path}.{member.Key}")
                : [$"{path}.{member.Key}"]),
        (JsonValue value, Secret secret) => $"{value}" == secret.Reveal() ? [] : [path],
        (JsonValue value, DateTimeOffset time) =>
            DateTimeOffset.Parse($"{value}", null, System.Globalization.DateTimeStyles.AssumeUniversal) == time ? [] : [path],
        (JsonValue value, _) =>
            string.Equals($"{value}", FormattableString.Invariant($"{read}"), StringComparison.OrdinalIgnoreCase) ? [] : [path],
        _ => [path],
    };

    private static object? ValueOf(IEnumerable map, string key) =>
        map.Cast<System.Runtime.CompilerServices.ITuple>().Where(pair => (string)pair[0]! == key).Select(pair => pair[1]).SingleOrDefault();

    private static JsonObject Without(JsonObject json, Type model)
    {
        Optionals(model).ToList().ForEach(property => json.Remove(NameOf(property)));
        return json;
    }

    private static JsonNode WithUnknownFields(JsonNode json, Type type)
    {
        switch (json)
        {
            case JsonArray array:
                array.ToList().ForEach(item => WithUnknownFields(item!, Inner(type)));
                break;
            case JsonObject map when type.IsGenericType && type.GetGenericTypeDefinition() == typeof(HashMap<,>):
                map.ToList().ForEach(member => WithUnknownFields(member.Value!, type.GetGenericArguments()[1]));
                break;
            case JsonObject members when typeof(FivetranModel).IsAssignableFrom(type):
                members.ToList().ForEach(member => WithUnknownFields(
                    member.Value ?? "", Inner(Parameters(type).Single(property => NameOf(property) == member.Key).PropertyType)));
                members["unknown_field"] = new JsonObject { ["deep"] = new JsonArray(1, null, new JsonObject()) };
                break;
        }

        return json;
    }

    // unwraps Seq and Option, but not a map
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
            .Where(parameter => !parameter.HasDefaultValue
                && !parameter.ParameterType.IsAssignableTo(typeof(IOptional))
                && !parameter.IsDefined(typeof(DerivedAttribute)))
            .Select(parameter => model.GetProperty(parameter.Name!)!);

    private static bool IsDerived(Type model, PropertyInfo property) =>
        model.GetConstructors()
            .Single()
            .GetParameters()
            .Any(parameter => parameter.Name == property.Name && parameter.IsDefined(typeof(DerivedAttribute)));

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
