using System.Globalization;
using System.Text;

namespace Fivetrex.Functional;

/// <summary>Reads keys and secrets as files, environments and copies of web pages contain them.</summary>
internal static class Credentials
{
    private const string NoColon = "An API key contains no colon. Pass the key and the secret separately.";

    private const string Key = "FIVETRAN_API_KEY", Secret = "FIVETRAN_API_SECRET";

    // the names that Fivetran's Go client and Terraform provider use
    private const string OtherKey = "FIVETRAN_APIKEY", OtherSecret = "FIVETRAN_APISECRET";

    /// <summary>Returns the text without white space around it, such as the line break at the end of a mounted secret file.</summary>
    /// <exception cref="ArgumentException">The text is blank, or holds a character that no key has.</exception>
    public static string Trimmed(string text, string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text, name);
        var trimmed = text.Trim().Trim('\uFEFF');
        return ProblemOf(trimmed) is { } problem ? throw new ArgumentException($"{name} {problem}", name) : trimmed;
    }

    /// <summary>Returns the value of a Basic authorization header.</summary>
    public static string Encode(string apiKey, string apiSecret)
    {
        var (key, secret) = (Trimmed(apiKey, nameof(apiKey)), Trimmed(apiSecret, nameof(apiSecret)));
        return key.Contains(':', StringComparison.Ordinal)
            ? throw new ArgumentException(NoColon, nameof(apiKey))
            : Convert.ToBase64String(Encoding.UTF8.GetBytes($"{key}:{secret}"));
    }

    /// <summary>Reads the key and the secret from the environment.</summary>
    /// <returns>Both, or the message that names what to set.</returns>
    public static Either<string, (string Key, string Secret)> FromEnvironment()
    {
        var (key, secret) = (Read(Key, OtherKey), Read(Secret, OtherSecret));
        if (secret.Length == 0 && Pair(key) is { IsSome: true } pair)
        {
            return pair.ToEither("");
        }

        var missing = Seq((Name: Key, Value: key), (Name: Secret, Value: secret)).Filter(variable => variable.Value.Length == 0);
        return (missing.Count, key.Contains(':', StringComparison.Ordinal), ProblemOf(key), ProblemOf(secret)) switch
        {
            (2, _, _, _) => $"Set the environment variables {Key} and {Secret}.",
            (1, _, _, _) => $"Set the environment variable {missing[0].Name}.",
            (_, true, _, _) => $"{Key}: {NoColon}",
            (_, _, { } problem, _) => $"{Key} {problem}",
            (_, _, _, { } problem) => $"{Secret} {problem}",
            _ => (key, secret),
        };
    }

    // the command line of Fivetran requires one variable with the Base64 of key:secret
    private static Option<(string Key, string Secret)> Pair(string encoded)
    {
        var bytes = new byte[encoded.Length];
        return Convert.TryFromBase64String(encoded, bytes, out var length)
            && Encoding.UTF8.GetString(bytes, 0, length).Split(':') is [var key, var secret]
            && key.Length > 0
            && secret.Length > 0
            && (ProblemOf(key) ?? ProblemOf(secret)) is null
                ? (key, secret)
                : None;
    }

    private static string? ProblemOf(string text) => text switch
    {
        _ when text.Any(char.IsWhiteSpace) => "contains white space. Copy it again, without a line break.",
        _ when text.Any(IsInvisible) => "contains an invisible character. Copy it again.",
        ['"' or '\'' or '\u201C' or '\u2018', ..] => "begins with a quotation mark. Remove the quotes around it.",
        _ => null,
    };

    private static bool IsInvisible(char character) =>
        char.IsControl(character) || char.GetUnicodeCategory(character) == UnicodeCategory.Format;

    private static string Read(string name, string otherName) => Read(name) is { Length: > 0 } value ? value : Read(otherName);

    // docker --env-file does not remove quotes
    private static string Read(string variable)
    {
        var value = (Environment.GetEnvironmentVariable(variable) ?? "").Trim().Trim('\uFEFF');
        return value is ['"', .., '"'] or ['\'', .., '\''] ? value[1..^1].Trim() : value;
    }
}
