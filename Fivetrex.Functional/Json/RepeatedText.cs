using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace Fivetrex.Functional.Json;

/// <summary>
/// Shares one string between all objects that hold the same short text, such as the id of a group in each of its connectors.
/// </summary>
internal static class RepeatedText
{
    private const int MaxLength = 40;

    // two threads may both fill an entry; either string is right
    private static readonly string?[] Entries = new string?[512];

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static string Read(ref Utf8JsonReader json)
    {
        if (!IsShort(ref json))
        {
            return json.Text();
        }

        ref var entry = ref Entries[Hash(ref json) % (uint)Entries.Length];
        return entry is { } kept && Ascii.Equals(json.ValueSpan, kept) ? kept : (entry = json.GetString()!);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool IsShort(ref Utf8JsonReader json) =>
        json.TokenType == JsonTokenType.String && !json.ValueIsEscaped && json.ValueSpan.Length <= MaxLength;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static uint Hash(ref Utf8JsonReader json)
    {
        var hash = 17u;
        foreach (var letter in json.ValueSpan)
        {
            hash = (hash * 31) + letter;
        }

        return hash;
    }
}
