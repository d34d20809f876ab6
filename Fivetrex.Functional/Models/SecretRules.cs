using System.Text.Json;
using System.Text.RegularExpressions;

namespace Fivetrex.Functional.Models;

/// <summary>Finds secrets in the JSON of the service by the names of fields and by their contents.</summary>
internal static partial class SecretRules
{
    /// <summary>The text that the service shows in place of a secret.</summary>
    public const string Mask = "******";

    /// <summary>The names that are no secrets although they contain the word of one.</summary>
    public const string PublicNames = "(is|use|has)_|.*public_|.*(_url|(?<!token|access_key)_id|_name|_type|_at)$";

    /// <summary>The words in the names of secrets, as the service masks them.</summary>
    public const string SecretNames =
        "password|pass_?phrase|secret|token|certificate|connection_string|role_arn|private_key|access_key|_key(_[0-9]+)?$";

    // names of values that are long and varied, and are no secrets
    private const string PlainNames = "(^|_)(id|ids|hash|fingerprint|host|bucket|prefix|folder|path|pattern|database|schema|table|region)$";

    private const string ParameterNames =
        "password|passwd|pwd|secret|client_secret|token|access_token|sas_token|sig|signature|api_?key|access_?key|account_?key|auth|code";

    private static readonly string[] NamesOfNames = ["key", "name", "header", "field", "parameter"];

    [GeneratedRegex(
        $"^(?!{PublicNames}).*({SecretNames}|passwd|pwd|authorization|cookie|credential|api_?key)", RegexOptions.CultureInvariant)]
    private static partial Regex SecretName { get; }

    [GeneratedRegex($"{PlainNames}|^({PublicNames})", RegexOptions.CultureInvariant)]
    private static partial Regex PlainName { get; }

    [GeneratedRegex("(?<=[a-z0-9])[A-Z]", RegexOptions.CultureInvariant)]
    private static partial Regex InnerCapital { get; }

    // a PEM block, a user with a password in a URL, a parameter of a URL or a connection string, a header, a JWT, and the tokens of
    // well-known services
    [GeneratedRegex(
        "-----BEGIN [A-Z ]*PRIVATE KEY"
        + @"|[a-z][a-z0-9+.-]*://[^/\s:@]*:[^/\s@]+@"
        + $@"|(^|[?&;\s,])({ParameterNames})\s*=\s*[^\s&;]"
        + @"|^(bearer|basic)\s+\S{8,}$"
        + @"|\beyJ[a-z0-9_-]+\.[a-z0-9_-]+\."
        + "|(AKIA|ASIA)[0-9A-Z]{16}|gh[opsur]_[a-z0-9]{20}|github_pat_|xox[abprs]-|[rs]k_(live|test)_|AIza[a-z0-9_-]{30}"
        + @"|\bya29\.|glpat-|dapi[0-9a-f]{32}|SG\.[a-z0-9_-]{16}|shpat_",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex SecretText { get; }

    [GeneratedRegex(@"^[A-Za-z0-9+/=_.~-]{20,4096}$", RegexOptions.CultureInvariant)]
    private static partial Regex Opaque { get; }

    [GeneratedRegex("^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Uuid { get; }

    [GeneratedRegex("^(?=.*[0-9])(?=.*[a-z])(?=.*[A-Z])", RegexOptions.CultureInvariant)]
    private static partial Regex Mixed { get; }

    [GeneratedRegex("^[0-9a-fA-F]{32,}$", RegexOptions.CultureInvariant)]
    private static partial Regex Hexadecimal { get; }

    /// <summary>Whether a member holds settings of free form, whose fields the library does not know.</summary>
    public static bool IsSettings(string member) => member is "config" or "auth" or "external_secrets_keys_config"
        or "destination_configuration" or "project_config" or "transformation_config";

    /// <summary>The name by which a value is judged: that of its member, or the one beside it in a list of names and values.</summary>
    public static string NameOf(JsonProperty member, JsonElement parent, string name) => member.NameEquals("value")
        ? NamesOfNames.Select(known => parent.TryGetProperty(known, out var found) && found.ValueKind == JsonValueKind.String
            ? found.GetString()!
            : null).FirstOrDefault(found => found is not null && IsSecretName(found)) ?? name
        : member.Name;

    /// <summary>Whether a text, a number or a part of it is a secret.</summary>
    public static bool IsSecret(string name, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()! is { Length: > 0 } text && (IsSecretName(name) || IsSecretText(text)),
        JsonValueKind.Number => IsSecretName(name),
        _ => false,
    };

    /// <summary>Whether a text of the settings may be a secret: long, varied, and not named like something else.</summary>
    public static bool IsSuspect(string name, string text) =>
        Opaque.IsMatch(text)
        && !Uuid.IsMatch(text)
        && !PlainName.IsMatch(Snake(name))
        && (Hexadecimal.IsMatch(text) || Mixed.IsMatch(text));

    /// <summary>Whether the name of a field is that of a secret.</summary>
    public static bool IsSecretName(string name) => SecretName.IsMatch(Snake(name));

    private static bool IsSecretText(string text) => SecretText.IsMatch(text) || IsSecretJson(text);

    private static string Snake(string name) =>
        InnerCapital.Replace(name, capital => $"_{capital.Value}").Replace('-', '_').ToLowerInvariant();

    // a text that is JSON itself, such as the key of a Google service account
    private static bool IsSecretJson(string text)
    {
        if (text.TrimStart() is not ['{' or '[', ..])
        {
            return false;
        }

        try
        {
            using var document = JsonDocument.Parse(text);
            return HasSecret("", document.RootElement);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool HasSecret(string name, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().Any(member => HasSecret(NameOf(member, value, name), member.Value)),
        JsonValueKind.Array => value.EnumerateArray().Any(item => HasSecret(name, item)),
        _ => IsSecret(name, value),
    };
}
