using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Fivetrex.Functional.Testing.Service;

/// <summary>Responses with one page of a list.</summary>
internal static partial class PageReply
{
    private const int DefaultLimit = 100;

    [GeneratedRegex("^{\"skip\":([0-9]{1,9})}$")]
    private static partial Regex Position { get; }

    /// <summary>
    /// Returns the page that the parameters <c>limit</c> and <c>cursor</c> of a request select. An empty cursor selects the first page.
    /// </summary>
    public static Either<Refusal, Reply> Page<A>(this Incoming call, string message, IEnumerable<A> all, Func<A, JsonObject> view) =>
        from limit in call.Query.Find("limit").Map(LimitOf).IfNone(DefaultLimit)
        from skip in call.Query.Find("cursor").Filter(cursor => cursor.Length > 0).Map(SkipOf).IfNone(0)
        let items = all.Skip(skip).Take(limit + 1).ToList()
        let data = new JsonObject { ["items"] = new JsonArray([.. items.Take(limit).Select(view)]) }
        select Reply.Success(message, items.Count > limit ? data.With("next_cursor", CursorOf(skip + limit)) : data);

    private static Either<Refusal, int> LimitOf(string limit) =>
        int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= PageRequest.MaxLimit
            ? number
            : Refusal.InvalidInput($"limit must be between 1 and {PageRequest.MaxLimit}, got '{limit}'.");

    private static string CursorOf(int skip) =>
        Convert.ToBase64String(Encoding.ASCII.GetBytes(FormattableString.Invariant($"{{\"skip\":{skip}}}")));

    private static Either<Refusal, int> SkipOf(string cursor)
    {
        var json = new byte[cursor.Length];
        return Convert.TryFromBase64String(cursor, json, out var length)
            && Position.Match(Encoding.ASCII.GetString(json, 0, length)) is { Success: true } match
                ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)
                : Refusal.InvalidInput("cursor is not valid.");
    }
}
