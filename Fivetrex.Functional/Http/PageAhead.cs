using System.Diagnostics;

namespace Fivetrex.Functional.Http;

/// <summary>A page that is on its way, and the one after it, which leaves as soon as it is both known and wanted.</summary>
/// <remarks>
/// Known is its cursor, once the bytes of this page are there: it stands in the last of them, so that the wire need not wait until
/// they are decoded. Wanted is said by the reader. So there is never more than one page on its way or waiting.
/// </remarks>
internal sealed class PageAhead<T>
{
    private const int Known = 1, Wanted = 2, Both = Known | Wanted;

    private readonly ClientConfig config;
    private readonly Call call;
    private readonly System.Collections.Generic.HashSet<string> seen;
    private readonly CancellationToken cancellation;
    private readonly string? cursor;
    private readonly Activity? parent;
    private string? nextCursor;
    private PageAhead<T>? next;
    private int state;

    private PageAhead(ClientConfig config, Call call, string? cursor, System.Collections.Generic.HashSet<string> seen, Activity? parent, CancellationToken cancellation)
    {
        this.config = config;
        this.call = call;
        this.cursor = cursor;
        this.seen = seen;
        this.parent = parent;
        this.cancellation = cancellation;

        // on the pool, so that no synchronisation context of the reader is waited for while the reader is blocked
        Landing = cursor is null || seen.Add(cursor) ? Task.Run(Fetch, CancellationToken.None) : Task.FromResult(GoesRound());
    }

    /// <summary>Never fails: what goes wrong is the <c>Left</c>.</summary>
    public Task<Either<FivetranError, Page<T>>> Landing { get; }

    public static PageAhead<T> First(ClientConfig config, Call call, CancellationToken cancellation) =>
        new(config, call, cursor: null, [], Activity.Current, cancellation);

    public void WantNext() => Become(Wanted);

    /// <summary>The page after this one, which has landed.</summary>
    public PageAhead<T>? Next(Page<T> landed)
    {
        WantNext();
        var following = CursorOf(landed);
        return following is null ? null : next?.cursor == following ? next : Ask(following);
    }

    private static string? CursorOf(Page<T> page) => page.NextCursor.Case is string word && !string.IsNullOrWhiteSpace(word) ? word : null;

    private async Task<Either<FivetranError, Page<T>>> Fetch()
    {
        // the span of the page before is still open: the pages are the reader's, not each other's
        Activity.Current = parent is { IsStopped: false } ? parent : null;
        try
        {
            var asked = call with { Page = (call.Page ?? new PageRequest(config.PageSize)) with { Cursor = Optional(cursor) }, Arrived = body => Know(TailCursor.In(body)) };
            var answer = await asked.Run<Page<T>>(config, cancellation).ConfigureAwait(false);
            if (answer.Case is Page<T> page)
            {
                Know(CursorOf(page));
            }

            return answer;
        }
        catch (Exception bug)
        {
            // the caller's own code, a retry predicate for one; thrown under a lazy Seq it would leave the next reader spinning
            return new FivetranError.Unknown { Endpoint = call.Endpoint, Message = $"{bug.GetType().Name}: {bug.Message}" };
        }
    }

    private void Know(string? found)
    {
        if (nextCursor is null && found is not null)
        {
            nextCursor = found;
            Become(Known);
        }
    }

    // whoever completes the pair asks for the page, and nobody else does
    private void Become(int what)
    {
        var before = Interlocked.Or(ref state, what);
        if (before != Both && (before | what) == Both)
        {
            next = Ask(nextCursor!);
        }
    }

    private PageAhead<T> Ask(string after) => new(config, call, after, seen, parent, cancellation);

    private Either<FivetranError, Page<T>> GoesRound() =>
        FivetranError.Decoding.Of([]) with { Endpoint = call.Endpoint, Message = "the cursor of the next page came before: the pages would go round for ever" };
}
