namespace Fivetrex.Functional;

/// <summary>One page of a list.</summary>
/// <param name="Items">In the order of the service.</param>
/// <param name="NextCursor">Where the next page starts; none on the last one.</param>
public sealed record Page<T>(Seq<T> Items = default, Option<string> NextCursor = default);

/// <summary>An answer of which it is not known whether it is a page, a list or one thing alone: read as a page, whichever it is.</summary>
internal sealed record OneOrMany<T>(Page<T> Page);

/// <summary>Which page of a list to get, and how long it may be.</summary>
/// <param name="Limit">1 to 1000 items; 100 when none is given. Any other number is <see cref="FivetranError.InvalidRequest"/>, and nothing is sent.</param>
/// <param name="Cursor">The <see cref="Page{T}.NextCursor"/> of the page before; none for the first page.</param>
public sealed record PageRequest(Option<int> Limit = default, Option<string> Cursor = default)
{
    /// <summary>The most items that the service puts on a page.</summary>
    public const int MaxLimit = 1000;

    /// <summary>The first page, at the service's own length of 100.</summary>
    public static readonly PageRequest First = new();

    internal string? Fault =>
        Limit.Case is int limit and not (>= 1 and <= MaxLimit) ? $"limit is {limit}, and a page has 1 to {MaxLimit} items"
        : Cursor.Case is string cursor && string.IsNullOrWhiteSpace(cursor) ? "cursor is blank; leave it out for the first page"
        : Cursor.Exists(Route.IsMaimed) ? "cursor holds half of a surrogate pair"
        : null;

    internal IEnumerable<string> Query =>
        Seq(Limit.Map(limit => FormattableString.Invariant($"limit={limit}")), Cursor.Map(cursor => $"cursor={Uri.EscapeDataString(cursor)}")).Somes();
}
