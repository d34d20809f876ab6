using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Fivetrex.Functional.Http;
using Fivetrex.Functional.Tests.Fixtures;
using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests.Models;

/// <summary>Every model serialises to the JSON of the service, and every model that is returned is read from it.</summary>
internal sealed class ModelJsonTests
{
    private const string Mask = "******";
    private const string Planted = "a planted secret";

    private static IEnumerable<Type> WithSample => Samples.Models;

    private static IEnumerable<Type> Inputs => AllFixtures.InputTypes.Where(type => type.IsSubclassOf(typeof(FivetranModel)));

    private static IEnumerable<Type> AllModels =>
        typeof(Group).Assembly.GetExportedTypes().Where(type => type.IsAssignableTo(typeof(FivetranModel)));

    [TestCaseSource(nameof(AllModels))]
    public void Has_the_converter(Type model) =>
        Assert.That(
            model.GetCustomAttribute<JsonConverterAttribute>(inherit: false)?.ConverterType?.Name,
            Is.EqualTo("ModelConverter").Or.EqualTo($"{model.Name}Converter"),
            "Add [JsonConverter(typeof(ModelConverter))]: an attribute of the base record is not inherited.");

    [TestCaseSource(nameof(WithSample))]
    public void Is_written_as_it_was_received(Type model)
    {
        var read = JsonSerializer.Deserialize(Samples.Of(model), model)!;

        Assert.That(Differences(Json(((FivetranModel)read).ToJsonWithSecrets()), Json(Samples.Of(model)), "$"), Is.Empty);
    }

    [TestCaseSource(nameof(WithSample))]
    public void Is_read_back_to_an_equal_value(Type model)
    {
        var read = (FivetranModel)JsonSerializer.Deserialize(Samples.Of(model), model)!;

        Assert.That(JsonSerializer.Deserialize(read.ToJsonWithSecrets(), model), Is.EqualTo(read));
        var masked = JsonSerializer.Deserialize(JsonSerializer.Serialize(read, model), model)!;
        Assert.That(JsonSerializer.Deserialize(JsonSerializer.Serialize(masked, model), model), Is.EqualTo(masked));
        Assert.That(Differences(Json(JsonSerializer.Serialize(read, model)), Json(Samples.Of(model)), "$"), Is.All.Contains(Mask));
    }

    [TestCaseSource(nameof(Inputs))]
    public void An_input_is_written_as_it_is_sent(Type input)
    {
        var value = (FivetranModel)AllFixtures.InputOf(input);
        var sent = input.Name.EndsWith("Filter", StringComparison.Ordinal)
            ? RequestJson.TryWriteFilter(value)
            : RequestJson.TryWriteBody(value);

        Assert.That(value.ToJsonWithSecrets(), Is.EqualTo(sent.Value));
        Assert.That(Differences(Json(JsonSerializer.Serialize(value, input)), Json(sent.Value!), "$"), Is.All.Contains(Mask));
    }

    [TestCaseSource(nameof(Inputs))]
    public void An_input_is_written_without_its_secrets(Type input)
    {
        var original = (FivetranModel)AllFixtures.InputOf(input);
        var value = WithPlantedSecrets(original);

        Assert.That(JsonSerializer.Serialize(value, input), Does.Not.Contain(Planted));
        Assert.That(JsonSerializer.Serialize<object>(new { value }), Does.Not.Contain(Planted));
        Assert.That(value.ToJsonWithSecrets().Contains(Planted, StringComparison.Ordinal), Is.EqualTo(value != original));
    }

    [Test]
    public void A_connector_is_written_in_the_words_of_the_service()
    {
        var created = new DateTimeOffset(2026, 11, 23, 13, 0, 0, TimeSpan.FromHours(1)).AddTicks(1234567);
        var connector = new Connector("c", "g", Service.Postgres, "x", Paused: false, CreatedAt: created, SyncFrequency: 60)
        {
            Config = Raw("""{"host":"h","password":"a planted secret","port":5432}"""),
            ConnectCard = new ConnectCard(new Secret(Planted)),
        };
        var written = """
            {"id":"c","group_id":"g","service":"postgres","schema":"x","paused":false,"config":{"host":"h","password":"******","port":5432},
            "created_at":"2026-11-23T12:00:00.1234567Z","sync_frequency":60,"connect_card":{"token":"******"}}
            """.ReplaceLineEndings("");

        Assert.That(JsonSerializer.Serialize(connector), Is.EqualTo(written));
        Assert.That(connector.ToJsonWithSecrets(), Is.EqualTo(written.Replace(Mask, Planted, StringComparison.Ordinal)));
        Assert.That(JsonSerializer.Deserialize<Connector>(connector.ToJsonWithSecrets()), Is.EqualTo(connector));
    }

    [Test]
    public void The_config_of_an_input_is_written_by_its_names_only()
    {
        var connector = new NewConnector("g", Service.Postgres)
        {
            Config = new { Host = "h", Port = 5432, IsSecure = true, Users = new[] { new { Name = "n" } }, Absent = (string?)null },
            Auth = new Dictionary<string, object?> { ["refreshToken"] = Planted, ["none"] = null },
            Paused = true,
        };

        Assert.That(JsonSerializer.Serialize(connector), Is.EqualTo(
            """
            {"group_id":"g","service":"postgres","auth":{"refreshToken":"******","none":null},"paused":true,
            "config":{"host":"******","port":"******","is_secure":true,"users":[{"name":"******"}]}}
            """.ReplaceLineEndings("")));
    }

    [Test]
    public void An_edit_is_written_as_its_value_and_null_clears_the_member() =>
        Assert.That(
            JsonSerializer.Serialize(new UserUpdate { Phone = "+1", Picture = Edit<string>.Clear }),
            Is.EqualTo("""{"phone":"\u002B1","picture":null}"""));

    [Test]
    public void Models_are_written_and_read_inside_objects_of_the_caller()
    {
        var group = new Group("g", "n");
        var report = new Report([group], Seq1(group), group);
        var json = JsonSerializer.Serialize(report, JsonSerializerOptions.Web);

        Assert.That(json, Is.EqualTo(
            """{"groups":[{"id":"g","name":"n"}],"seq":[{"id":"g","name":"n"}],"any":{"id":"g","name":"n"}}"""));
        Assert.That(JsonSerializer.Deserialize<List<Group>>($"[{group.ToJsonWithSecrets()},null]"), Is.EqualTo(new[] { group, null }));
    }

    [Test]
    public void An_event_is_written_as_its_body()
    {
        const string Body = """{"event":"sync_end","created":"2026-11-23T12:00:00Z","data":{"status":"SUCCESSFUL"},"new_field":1}""";
        var received = WebhookEvent.Read(Encoding.UTF8.GetBytes(Body)).Right();

        Assert.That((JsonSerializer.Serialize(received), received.ToJsonWithSecrets()), Is.EqualTo((Body, Body)));
        Assert.That(JsonSerializer.Deserialize<WebhookEvent>(Body), Is.EqualTo(received));
        Assert.That(() => JsonSerializer.Deserialize<WebhookEvent>("{}"), Throws.InstanceOf<JsonException>());
    }

    [Test]
    public void Maps_are_written_in_the_order_of_their_names()
    {
        var names = Enumerable.Range(0, 40).Select(number => $"t{number:00}").ToList();
        var schema = new SchemaNode(Tables: toHashMap(names.AsEnumerable().Reverse().Select(name => (name, new TableNode()))));

        Assert.That(
            Json(JsonSerializer.Serialize(schema))["tables"]!.AsObject().Select(member => member.Key), Is.EqualTo(names));
    }

    [TestCase("""{"name":"n"}""", "$: lacks 'id'")]
    [TestCase("""{"id":[1],"name":"n"}""", "$.id: an array does not belong here")]
    [TestCase("[]", "$: an array does not belong here")]
    public void JSON_that_is_not_the_model_is_rejected(string json, string problem) =>
        Assert.That(() => JsonSerializer.Deserialize<Group>(json), Throws.InstanceOf<JsonException>().With.Message.StartsWith(problem));

    [TestCase(typeof(ConnectorUpdate))]
    [TestCase(typeof(NewUser))]
    [TestCase(typeof(PrivateLinkUpdate))]
    [TestCase(typeof(TransformationSetup))]
    public void An_input_is_not_read(Type input) =>
        Assert.That(() => JsonSerializer.Deserialize("""{"config":{}}""", input), Throws.InstanceOf<NotSupportedException>()
            .With.Message.StartsWith($"{input.Name} is an input: it is written as JSON, and not read from it"));

    // the input with a secret in each member that can hold one, or the input itself
    private static FivetranModel WithPlantedSecrets(FivetranModel input)
    {
        foreach (var property in input.GetType().GetProperties().Where(property => property.CanWrite))
        {
            var planted = property.PropertyType switch
            {
                var type when type == typeof(object) => new { nested = new[] { new { anything = Planted } } },
                var type when type == typeof(Secret) => new Secret(Planted),
                var type when type == typeof(Option<Secret>) => Some(new Secret(Planted)),
                var type when type == typeof(Edit<Secret>) => (Edit<Secret>)new Secret(Planted),
                var type when type == typeof(Seq<Secret>) => Seq1(new Secret(Planted)),
                var type when type == typeof(Option<Seq<Secret>>) => Some(Seq1(new Secret(Planted))),
                var type when type.IsSubclassOf(typeof(FivetranModel)) && property.GetValue(input) is FivetranModel part
                    && WithPlantedSecrets(part) is var changed && changed != part => changed,
                _ => (object?)null,
            };
            if (planted is not null)
            {
                input = (FivetranModel)input.GetType().GetMethod("<Clone>$")!.Invoke(input, null)!;
                property.SetValue(input, planted);
            }
        }

        return input;
    }

    private static JsonNode Json(string json) => JsonNode.Parse(json)!;

    private static RawJson Raw(string json) => new(JsonDocument.Parse(json).RootElement);

    // a null is left out; a time and an open enum have several forms
    private static IEnumerable<string> Differences(JsonNode? written, JsonNode? expected, string path) => (written, expected) switch
    {
        (JsonObject one, JsonObject other) => one.Select(member => member.Key)
            .Union(other.Where(member => member.Value is not null).Select(member => member.Key))
            .SelectMany(name => Differences(one[name], other[name], $"{path}.{name}")),
        (JsonArray one, JsonArray other) when one.Count == other.Count =>
            one.SelectMany((item, at) => Differences(item, other[at], $"{path}[{at}]")),
        _ => JsonNode.DeepEquals(written, expected) || (TimeOf(written) is { } time && time == TimeOf(expected))
            ? []
            : [$"{path}: {written?.ToJsonString()} instead of {expected?.ToJsonString()}"],
    };

    private static DateTimeOffset? TimeOf(JsonNode? json) =>
        DateTimeOffset.TryParse($"{json}", null, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    private sealed record Report(IReadOnlyList<Group> Groups, Seq<Group> Seq, FivetranModel Any);
}
