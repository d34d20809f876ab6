using System.Globalization;
using System.Text.RegularExpressions;

namespace Fivetrex.Functional.Testing.Service;

/// <summary>Reads the media ranges of an <c>Accept</c>, as the defaults of Java, Python and browsers have them.</summary>
internal static partial class AcceptHeader
{
    private static readonly string[] Covering = ["*", "*/*", "application/*", "application/json"];

    private static readonly string[] Versions = ["1", "2"];

    [GeneratedRegex("""(?:[^,"]|"[^"]*"?)+""")]
    private static partial Regex Range { get; }

    [GeneratedRegex("""(?:[^;"]|"[^"]*"?)+""")]
    private static partial Regex Part { get; }

    /// <summary>
    /// Whether the header allows JSON of a version that the service has. A header without a range allows everything; of several
    /// ranges, the most specific one decides.
    /// </summary>
    public static bool AllowsJson(string accept)
    {
        var ranges = Range.Matches(accept).Select(range => range.Value).Where(range => !string.IsNullOrWhiteSpace(range)).ToList();
        return ranges.Count == 0 || ranges.Select(Read)
            .Where(range => range.Rank >= 0 && range.IsVersionKnown)
            .GroupBy(range => range.Rank)
            .MaxBy(range => range.Key)?
            .Any(range => range.IsWanted) == true;
    }

    private static (int Rank, bool IsVersionKnown, bool IsWanted) Read(string range)
    {
        var parts = Part.Matches(range).Select(part => part.Value.Trim()).ToList();
        var parameters = parts.Skip(1).Select(part => part.Split('=', 2)).Where(pair => pair.Length == 2).ToList();
        var type = (parts.FirstOrDefault() ?? "").Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
        return (
            Covering.AsSpan().IndexOf(type),
            ValueOf(parameters, "version").ForAll(version => Versions.Contains(version)),
            ValueOf(parameters, "q").Bind(QualityOf).ForAll(quality => quality > 0));
    }

    private static Option<string> ValueOf(IEnumerable<string[]> parameters, string name) => parameters
        .Where(pair => pair[0].Trim().Equals(name, StringComparison.OrdinalIgnoreCase))
        .Select(pair => Some(pair[1].Trim().Trim('"')))
        .FirstOrDefault();

    private static Option<double> QualityOf(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var quality) ? quality : None;
}
