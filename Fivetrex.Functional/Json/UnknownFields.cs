using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;

namespace Fivetrex.Functional.Json;

/// <summary>An object that keeps the fields of its JSON that it has no member for.</summary>
internal interface IKeepsUnknownFields
{
    /// <param name="utf8">The JSON object of these fields.</param>
    void KeepUnknown(byte[] utf8);
}

/// <summary>The handling of fields that no member of a model reads: they are kept with the model, or their names are noted.</summary>
internal sealed class UnknownFields
{
    private const int LongestName = 100;

    private readonly ReportedFields? reported;

    public UnknownFields(ReportedFields reported) => this.reported = reported;

    private UnknownFields() { }

    public static UnknownFields Kept { get; } = new();

    public bool AreKept => reported is null;

    /// <summary>The names that were noted here first, with their model.</summary>
    public List<string> Noted { get; } = [];

    /// <summary>Notes the name at the reader's position, unless it was noted before.</summary>
    public void Note(string model, ref Utf8JsonReader json)
    {
        Span<char> name = stackalloc char[model.Length + 1 + LongestName];
        model.CopyTo(name);
        name[model.Length] = '.';
        var length = IsPlain(ref json)
            ? Encoding.UTF8.GetChars(json.ValueSpan, name[(model.Length + 1)..])
            : Encoding.UTF8.GetChars("?"u8, name[(model.Length + 1)..]);
        if (reported!.TryAdd(name[..(model.Length + 1 + length)]).Case is string added)
        {
            Noted.Add(added);
        }
    }

    // logs and metrics get no text of any other kind
    private static bool IsPlain(ref Utf8JsonReader json)
    {
        if (json.ValueSpan.Length is 0 or > LongestName)
        {
            return false;
        }

        foreach (var letter in json.ValueSpan)
        {
            if (!char.IsAsciiLetterOrDigit((char)letter) && letter is not ((byte)'_' or (byte)'-' or (byte)'.'))
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>
/// The names of unknown fields that were reported. All instances are equal, because they belong to configs, which are compared by their
/// settings.
/// </summary>
internal sealed class ReportedFields
{
    // a service that invents names must not fill the memory
    private const int MaxNames = 1000;

    private readonly ConcurrentDictionary<string, string> names = new(StringComparer.Ordinal);

    /// <summary>Returns the name when it is new; None after the first time, and when too many names were added.</summary>
    public Option<string> TryAdd(ReadOnlySpan<char> name)
    {
        var known = names.GetAlternateLookup<ReadOnlySpan<char>>();
        if (known.ContainsKey(name) || names.Count >= MaxNames)
        {
            return None;
        }

        var added = name.ToString();
        return names.TryAdd(added, added) ? added : None;
    }

    public override bool Equals(object? obj) => obj is ReportedFields;

    public override int GetHashCode() => 0;
}
