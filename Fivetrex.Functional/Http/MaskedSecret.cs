using System.Text.Json;

namespace Fivetrex.Functional.Http;

/// <summary>Finds secrets in a body that still have the mask under which the service returned them.</summary>
internal static class MaskedSecret
{
    /// <summary>Returns the reason not to send the JSON, starting with the path of the masked secret: <c>config.password</c>.</summary>
    public static Option<string> ProblemOf(string json)
    {
        if (!json.Contains($"\"{SecretRules.Mask}\"", StringComparison.Ordinal))
        {
            return None;
        }

        using var document = JsonDocument.Parse(json);
        return Find(
            document.RootElement,
            "").Map(path => $"{path} is the mask that the service shows in place of a secret, and would overwrite it");
    }

    private static Option<string> Find(JsonElement value, string path) => value.ValueKind switch
    {
        JsonValueKind.String => value.ValueEquals(SecretRules.Mask) ? path : None,
        JsonValueKind.Object => value.EnumerateObject()
            .Select(member => Find(member.Value, path.Length == 0 ? member.Name : $"{path}.{member.Name}")).Somes().HeadOrNone(),
        JsonValueKind.Array => value.EnumerateArray().Select((item, index) => Find(item, $"{path}[{index}]")).Somes().HeadOrNone(),
        _ => None,
    };
}
