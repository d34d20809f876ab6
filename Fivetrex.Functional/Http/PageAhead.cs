using System.Diagnostics;

namespace Fivetrex.Functional.Http;

/// <summary>A page that is being fetched, and the page after it, which is fetched as soon as it is both known and requested.</summary>
/// <remarks>
/// Known: its cursor has arrived, at the end of this page's bytes, so that the next request need not wait until this page is decoded.
/// Requested: the reader has got far enough. So at most one page is in flight or waiting.
/// </remarks>
internal sealed class PageAhead<T>
{
    private const int Known = 1, Requested = 2, Both = Known | Requested;

    private readonly ClientConfig config;
    private readonly Call<Page<T>> call;
    private readonly System.Collections.Generic.HashSet<string> seen;
    private readonly CancellationToken cancellation;
    private readonly string? cursor;
    private readonly Activity? parent;
    private string? nextCursor;
    private PageAhead<T>? next;
    private int state;

    private PageAhead(
        ClientConfig config,
        Call<Page<T>> call,
        string? cursor,
        System.Collections.Generic.HashSet<string> seen,
        Activity? parent,
        CancellationToken cancellation)
    {
        this.config = config;
        this.call = call;
        this.cursor = cursor;
        this.seen = seen;
        this.parent = parent;
        this.cancellation = cancellation;

        // on the pool: a blocked reader would otherwise wait for its own synchronisation context
        Result = cursor is null || seen.Add(cursor) ? Task.Run(Fetch, CancellationToken.None) : Task.FromResult(RepeatedCursor());
    }

    /// <summary>The page. The task never fails: an error is the <c>Left</c>.</summary>
    public Task<Either<FivetranError, Page<T>>> Result { get; }

    public static PageAhead<T> First(ClientConfig config, Call<Page<T>> call, CancellationToken cancellation) =>
        new(config, call, config.StartCursor.Case as string, [], Activity.Current, cancellation);

    /// <summary>The cursor of this page; None for the first page.</summary>
    public Option<string> Cursor => Optional(cursor);

    public void RequestNext() => Add(Requested);

    /// <summary>Returns the page after this one, or null after the last.</summary>
    public PageAhead<T>? Next(Page<T> page)
    {
        RequestNext();
        var following = CursorOf(page);
        return following is null ? null : next?.cursor == following ? next : Start(following);
    }

    /// <summary>Returns the page of an answer, also when some of its items do not fit; null when there is none.</summary>
    public static Page<T>? PageOf(Either<FivetranError, Page<T>> answer) => answer.Case switch
    {
        Page<T> page => page,
        FivetranError.Decoding error => error.Rest<T>().Case as Page<T>,
        _ => null,
    };

    private static string? CursorOf(Page<T> page) =>
        page.NextCursor.Case is string cursor && !string.IsNullOrWhiteSpace(cursor) ? cursor : null;

    private async Task<Either<FivetranError, Page<T>>> Fetch()
    {
        // the span of the page before is still open, and must not become the parent of this one
        Activity.Current = parent is { IsStopped: false } ? parent : null;
        try
        {
            var request = (call.Page ?? new PageRequest(config.PageSize)) with { Cursor = Cursor };
            var answer = (await (call with { Page = request, OnReceived = body => SetNextCursor(TailCursor.In(body)) })
                .Run(config, cancellation).ConfigureAwait(false)).ThrowIfFail();
            if (PageOf(answer) is { } page)
            {
                SetNextCursor(CursorOf(page));
            }

            return answer.MapLeft(error => error with { Cursor = Cursor });
        }
        catch (Exception bug)
        {
            // code of the caller, such as a retry predicate; thrown inside a lazy Seq it would make its next reader spin
            return new FivetranError.Unknown
            {
                Endpoint = call.Endpoint,
                Message = ExceptionText.Of(bug),
                Cursor = Cursor,
            };
        }
    }

    private void SetNextCursor(string? following)
    {
        if (nextCursor is null && following is not null)
        {
            nextCursor = following;
            Add(Known);
        }
    }

    // the thread that adds the second flag starts the page, and no other does
    private void Add(int flag)
    {
        var before = Interlocked.Or(ref state, flag);
        if (before != Both && (before | flag) == Both)
        {
            next = Start(nextCursor!);
        }
    }

    private PageAhead<T> Start(string after) => new(config, call, after, seen, parent, cancellation);

    private Either<FivetranError, Page<T>> RepeatedCursor() => FivetranError.Decoding.Of([]) with
    {
        Endpoint = call.Endpoint,
        Message = "the cursor of the next page was used before: the list would never end",
        Cursor = Cursor,
    };
}
