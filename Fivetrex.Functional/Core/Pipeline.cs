namespace Fivetrex.Functional;

/// <summary>Combines calls and streams. The <c>T</c> in a name means: applies inside the outer wrapper, as in LanguageExt.</summary>
public static class Pipeline
{
    /// <summary>Applies a function to a value, so that a pipeline can start with it: <c>config.Pipe(Groups.Stream)</c>.</summary>
    public static B Pipe<A, B>(this A value, Func<A, B> f) => f(value);

    /// <summary>Maps the result of a call.</summary>
    [Pure]
    public static Aff<Either<FivetranError, B>> MapT<A, B>(this Aff<Either<FivetranError, A>> call, Func<A, B> f) =>
        call.Map(result => result.Map(f));

    /// <summary>Makes another call from the result of this one; a <c>Left</c> ends the chain.</summary>
    [Pure]
    public static Aff<Either<FivetranError, B>> BindT<A, B>(
        this Aff<Either<FivetranError, A>> call, Func<A, Aff<Either<FivetranError, B>>> f) =>
        call.Bind(result => result.Match(Right: f, Left: error => SuccessAff(Left<FivetranError, B>(error))));

    /// <summary>Converts both outcomes to one value.</summary>
    [Pure]
    public static Aff<B> MatchT<A, B>(this Aff<Either<FivetranError, A>> call, Func<A, B> Right, Func<FivetranError, B> Left) =>
        call.Map(result => result.Match(Right: Right, Left: Left));

    /// <summary>Maps the error of a call.</summary>
    [Pure]
    public static Aff<Either<FivetranError, A>> MapErrorT<A>(
        this Aff<Either<FivetranError, A>> call, Func<FivetranError, FivetranError> f) =>
        call.Map(result => result.MapLeft(f));

    /// <summary>Makes another call when this one fails.</summary>
    [Pure]
    public static Aff<Either<FivetranError, A>> OrElse<A>(
        this Aff<Either<FivetranError, A>> call, Func<FivetranError, Aff<Either<FivetranError, A>>> f) =>
        call.Bind(result => result.Match(Right: value => SuccessAff(Right<FivetranError, A>(value)), Left: f));

    /// <summary>
    /// Makes a call for each item, in order. The first <c>Left</c> ends it: earlier calls are not undone, and their results are lost.
    /// </summary>
    /// <remarks>
    /// To keep the results of all items, and to run several calls at a time, use <c>Bulk.Run</c>.
    /// Works for any number of items. A fold of thousands of <c>BindT</c> calls would overflow the stack, because each is nested in the
    /// next.
    /// </remarks>
    [Pure]
    public static Aff<Either<FivetranError, Seq<B>>> TraverseT<A, B>(this IEnumerable<A> items, Func<A, Aff<Either<FivetranError, B>>> f) =>
        Aff(async () =>
    {
        var results = new List<B>();
        foreach (var item in items)
        {
            var result = await f(item).RunAsync().ConfigureAwait(false);
            if (result.IsLeft)
            {
                return result.Map(_ => Seq<B>());
            }

            result.IfRight(results.Add);
        }

        return Right<FivetranError, Seq<B>>(toSeq(results));
    });

    /// <summary>
    /// Repeats the call as the policy defines, with the system's clock. Use it only where repeating is safe: it repeats writes too.
    /// </summary>
    /// <remarks>A delete that is not found after an attempt with an unknown outcome has succeeded: the result is a <c>Right</c>.</remarks>
    [Pure]
    public static Aff<Either<FivetranError, A>> WithRetry<A>(this Aff<Either<FivetranError, A>> call, RetryPolicy policy) =>
        call.Repeated(policy, TimeProvider.System, CancellationToken.None);

    /// <summary>
    /// Repeats the call as the policy defines, with the clock of a config, until its <see cref="ClientConfig.Cancellation"/> is cancelled.
    /// </summary>
    /// <remarks>A delete that is not found after an attempt with an unknown outcome has succeeded: the result is a <c>Right</c>.</remarks>
    [Pure]
    public static Aff<Either<FivetranError, A>> WithRetry<A>(
        this Aff<Either<FivetranError, A>> call, RetryPolicy policy, ClientConfig config) =>
        call.Repeated(policy, config.Time, config.Cancellation);

    /// <summary>Runs the call.</summary>
    /// <returns>The outcome. The task fails only when a function that was passed to the pipeline throws.</returns>
    public static async Task<Either<FivetranError, A>> RunAsync<A>(this Aff<Either<FivetranError, A>> call) =>
        (await call.Run().ConfigureAwait(false)).ThrowIfFail();

    /// <summary>Maps every item of a stream.</summary>
    [Pure]
    public static Seq<Either<FivetranError, B>> MapT<A, B>(this Seq<Either<FivetranError, A>> stream, Func<A, B> f) =>
        stream.BindT(item => Seq1(Right<FivetranError, B>(f(item))));

    /// <summary>Keeps the items that match, and the <c>Left</c> that ends the stream.</summary>
    [Pure]
    public static Seq<Either<FivetranError, A>> FilterT<A>(this Seq<Either<FivetranError, A>> stream, Func<A, bool> predicate) =>
        stream.BindT(item => predicate(item) ? Seq1(Right<FivetranError, A>(item)) : Empty);

    /// <summary>Maps each item to a stream and concatenates the streams. The first <c>Left</c> ends it.</summary>
    /// <remarks>
    /// A function that throws ends it too, with <see cref="FivetranError.Unknown"/>: an exception inside a lazy <c>Seq</c> would make its
    /// next reader spin.
    /// </remarks>
    [Pure]
    public static Seq<Either<FivetranError, B>> BindT<A, B>(
        this Seq<Either<FivetranError, A>> stream, Func<A, Seq<Either<FivetranError, B>>> f) =>
        toSeq(Flatten(stream, f));

    /// <summary>Reads a stream to its end.</summary>
    /// <returns>All items, or the <c>Left</c> that ended it.</returns>
    public static Either<FivetranError, Seq<A>> Collect<A>(this Seq<Either<FivetranError, A>> stream)
    {
        var items = new List<A>();
        foreach (var item in stream)
        {
            if (item.IsLeft)
            {
                return item.Map(_ => Seq<A>());
            }

            item.IfRight(items.Add);
        }

        return toSeq(items);
    }

    /// <summary>Reads an asynchronous stream to its end.</summary>
    /// <returns>All items, or the <c>Left</c> that ended it. Each run enumerates the stream again.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Seq<A>>> Collect<A>(this IAsyncEnumerable<Either<FivetranError, A>> stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return Aff(async () =>
        {
            var items = new List<A>();
            await foreach (var item in stream.ConfigureAwait(false))
            {
                if (item.IsLeft)
                {
                    return item.Map(_ => Seq<A>());
                }

                item.IfRight(items.Add);
            }

            return Right<FivetranError, Seq<A>>(toSeq(items));
        });
    }

    private static Aff<Either<FivetranError, A>> Repeated<A>(
        this Aff<Either<FivetranError, A>> call, RetryPolicy policy, TimeProvider time, CancellationToken cancellation) => Aff(async () =>
    {
        using var waits = new RetryPolicy.AttemptDelays(policy, time, cancellation);
        FivetranError? before = null;
        while (true)
        {
            var result = await call.RunAsync().ConfigureAwait(false);
            if (result.IsRight)
            {
                return result;
            }

            if (unit is A done && ((FivetranError)result.Case!).IsDeletedBefore(before))
            {
                return done;
            }

            before = (FivetranError)result.Case!;
            if (await waits.WaitAfterAsync(before).ConfigureAwait(false) is { } final)
            {
                return final;
            }
        }
    });

    private static IEnumerable<Either<FivetranError, B>> Flatten<A, B>(
        Seq<Either<FivetranError, A>> stream, Func<A, Seq<Either<FivetranError, B>>> f)
    {
        using var outer = stream.GetEnumerator();
        while (TryReadNext(outer, out var item))
        {
            using var inner = item.Match(
                Right: value => CallSafely(f, value), Left: error => Seq1(Left<FivetranError, B>(error))).GetEnumerator();
            while (TryReadNext(inner, out var one))
            {
                yield return one;
                if (one.IsLeft)
                {
                    yield break;
                }
            }
        }
    }

    private static bool TryReadNext<A>(IEnumerator<Either<FivetranError, A>> items, out Either<FivetranError, A> item)
    {
        try
        {
            var isRead = items.MoveNext();
            item = !isRead
                ? default
                : items.Current.IsBottom ? FunctionError("made an Either that is neither Left nor Right") : items.Current;
            return isRead;
        }
        catch (Exception bug)
        {
            item = FunctionError($"threw {ExceptionText.Of(bug)}");
            return true;
        }
    }

    private static Seq<Either<FivetranError, B>> CallSafely<A, B>(Func<A, Seq<Either<FivetranError, B>>> f, A value)
    {
        try
        {
            return f(value);
        }
        catch (Exception bug)
        {
            return Seq1(Left<FivetranError, B>(FunctionError($"threw {ExceptionText.Of(bug)}")));
        }
    }

    private static FivetranError.Unknown FunctionError(string problem) =>
        new() { Endpoint = "pipeline", Message = $"a function in it {problem}" };
}
