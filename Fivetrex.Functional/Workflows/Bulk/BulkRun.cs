using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Fivetrex.Functional.Http;

namespace Fivetrex.Functional;

/// <summary>One run: reads the input and starts the calls on the thread pool, and keeps their outcomes for its reader.</summary>
internal sealed class BulkRun<A, B>
{
    private readonly Channel<Either<FivetranError, BulkItem<A, B>>> outcomes =
        Channel.CreateUnbounded<Either<FivetranError, BulkItem<A, B>>>(new UnboundedChannelOptions { SingleReader = true });

    // an item takes a place before it is read, and leaves it when the reader receives its outcome
    private readonly SemaphoreSlim places;
    private readonly Func<A, Aff<Either<FivetranError, B>>> f;

    // the calls that are running, and the input
    private int pending = 1;
    private FivetranError? stop;
    private FivetranError? inputError;
    private volatile bool isAbandoned;

    private BulkRun(int parallelism, Func<A, Aff<Either<FivetranError, B>>> f) => (places, this.f) = (new(parallelism), f);

    /// <summary>Runs, and returns the outcomes as the calls end. The error of the input is the last one.</summary>
    public static async IAsyncEnumerable<Either<FivetranError, BulkItem<A, B>>> Outcomes(
        ClientConfig config,
        IAsyncEnumerable<Either<FivetranError, A>> items,
        int parallelism,
        Func<A, Aff<Either<FivetranError, B>>> f,
        [EnumeratorCancellation] CancellationToken reader = default)
    {
        var run = new BulkRun<A, B>(parallelism, f);
        using var source = CancellationTokenSource.CreateLinkedTokenSource(config.Cancellation, reader);

        // on the pool: outside the caller's context, and beside the reader
        _ = Task.Run(() => run.ReadInput(items, IsCancelled, source.Token), CancellationToken.None);
        try
        {
            await foreach (var outcome in run.outcomes.Reader.ReadAllAsync(CancellationToken.None).ConfigureAwait(false))
            {
                run.places.Release();
                yield return outcome;
            }
        }
        finally
        {
            // a reader that stops early must not leave writes behind whose outcome it does not know
            run.isAbandoned = true;
            Exchange.Cancel(source);
            await foreach (var _ in run.outcomes.Reader.ReadAllAsync(CancellationToken.None).ConfigureAwait(false))
            {
                run.places.Release();
            }
        }

        // the source is cancelled a little later
        bool IsCancelled() => config.Cancellation.IsCancellationRequested || reader.IsCancellationRequested;
    }

    /// <summary>Returns a list as a stream. The list must not contain a null, which an <c>Either</c> cannot contain.</summary>
    public static async IAsyncEnumerable<Either<FivetranError, A>> Lifted(IEnumerable<A> items)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        foreach (var item in items)
        {
            yield return item is null ? Failure("the input contains a null") : Right<FivetranError, A>(item);
        }
    }

    private static FivetranError.Unknown Thrown(string source, Exception bug) => Failure($"{source} threw {ExceptionText.Of(bug)}");

    private static FivetranError.Unknown Failure(string problem) => new() { Endpoint = nameof(Bulk), Message = problem };

    private static FivetranError.Cancelled Cancelled() => new() { Endpoint = nameof(Bulk), Message = "cancelled by its caller" };

    private async Task ReadInput(
        IAsyncEnumerable<Either<FivetranError, A>> items, Func<bool> isCancelled, CancellationToken cancellation)
    {
        try
        {
            var input = items.GetAsyncEnumerator(cancellation);
            await using var disposal = input.ConfigureAwait(false);
            for (var index = 0; await HasNext(input).ConfigureAwait(false); index++)
            {
                if (!input.Current.IsRight)
                {
                    inputError = input.Current.Case as FivetranError
                        ?? Failure("the input contains an Either that is neither Left nor Right");
                    break;
                }

                StopAfter(isCancelled() ? Cancelled() : null);
                Start(index, (A)input.Current.Case!);
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            inputError = Cancelled();
        }
        catch (Exception bug)
        {
            inputError = Thrown("the input", bug);
        }
        finally
        {
            End();
        }
    }

    private async ValueTask<bool> HasNext(IAsyncEnumerator<Either<FivetranError, A>> input)
    {
        await places.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        return !isAbandoned && await input.MoveNextAsync().ConfigureAwait(false);
    }

    private void Start(int index, A item)
    {
        if (Volatile.Read(ref stop) is { } error)
        {
            outcomes.Writer.TryWrite(new BulkItem<A, B>(index, item, BulkOutcome.NotStarted, error));
            return;
        }

        Interlocked.Increment(ref pending);
        _ = Task.Run(() => Call(index, item), CancellationToken.None);
    }

    private async Task Call(int index, A item)
    {
        var ended = BulkItem<A, B>.Ended(index, item, await ResultFor(item).ConfigureAwait(false));
        StopAfter(ended.Stop);
        outcomes.Writer.TryWrite(ended);
        End();
    }

    private async Task<Either<FivetranError, B>> ResultFor(A item)
    {
        try
        {
            var result = await f(item).RunAsync().ConfigureAwait(false);
            return result.IsBottom ? Failure("the function made an Either that is neither Left nor Right") : result;
        }
        catch (Exception bug)
        {
            return Thrown("the function", bug);
        }
    }

    // the first error is the reason
    private void StopAfter(FivetranError? error) => Interlocked.CompareExchange(ref stop, error, null);

    private void End()
    {
        if (Interlocked.Decrement(ref pending) > 0)
        {
            return;
        }

        if (inputError is not null)
        {
            outcomes.Writer.TryWrite(inputError);
        }

        outcomes.Writer.Complete();
    }
}
