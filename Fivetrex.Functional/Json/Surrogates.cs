namespace Fivetrex.Functional.Json;

/// <summary>Finds text that UTF-8 cannot hold and that would therefore arrive changed.</summary>
internal static class Surrogates
{
    public static bool HasLoneSurrogate(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]))
            {
                at++;
            }
            else if (char.IsSurrogate(text[at]))
            {
                return true;
            }
        }

        return false;
    }
}
