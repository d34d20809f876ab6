using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;

namespace Fivetrex.Functional.Tests.Hostile;

/// <summary>Strings that are unusual as ids, and any other string.</summary>
internal static class Texts
{
    private static readonly string[] Nasty =
    [
        "",
            " ",
            ".",
            "..",
            "...",
            "../..",
            "/",
            "//",
            "\\",
            "?",
            "#",
            "%",
            "+",
            ":",
            "@",
            ";",
            "&",
            "=",
            "~",
            "|",
            "^",
            "`",
            "{",
            "}",
            "[",
            "]",
            "\"",
            "'",
            "<",
            ">",
        "%2e%2e", "%2E%2E%2F", "%00", "%zz", "%25", "%u002e", "&#46;&#46;", "a/../b", "..;/", "good", "******", "\\uFFFD",
        "\0", "\r\n", "\r\nX-Evil: 1\r\n\r\n", "\t", "\u007f", "\u0085", "\u00a0", "\u2028", "\u3000",
        "\ud800", "\udc00", "\udc00\ud800", "a\ud800b", "😀", "\ufffd", "\ufeff", "\uffff",
        "\u200e", "\u200f", "\u202e", "\u2066", "\u200b", "\u00ad",
        "\u00e9", "e\u0301", "\u212b", "\ufb01", "\u1e9b\u0323", "\uff0e\uff0e", "\uff0f", "\u2024\u2024", "\u2215", "日本", "Größe",
        "http://evil",
            "//evil.example/",
            "@evil.example",
            "evil.example:80",
            "?limit=1000",
            "#/admin",
            "javascript:alert(1)",
            "null",
            "undefined",
            "true",
            "0",
            "-1",
    ];

    private static readonly Gen<string> Units = ArbMap.Default
        .GeneratorFor<ushort>()
        .ArrayOf()
        .Select(units => string.Concat(units.Select(unit => (char)unit)));

    private static readonly Gen<string> Long = Gen.Choose(1, 1_000).Zip(
        Gen.Elements(Nasty), (count, text) => string.Concat(Enumerable.Repeat(text, count)));

    private static readonly Gen<string> Short = Gen.Frequency(
        (4, Gen.Elements(Nasty)),
        (3, ArbMap.Default.GeneratorFor<NonNull<string>>().Select(text => text.Get)),
        (3, Units));

    public static Arbitrary<string> Any { get; } = Arb.From(
        Gen.Frequency(
            (10, Short),
            (6, Short.Zip(Short, (first, second) => first + second)),
            (3, Short.ArrayOf().Select(string.Concat)),
            (1, Long)),
        text => text.Length == 0 ? [] : [text[..(text.Length / 2)], text[(text.Length / 2)..], text[1..], text[..^1]]);

    /// <summary>Whether a text without stray characters, which may be an id.</summary>
    public static bool IsId(string text) => !text.Contains("://", StringComparison.Ordinal) && !text.Any(character =>
        char.IsWhiteSpace(character)
        || char.IsControl(character)
        || "\"'`".Contains(character, StringComparison.Ordinal)
        || char.GetUnicodeCategory(character) is UnicodeCategory.Format
            or UnicodeCategory.InitialQuotePunctuation
            or UnicodeCategory.FinalQuotePunctuation
            or UnicodeCategory.OtherNotAssigned);

    /// <summary>Whether a text has the form of a member: an id, a time of day or a web address; true for all other members.</summary>
    public static bool Fits(string member, string text) => member switch
    {
        "Secret" => text == text.Trim(),
        "DailySyncTime" or "TimeOfDay" => Regex.IsMatch(text, "^([01][0-9]|2[0-3]):[0-5][0-9]\\z"),
        "RedirectUri" or "Url" or "HubServerUrl" =>
            Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.Host.Length > 0,
        _ when member.EndsWith("Id", StringComparison.Ordinal) => IsId(text),
        _ => true,
    };

    /// <summary>Whether it is made of characters: half of a surrogate pair is none, and arrives nowhere as it was.</summary>
    public static bool IsWhole(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) == text;
}
