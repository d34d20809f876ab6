using System.Text.Json;
using System.Text.Json.Nodes;

namespace Fivetrex.Functional.Testing;

/// <summary>A request on its way to a handler.</summary>
/// <param name="Ids">Those in the path, from outer to inner.</param>
/// <param name="Query">Unescaped.</param>
/// <param name="Body">Empty when there was none.</param>
internal sealed record Incoming(Seq<string> Ids, HashMap<string, string> Query, JsonObject Body)
{
    /// <summary>Why there has to be a body, if only an empty object, where there is none.</summary>
    public Option<Reply> NeededBody => HasBody ? None : Reply.BadInput("The request body is missing.");

    public bool HasBody { private get; init; }

    /// <summary>What was uploaded; none where nothing was.</summary>
    public byte[]? File { get; init; }

    public Option<string> Text(string name) =>
        Body[name] is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0 ? text : None;

    public Option<int> Number(string name) =>
        Body[name] is not { } said
            ? None
            : said is JsonValue value
                && value.TryGetValue<int>(out var number) ? number : throw new FormatException($"'{name}' is no number.");

    public Option<bool> Flag(string name) => Body[name]?.GetValueKind() switch
    {
        null => None,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw new FormatException($"'{name}' is neither true nor false."),
    };

    /// <summary>Why something that has to be said is not there; a dot leads into an object.</summary>
    public Option<Reply> Needed(string name) =>
        name.Split('.').Aggregate((JsonNode?)Body, (node, part) => (node as JsonObject)?[part]) is { } value && value.ToString().Length > 0
            ? None
            : Reply.BadInput($"'{name}' is required.");

    /// <summary>Why a number that is said cannot be.</summary>
    public Option<Reply> Beyond(string name, int least, int most) =>
        Number(name).Exists(number => number < least || number > most)
            ? Reply.BadInput($"'{name}' must be between {least} and {most}.")
            : None;

    public Either<Reply, string> Required(string name) => Text(name).ToEither(Reply.BadInput($"'{name}' is required."));
}
