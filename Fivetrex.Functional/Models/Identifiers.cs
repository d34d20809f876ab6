using System.Globalization;

namespace Fivetrex.Functional.Models;

/// <summary>Checks ids before they are sent: an id with a stray character is answered with 404, which reads as "already deleted".</summary>
internal static class Identifiers
{
    /// <summary>Returns the reason why a text is not an id; null for an id.</summary>
    /// <param name="id">The text.</param>
    /// <param name="name">The name of the parameter or field.</param>
    public static string? ProblemOf(string id, string name) =>
        id.Contains("://", StringComparison.Ordinal) ? $"{name} is a URL and not an id"
            : id.AsSpan().IndexOfAnyExceptInRange('!', '~') < 0 && id.AsSpan().IndexOfAny('"', '\'', '`') < 0 ? null
            : StrayCharacterProblem(id, name);

    private static string? StrayCharacterProblem(string id, string name)
    {
        var at = id.AsSpan().IndexOfAny([.. id.Where(IsStray)]);
        return at < 0
            ? null
            : $"{name} holds {NameOf(id[at])} (U+{(int)id[at]:X4}) at position {at + 1}, which no id contains";
    }

    private static bool IsStray(char character) => character is '"' or '\'' or '`' || char.GetUnicodeCategory(character) is
        UnicodeCategory.Control
        or UnicodeCategory.Format
        or UnicodeCategory.SpaceSeparator
        or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.InitialQuotePunctuation
        or UnicodeCategory.FinalQuotePunctuation
        or UnicodeCategory.OtherNotAssigned;

    private static string NameOf(char character) => character switch
    {
        '\n' => "a line feed",
        '\r' => "a carriage return",
        '\t' => "a tab",
        ' ' => "a space",
        '\uFEFF' => "a byte order mark",
        '"' or '\'' or '`' or '\u201C' or '\u201D' or '\u2018' or '\u2019' => "a quotation mark",
        _ when char.IsControl(character) => "a control character",
        _ when char.IsWhiteSpace(character) => "a space",
        _ => "an invisible character",
    };
}
