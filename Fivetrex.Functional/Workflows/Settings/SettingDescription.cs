using System.Globalization;
using System.Text.Json;

namespace Fivetrex.Functional;

/// <summary>The description of a setting in the metadata of a service. Like a JSON schema, but not one.</summary>
/// <remarks>
/// A fixed set of texts has the type <c>object</c> beside its <c>enum</c>. Numbers and booleans may be texts, because the service reads
/// and writes both forms. A description that has neither type nor values, or a form that is not known here, permits every value.
/// </remarks>
/// <param name="json">The description.</param>
internal sealed class SettingDescription(JsonElement json)
{
    private static readonly string[] Composed = ["oneOf", "anyOf", "allOf", "$ref"];

    /// <summary>The names of the settings within this one.</summary>
    public IEnumerable<string> Names => Properties is { } properties ? properties.EnumerateObject().Select(member => member.Name) : [];

    /// <summary>The names of the settings within this one that are required.</summary>
    public IReadOnlyList<string> Required =>
    [
        .. Texts("required").Concat(Names.Where(name => Member(Property(name)?.Json, "required") is { ValueKind: JsonValueKind.True }))
            .Distinct(),
    ];

    /// <summary>The description of the items of a list.</summary>
    public SettingDescription? Items =>
        Member(json, "items") is { ValueKind: JsonValueKind.Object } items ? new SettingDescription(items) : null;

    /// <summary>Whether settings that it does not list are unknown.</summary>
    public bool IsClosed => Names.Any()
        && !IsComposed
        && Member(json, "additionalProperties") is not { ValueKind: JsonValueKind.True or JsonValueKind.Object };

    public bool IsReadOnly => Flag("readonly") == true || Flag("readOnly") == true;

    public bool IsSecret => Texts("format").Contains("password");

    public bool IsImmutable => Flag("immutable") == true;

    /// <summary>Whether null is not permitted: only when the description states so.</summary>
    public bool RejectsNull => Flag("nullable") == false;

    private JsonElement Json => json;

    private JsonElement? Properties => Member(json, "properties") is { ValueKind: JsonValueKind.Object } found ? found : null;

    private bool IsComposed => Composed.Any(form => Member(json, form) is not null);

    /// <summary>Returns a member of an object; null when there is none, or when the value is no object.</summary>
    public static JsonElement? Member(JsonElement? value, string name) =>
        value is { ValueKind: JsonValueKind.Object } parent && parent.TryGetProperty(name, out var found) ? found : null;

    /// <summary>Whether a value is missing, null or empty: the service treats them alike.</summary>
    public static bool IsEmpty(JsonElement? value) => value switch
    {
        null or { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } => true,
        { ValueKind: JsonValueKind.String } text => string.IsNullOrWhiteSpace(text.GetString()),
        { ValueKind: JsonValueKind.Array } items => items.GetArrayLength() == 0,
        _ => false,
    };

    /// <summary>Whether a value is the current one. A masked value may be any.</summary>
    /// <param name="value">The value.</param>
    /// <param name="current">The current value; null when it is not set.</param>
    /// <param name="isKnown">Whether the current values are known.</param>
    public static bool IsSame(JsonElement value, JsonElement? current, bool isKnown) =>
        isKnown
        && ((IsEmpty(value) && IsEmpty(current))
            || (current is { } now && (TextOf(now) == SecretRules.Mask
                || (TextOf(value) is { } text && string.Equals(text, TextOf(now), StringComparison.OrdinalIgnoreCase))
                || RawJsonOf(value).Equals(RawJsonOf(now)))));

    /// <summary>Returns the description of a setting within this one; null when there is none.</summary>
    public SettingDescription? Property(string name) =>
        Member(Properties, name) is { ValueKind: JsonValueKind.Object } found ? new SettingDescription(found) : null;

    /// <summary>Returns the rule that a value breaks; null when it breaks none. A null is for <see cref="RejectsNull"/>.</summary>
    public (ConfigFaultKind Kind, string Message)? ProblemOf(JsonElement value)
    {
        var values = Texts("enum").ToList();
        if (values.Count > 0)
        {
            var given = value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Select(TextOf) : [TextOf(value)];
            return given.All(text => text is not null && values.Contains(text, StringComparer.OrdinalIgnoreCase))
                ? null
                : (ConfigFaultKind.WrongValue, $"must be one of {string.Join(", ", values)}");
        }

        var types = Texts("type").ToList();
        return types.Count == 0 || IsComposed || types.Exists(type => Accepts(type, value))
            ? null
            : (ConfigFaultKind.WrongType, $"must be {string.Join(" or ", types.Select(NounOf))}");
    }

    private bool Accepts(string type, JsonElement value) => type switch
    {
        "string" => TextOf(value) is not null,
        "integer" => decimal.TryParse(TextOf(value), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && number == decimal.Truncate(number),
        "number" => double.TryParse(TextOf(value), NumberStyles.Float, CultureInfo.InvariantCulture, out _),
        "boolean" => bool.TryParse(TextOf(value), out _),
        "array" => value.ValueKind == JsonValueKind.Array,
        "object" => value.ValueKind == JsonValueKind.Object || Properties is null,
        _ => true,
    };

    private static string NounOf(string type) => type switch
    {
        "string" => "a text",
        "integer" => "a whole number",
        "number" => "a number",
        "boolean" => "true or false",
        "array" => "a list",
        "object" => "an object",
        _ => type,
    };

    private static string? TextOf(JsonElement value) => RawJson.TextOf(value).Case as string;

    private static RawJson RawJsonOf(JsonElement value) => new(value);

    private bool? Flag(string name) => Member(json, name) switch
    {
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        { ValueKind: JsonValueKind.String } text when bool.TryParse(text.GetString(), out var flag) => flag,
        _ => null,
    };

    // a list of texts, or one
    private IEnumerable<string> Texts(string name) => Member(json, name) switch
    {
        { ValueKind: JsonValueKind.Array } items => items.EnumerateArray().Select(TextOf).OfType<string>(),
        { ValueKind: JsonValueKind.String } text => [text.GetString()!],
        _ => [],
    };
}
