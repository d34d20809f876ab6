using System.Globalization;
using System.Text.RegularExpressions;
using Fivetrex.Functional.Http;

namespace Fivetrex.Functional;

/// <summary>Calls whose route the caller has written.</summary>
internal static partial class RawRoutes
{
    [GeneratedRegex(@"\{(?<index>[0-9]+)(?:,[^{}:]*)?(?::(?<format>[^{}]*))?\}")]
    private static partial Regex Hole { get; }

    [GeneratedRegex("[^A-Za-z0-9/_.-]")]
    private static partial Regex Stray { get; }

    public static Call<RawJson> CallOf(
        HttpMethod verb, FormattableString route, int version, object? body = null, HashMap<string, string> query = default) =>
        new(verb, RouteOf(route, version), AcceptOf(version))
        {
            Body = body,
            Filter = Filter.Of(query),
            Read = answer => answer.ReadRaw(),
        };

    public static Accept AcceptOf(int version) => version == 2 ? Accept.V2 : Accept.Default;

    /// <summary>Returns the route of an interpolated string, with each argument escaped.</summary>
    public static Route RouteOf(FormattableString route, int version)
    {
        ArgumentNullException.ThrowIfNull(route);
        var result = new Route(0, 0);
        var text = route.Format.TrimStart('/');
        var end = 0;
        foreach (Match hole in Hole.Matches(text))
        {
            result.AppendLiteral(text[end..hole.Index]);
            end = hole.Index + hole.Length;
            var index = int.Parse(hole.Groups["index"].ValueSpan, CultureInfo.InvariantCulture);
            result.AppendFormatted(TextOf(route.GetArgument(index)), hole.Groups["format"].Value, $"argument{index + 1}");
        }

        result.AppendLiteral(text[end..]);
        if ((ProblemOf(Hole.Replace(text, "x")) ?? VersionProblem(version)) is { } problem)
        {
            result.Reject(problem);
        }

        return result;
    }

    private static string? VersionProblem(int version) =>
        version is 1 or 2 ? null : $"version is {version}, and the service has the versions 1 and 2";

    private static string? ProblemOf(string path)
    {
        if (Stray.Match(path) is { Success: true, Value: var stray })
        {
            return $"the route has '{stray}' in its text: write ids as arguments, and a filter as the query";
        }

        var segments = path.Split('/');
        return segments.Any(segment => segment is "" or "." or "..") ? "the route has an empty segment or a dot segment"
            : segments[0] == "v1" ? $"the route starts with 'v1', which is in {nameof(ClientConfig)}.{nameof(ClientConfig.BaseUrl)}"
            : null;
    }

    private static string? TextOf(object? argument) => argument switch
    {
        OpenEnum value => value.Value,
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        _ => argument?.ToString(),
    };
}
