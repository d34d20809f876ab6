using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Fivetrex.Functional;

/// <summary>A field that a plan changes.</summary>
/// <param name="Path">The name of a member, or of a setting in the config: <c>config.host</c>.</param>
/// <param name="Value">The desired value.</param>
/// <param name="Change">The difference, as it is shown.</param>
internal sealed record PlanField(string Path, JsonNode? Value, FieldChange Change);

/// <summary>Compares the members of a desired resource with those that the service returned.</summary>
/// <param name="wish">The desired members.</param>
/// <param name="actual">The members that the service returned.</param>
/// <param name="isRotating">Whether secrets are sent.</param>
internal sealed partial class PlanFields(JsonObject wish, JsonElement actual, bool isRotating)
{
    private const string Config = "config";

    // parts of a connector's name, which never change
    private static readonly string[] NameSettings = ["schema", "schema_prefix", "table", "table_group_name"];

    [GeneratedRegex("^[A-Z0-9_]+$", RegexOptions.CultureInvariant)]
    private static partial Regex UpperSnake { get; }

    /// <summary>Returns the fields that differ, in the order of their names.</summary>
    public Seq<PlanField> Differences() => toSeq(
        wish.SelectMany(member => member.Key == Config && member.Value is JsonObject settings
                ? OfConfig(settings)
                : Difference(member.Key, member.Value, RawJson.Member(actual, member.Key)))
            .OrderBy(field => field.Path, StringComparer.Ordinal)).Strict();

    /// <summary>Returns the body of an update.</summary>
    public static JsonObject BodyOf(IEnumerable<PlanField> fields)
    {
        var body = new JsonObject();
        foreach (var field in fields)
        {
            if (field.Path.StartsWith($"{Config}.", StringComparison.Ordinal))
            {
                body[Config] ??= new JsonObject();
                body[Config]![field.Path[(Config.Length + 1)..]] = field.Value?.DeepClone();
            }
            else
            {
                body[field.Path] = field.Value?.DeepClone();
            }
        }

        return body;
    }

    /// <summary>Returns the fields that can be sent, and reports the paths of those with a masked secret.</summary>
    public static Seq<PlanField> Sendable(Seq<PlanField> fields, Action<string> report)
    {
        fields.Filter(field => PlanJson.HasMask(field.Value)).Iter(field => report(field.Path));
        return fields.Filter(field => !PlanJson.HasMask(field.Value)).Strict();
    }

    /// <summary>Whether settings contain a part of the connector's name.</summary>
    public static bool HasName(JsonObject settings) => NameSettings.Any(settings.ContainsKey);

    // an update merges the config by its members
    private IEnumerable<PlanField> OfConfig(JsonObject settings) =>
        from setting in settings
        where !NameSettings.Contains(setting.Key)
        from field in Difference(
            $"{Config}.{setting.Key}", setting.Value, RawJson.Member(actual, Config).Bind(config => RawJson.Member(config, setting.Key)))
        select field;

    private Option<PlanField> Difference(string path, JsonNode? wished, Option<JsonElement> now) =>
        Compare(path, wished, now) switch
        {
            Comparison.Different => new PlanField(path, wished, FieldChange.Of(path, now, PlanJson.ElementOf(wished))),
            Comparison.Unknown when isRotating && !PlanJson.HasMask(wished) =>
                new PlanField(path, wished, new FieldChange(path, FieldChange.UnknownSecret, FieldChange.Secret)),
            _ => Option<PlanField>.None,
        };

    private static Comparison Compare(string path, JsonNode? wished, Option<JsonElement> now)
    {
        if (IsEmpty(wished) && now.ForAll(IsEmpty))
        {
            return Comparison.Same;
        }

        var name = path[(path.LastIndexOf('.') + 1)..];
        return (wished, now.Case) switch
        {
            // the service never returns credentials that are apart from the config
            _ when path == "auth" => Comparison.Unknown,
            (JsonValue mask, _) when PlanJson.HasMask(mask) => Comparison.Unknown,
            (_, JsonElement { ValueKind: JsonValueKind.String } mask) when mask.ValueEquals(SecretRules.Mask) => Comparison.Unknown,

            // a service may leave a secret out instead of masking it
            (JsonValue, null) when SecretRules.IsSecretName(name) => Comparison.Unknown,
            (JsonObject members, JsonElement { ValueKind: JsonValueKind.Object } value) =>
                Worst(members.Select(member => Compare($"{path}.{member.Key}", member.Value, RawJson.Member(value, member.Key)))),
            (JsonArray items, JsonElement { ValueKind: JsonValueKind.Array } value) when items.Count == value.GetArrayLength() =>
                Worst(items.Zip(value.EnumerateArray(), (item, one) => Compare(path, item, one))),
            (JsonValue scalar, JsonElement value) when IsSame(path, scalar.ToString(), value) => Comparison.Same,
            _ => Comparison.Different,
        };
    }

    private static Comparison Worst(IEnumerable<Comparison> parts) => parts.Append(Comparison.Same).Max();

    // numbers and booleans may arrive as texts, and the words of enums in capitals
    private static bool IsSame(string path, string wished, JsonElement value) =>
        RawJson.TextOf(value).Case is string now
        && (wished == now
            || (decimal.TryParse(wished, CultureInfo.InvariantCulture, out var one)
                && decimal.TryParse(now, CultureInfo.InvariantCulture, out var other)
                && one == other)
            || (wished.Equals(now, StringComparison.OrdinalIgnoreCase)
                && (bool.TryParse(now, out _) || UpperSnake.IsMatch(now) || !path.Contains('.', StringComparison.Ordinal))));

    // null, a missing member, an empty text and an empty list are one value for the service
    private static bool IsEmpty(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => true,
        JsonValueKind.String => value.ValueEquals(""),
        JsonValueKind.Array => value.GetArrayLength() == 0,
        JsonValueKind.Object => !value.EnumerateObject().Any(),
        _ => false,
    };

    private static bool IsEmpty(JsonNode? value) => PlanJson.ElementOf(value).ForAll(IsEmpty);

    private enum Comparison
    {
        Same,
        Unknown,
        Different,
    }
}
