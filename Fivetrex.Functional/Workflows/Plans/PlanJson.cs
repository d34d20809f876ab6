using System.Text.Json;
using System.Text.Json.Nodes;
using Fivetrex.Functional.Http;

namespace Fivetrex.Functional;

/// <summary>The members of a desired resource, as they are sent.</summary>
internal sealed class PlanJson
{
    private static readonly string[] NotCompared = ["service", "schema", "run_setup_tests", "trust_certificates", "trust_fingerprints"];

    private PlanJson(JsonObject members, string? problem) => (Members, Problem) = (members, problem);

    /// <summary>The members to compare and to send.</summary>
    public JsonObject Members { get; }

    /// <summary>The reason not to plan for it; null when there is none.</summary>
    public string? Problem { get; }

    /// <summary>Returns the members of a desired connector or destination.</summary>
    public static PlanJson Of(ServiceSetup desired)
    {
        var json = RequestJson.TryWriteDesired(desired);
        if (json.Problem is not null)
        {
            return new PlanJson([], json.Problem);
        }

        var members = JsonNode.Parse(json.Value!)!.AsObject();
        foreach (var name in NotCompared)
        {
            members.Remove(name);
        }

        return new PlanJson(members, null);
    }

    /// <summary>Returns a copy without the members that are masked secrets, and the paths of these.</summary>
    public static JsonObject WithoutMasks(JsonObject members, List<string> masks) => (JsonObject)WithoutMasks("", members, masks)!;

    /// <summary>Whether a value is a masked secret, or contains one.</summary>
    public static bool HasMask(JsonNode? value) => value switch
    {
        JsonObject members => members.Any(member => HasMask(member.Value)),
        JsonArray items => items.Any(HasMask),
        JsonValue text => text.GetValueKind() == JsonValueKind.String && text.GetValue<string>() == SecretRules.Mask,
        _ => false,
    };

    /// <summary>Returns a value as an element; undefined for null.</summary>
    public static Option<JsonElement> ElementOf(JsonNode? value) => value is null ? None : RawJson.Of(value).Value;

    private static JsonNode? WithoutMasks(string path, JsonNode? value, List<string> masks)
    {
        switch (value)
        {
            case JsonObject members:
                var kept = new JsonObject();
                foreach (var (name, member) in members)
                {
                    var at = SnapshotJson.PathOf(path, name);
                    if (member is JsonValue && HasMask(member))
                    {
                        masks.Add(at);
                    }
                    else
                    {
                        kept[name] = WithoutMasks(at, member, masks);
                    }
                }

                return kept;
            case JsonArray items when HasMask(items):
                masks.Add(path);
                return new JsonArray();
            default:
                return value?.DeepClone();
        }
    }
}
