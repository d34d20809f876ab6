using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Fivetrex.Functional;

/// <summary>The JSON of snapshots and plans: members in the order of their names, and no secrets.</summary>
internal static class SnapshotJson
{
    private static readonly JsonWriterOptions Line = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonWriterOptions Lines = Line with { Indented = true, NewLine = "\n" };

    /// <summary>Returns the JSON with its members in order, and with its secrets masked.</summary>
    public static RawJson Of(RawJson json) => RawJson.Copy(Written("", json.Value, SecretRules.Mask));

    /// <summary>Returns the JSON as the text of a file.</summary>
    public static string FileText(RawJson json) => $"{Encoding.UTF8.GetString(RawJson.Written(json.Value.WriteTo, Lines))}\n";

    /// <summary>Returns a value on one line, with another text in place of secrets.</summary>
    public static string OneLine(string name, JsonElement value, string mask) => Encoding.UTF8.GetString(Written(name, value, mask));

    /// <summary>Returns the paths of the texts in settings that may be secrets, without positions in lists.</summary>
    public static Seq<string> Suspects(RawJson json) => toSeq(Suspects("", "", json.Value, isSettings: false).Distinct()).Strict();

    /// <summary>Returns the JSON with some of its values masked, by their paths without positions in lists.</summary>
    public static RawJson Masked(RawJson json, Func<string, bool> isSecret) =>
        RawJson.Of(Masked("", JsonNode.Parse(json.AsUtf8()), isSecret));

    /// <summary>Returns the path of a member.</summary>
    public static string PathOf(string path, string member) => path.Length == 0 ? member : $"{path}.{member}";

    private static byte[] Written(string name, JsonElement value, string mask) =>
        RawJson.Written(writer => MaskedJson.WriteOrdered(writer, value, name, mask), Line);

    private static JsonNode? Masked(string path, JsonNode? value, Func<string, bool> isSecret) => value switch
    {
        JsonObject members => new JsonObject(members.Select(member =>
            KeyValuePair.Create(member.Key, Masked(PathOf(path, member.Key), member.Value, isSecret)))),
        JsonArray items => new JsonArray([.. items.Select(item => Masked(path, item, isSecret))]),
        JsonValue when isSecret(path) => SecretRules.Mask,
        _ => value?.DeepClone(),
    };

    private static IEnumerable<string> Suspects(string path, string name, JsonElement value, bool isSettings) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(member => Suspects(
            PathOf(path, member.Name),
            SecretRules.NameOf(member, value, name),
            member.Value,
            isSettings || SecretRules.IsSettings(member.Name))),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(item => Suspects(path, name, item, isSettings)),
        JsonValueKind.String when isSettings && SecretRules.IsSuspect(name, value.GetString()!) => [path],
        _ => [],
    };
}
