using System.Text.Json;

namespace Fivetrex.Functional.Http;

/// <summary>Finds what was read as a masked secret and must not be written back.</summary>
internal static class MaskedSecret
{
    private const string Mask = "******";

    /// <summary>Why it must not be sent, beginning with the path, <c>config.password</c>.</summary>
    public static string? In(string json)
    {
        if (!json.Contains($"\"{Mask}\"", StringComparison.Ordinal))
        {
            return null;
        }

        using var document = JsonDocument.Parse(json);
        return Find(document.RootElement, "") is { } path ? $"{path} is the mask that the service shows in place of a secret, and would overwrite it" : null;
    }

    private static string? Find(JsonElement value, string path) => value.ValueKind switch
    {
        JsonValueKind.String => value.ValueEquals(Mask) ? path : null,
        JsonValueKind.Object => First(value.EnumerateObject().Select(member => Find(member.Value, path.Length == 0 ? member.Name : $"{path}.{member.Name}"))),
        JsonValueKind.Array => First(value.EnumerateArray().Select((item, index) => Find(item, $"{path}[{index}]"))),
        _ => null,
    };

    private static string? First(IEnumerable<string?> found) => found.FirstOrDefault(path => path is not null);
}
