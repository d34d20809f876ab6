using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Fivetrex.Functional.Json;
using Fivetrex.Functional.Tests.Fixtures;
using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests.Models;

/// <summary>Fields that a model has no member for: kept with it, or reported once.</summary>
internal sealed class UnknownFieldTests
{
    private const string Field = "brand_new_field";

    private static readonly JsonObject Value = new() { ["deep"] = new JsonArray(1, null, new JsonObject(), "ä\n") };

    private static IEnumerable<Type> WithSample => Samples.Models;

    [TestCaseSource(nameof(WithSample))]
    public void Are_kept_at_every_level(Type model)
    {
        var (body, models) = WithUnknownFields(model);

        var kept = ModelsIn(ModelJson.Read(model, Raw(body)), model.Name).ToList();

        Assert.That(kept.Select(found => found.Path), Is.EquivalentTo(models.Keys));
        Assert.That(
            kept.Where(found => !JsonNode.DeepEquals(Json(found.Model.Unknown), new JsonObject { [Field] = Value.DeepClone() }))
                .Select(found => found.Path),
            Is.Empty);
    }

    [TestCaseSource(nameof(WithSample))]
    public void Change_neither_equality_nor_text(Type model)
    {
        var (body, _) = WithUnknownFields(model);
        var (kept, plain) = (ModelJson.Read(model, Raw(body)), ModelJson.Read(model, Raw(JsonNode.Parse(Samples.Of(model))!)));

        Assert.That(kept, Is.EqualTo(plain));
        Assert.That((kept.GetHashCode(), $"{kept}"), Is.EqualTo((plain.GetHashCode(), $"{plain}")));
        Assert.That($"{plain.Unknown}", Is.EqualTo("{}"));
    }

    [TestCaseSource(nameof(WithSample))]
    public void Are_written_and_read_back(Type model)
    {
        var (body, _) = WithUnknownFields(model);
        var kept = ModelJson.Read(model, Raw(body));

        var written = JsonNode.Parse(kept.ToJsonWithSecrets())!;
        var read = (FivetranModel)JsonSerializer.Deserialize(written, model)!;

        Assert.That(Occurrences(written), Is.EqualTo(Occurrences(body)));
        Assert.That(Occurrences(JsonNode.Parse(JsonSerializer.Serialize<object>(kept))!), Is.EqualTo(Occurrences(body)));
        Assert.That(read.Unknown, Is.EqualTo(kept.Unknown));
    }

    [TestCaseSource(nameof(WithSample))]
    public void Are_noted_once_without_KeepUnknown(Type model)
    {
        var (body, models) = WithUnknownFields(model);
        var reported = new ReportedFields();
        UnknownFields first = new(reported), second = new(reported);

        Read(model, body, first);
        Read(model, body, second);

        Assert.That(first.Noted, Is.EquivalentTo(models.Values.Distinct().Select(name => $"{name}.{Field}")));
        Assert.That(second.Noted, Is.Empty);
    }

    [TestCaseSource(nameof(WithSample))]
    public void A_sample_has_none(Type model)
    {
        var unknown = new UnknownFields(new());

        Read(model, JsonNode.Parse(Samples.Of(model))!, unknown);

        Assert.That(unknown.Noted, Is.Empty);
    }

    [Test]
    public async Task The_embedded_service_returns_none()
    {
        var account = await PreparedAccount.Create();
        var log = new Lines();
        foreach (var function in Functions.All.Where(function => Documentation.RouteOf(function).Verb == "GET"))
        {
            await Functions.Results(
                function,
                account.Config with { Logger = log },
                parameter => account.IdFor(function.DeclaringType!, parameter.Name!),
                input => account.InputFor(function, input));
        }

        Assert.That(log.Where(line => line.Contains("does not know", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void A_copy_keeps_them()
    {
        var group = JsonSerializer.Deserialize<Group>("""{"id":"g","name":"n","label":"l"}""")!;

        Assert.That((group with { Name = "m" }).Unknown.Text("label"), Is.EqualTo(Some("l")));
    }

    [Test]
    public void A_secret_in_them_is_masked_when_it_is_written()
    {
        var group = JsonSerializer.Deserialize<Group>("""{"id":"g","name":"n","api_token":"t","a":{"password":"p"},"b":1,"b":1e2}""")!;

        Assert.That(JsonSerializer.Serialize(group), Is.EqualTo(
            """{"id":"g","name":"n","api_token":"******","a":{"password":"******"},"b":1e2}"""));
        Assert.That(group.ToJsonWithSecrets(), Is.EqualTo("""{"id":"g","name":"n","api_token":"t","a":{"password":"p"},"b":1e2}"""));
    }

    [Test]
    public void A_field_with_half_of_a_surrogate_pair_is_not_kept()
    {
        var group = JsonSerializer.Deserialize<Envelope>("""{"Group":{"id":"g","name":"n","a":1}}""")!.Group;
        var read = Reading.Whole<Group>(
            """{"id":"g","a":"\ud800","c":{"\ud800":1},"b":[2] , "name":"n"}"""u8, out _, unknown: UnknownFields.Kept)!;

        Assert.That(
            ($"{group.Unknown}", $"{read.Unknown}", read.Unknown.Texts("b")), Is.EqualTo(("{a}", "{b}", Seq1("2"))));
    }

    [Test]
    public void Names_that_are_not_plain_are_noted_as_one()
    {
        var unknown = new UnknownFields(new());
        var names = new[] { "a\\nb", "ä", "", new string('x', 101) };

        Read(typeof(Group), $$"""{"id":"g","name":"n",{{string.Join(',', names.Select(name => $"\"{name}\":1"))}}}""", unknown);

        Assert.That(unknown.Noted, Is.EqualTo(new[] { "Group.?" }));
    }

    [Test]
    public void The_number_of_names_is_limited()
    {
        var unknown = new UnknownFields(new());
        var fields = string.Join(',', Enumerable.Range(0, 5000).Select(number => $"\"f{number}\":1"));

        Read(typeof(Group), $$"""{"id":"g","name":"n",{{fields}}}""", unknown);

        Assert.That(unknown.Noted, Has.Count.EqualTo(1000));
    }

    [Test]
    public void Threads_note_a_name_once()
    {
        var reported = new ReportedFields();
        var noted = ParallelEnumerable.Range(0, 1000).WithDegreeOfParallelism(8).SelectMany(number =>
        {
            var unknown = new UnknownFields(reported);
            Read(typeof(Group), $$"""{"id":"g","name":"n","f{{number % 10}}":1}""", unknown);
            return unknown.Noted;
        }).ToList();

        Assert.That(noted, Is.EquivalentTo(Enumerable.Range(0, 10).Select(number => $"Group.f{number}")));
    }

    private static void Read(Type model, JsonNode body, UnknownFields unknown) => Read(model, body.ToJsonString(), unknown);

    private static void Read(Type model, string body, UnknownFields unknown) =>
        typeof(UnknownFieldTests).GetMethod(nameof(ReadAs), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(model).Invoke(null, [body, unknown]);

    private static void ReadAs<T>(string body, UnknownFields unknown)
    {
        _ = Reading.Whole<T>(Encoding.UTF8.GetBytes(body), out var problem, unknown: unknown);
        Assert.That(problem, Is.Null);
    }

    // the sample with an unknown field in each object that is read as a model, and these models by their paths
    private static (JsonNode Body, Dictionary<string, string> Models) WithUnknownFields(Type model)
    {
        var body = JsonNode.Parse(Samples.Of(model))!;
        var models = ModelsIn(ModelJson.Read(model, Raw(body)), model.Name).ToDictionary(found => found.Path, found => found.Model);
        foreach (var path in models.Keys)
        {
            ((JsonObject)path.Split('/').Skip(1).Aggregate(body, Step)!)[Field] = Value.DeepClone();
        }

        return (body, models.ToDictionary(found => found.Key, found => found.Value.GetType().Name));
    }

    private static JsonNode Step(JsonNode node, string step) => node is JsonArray items ? items[int.Parse(step, null)]! : node[step]!;

    private static IEnumerable<(string Path, FivetranModel Model)> ModelsIn(object? value, string path) => value switch
    {
        FivetranModel model => model.GetType().GetConstructors().Single().GetParameters()
            .SelectMany(parameter => ModelsIn(
                model.GetType().GetProperty(parameter.Name!)!.GetValue(model),
                $"{path}/{JsonNamingPolicy.SnakeCaseLower.ConvertName(parameter.Name!)}"))
            .Prepend((path, model)),
        IOptional option => option.MatchUntyped(some => ModelsIn(some, path), () => []).ToList(),
        string or RawJson => [],
        System.Collections.IEnumerable items => items.Cast<object>().SelectMany((item, at) =>
            item is System.Runtime.CompilerServices.ITuple pair ? ModelsIn(pair[1], $"{path}/{pair[0]}") : ModelsIn(item, $"{path}/{at}")),
        _ => [],
    };

    private static int Occurrences(JsonNode body) =>
        body.ToJsonString().Split($"\"{Field}\":{Value.ToJsonString()}").Length - 1;

    private static JsonNode Json(RawJson raw) => JsonNode.Parse(raw.Value.GetRawText())!;

    private static RawJson Raw(JsonNode json) => new(JsonSerializer.SerializeToElement(json));

    private sealed record Envelope(Group Group);
}
