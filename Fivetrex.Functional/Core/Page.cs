using System.Text.Json;
using Fivetrex.Functional.Json;

namespace Fivetrex.Functional;

/// <summary>One page of a list.</summary>
/// <param name="Items">The items, in the order of the service.</param>
/// <param name="NextCursor">The cursor of the next page; None on the last page.</param>
[ReadBy(typeof(PageReader<>)), GenerateReader]
public sealed record Page<T>(
    [ReadBy(typeof(ItemsReader<>))] Seq<T> Items = default,
    [Alias("nextCursor"), ReadBy(typeof(CursorReader))] Option<string> NextCursor = default);

/// <summary>A request for one page of a list.</summary>
/// <param name="Limit">
/// The number of items, 1 to 1000; default 100. Any other number is <see cref="FivetranError.InvalidRequest"/>, and nothing is sent.
/// </param>
/// <param name="Cursor">The <see cref="Page{T}.NextCursor"/> of the previous page; None for the first page.</param>
public sealed record PageRequest(Option<int> Limit = default, Option<string> Cursor = default)
{
    /// <summary>The maximum number of items on a page.</summary>
    public const int MaxLimit = 1000;

    /// <summary>The first page, with the service's default of 100 items.</summary>
    public static readonly PageRequest First = new();

    internal Option<string> Problem => LimitProblem || Cursor.Bind(CursorProblem);

    private Option<string> LimitProblem =>
        Limit.Bind(limit => limit is >= 1 and <= MaxLimit ? None : Some($"limit is {limit}, and a page has 1 to {MaxLimit} items"));

    private static Option<string> CursorProblem(string cursor) =>
        string.IsNullOrWhiteSpace(cursor) ? "cursor is blank; leave it out for the first page"
        : Surrogates.HasLoneSurrogate(cursor) ? "cursor holds half of a surrogate pair"
        : None;

    internal IEnumerable<string> Query =>
        Seq(
            Limit.Map(limit => FormattableString.Invariant($"limit={limit}")),
            Cursor.Map(cursor => $"cursor={Uri.EscapeDataString(cursor)}")).Somes();
}

/// <summary>
/// Reads the cursor of the next page; a blank one is None. Any other value fails the page, because the list would end too early.
/// </summary>
internal sealed class CursorReader : Reader<Option<string>>
{
    public override Option<string> Read(ref Utf8JsonReader json, in ReadContext context) =>
        json.Text() is var cursor && string.IsNullOrWhiteSpace(cursor) ? None : cursor;
}

/// <summary>Reads a page. A page without items may be empty, but an object with other fields instead of items is not a page.</summary>
internal sealed class PageReader<T> : Reader<Page<T>>
{
    private readonly Readers.OfPage<T> page = new();

    public override Page<T> Read(ref Utf8JsonReader json, in ReadContext context)
    {
        var start = json;
        var read = page.Read(ref json, context);
        return !read.Items.IsEmpty || context.HasMisfits || PageShape.HasItems(start, ifEmpty: true)
            ? read
            : throw new JsonLacksException(["items"]);
    }
}

internal static class PageShape
{
    /// <summary>Whether the object at the reader's position has items.</summary>
    /// <param name="json">A copy of the reader, which is moved.</param>
    /// <param name="ifEmpty">The result for an object without fields that are not null.</param>
    public static bool HasItems(Utf8JsonReader json, bool ifEmpty)
    {
        var isEmpty = true;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("items"u8))
            {
                return true;
            }

            json.Read();
            isEmpty &= json.TokenType == JsonTokenType.Null;
            json.Skip();
        }

        return isEmpty && ifEmpty;
    }
}
