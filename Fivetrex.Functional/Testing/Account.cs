using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Fivetrex.Functional.Testing;

/// <summary>A verb and a route, <c>{}</c> for an id, and what it does. The left reply of a handler refuses.</summary>
internal sealed record Operation(string Method, string Route, Func<Account, Incoming, Either<Reply, Reply>> Handle)
{
    private readonly string[] segments = Route.Split('/');

    /// <summary>Whether the names in its body are those of the source.</summary>
    public bool IsOfSource => Route.EndsWith("tables/resync", StringComparison.Ordinal);

    /// <summary>The ids in a path that is of this route.</summary>
    public Option<Seq<string>> IdsOf(string[] path) =>
        IsOf(path) ? Some(toSeq(path.Where((_, at) => segments[at] is "{}").ToArray())) : None;

    private bool IsOf(string[] path)
    {
        var at = 0;
        while (at < segments.Length && at < path.Length && (segments[at] is "{}" || segments[at] == path[at]))
        {
            at++;
        }

        return at == segments.Length && at == path.Length;
    }
}

/// <summary>What the account of an <see cref="InMemoryFivetran"/> holds, and how each operation changes it.</summary>
internal sealed partial class Account(Func<DateTimeOffset> now)
{
    private const string Mask = "******";

    private readonly TwoWords ids = new();
    private int syncs;
    private readonly OrderedDictionary<string, JsonObject> groups = [];
    private readonly OrderedDictionary<string, Connection> connections = [];
    private readonly OrderedDictionary<string, JsonObject> destinations = [];

    public static IReadOnlyList<Operation> Operations =>
        field ??= [
            .. GroupOperations,
            .. ConnectionOperations,
            .. SchemaOperations,
            .. DestinationOperations,
            .. Resources.SelectMany(resource => resource.Operations),
            .. OtherOperations,
        ];

    public TimeSpan SyncDuration { get; set; } = TimeSpan.FromMinutes(1);

    public bool SetupTestsPass { get; set; } = true;

    [GeneratedRegex("^(?!(is|use)_|.*public_|.*(_url|(?<!token|access_key)_id|_name|_type|_at)$).*(password|pass_?phrase|secret|token|certificate|connection_string|role_arn|private_key|access_key|_key(_[0-9]+)?$)", RegexOptions.CultureInvariant)]
    private static partial Regex SecretName { get; }

    private string Now => Stamp(now());

    private static string Stamp(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture);

    private static Either<Reply, Reply> Paged<A>(Incoming call, string message, IEnumerable<A> all, Func<A, JsonObject> show) =>
        from limit in call.Query.Find("limit").Map(LimitOf).IfNone(100)
        from skip in call.Query.Find("cursor").Map(SkipOf).IfNone(0)
        let items = all.Skip(skip).Take(limit + 1).ToList()
        let data = new JsonObject { ["items"] = new JsonArray([.. items.Take(limit).Select(show)]) }
        select Reply.Success(message, items.Count > limit ? With(data, "next_cursor", CursorOf(skip + limit)) : data);

    private static Either<Reply, int> LimitOf(string limit) =>
        int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= PageRequest.MaxLimit
            ? number
            : Reply.BadInput($"limit must be between 1 and {PageRequest.MaxLimit}, got '{limit}'.");

    private static string CursorOf(int skip) =>
        Convert.ToBase64String(Encoding.ASCII.GetBytes(FormattableString.Invariant($"{{\"skip\":{skip}}}")));

    private static Either<Reply, int> SkipOf(string cursor)
    {
        var json = new byte[cursor.Length];
        return Convert.TryFromBase64String(cursor, json, out var length)
            && Regex.Match(Encoding.ASCII.GetString(json, 0, length), "^{\"skip\":([0-9]{1,9})}$") is { Success: true } match
                ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)
                : Reply.BadInput("cursor is not valid.");
    }

    private static Either<Reply, Reply> Answer(Reply reply) => Right<Reply, Reply>(reply);

    private static Either<Reply, Unit> Unless(Option<Reply> refusal) => refusal.Match(Some: Left<Reply, Unit>, None: () => unit);

    private static Either<Reply, Unit> Unless(bool isWrong, Reply refusal) => isWrong ? Left<Reply, Unit>(refusal) : unit;

    private static JsonObject With(JsonObject target, string name, JsonNode? value)
    {
        target[name] = value;
        return target;
    }

    /// <summary>Takes over the fields of a body that are named. A null clears what is a text, and nothing else.</summary>
    private static void Take(JsonObject target, JsonObject body, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (body.TryGetPropertyValue(name, out var value)
                && (value is not null || target[name] is null || KindOf(target[name]!) == JsonValueKind.String))
            {
                target[name] = value?.DeepClone();
            }
        }
    }

    private static JsonValueKind KindOf(JsonNode node) =>
        node.GetValueKind() is JsonValueKind.False ? JsonValueKind.True : node.GetValueKind();

    private static JsonObject Merged(JsonObject? config, JsonObject body, string part = "config")
    {
        var merged = config?.DeepClone().AsObject() ?? [];
        foreach (var (name, value) in body[part] as JsonObject ?? [])
        {
            merged[name] = value?.DeepClone();
        }

        return merged;
    }

    private static JsonNode? Masked(JsonNode? node, string name = "") => node switch
    {
        JsonObject members =>
            new JsonObject(members.Select(member => KeyValuePair.Create(
                member.Key, Masked(member.Value, member.Key == "value" ? name : member.Key)))),
        JsonArray items => new JsonArray([.. items.Select(item => Masked(item, name))]),
        JsonValue value when SecretName.IsMatch(name) && value.GetValueKind() == JsonValueKind.String => Mask,
        _ => node?.DeepClone(),
    };

    /// <summary>The results of setup tests, unless the request said not to run them.</summary>
    private JsonArray TestsOf(Incoming call, params ReadOnlySpan<string> titles)
    {
        var tests = new JsonArray();
        foreach (var title in call.Flag("run_setup_tests") == false ? [] : titles)
        {
            tests.Add(new JsonObject
            {
                ["title"] = title,
                ["status"] = SetupTestsPass ? "PASSED" : "FAILED",
                ["message"] = SetupTestsPass ? "" : "It was told to fail.",
                ["details"] = null,
            });
        }

        return tests;
    }

    /// <summary>The results are in the answer of the call that ran the tests, and in no other.</summary>
    private static JsonObject WithTests(JsonObject details, JsonArray tests) =>
        With(details.DeepClone().AsObject(), "setup_tests", tests);

    private static string SetupStateAfter(JsonArray tests, string before) =>
        tests.Count == 0
            ? before
            : tests.All(
                test => test!["status"]!.GetValue<string>() == "PASSED") ? "connected" : before == "connected" ? "broken" : "incomplete";
}
