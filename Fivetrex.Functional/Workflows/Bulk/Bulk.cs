namespace Fivetrex.Functional;

/// <summary>Makes a call for each of many items, several at a time, and keeps the outcome of each.</summary>
/// <remarks>
/// <code>
/// var report =
///     from connectors in Connectors.Stream(config, groupId).Collect()
///     from paused in Bulk.Run(config, connectors, parallelism: 8, connector =&gt; Connectors.Pause(config, connector.Id))
///     select paused;
/// </code>
/// A failed call does not end the run, except one whose credentials are refused (401 or 403): no further call is started then. The calls
/// that are running are awaited and reported. Use a <see cref="Budget"/> to keep within the request limits of the account.
/// </remarks>
public static class Bulk
{
    private const int MaxParallelism = 100;

    /// <summary>Makes a call for each item, and returns the outcomes as the calls end.</summary>
    /// <remarks>
    /// The input is read as calls are started, so that an input of any length needs constant memory: at most as many items as calls at a
    /// time are read before the reader has received their outcomes. After a stop, the other items are returned as not started. A reader
    /// that stops starts no further call, and its enumeration ends when the running calls have ended.
    /// </remarks>
    /// <param name="config">The config, whose cancellation stops the run.</param>
    /// <param name="items">The items.</param>
    /// <param name="parallelism">The largest number of calls at a time, 1 to 100.</param>
    /// <param name="f">Returns the call for an item. Called outside the caller's synchronization context.</param>
    /// <returns>
    /// One outcome per item, and at most one <c>Left</c>, which is the last: <see cref="FivetranError.InvalidRequest"/> for another
    /// parallelism, or the error of an input that throws. Each enumeration makes the calls again.
    /// </returns>
    [Pure]
    public static IAsyncEnumerable<Either<FivetranError, BulkItem<A, B>>> Each<A, B>(
        ClientConfig config, IEnumerable<A> items, int parallelism, Func<A, Aff<Either<FivetranError, B>>> f)
    {
        ArgumentNullException.ThrowIfNull(items);
        return Each(config, BulkRun<A, B>.Lifted(items), parallelism, f);
    }

    /// <summary>Makes a call for each item of a stream, and returns the outcomes as the calls end.</summary>
    /// <remarks>
    /// The stream is read as calls are started, as in the other overload. Collect a list before calls that remove items from it, because
    /// pages shift. A cancellation also cancels the read of the stream.
    /// </remarks>
    /// <param name="config">The config, whose cancellation stops the run.</param>
    /// <param name="items">The stream.</param>
    /// <param name="parallelism">The largest number of calls at a time, 1 to 100.</param>
    /// <param name="f">Returns the call for an item. Called outside the caller's synchronization context.</param>
    /// <returns>
    /// One outcome per item, and at most one <c>Left</c>, which is the last: <see cref="FivetranError.InvalidRequest"/> for another
    /// parallelism, or the error of the stream. Each enumeration makes the calls again.
    /// </returns>
    [Pure]
    public static IAsyncEnumerable<Either<FivetranError, BulkItem<A, B>>> Each<A, B>(
        ClientConfig config, IAsyncEnumerable<Either<FivetranError, A>> items, int parallelism, Func<A, Aff<Either<FivetranError, B>>> f)
    {
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(f);
        return parallelism is >= 1 and <= MaxParallelism
            ? BulkRun<A, B>.Outcomes(config, items, parallelism, f)
            : Rejected<A, B>(parallelism);
    }

    /// <summary>Makes a call for each item, and returns the report of all outcomes.</summary>
    /// <param name="config">The config, whose cancellation stops the run.</param>
    /// <param name="items">The items.</param>
    /// <param name="parallelism">The largest number of calls at a time, 1 to 100.</param>
    /// <param name="f">Returns the call for an item. Called outside the caller's synchronization context.</param>
    /// <returns>
    /// The report, also when calls failed or the run was cancelled; <see cref="FivetranError.InvalidRequest"/>, and nothing is sent, for
    /// another parallelism.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, BulkReport<A, B>>> Run<A, B>(
        ClientConfig config, IEnumerable<A> items, int parallelism, Func<A, Aff<Either<FivetranError, B>>> f) =>
        Run(config, items, parallelism, f, _ => { });

    /// <summary>Makes a call for each item, reports the progress, and returns the report of all outcomes.</summary>
    /// <param name="config">The config, whose cancellation stops the run.</param>
    /// <param name="items">The items.</param>
    /// <param name="parallelism">The largest number of calls at a time, 1 to 100.</param>
    /// <param name="f">Returns the call for an item. Called outside the caller's synchronization context.</param>
    /// <param name="onProgress">Called after each outcome, one at a time. Exceptions of it are ignored.</param>
    /// <returns>
    /// The report, also when calls failed or the run was cancelled; <see cref="FivetranError.InvalidRequest"/>, and nothing is sent, for
    /// another parallelism.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, BulkReport<A, B>>> Run<A, B>(
        ClientConfig config,
        IEnumerable<A> items,
        int parallelism,
        Func<A, Aff<Either<FivetranError, B>>> f,
        Action<BulkProgress> onProgress)
    {
        ArgumentNullException.ThrowIfNull(onProgress);
        var outcomes = Each(config, items, parallelism, f);
        return Aff(async () =>
        {
            var ended = new List<BulkItem<A, B>>();
            var progress = new BulkProgress(0, 0, 0, 0);
            Option<FivetranError> stoppedBy = None;
            await foreach (var outcome in outcomes.ConfigureAwait(false))
            {
                if (outcome.Case is BulkItem<A, B> item)
                {
                    ended.Add(item);
                    progress = progress.And(item.Outcome);
                    Observer.Notify(() => onProgress(progress));
                    stoppedBy = stoppedBy || Optional(item.Stop);
                }
                else
                {
                    stoppedBy = outcome.LeftToSeq().HeadOrNone();
                }
            }

            return parallelism is < 1 or > MaxParallelism
                ? Left<FivetranError, BulkReport<A, B>>((FivetranError)stoppedBy.Case!)
                : new BulkReport<A, B>(
                    toSeq(ended.OrderBy(item => item.Index)).Strict(),
                    stoppedBy,
                    f,
                    (again, rest, call) => Run(again, rest, parallelism, call, onProgress));
        });
    }

    private static async IAsyncEnumerable<Either<FivetranError, BulkItem<A, B>>> Rejected<A, B>(int parallelism)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        yield return new FivetranError.InvalidRequest
        {
            Endpoint = nameof(Bulk),
            Message = $"parallelism is {parallelism}, and 1 to {MaxParallelism} calls can run at a time; nothing was sent",
        };
    }
}
