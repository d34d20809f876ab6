using System.Text.Json;

namespace Fivetrex.Functional;

/// <summary>The kind of a difference between two snapshots.</summary>
public enum SnapshotChangeKind
{
    /// <summary>The resource is only in the later snapshot.</summary>
    Added,

    /// <summary>The resource is only in the earlier snapshot.</summary>
    Removed,

    /// <summary>Fields of the resource differ.</summary>
    Changed,
}

/// <summary>A difference between two snapshots.</summary>
/// <param name="Path">The path of the resource.</param>
/// <param name="Kind">The kind of difference.</param>
/// <param name="Fields">The fields that differ; empty for a resource that was added or removed.</param>
public sealed record SnapshotChange(string Path, SnapshotChangeKind Kind, Seq<FieldChange> Fields)
{
    /// <summary>Returns one line for the resource, and one for each field.</summary>
    public override string ToString()
    {
        var mark = Kind switch { SnapshotChangeKind.Added => '+', SnapshotChangeKind.Removed => '-', _ => '~' };
        return $"{mark} {Path}{string.Concat(Fields.Map(field => $"\n    {field}"))}";
    }

    internal static Option<SnapshotChange> Between(string path, Option<RawJson> before, Option<RawJson> after)
    {
        if (before.IsNone || after.IsNone)
        {
            return new SnapshotChange(path, before.IsNone ? SnapshotChangeKind.Added : SnapshotChangeKind.Removed, Empty);
        }

        var fields = FieldChange.Between(((RawJson)before.Case!).Value, ((RawJson)after.Case!).Value);
        return fields.IsEmpty ? None : new SnapshotChange(path, SnapshotChangeKind.Changed, fields);
    }
}

/// <summary>The difference of one field.</summary>
/// <param name="Name">The name of the field, with dots between objects: <c>config.host</c>.</param>
/// <param name="Before">The JSON of the value before; None without one. A secret is <c>(secret)</c>.</param>
/// <param name="After">The JSON of the value after; None without one. A secret is <c>(secret)</c>.</param>
public sealed record FieldChange(string Name, Option<string> Before, Option<string> After)
{
    internal const string Secret = "(secret)", UnknownSecret = "(secret, unknown)";

    private const int LongestValue = 200;

    /// <summary>Returns one line: the name, and both values.</summary>
    public override string ToString() => $"{Name}: {Before.IfNone("(none)")} → {After.IfNone("(none)")}";

    /// <summary>Returns the differences of two values; those of objects, member by member.</summary>
    internal static Seq<FieldChange> Between(JsonElement before, JsonElement after) => toSeq(Between("", before, after)).Strict();

    /// <summary>Returns the difference of one field, with its secrets hidden.</summary>
    internal static FieldChange Of(string name, Option<JsonElement> before, Option<JsonElement> after) =>
        new(name, before.Map(value => Shown(name, value)), after.Map(value => Shown(name, value)));

    /// <summary>Returns a value as JSON on one line, at most 200 characters, without secrets.</summary>
    internal static string Shown(string name, JsonElement value)
    {
        var last = name[(name.LastIndexOf('.') + 1)..];
        if (SecretRules.IsSecret(last, value)
            || (value.ValueKind == JsonValueKind.String && value.GetString()! is var secret
                && (secret == SecretRules.Mask || SecretRules.IsSuspect(last, secret))))
        {
            return Secret;
        }

        var text = SnapshotJson.OneLine(last, value, Secret);
        return text.Length > LongestValue ? $"{text[..LongestValue]}…" : text;
    }

    private static IEnumerable<FieldChange> Between(string name, JsonElement before, JsonElement after)
    {
        if (before.ValueKind == JsonValueKind.Object && after.ValueKind == JsonValueKind.Object)
        {
            var members = before.EnumerateObject().Concat(after.EnumerateObject()).Select(member => member.Name).Distinct();
            return members.Order(StringComparer.Ordinal).SelectMany(member => Between(
                SnapshotJson.PathOf(name, member), RawJson.Member(before, member), RawJson.Member(after, member)));
        }

        return JsonElement.DeepEquals(before, after) ? [] : [Of(name, Defined(before), Defined(after))];
    }

    private static IEnumerable<FieldChange> Between(string name, Option<JsonElement> before, Option<JsonElement> after) =>
        before.IsSome && after.IsSome
            ? Between(name, (JsonElement)before.Case!, (JsonElement)after.Case!)
            : [Of(name, before, after)];

    private static Option<JsonElement> Defined(JsonElement value) =>
        value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null ? None : value;
}
