using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Fivetrex.Functional.Testing.Service;

/// <summary>Masking of secrets in the settings of services, whose fields differ from service to service.</summary>
internal static partial class Masking
{
    [GeneratedRegex($"^(?!{SecretRules.PublicNames}).*({SecretRules.SecretNames})", RegexOptions.CultureInvariant)]
    private static partial Regex SecretName { get; }

    /// <summary>Returns a copy in which every string with the name of a secret is masked, at any depth.</summary>
    public static JsonNode? Mask(JsonNode? node, string name = "") => node switch
    {
        // a list of settings has objects with a name and a value
        JsonObject members => new JsonObject(members.Select(member =>
            KeyValuePair.Create(member.Key, Mask(member.Value, member.Key == "value" ? name : member.Key)))),
        JsonArray items => new JsonArray([.. items.Select(item => Mask(item, name))]),
        JsonValue value when SecretName.IsMatch(name) && value.GetValueKind() == JsonValueKind.String => SecretRules.Mask,
        _ => node?.DeepClone(),
    };
}
