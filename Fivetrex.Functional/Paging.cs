using System.Runtime.CompilerServices;

namespace Fivetrex.Functional;

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
        var seen = new System.Collections.Generic.HashSet<string>();
        var next = Fetch<T>(config, call, cursor: None, cancellation);
        try
        {
            for (var isFirst = true; ; isFirst = false)
            {
                var answer = await next.ConfigureAwait(false);
                if (answer.Case is not Page<T> page)
                {
                    yield return (FivetranError)answer.Case!;
                    yield break;
                }

                var cursor = page.NextCursor.Filter(word => !string.IsNullOrWhiteSpace(word));
                var isLoop = cursor.Exists(word => !seen.Add(word));
                var toRead = !config.ReadAhead || cursor.IsNone || isLoop ? int.MaxValue : isFirst ? (page.Items.Count + 1) / 2 : 0;
                next = null;
                foreach (var item in page.Items)
                {
                    if (cancellation.IsCancellationRequested)
                    {
                        yield return call.Cancelled();
                        yield break;
                    }

                    next ??= toRead-- > 0 ? null : Fetch<T>(config, call, cursor, cancellation);
                    yield return item;
                }

                if (cursor.IsNone)
                {
                    yield break;
                }

                if (isLoop)
                {
                    yield return new FivetranError.Decoding("") { Endpoint = call.Endpoint, Message = "the cursor of the next page came before: the pages would go round for ever" };
                    yield break;
                }

                next ??= Fetch<T>(config, call, cursor, cancellation);
            }
        }
        finally
        {
            leaving?.Cancel();
        }
    }

    // On the pool, so that no synchronisation context of the reader is waited for while it is blocked. What throws here is the
    // caller's own code, a retry predicate for one; under a lazy Seq it would leave the next reader spinning.
    private static Task<Either<FivetranError, Page<T>>> Fetch<T>(ClientConfig config, Call call, Option<string> cursor, CancellationToken cancellation) =>
        Task.Run(
            async () =>
            {
                try
                {
                    return await (call with { Page = new PageRequest(config.PageSize, cursor) }).Run<Page<T>>(config, cancellation).ConfigureAwait(false);
                }
                catch (Exception bug)
                {
                    return new FivetranError.Unknown { Endpoint = call.Endpoint, Message = $"{bug.GetType().Name}: {bug.Message}" };
                }
            },
            CancellationToken.None);

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
