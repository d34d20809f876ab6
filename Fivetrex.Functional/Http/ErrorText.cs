using System.Text.Json;
using System.Text.Unicode;

namespace Fivetrex.Functional.Http;

/// <summary>
/// Finds the code and a readable reason in the body of a failed call: the service, its gateways and its older versions differ.
/// </summary>
internal static class ErrorText
{
    private static readonly string[] ReasonFields = ["message", "error", "errors", "detail", "details", "error_description", "title"];

    /// <summary>Returns the code and the reason; None for each that the body does not have.</summary>
    public static (Option<string> Code, Option<string> Message) Of(ReadOnlySpan<byte> body)
    {
        try
        {
            var json = new Utf8JsonReader(body);
            using var document = JsonDocument.ParseValue(ref json);
            var root = document.RootElement;
            return root.ValueKind == JsonValueKind.Object ? (CodeIn(root), ReasonIn(root)) : (None, None);
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            return (None, None);
        }
    }

    /// <summary>Whether a body of plain text is short enough to be a reason.</summary>
    public static bool IsReadable(ReadOnlySpan<byte> text) => text.Length <= 1000 && !text.Trim(" \t\r\n"u8).IsEmpty && Utf8.IsValid(text);

    private static Option<string> CodeIn(JsonElement root) => Member(root, "code").Bind(Text)
        | Member(root, "error").Bind(error => Member(error, "code")).Bind(Text);

    // the details stand beside the message: both together are the reason
    private static Option<string> ReasonIn(JsonElement root)
    {
        var reasons = ReasonFields.Select(name => Member(root, name).Bind(Reason)).Somes().Distinct().ToList();
        return reasons.Count > 0 ? string.Join(" ", reasons) : None;
    }

    private static Option<string> Reason(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Text(value),
        JsonValueKind.Object => ReasonIn(value),
        JsonValueKind.Array => value.EnumerateArray().Select(Reason).Somes().ToList() is { Count: > 0 } reasons
            ? string.Join(" ", reasons)
            : None,
        _ => None,
    };

    private static Option<JsonElement> Member(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var member) ? member : None;

    private static Option<string> Text(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && value.GetString() is { } text && !string.IsNullOrWhiteSpace(text) ? text : None;
}
