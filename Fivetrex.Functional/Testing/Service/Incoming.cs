using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Fivetrex.Functional.Testing.Service;

/// <summary>A request whose route and fields are known to be valid.</summary>
/// <param name="Ids">The ids in the path, from outer to inner.</param>
/// <param name="Query">The unescaped query parameters.</param>
/// <param name="Body">The JSON body; empty when there is none.</param>
internal sealed record Incoming(Seq<string> Ids, HashMap<string, string> Query, JsonObject Body)
{
    private readonly JsonObject? item;

    /// <summary>The item that the path names; of several, the innermost. The router has checked that it exists.</summary>
    public JsonObject Item
    {
        get => item ?? throw new InvalidOperationException("The path of the operation names no item of a resource.");
        init => item = value;
    }

    /// <summary>Whether there is a body, even an empty object.</summary>
    public bool HasBody { get; init; }

    /// <summary>The content of an upload; null for other requests.</summary>
    public byte[]? File { get; init; }

    /// <summary>The problem of a request without a body, for operations that require one.</summary>
    public Option<Refusal> MissingBody => HasBody ? None : Refusal.InvalidInput("The request body is missing.");

    /// <summary>Creates a request that the service makes of itself.</summary>
    public static Incoming Of(params (string Name, JsonNode? Value)[] body) =>
        new(Empty, HashMap<string, string>(), new JsonObject(body.Select(field => KeyValuePair.Create(field.Name, field.Value))));

    /// <summary>Returns a string of the body; None when it is absent or empty.</summary>
    public Option<string> Text(string name) =>
        Body[name] is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0 ? text : None;

    /// <summary>Returns a whole number of the body; None when it is absent.</summary>
    public Option<int> Integer(string name) =>
        Body[name] is not { } node ? None
        : node is JsonValue value && value.TryGetValue<int>(out var number) ? number
        : throw Undeclared(name, nameof(Kind.Integer));

    /// <summary>Returns a boolean of the body; None when it is absent.</summary>
    public Option<bool> Flag(string name) => Body[name]?.GetValueKind() switch
    {
        null => None,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Undeclared(name, nameof(Kind.Flag)),
    };

    /// <summary>Returns a required string of the body.</summary>
    public Either<Refusal, string> Required(string name) => Text(name).ToEither(Refusal.InvalidInput($"'{name}' is required."));

    /// <summary>The problem of a required field that is absent or empty; a dot leads into an object.</summary>
    public Option<Refusal> Missing(string name) =>
        name.Split('.').Aggregate((JsonNode?)Body, (node, part) => (node as JsonObject)?[part]) is { } value && value.ToString().Length > 0
            ? None
            : Refusal.InvalidInput($"'{name}' is required.");

    /// <summary>The problem of a whole number outside its range; both limits are valid values.</summary>
    public Option<Refusal> OutOfRange(string name, int least, int most) =>
        Integer(name).Exists(number => number < least || number > most)
            ? Refusal.InvalidInput($"'{name}' must be between {least} and {most}.")
            : None;

    /// <summary>Whether a query parameter is absent or has this value.</summary>
    public bool Selects(string parameter, string? value) => Query.Find(parameter).ForAll(requested => requested == value);

    /// <summary>Returns a query parameter that is a date and time; None when it is absent.</summary>
    public Either<Refusal, Option<DateTimeOffset>> Time(string parameter) => Query.Find(parameter).Case switch
    {
        // a margin of a year, so that an hour can be added or subtracted
        string text when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var time) && time.Year is > 1 and < 9999 =>
            Some(time),
        string text => Refusal.InvalidInput($"{parameter} is '{text}', which is not a date and time."),
        _ => Option<DateTimeOffset>.None,
    };

    private static InvalidOperationException Undeclared(string name, string kind) =>
        new($"'{name}' is read as Kind.{kind}: declare it with this kind in the fields of the resource or the operation.");
}
