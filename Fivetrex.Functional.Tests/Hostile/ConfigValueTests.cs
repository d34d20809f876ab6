using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests.Hostile;

/// <summary>Objects that are given as a service's settings and cannot be sent, through every function that takes some.</summary>
internal sealed class ConfigValueTests
{
    private const int Absurd = 100_000;

    private static readonly (string Endpoint, Func<ClientConfig, object, Task<FivetranError>> Run)[] Functions =
    [
        ("POST /connections", (config, value) => Connectors.Create(config, new NewConnector("g", "postgres") { Config = value }).Left()),
        ("POST /connections", (config, value) => Connectors.Create(config, new NewConnector("g", "postgres") { Auth = value }).Left()),
        (
            "POST /connections",
            (config, value) => Connectors.Create(config, new NewConnector("g", "postgres") { DestinationConfiguration = value }).Left()),
        (
            "POST /connections",
            (config, value) => Connectors.Create(config, new NewConnector("g", "postgres") { ExternalSecretsKeysConfig = value }).Left()),
        (
            "PATCH /connections/{connectorId}",
            (config, value) => Connectors.Update(config, "c", new ConnectorUpdate { Config = value }).Left()),
        (
            "PATCH /connections/{connectorId}",
            (config, value) => Connectors.Update(config, "c", new ConnectorUpdate { ExternalSecretsKeysConfig = value }).Left()),
        (
            "POST /destinations",
            (config, value) => Destinations.Create(config, new NewDestination("g", "snowflake", "0") { Config = value }).Left()),
        (
            "PATCH /destinations/{destinationId}",
            (config, value) => Destinations.Update(config, "d", new DestinationUpdate { Config = value }).Left()),
        (
            "PATCH /destinations/{destinationId}",
            (config, value) => Destinations.Update(config, "d", new DestinationUpdate { ExternalSecretsKeysConfig = value }).Left()),
    ];

    private static IEnumerable<TestCaseData<object, string>> Unserialisable =>
    [
        Named("a cycle", Cycle(), "does not serialise (JsonException)"),
        Named("a cycle of objects", new Ring(), "does not serialise (JsonException)"),
        Named("a stream", new { Stream = new MemoryStream([1, 2, 3]) }, "does not serialise (InvalidOperationException)"),
        Named("a getter that throws", new Throwing(), "does not serialise (TimeZoneNotFoundException)"),
        Named(
            "an enumeration that throws",
            new { items = Enumerable.Range(0, 3).Select(number => 1 / (number - 1)) },
            "does not serialise (DivideByZeroException)"),
        Named("NaN", new { a = double.NaN }, "does not serialise (ArgumentException)"),
        Named("infinity", new[] { float.PositiveInfinity }, "does not serialise (ArgumentException)"),
        Named("a delegate", new { a = new Action(() => { }) }, "does not serialise (NotSupportedException)"),
        Named("a type", typeof(string), "does not serialise (NotSupportedException)"),
        Named("a pointer", new { a = new IntPtr(5) }, "does not serialise (NotSupportedException)"),
        Named("a token", new { a = CancellationToken.None.WaitHandle }, "does not serialise (NotSupportedException)"),
        Named("an asynchronous sequence", new { a = AsyncEnumerable.Range(0, 3) }, "does not serialise (NotSupportedException)"),
        Named("raw JSON that is none", new Raw(), "does not serialise (InvalidOperationException)"),
        Named("no element", default(JsonElement), "does not serialise (InvalidOperationException)"),
        Named("an element whose document is gone", Disposed(), "does not serialise (ObjectDisposedException)"),
        Named("a deep list", Deep<object>(1, inner => new List<object> { inner }), "does not serialise (JsonException)"),
        Named("a deep node", Deep<JsonNode>(1, inner => new JsonObject { ["a"] = inner }), "does not serialise (JsonException)"),
        Named(
            "half of a surrogate pair", new { a = "pass\ud800word" }, "holds half of a surrogate pair, which would arrive as another text"),
        Named(
            "half of a surrogate pair in a key",
            new Dictionary<string, int> { ["\udc00"] = 1 },
            "holds half of a surrogate pair, which would arrive as another text"),
        Named(
            "half of a surrogate pair in a node",
            new JsonObject { ["a"] = new JsonArray("\\\udc00") },
            "holds half of a surrogate pair, which would arrive as another text"),
        Named(
            "half of a surrogate pair as a char",
            new { a = '\ud800' },
            "holds half of a surrogate pair, which would arrive as another text"),
    ];

    private static IEnumerable<TestCaseData<object, string>> Masked =>
    [
        Named("itself", "******", ""),
        Named("deep in lists", new[] { new object[] { 1, new[] { "fine", "******" } } }, "[0][1][1]"),
        Named("deep in objects", new { a = new { b = new { c = new[] { new { d = "******" } } } } }, ".a.b.c[0].d"),
        Named(
            "in a dictionary",
            new Dictionary<string, object> { ["private_key"] = new Dictionary<string, string> { ["pem"] = "******" } },
            ".private_key.pem"),
        Named("in a node", new JsonObject { ["list"] = new JsonArray(new JsonObject { ["token"] = "******" }) }, ".list[0].token"),
        Named("in an element that escapes it", JsonDocument.Parse("""{"a":[{"p":"\u002a****\u002A"}]}""").RootElement, ".a[0].p"),
        Named(
            "in what was read",
            new RawJson(JsonDocument.Parse("""{"host":"h","nested":{"api_key":"******"}}""").RootElement),
            ".nested.api_key"),
        Named("in an option", new { secret = Some("******") }, ".secret"),
        Named(
            "as deep as JSON may be",
            Deep<object>("******", inner => new[] { inner }, depth: 60),
            string.Concat(Enumerable.Repeat("[0]", 60))),
    ];

    [TestCaseSource(nameof(Unserialisable))]
    public async Task A_value_that_cannot_be_sent_is_rejected_and_nothing_is_sent(object value, string why)
    {
        foreach (var (endpoint, run) in Functions)
        {
            var wire = Wire.Answering(Samples.Nothing);

            var error = await run(wire.Config, value);

            Assert.That(
                error, Is.EqualTo(new FivetranError.InvalidRequest { Endpoint = endpoint, Message = $"the body {why}; nothing was sent" }));
            Assert.That(wire.Sent, Is.Empty);
        }
    }

    [TestCaseSource(nameof(Masked))]
    public async Task A_mask_is_found_wherever_it_is(object value, string path)
    {
        foreach (var (endpoint, run) in Functions)
        {
            var wire = Wire.Answering(Samples.Nothing);

            var error = await run(wire.Config, value);

            Assert.That(error, Is.InstanceOf<FivetranError.InvalidRequest>().With.Property("Endpoint").EqualTo(endpoint));
            Assert.That(
                error.Message,
                Does.EndWith(
                    $"{path} is the mask that the service shows in place of a secret, and would overwrite it; nothing was sent").And.Match(
                        "^(config|auth|destination_configuration|external_secrets_keys_config)"));
            Assert.That(wire.Sent, Is.Empty);
        }
    }

    [TestCase("\ufffd")]
    [TestCase("\\uFFFD")]
    [TestCase("\\\\uFFFD\\")]
    [TestCase("😀\\\ud83d\ude00")]
    public async Task Text_that_only_looks_maimed_is_sent(string text)
    {
        var wire = Wire.Answering(Samples.Data(Samples.Connector));

        await Connectors.Update(wire.Config, "c", new ConnectorUpdate { Config = new { text } }).Right();

        Assert.That(JsonNode.Parse(wire.Sent.Single().Body!)!["config"]!["text"]!.GetValue<string>(), Is.EqualTo(text));
    }

    private static TestCaseData<object, string> Named(string name, object value, string expected) =>
        new(value, expected) { TestName = $"{name}" };

    private static Dictionary<string, object> Cycle()
    {
        var cycle = new Dictionary<string, object>();
        cycle["self"] = new[] { cycle };
        return cycle;
    }

    private static JsonElement Disposed()
    {
        using var document = JsonDocument.Parse("""{"a":1}""");
        return document.RootElement;
    }

    private static T Deep<T>(T inner, Func<T, T> wrap, int depth = Absurd) =>
        Enumerable.Range(0, depth).Aggregate(inner, (sofar, _) => wrap(sofar));

    private sealed class Ring
    {
        public Ring Next => this;
    }

    [JsonConverter(typeof(RawConverter))]
    private sealed class Raw;

    private sealed class RawConverter : JsonConverter<Raw>
    {
        public override Raw Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new();

        public override void Write(Utf8JsonWriter writer, Raw value, JsonSerializerOptions options) =>
            writer.WriteRawValue("""["\ud800","******"]""", skipInputValidation: true);
    }

    private sealed class Throwing
    {
        private readonly TimeZoneNotFoundException failure = new();

        public string Property => throw failure;
    }
}
