using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Fivetrex.Functional.Testing.Service;

/// <summary>The fields of a request body, each with the kind of its value. Fields that are not listed are ignored.</summary>
internal sealed class Fields : Dictionary<string, Kind>
{
    /// <summary>The problem of the first field whose value is not of its kind.</summary>
    public Option<Refusal> ProblemOf(JsonObject body) => body
        .Select(field => TryGetValue(field.Key, out var kind) ? kind.ProblemOf(field.Key, field.Value) : None)
        .FirstOrDefault(problem => problem.IsSome);

    /// <summary>Returns the fields of all of them.</summary>
    public static Fields Of(params ReadOnlySpan<Fields> parts)
    {
        var all = new Fields();
        foreach (var (name, kind) in parts.ToArray().SelectMany(part => part))
        {
            all[name] = kind;
        }

        return all;
    }
}

/// <summary>The kind of a field's value. A null is a value of every kind.</summary>
internal sealed record Kind
{
    private readonly string description;
    private readonly Func<JsonNode, bool> accepts;

    private Kind(string description, Func<JsonNode, bool> accepts) => (this.description, this.accepts) = (description, accepts);

    /// <summary>Any value.</summary>
    public static Kind Any { get; } = new("any value", _ => true);

    /// <summary>A string.</summary>
    public static Kind Text { get; } = new("a string", value => value.GetValueKind() is JsonValueKind.String);

    /// <summary>A boolean.</summary>
    public static Kind Flag { get; } = new("a boolean", value => value.GetValueKind() is JsonValueKind.True or JsonValueKind.False);

    /// <summary>A number.</summary>
    public static Kind Number { get; } = new("a number", value => value.GetValueKind() is JsonValueKind.Number);

    /// <summary>A number without a fraction, of 32 bits.</summary>
    public static Kind Integer { get; } = new("a whole number", value => value is JsonValue number && number.TryGetValue<int>(out _));

    /// <summary>An array.</summary>
    public static Kind List { get; } = new("a list", value => value is JsonArray);

    /// <summary>An object; an update replaces it.</summary>
    public static Kind Object { get; } = new("an object", value => value is JsonObject);

    /// <summary>The settings of an external service: an update merges them, and responses mask their secrets.</summary>
    public static Kind Config { get; } = Object with { IsMerged = true, IsMasked = true };

    private bool IsMerged { get; init; }

    private bool IsMasked { get; init; }

    private string[] Values { get; init; } = [];

    private Fields Members { get; init; } = [];

    private Fields? Entries { get; init; }

    /// <summary>A known value of an open enum, in any case.</summary>
    public static Kind OneOf<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T>(params T[] except)
        where T : OpenEnum => Text with
        {
            Values = [
                .. typeof(T).GetFields(BindingFlags.Public | BindingFlags.Static)
                    .Select(field => (T)field.GetValue(null)!)
                    .Except(except)
                    .Select(value => value.Value),
            ],
        };

    /// <summary>One of these numbers.</summary>
    public static Kind OneOf(params int[] values) => Integer with { Values = [.. values.Select(value => $"{value}")] };

    /// <summary>An object whose members are of these kinds.</summary>
    public static Kind ObjectOf(Fields members) => Object with { Members = members };

    /// <summary>An object as <see cref="ObjectOf"/>, with which an update is merged.</summary>
    public static Kind MergedObject(Fields members) => Object with { Members = members, IsMerged = true };

    /// <summary>An object with arbitrary names, each for an object whose members are of these kinds.</summary>
    public static Kind MapOf(Fields members) => Object with { Entries = members };

    /// <summary>The problem of a value that is not of this kind.</summary>
    public Option<Refusal> ProblemOf(string field, JsonNode? value) => value switch
    {
        null => None,
        _ when !accepts(value) => Refusal.InvalidInput($"'{field}' must be {description}."),
        _ when Values.Length > 0 && !Values.Contains(value.ToString(), StringComparer.OrdinalIgnoreCase) =>
            Refusal.InvalidInput($"{field} is '{value}', which is not one of its values."),
        JsonValue text when text.GetValueKind() is JsonValueKind.String && FieldForms.Of(field)?.Invoke(text.ToString()) is { } problem =>
            Refusal.InvalidInput($"{problem}."),
        JsonObject map when Entries is not null =>
            map.Select(entry => ProblemOfEntry(entry.Key, entry.Value)).FirstOrDefault(problem => problem.IsSome),
        JsonObject members => Members.ProblemOf(members),
        _ => None,
    };

    /// <summary>Sets a field of an item from the body of a request.</summary>
    public void Set(JsonObject item, string field, JsonObject body)
    {
        if (!IsMerged)
        {
            item.Take(body, field);
            return;
        }

        var merged = (item[field] as JsonObject)?.Copy() ?? [];
        foreach (var (name, value) in body[field] as JsonObject ?? [])
        {
            merged[name] = value?.DeepClone();
        }

        item[field] = IsMasked ? Masking.Mask(merged) : merged;
    }

    private Option<Refusal> ProblemOfEntry(string name, JsonNode? entry) => entry is JsonObject members
        ? Entries!.ProblemOf(members)
        : Refusal.InvalidInput($"'{name}' must be {Object.description}.");
}
