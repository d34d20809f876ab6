using System.Runtime.CompilerServices;

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
    /// The input is read as calls are started, so that an input of any length needs constant memory. A reader that stops waits for the
    /// calls that are running.
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
        return Each(config, Safely(items), parallelism, f);
    }

    /// <summary>Makes a call for each item of a stream, and returns the outcomes as the calls end.</summary>
    /// <remarks>
    /// The stream is read as calls are started. Collect a list before calls that remove items from it, because pages shift.
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
        return parallelism is >= 1 and <= MaxParallelism ? Outcomes(config, items, parallelism, f) : Rejected<A, B>(parallelism);
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
                    Notify(onProgress, progress);
                    stoppedBy = stoppedBy || StopOf(item);
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
                    (again, rest) => Run(again, rest, parallelism, f, onProgress));
        });
    }

    private static async IAsyncEnumerable<Either<FivetranError, BulkItem<A, B>>> Outcomes<A, B>(
        ClientConfig config,
        IAsyncEnumerable<Either<FivetranError, A>> items,
        int parallelism,
        Func<A, Aff<Either<FivetranError, B>>> f,
        [EnumeratorCancellation] CancellationToken reader = default)
    {
        var input = items.GetAsyncEnumerator(CancellationToken.None);
        await using var disposal = input.ConfigureAwait(false);
        var running = new List<Task<BulkItem<A, B>>>(parallelism);
        FivetranError? stop = null;
        FivetranError? inputError = null;
        var isRead = false;
        try
        {
            for (var index = 0; ;)
            {
                while (!isRead && (stop is not null || running.Count < parallelism))
                {
                    stop ??= config.Cancellation.IsCancellationRequested || reader.IsCancellationRequested ? Cancelled() : null;
                    isRead = !await input.MoveNextAsync().ConfigureAwait(false) || input.Current.IsLeft;
                    if (isRead)
                    {
                        inputError = input.Current.Case as FivetranError;
                    }
                    else if (stop is not null)
                    {
                        yield return new BulkItem<A, B>(index++, (A)input.Current.Case!, BulkOutcome.NotStarted, stop);
                    }
                    else
                    {
                        running.Add(Start(index++, (A)input.Current.Case!, f));
                    }
                }

                if (running.Count == 0)
                {
                    break;
                }

                await Task.WhenAny(running).ConfigureAwait(false);
                var completed = running.Where(call => call.IsCompleted).ToList();
                running.RemoveAll(completed.Contains);
                var ended = await Task.WhenAll(completed).ConfigureAwait(false);
                stop ??= ended.Select(StopOf).FirstOrDefault(error => error.IsSome).Case as FivetranError;
                foreach (var item in ended)
                {
                    yield return item;
                }
            }

            if (inputError is not null)
            {
                yield return inputError;
            }
        }
        finally
        {
            // a reader that stops early must not leave writes behind whose outcome it does not know
            await Task.WhenAll(running).ConfigureAwait(false);
        }
    }

    // on the pool: outside the caller's context, and beside the reader
    private static Task<BulkItem<A, B>> Start<A, B>(int index, A item, Func<A, Aff<Either<FivetranError, B>>> f) => Task.Run(async () =>
    {
        Either<FivetranError, B> result;
        try
        {
            result = await f(item).RunAsync().ConfigureAwait(false);
        }
        catch (Exception bug)
        {
            result = Thrown("the function", bug);
        }

        return BulkItem<A, B>.Ended(
            index, item, result.IsBottom ? Failure("the function made an Either that is neither Left nor Right") : result);
    });

    private static Option<FivetranError> StopOf<A, B>(BulkItem<A, B> item) => item.Result.LeftToSeq().HeadOrNone().Filter(error =>
        item.Outcome == BulkOutcome.NotStarted || error is FivetranError.Unauthorized or FivetranError.Forbidden);

    private static async IAsyncEnumerable<Either<FivetranError, A>> Safely<A>(IEnumerable<A> items)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        var enumerator = Attempt(items.GetEnumerator);
        if (enumerator.Case is not IEnumerator<A> input)
        {
            yield return (FivetranError)enumerator.Case!;
            yield break;
        }

        using (input)
        {
            while (true)
            {
                var next = Attempt(() => input.MoveNext() ? Some(input.Current) : None);
                if (next.Case is not Option<A> { IsSome: true } item)
                {
                    if (next.Case is FivetranError error)
                    {
                        yield return error;
                    }

                    yield break;
                }

                yield return (A)item.Case!;
            }
        }
    }

    private static Either<FivetranError, T> Attempt<T>(Func<T> read)
    {
        try
        {
            return Right<FivetranError, T>(read());
        }
        catch (Exception bug)
        {
            return Thrown("the input", bug);
        }
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

    private static void Notify(Action<BulkProgress> onProgress, BulkProgress progress)
    {
        try
        {
            onProgress(progress);
        }
        catch (Exception)
        {
            // an observer must not end the run
        }
    }

    private static FivetranError.Unknown Thrown(string source, Exception bug) =>
        Failure($"{source} threw {bug.GetType().Name}: {bug.Message}");

    private static FivetranError.Unknown Failure(string problem) => new() { Endpoint = nameof(Bulk), Message = problem };

    private static FivetranError.Cancelled Cancelled() => new() { Endpoint = nameof(Bulk), Message = "cancelled by its caller" };
}
