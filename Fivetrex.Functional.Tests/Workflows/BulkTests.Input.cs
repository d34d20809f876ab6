using System.Collections;
using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests.Workflows;

/// <summary>Inputs that are slow, never end or throw, and readers that are slow or stop.</summary>
internal sealed partial class BulkTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static IEnumerable<TestCaseData<IAsyncEnumerable<Either<FivetranError, int>>, int, string>> FaultyInputs =>
    [
        new(new Input { OnStart = Bug }, 0, "the input threw FormatException: bug") { TestName = "An input that throws at its start" },
        new(new Input { OnItem = Bug }, 1, "the input threw FormatException: bug") { TestName = "An input that throws after an item" },
        new(new Input { OnEnd = Bug }, 1, "the input threw FormatException: bug") { TestName = "An input that throws at its end" },
        new(new Input { Item = default }, 0, "the input contains an Either that is neither Left nor Right")
        {
            TestName = "An input with an Either without a value",
        },
    ];

    [Test]
    public async Task An_outcome_does_not_wait_for_the_next_item()
    {
        var gate = new TaskCompletionSource();

        var outcomes = await Read(Bulk.Each(Config, Items(), 2, _ => Result(unit)), _ => gate.TrySetResult());

        Assert.That(outcomes.Select(outcome => outcome.Right().Item), Is.EqualTo(new[] { 1, 2 }));

        async IAsyncEnumerable<Either<FivetranError, int>> Items()
        {
            yield return 1;
            await gate.Task;
            yield return 2;
        }
    }

    [Test]
    public async Task A_call_is_started_while_the_reader_handles_an_outcome()
    {
        var both = new CountdownEvent(2);
        var third = new TaskCompletionSource();

        var reading = Task.Run(async () =>
        {
            await foreach (var outcome in Bulk.Each(Config, Enumerable.Range(0, 3), 2, Call))
            {
                await third.Task;
            }
        });

        await reading.WaitAsync(Patience);
        Assert.That(third.Task.IsCompletedSuccessfully);

        Aff<Either<FivetranError, Unit>> Call(int item) => Result(unit, () =>
        {
            if (item == 2)
            {
                third.SetResult();
                return;
            }

            both.Signal();
            both.Wait(Patience);
        });
    }

    [Test]
    public async Task Refused_credentials_stop_calls_for_items_that_are_read_later()
    {
        var gate = new TaskCompletionSource();

        var outcomes = await Read(Bulk.Each(Config, Items(), 4, _ => Result(Unauthorized)), _ => gate.TrySetResult());

        Assert.That(outcomes.Select(outcome => outcome.Right().Outcome), Is.EqualTo(new[] { BulkOutcome.Failed, BulkOutcome.NotStarted }));

        async IAsyncEnumerable<Either<FivetranError, int>> Items()
        {
            yield return 1;
            await gate.Task;
            yield return 2;
        }
    }

    [TestCaseSource(nameof(FaultyInputs))]
    public async Task The_error_of_an_input_is_the_last_outcome(
        IAsyncEnumerable<Either<FivetranError, int>> input, int items, string message)
    {
        var outcomes = await Read(Bulk.Each(Config, input, 2, _ => Result(unit)));

        Assert.That(outcomes, Has.Count.EqualTo(items + 1));
        Assert.That(outcomes.SkipLast(1).Select(outcome => outcome.Right().Outcome), Is.All.EqualTo(BulkOutcome.Done));
        Assert.That(outcomes[^1].Left(), Is.EqualTo(new FivetranError.Unknown { Endpoint = "Bulk", Message = message }));
    }

    [Test]
    public async Task An_input_whose_disposal_throws_loses_no_outcome()
    {
        var report = await Bulk.Run(Config, new Disposed(), 2, _ => Result(unit)).Right();

        Assert.That(report.Summary, Is.EqualTo(new BulkProgress(2, 0, 0, 0)));
        Assert.That(report.StoppedBy.Map(error => error.Message), Is.EqualTo(Some("the input threw FormatException: bug")));
    }

    [Test]
    public async Task A_null_in_the_input_ends_the_run()
    {
        var report = await Bulk.Run(Config, ["a", null!, "b"], 2, _ => Result(unit)).Right();

        Assert.That(report.Done.Select(done => done.Item), Is.EqualTo(new[] { "a" }));
        Assert.That(report.StoppedBy.Map(error => error.Message), Is.EqualTo(Some("the input contains a null")));
    }

    [Test]
    public async Task A_reader_that_stops_ends_an_input_that_waits()
    {
        var isDisposed = false;

        await Task.Run(async () =>
        {
            await foreach (var outcome in Bulk.Each(Config, Items(), 2, _ => Result(unit)))
            {
                break;
            }
        }).WaitAsync(Patience);

        Assert.That(isDisposed);

        async IAsyncEnumerable<Either<FivetranError, int>> Items([EnumeratorCancellation] CancellationToken cancellation = default)
        {
            try
            {
                yield return 1;
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellation);
            }
            finally
            {
                isDisposed = true;
            }
        }
    }

    [Test]
    public async Task A_cancellation_ends_an_input_that_waits()
    {
        using var stop = new CancellationTokenSource();
        var config = Config with { Cancellation = stop.Token };

        var outcomes = await Read(Bulk.Each(config, Items(), 2, _ => Result(unit)), _ => stop.Cancel());

        Assert.That(outcomes.Select(outcome => outcome.IsRight), Is.EqualTo(new[] { true, false }));
        Assert.That(
            outcomes[1].Left(), Is.EqualTo(new FivetranError.Cancelled { Endpoint = "Bulk", Message = "cancelled by its caller" }));

        static async IAsyncEnumerable<Either<FivetranError, int>> Items([EnumeratorCancellation] CancellationToken cancellation = default)
        {
            yield return 1;
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellation);
        }
    }

    [Test]
    public async Task A_thread_with_a_context_that_waits_for_a_run_gets_its_report()
    {
        var done = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() =>
        {
            SynchronizationContext.SetSynchronizationContext(new StalledContext());
            var outcomes = Bulk.Each(Config, Items(), 2, _ => Aff(async () =>
            {
                await Task.Yield();
                return Right<FivetranError, Unit>(unit);
            }));
            var reader = outcomes.GetAsyncEnumerator(CancellationToken.None);
            done.SetResult(reader.MoveNextAsync().AsTask().GetAwaiter().GetResult() ? reader.Current.Right().Item : 0);
        })
        { IsBackground = true };

        thread.Start();

        Assert.That(await done.Task.WaitAsync(Patience), Is.EqualTo(1));

        static async IAsyncEnumerable<Either<FivetranError, int>> Items()
        {
            await Task.Yield();
            yield return 1;
        }
    }

    private static Task<List<Either<FivetranError, BulkItem<A, B>>>> Read<A, B>(
        IAsyncEnumerable<Either<FivetranError, BulkItem<A, B>>> outcomes, Action<BulkItem<A, B>>? received = null) => Task.Run(async () =>
    {
        var all = new List<Either<FivetranError, BulkItem<A, B>>>();
        await foreach (var outcome in outcomes)
        {
            all.Add(outcome);
            outcome.IfRight(item => received?.Invoke(item));
        }

        return all;
    }).WaitAsync(Patience);

    private static void Bug() => throw new FormatException("bug");

    /// <summary>One item, from an enumerator whose <c>Current</c> throws outside of it.</summary>
    private sealed class Input : IAsyncEnumerable<Either<FivetranError, int>>, IAsyncEnumerator<Either<FivetranError, int>>
    {
        private int steps;

        public Action? OnStart { get; init; }

        public Action? OnItem { get; init; }

        public Action? OnEnd { get; init; }

        public Either<FivetranError, int> Item { get; init; } = 1;

        public Either<FivetranError, int> Current => steps == 1 ? Item : throw new InvalidOperationException("there is no item");

        public IAsyncEnumerator<Either<FivetranError, int>> GetAsyncEnumerator(CancellationToken cancellationToken = default)
        {
            OnStart?.Invoke();
            return this;
        }

        public ValueTask<bool> MoveNextAsync()
        {
            if (++steps == 2)
            {
                OnItem?.Invoke();
            }

            return ValueTask.FromResult(steps == 1);
        }

        public ValueTask DisposeAsync()
        {
            OnEnd?.Invoke();
            return default;
        }
    }

    private sealed class Disposed : IEnumerable<int>, IEnumerator<int>
    {
        public int Current { get; private set; }

        object IEnumerator.Current => Current;

        public IEnumerator<int> GetEnumerator() => this;

        IEnumerator IEnumerable.GetEnumerator() => this;

        public bool MoveNext() => ++Current <= 2;

        public void Reset() => Current = 0;

        public void Dispose() => Bug();
    }

    /// <summary>The queue of a thread that waits.</summary>
    private sealed class StalledContext : SynchronizationContext
    {
        private readonly ConcurrentQueue<(SendOrPostCallback Callback, object? State)> queue = new();

        public override void Post(SendOrPostCallback d, object? state) => queue.Enqueue((d, state));
    }
}
