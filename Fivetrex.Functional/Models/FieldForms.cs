using System.Globalization;

namespace Fivetrex.Functional.Models;

/// <summary>Checks the texts in a body whose field has a form: ids, times of day and addresses.</summary>
internal static class FieldForms
{
    /// <summary>Returns the check of a field, which returns the reason not to send a text; null for a field of any text.</summary>
    /// <param name="field">The name of the field in JSON.</param>
    public static Func<string, string?>? Of(string field) => field switch
    {
        _ when IsId(field) => text => IsBlank(text) ? $"{field} is blank" : Identifiers.ProblemOf(text, field),
        "daily_sync_time" or "time_of_day" => text =>
            IsBlank(text) || IsTimeOfDay(text) ? null : $"{field} is '{text}', which is not a time as HH:MM",
        "redirect_uri" or "url" or "hub_server_url" => text =>
            IsBlank(text) || IsWebAddress(text) ? null : $"{field} is '{text}', which is not an http or https URL",
        "secret" => text => IsBlank(text) || text == text.Trim()
            ? null
            : "secret has white space around it, which a receiver of the webhook removes",
        _ => null,
    };

    // a few filters have camelCase names
    private static bool IsId(string field) =>
        field == "id" || field.EndsWith("_id", StringComparison.Ordinal) || field.EndsWith("Id", StringComparison.Ordinal);

    private static bool IsBlank(string text) => string.IsNullOrWhiteSpace(text);

    private static bool IsTimeOfDay(string text) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static bool IsWebAddress(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
        && uri.Host.Length > 0;
}
