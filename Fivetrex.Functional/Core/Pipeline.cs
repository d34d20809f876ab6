namespace Fivetrex.Functional;

/// <summary>Ways to put calls and streams together. The <c>T</c> reaches through the outer wrapper, as everywhere in LanguageExt.</summary>
public static class Pipeline
{
    /// <summary>Applies a function to anything, so that a pipeline can begin with it: <c>config.Pipe(Groups.Stream)</c>.</summary>
    public static B Pipe<A, B>(this A value, Func<A, B> f) => f(value);

    /// <summary>Changes the result of a call.</summary>
    [Pure]
    public static Aff<Either<FivetranError, B>> MapT<A, B>(this Aff<Either<FivetranError, A>> call, Func<A, B> f) =>
        call.Map(result => result.Map(f));

    /// <summary>Makes a further call out of the result of this one; after a <c>Left</c> there is none.</summary>
    [Pure]
    public static Aff<Either<FivetranError, B>> BindT<A, B>(this Aff<Either<FivetranError, A>> call, Func<A, Aff<Either<FivetranError, B>>> f) =>
        call.Bind(result => result.Match(Right: f, Left: error => SuccessAff(Left<FivetranError, B>(error))));

    /// <summary>Makes one value of either outcome.</summary>
    [Pure]
    public static Aff<B> MatchT<A, B>(this Aff<Either<FivetranError, A>> call, Func<A, B> Right, Func<FivetranError, B> Left) =>
        call.Map(result => result.Match(Right: Right, Left: Left));

    /// <summary>Changes the error of a call.</summary>
    [Pure]
    public static Aff<Either<FivetranError, A>> MapErrorT<A>(this Aff<Either<FivetranError, A>> call, Func<FivetranError, FivetranError> f) =>
        call.Map(result => result.MapLeft(f));

    /// <summary>Makes another call in place of one that failed.</summary>
    [Pure]
    public static Aff<Either<FivetranError, A>> OrElse<A>(this Aff<Either<FivetranError, A>> call, Func<FivetranError, Aff<Either<FivetranError, A>>> f) =>
        call.Bind(result => result.Match(Right: value => SuccessAff(Right<FivetranError, A>(value)), Left: f));

    /// <summary>Makes a call for each item, one after the other; the first <c>Left</c> ends it, and what was done before stays done.</summary>
    /// <remarks>For any number of items. A fold of as many <c>BindT</c>s would end the process: each lies inside the next, down to the end of the stack.</remarks>
    [Pure]
    public static Aff<Either<FivetranError, Seq<B>>> TraverseT<A, B>(this IEnumerable<A> items, Func<A, Aff<Either<FivetranError, B>>> f) => Aff(async () =>
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

    /// <summary>Runs the call again while the policy says so, on the system's clock. For callers who know that it is safe: this repeats writes too.</summary>
    [Pure]
    public static Aff<Either<FivetranError, A>> WithRetry<A>(this Aff<Either<FivetranError, A>> call, RetryPolicy policy) =>
        call.Repeated(policy, TimeProvider.System, CancellationToken.None);

    /// <summary>The same on the clock of a config, and no longer than its <see cref="ClientConfig.Cancellation"/> lets it.</summary>
    [Pure]
    public static Aff<Either<FivetranError, A>> WithRetry<A>(this Aff<Either<FivetranError, A>> call, RetryPolicy policy, ClientConfig config) =>
        call.Repeated(policy, config.Time, config.Cancellation);

    /// <summary>Runs the call.</summary>
    /// <returns>What became of it. The task itself fails only when a function that was given to the pipeline threw.</returns>
    public static async Task<Either<FivetranError, A>> RunAsync<A>(this Aff<Either<FivetranError, A>> call) =>
        (await call.Run().ConfigureAwait(false)).ThrowIfFail();

    /// <summary>Changes every item of a stream.</summary>
    [Pure]
    public static Seq<Either<FivetranError, B>> MapT<A, B>(this Seq<Either<FivetranError, A>> stream, Func<A, B> f) =>
        stream.BindT(item => Seq1(Right<FivetranError, B>(f(item))));

    /// <summary>Keeps the items that match, and the <c>Left</c> that ends the stream.</summary>
    [Pure]
    public static Seq<Either<FivetranError, A>> FilterT<A>(this Seq<Either<FivetranError, A>> stream, Func<A, bool> predicate) =>
        stream.BindT(item => predicate(item) ? Seq1(Right<FivetranError, A>(item)) : Empty);

    /// <summary>Makes a stream out of each item and puts them one after the other. The first <c>Left</c> ends it.</summary>
    /// <remarks>A function that throws ends it too, in <see cref="FivetranError.Unknown"/>: under a lazy <c>Seq</c> an exception would leave the next reader spinning.</remarks>
    [Pure]
    public static Seq<Either<FivetranError, B>> BindT<A, B>(this Seq<Either<FivetranError, A>> stream, Func<A, Seq<Either<FivetranError, B>>> f) =>
        toSeq(Flat(stream, f));

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

    private static Aff<Either<FivetranError, A>> Repeated<A>(this Aff<Either<FivetranError, A>> call, RetryPolicy policy, TimeProvider time, CancellationToken cancellation) => Aff(async () =>
    {
        using var waits = new RetryPolicy.Waits(policy, time, cancellation);
        while (true)
        {
            var result = await call.RunAsync().ConfigureAwait(false);
            if (result.IsRight)
            {
                return result;
            }

            if (await waits.After((FivetranError)result.Case!).ConfigureAwait(false) is { } final)
            {
                return final;
            }
        }
    });

    private static IEnumerable<Either<FivetranError, B>> Flat<A, B>(Seq<Either<FivetranError, A>> stream, Func<A, Seq<Either<FivetranError, B>>> f)
    {
        using var outer = stream.GetEnumerator();
        while (Next(outer, out var item))
        {
            using var inner = item.Match(Right: value => Guarded(f, value), Left: error => Seq1(Left<FivetranError, B>(error))).GetEnumerator();
            while (Next(inner, out var one))
            {
                yield return one;
                if (one.IsLeft)
                {
                    yield break;
                }
            }
        }
    }

    private static bool Next<A>(IEnumerator<Either<FivetranError, A>> items, out Either<FivetranError, A> item)
    {
        try
        {
            var isThere = items.MoveNext();
            item = !isThere ? default : items.Current.IsBottom ? Fault("made an Either that is neither Left nor Right") : items.Current;
            return isThere;
        }
        catch (Exception bug)
        {
            item = Fault(Threw(bug));
            return true;
        }
    }

    private static Seq<Either<FivetranError, B>> Guarded<A, B>(Func<A, Seq<Either<FivetranError, B>>> f, A value)
    {
        try
        {
            return f(value);
        }
        catch (Exception bug)
        {
            return Seq1(Left<FivetranError, B>(Fault(Threw(bug))));
        }
    }

    private static string Threw(Exception bug) => $"threw {bug.GetType().Name}: {bug.Message}";

    private static FivetranError.Unknown Fault(string what) => new() { Endpoint = "pipeline", Message = $"a function in it {what}" };
}
