using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Fivetrex.Functional.Http;
using Fivetrex.Functional.Tests.Fixtures;
using Fivetrex.Functional.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace Fivetrex.Functional.Tests.Http;

/// <summary>Request bodies: what is written, and what is rejected before it is sent.</summary>
internal sealed class RequestBodyTests
{
    [Test]
    public async Task Config_may_be_any_object_that_serialises()
    {
        var transport = new Transport(Transport.Json(Samples.Data(Samples.Connector)));
        foreach (var config in new object[]
        {
            new { Host = "h", Port = 1, schema_prefix = "p", Nested = new { IsSecure = true }, Absent = (string?)null },
            new Dictionary<string, object?> { ["host"] = "h", ["port"] = 1, ["KeptAsItIs"] = new List<int>(), ["none"] = Option<int>.None },
            new JsonObject { ["host"] = "h", ["nested"] = new JsonArray(1, "2", null) },
            JsonDocument.Parse("""{"host":"h"}""").RootElement,
            Raw("""{"host":"h"}"""),
            new { Text = "ä<>&'+", Some = Some(1), None = Option<int>.None, Seq = Seq(1, 2), Word = ScheduleType.Manual },
            HashMap(("port", (object)null!)),
            new Deciding(),
            new { IsSecure = false, Port = 0, Since = Some(false), Tables = Seq<string>(), Names = HashMap<string, int>() },
        })
        {
            await Connectors.Update(transport.Config, "c", new ConnectorUpdate { Config = config }).Right();
        }

        Assert.That(transport.Requests.Select(request => request.Body), Is.EqualTo(new[]
        {
            """{"config":{"host":"h","port":1,"schema_prefix":"p","nested":{"is_secure":true}}}""",
            """{"config":{"host":"h","port":1,"KeptAsItIs":[],"none":null}}""",
            """{"config":{"host":"h","nested":[1,"2",null]}}""",
            """{"config":{"host":"h"}}""",
            """{"config":{"host":"h"}}""",
            """{"config":{"text":"ä<>&'+","some":1,"seq":[1,2],"word":"manual"}}""",
            """{"config":{"port":null}}""",
            """{"config":{"always":null}}""",
            """{"config":{"is_secure":false,"port":0,"since":false,"tables":[],"names":{}}}""",
        }));
    }

    [Test]
    public async Task A_masked_secret_is_not_written_back()
    {
        var transport = new Transport(Transport.Json(Samples.Data(Samples.Connector)));
        var read = await Connectors.Get(transport.Config, "c").Right();
        foreach (var (call, path) in new (Aff<Either<FivetranError, Connector>>, string)[]
        {
            (Connectors.Update(
                transport.Config, "c", new ConnectorUpdate { Config = read.Config.IfNoneUnsafe(() => null) }), "config.password"),
            (Connectors.Update(
                transport.Config,
                "c",
                new ConnectorUpdate { Config = new { list = new[] { new { a = "fine" }, new { a = "******" } } } }), "config.list[1].a"),
            (Connectors.Create(transport.Config, new NewConnector("g", "postgres") { Auth = new { token = "******" } }), "auth.token"),
        })
        {
            Assert.That(await call.Left(), Is.InstanceOf<FivetranError.InvalidRequest>().With.Property("Message")
                .EqualTo($"{path} is the mask that the service shows in place of a secret, and would overwrite it; nothing was sent"));
        }

        Assert.That(transport.Requests, Has.Count.EqualTo(1));
        await Connectors.Update(
            transport.Config,
            "c",
            new ConnectorUpdate { Config = new Dictionary<string, string> { ["******"] = "a key", ["password"] = "*****" } }).Right();
    }

    [FsCheck.NUnit.Property]
    public Property An_update_or_a_filter_has_exactly_the_fields_that_are_set() =>
        Prop.ForAll(
            Gen.Elements(Partial).SelectMany(type => Gen.SubListOf(Optionals(type)).Select(set => (type, set))).ToArbitrary(), partial =>
        {
            var input = AllFixtures.InputOf(partial.type);
            foreach (var property in Optionals(partial.type).Except(partial.set))
            {
                property.SetValue(input = input.GetType().GetMethod("<Clone>$")!.Invoke(input, null)!, null);
            }

            var required = partial.type.GetProperties().Where(property => property.SetMethod is not null).Except(Optionals(partial.type));
            var names = required.Concat(partial.set).Select(NameOf).Order();
            return RequestJson.TryWriteBody(input).Value is { } json
                && JsonNode.Parse(json)!.AsObject().Select(member => member.Key).Order().SequenceEqual(names);
        });

    [Test]
    public async Task An_update_that_sets_nothing_is_rejected_and_nothing_is_sent()
    {
        var transport = new Transport(Transport.Json(Samples.Data(Samples.Connector)));

        Assert.That(
            (await Connectors.Update(transport.Config, "c", new ConnectorUpdate()).Left()).Message,
            Is.EqualTo("the update sets nothing; nothing was sent"));
        Assert.That(
            (await Connectors.Update(transport.Config, "c", new ConnectorUpdate { HistoricalSync = Confirm.TableResync }).Left()).Message,
            Is.EqualTo("a historical sync has to be confirmed with Confirm.HistoricalResync; nothing was sent"));
        Assert.That(transport.Requests, Is.Empty);
    }

    private static Type[] Partial { get; } =
        [
            .. AllFixtures.InputTypes.Where(type => type.Name.EndsWith("Update", StringComparison.Ordinal)
                || type.Name.EndsWith("Filter", StringComparison.Ordinal)),
        ];

    private static PropertyInfo[] Optionals(Type type) =>
        [
            .. type.GetProperties().Where(property => property.SetMethod is not null
                && !type.GetConstructors()
                    .SelectMany(constructor => constructor.GetParameters())
                    .Any(parameter => parameter.Name == property.Name)),
        ];

    private static string NameOf(PropertyInfo property) =>
        property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name);

    private sealed class Deciding
    {
        [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
        public Option<string> Always { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
        public Seq<string> Sometimes { get; init; }
    }

    private static RawJson Raw(string json) => new(JsonDocument.Parse(json).RootElement);
}
