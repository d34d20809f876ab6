using System.Text.Json;

namespace Fivetrex.Functional.Http;

/// <summary>Finds what was read as a masked secret and must not be written back.</summary>
internal static class MaskedSecret
{
    private const string Mask = "******";

    /// <summary>The path of the first one, <c>config.password</c>.</summary>
    public static Option<string> In(string json)
    {
        if (!json.Contains($"\"{Mask}\"", StringComparison.Ordinal))
        {
            return None;
        }

        using var document = JsonDocument.Parse(json);
        return Find(document.RootElement, "");
    }

    private static Option<string> Find(JsonElement value, string path) => value.ValueKind switch
    {
        JsonValueKind.String => value.ValueEquals(Mask) ? path : None,
        JsonValueKind.Object => First(value.EnumerateObject().Select(member => Find(member.Value, path.Length == 0 ? member.Name : $"{path}.{member.Name}"))),
        JsonValueKind.Array => First(value.EnumerateArray().Select((item, index) => Find(item, $"{path}[{index}]"))),
        _ => None,
    };

    private static Option<string> First(IEnumerable<Option<string>> found) => found.FirstOrDefault(path => path.IsSome);
}
