using System.Runtime.CompilerServices;

namespace Fivetrex.Functional.Http;

/// <summary>Walks through all pages of a list and requests each page before it is needed.</summary>
internal static class Paging
{
    // a filter of the service can leave out all items of some pages, but not of a hundred thousand items
    private const int MaxEmptyPages = 100;

    /// <summary>Returns the items as a lazy sequence that keeps the items it has read.</summary>
    public static Seq<Either<FivetranError, T>> Stream<T>(ClientConfig config, Call<Page<T>> call)
    {
        ArgumentNullException.ThrowIfNull(config);
        return toSeq(Blocking(Walk(config, call, isDisposed: false)));
    }

    /// <summary>Returns the items as they arrive, without keeping them.</summary>
    public static IAsyncEnumerable<Either<FivetranError, T>> StreamAsync<T>(ClientConfig config, Call<Page<T>> call)
    {
        ArgumentNullException.ThrowIfNull(config);
        return Walk(config, call, isDisposed: true);
    }

    // The reader of a Seq cannot dispose it and may continue an hour later: a token source of its own would stay registered with
    // config.Cancellation for the lifetime of that token.
    private static async IAsyncEnumerable<Either<FivetranError, T>> Walk<T>(
        ClientConfig config, Call<Page<T>> call, bool isDisposed, [EnumeratorCancellation] CancellationToken reader = default)
    {
        using var source = isDisposed ? CancellationTokenSource.CreateLinkedTokenSource(config.Cancellation, reader) : null;
        var cancellation = source?.Token ?? config.Cancellation;
        try
        {
            // no page that was read is kept: each refers to the next, and so to the whole account
            var ahead = PageAhead<T>.First(config, call, cancellation);
            var emptyPages = 0;
            for (var isFirst = true; ahead is not null; isFirst = false)
            {
                // a reader of the second page probably reads all: request the next page while this one still arrives
                if (config.ReadAhead && !isFirst)
                {
                    ahead.RequestNext();
                }

                var isHit = ahead.Result.IsCompleted;
                var answer = await ahead.Result.ConfigureAwait(false);
                if (PageAhead<T>.PageOf(answer) is not { } page)
                {
                    yield return (FivetranError)answer.Case!;
                    yield break;
                }

                CallTelemetry.PageRead(call, isHit);
                emptyPages = page.Items.Count == 0 && answer.IsRight ? emptyPages + 1 : 0;
                if (emptyPages == MaxEmptyPages)
                {
                    yield return FivetranError.Decoding.Of([]) with
                    {
                        Endpoint = call.Endpoint,
                        Message = $"{MaxEmptyPages} pages in a row are empty: the list would probably never end",
                        Cursor = ahead.Cursor,
                    };
                    yield break;
                }

                var untilRequest = config.ReadAhead ? (page.Items.Count + 1) / 2 : -1;
                foreach (var item in page.Items)
                {
                    if (cancellation.IsCancellationRequested)
                    {
                        yield return call.Cancelled() with { Cursor = ahead.Cursor };
                        yield break;
                    }

                    if (untilRequest-- == 0)
                    {
                        ahead.RequestNext();
                    }

                    yield return item;
                }

                if (answer.IsLeft)
                {
                    yield return (FivetranError)answer.Case!;
                    yield break;
                }

                ahead = ahead.Next(page);
            }
        }
        finally
        {
            if (source is not null)
            {
                Exchange.Cancel(source);
            }
        }
    }

    private static IEnumerable<A> Blocking<A>(IAsyncEnumerable<A> items)
    {
        var reader = items.GetAsyncEnumerator();
        while (true)
        {
            var step = reader.MoveNextAsync();
            if (!(step.IsCompletedSuccessfully ? step.Result : step.AsTask().GetAwaiter().GetResult()))
            {
                yield break;
            }

            yield return reader.Current;
        }
    }
}
