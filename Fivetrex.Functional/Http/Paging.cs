using System.Runtime.CompilerServices;

namespace Fivetrex.Functional.Http;

/// <summary>Walks over all pages of a list, and asks for the next one before it is needed.</summary>
internal static class Paging
{
    /// <summary>The items as a lazy sequence that remembers what it has read.</summary>
    public static Seq<Either<FivetranError, T>> Stream<T>(ClientConfig config, Call call)
    {
        ArgumentNullException.ThrowIfNull(config);
        return toSeq(Blocking(Walk<T>(config, call, leaves: false)));
    }

    /// <summary>The items as they come; nothing is kept.</summary>
    public static IAsyncEnumerable<Either<FivetranError, T>> StreamAsync<T>(ClientConfig config, Call call)
    {
        ArgumentNullException.ThrowIfNull(config);
        return Walk<T>(config, call, leaves: true);
    }

    // Whoever reads a Seq never says that he has left, and may be back in an hour: a token source of its own would stay
    // registered with config.Cancellation for as long as that lives.
    private static async IAsyncEnumerable<Either<FivetranError, T>> Walk<T>(
        ClientConfig config, Call call, bool leaves, [EnumeratorCancellation] CancellationToken reader = default)
    {
        using var leaving = leaves ? CancellationTokenSource.CreateLinkedTokenSource(config.Cancellation, reader) : null;
        var cancellation = leaving?.Token ?? config.Cancellation;
        try
        {
            // no page that has been read is held: each leads to the next, and with them to the whole account
            var ahead = PageAhead<T>.First(config, call, cancellation);
            for (var isFirst = true; ahead is not null; isFirst = false)
            {
                // a reader of the second page is reading them all: the next may leave while this one still arrives
                if (config.ReadAhead && !isFirst)
                {
                    ahead.WantNext();
                }

                var wasThere = ahead.Landing.IsCompleted;
                var answer = await ahead.Landing.ConfigureAwait(false);
                if (answer.Case is not Page<T> page)
                {
                    yield return (FivetranError)answer.Case!;
                    yield break;
                }

                CallTelemetry.PageRead(call, wasThere);
                var untilWanted = config.ReadAhead ? (page.Items.Count + 1) / 2 : -1;
                foreach (var item in page.Items)
                {
                    if (cancellation.IsCancellationRequested)
                    {
                        yield return call.Cancelled();
                        yield break;
                    }

                    if (untilWanted-- == 0)
                    {
                        ahead.WantNext();
                    }

                    yield return item;
                }

                ahead = ahead.Next(page);
            }
        }
        finally
        {
            if (leaving is not null)
            {
                Exchange.End(leaving);
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
