using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests.Workflows;

/// <summary>Calls for many items, several at a time.</summary>
[Parallelizable]
internal sealed partial class BulkTests
{
    private static readonly ClientConfig Config = new("key", "secret") { Retry = RetryPolicy.Never };

    private static readonly FivetranError NotFound = new FivetranError.NotFound { Endpoint = "GET /groups/{groupId}", Message = "none" };

    private static readonly FivetranError Unauthorized = new FivetranError.Unauthorized { Endpoint = "GET /groups", Message = "refused" };

    [Test]
    public async Task A_thousand_items_with_faults_name_exactly_those_that_failed()
    {
        var running = 0;
        var most = 0;
        var everyone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        var report = await Bulk.Run(Config, Enumerable.Range(0, 1000), 8, Call).Right();

        Assert.That(most, Is.EqualTo(8));
        Assert.That(report.Failed.Select(failed => failed.Item), Is.EqualTo(Enumerable.Range(0, 1000).Where(IsFault)));
        Assert.That(report.Done.Select(done => done.Value), Is.EqualTo(Enumerable.Range(0, 1000).Where(item => !IsFault(item))));
        Assert.That(report.Summary, Is.EqualTo(new BulkProgress(970, 30, 0, 0)));
        Assert.That((report.IsSuccess, report.StoppedBy), Is.EqualTo((false, Option<FivetranError>.None)));

        static bool IsFault(int item) => item % 100 is 7 or 50 or 99;

        Aff<Either<FivetranError, int>> Call(int item) => Aff(async () =>
        {
            // eight calls wait for each other, so that the parallelism is reached
            if (Interlocked.Increment(ref running) is var now && now >= 8)
            {
                everyone.TrySetResult();
            }

            await everyone.Task;
            InterlockedMax(ref most, now);
            Interlocked.Decrement(ref running);
            return IsFault(item) ? Left<FivetranError, int>(NotFound) : item;
        });
    }

    [Test]
    public async Task Outcomes_come_as_the_calls_end()
    {
        var first = new TaskCompletionSource<Either<FivetranError, string>>();
        var ended = new List<string>();

        await foreach (var outcome in Bulk.Each(Config, ["slow", "quick"], 2, Call))
        {
            ended.Add(outcome.Right().Item);
            first.TrySetResult("late");
        }

        Assert.That(ended, Is.EqualTo(new[] { "quick", "slow" }));

        Aff<Either<FivetranError, string>> Call(string item) =>
            item == "slow" ? Aff(async () => await first.Task) : SuccessAff(Right<FivetranError, string>(item));
    }

    [Test]
    public async Task A_lazy_input_is_read_as_calls_are_started()
    {
        var read = 0;
        var ended = 0;
        var mostAhead = 0;

        await foreach (var outcome in Bulk.Each(Config, Items(), 4, item => Result(unit)))
        {
            ended++;
            mostAhead = Math.Max(mostAhead, read - ended);
        }

        Assert.That(ended, Is.EqualTo(1_000_000));
        Assert.That(mostAhead, Is.LessThanOrEqualTo(4));

        IEnumerable<int> Items()
        {
            for (; read < 1_000_000; read++)
            {
                yield return read;
            }
        }
    }

    [Test]
    public async Task A_reader_that_stops_waits_for_the_running_calls()
    {
        var started = 0;
        var ended = 0;

        await foreach (var outcome in Bulk.Each(Config, Enumerable.Range(0, 100), 4, _ => Aff(async () =>
        {
            Interlocked.Increment(ref started);
            await Task.Yield();
            Interlocked.Increment(ref ended);
            return Right<FivetranError, Unit>(unit);
        })))
        {
            break;
        }

        Assert.That(started, Is.InRange(1, 5), "a call may start when the first outcome is received");
        Assert.That(ended, Is.EqualTo(started));
    }

    [Test]
    public async Task A_function_that_throws_is_a_failed_item()
    {
        Func<int, Aff<Either<FivetranError, Unit>>> call = item => item switch
        {
            0 => throw new InvalidOperationException("bug"),
            1 => FailAff<Either<FivetranError, Unit>>(LanguageExt.Common.Error.New("bug")),
            2 => SuccessAff(default(Either<FivetranError, Unit>)),
            3 => throw new Unreadable(),
            _ => Result(unit),
        };

        var report = await Bulk.Run(Config, Enumerable.Range(0, 5), 2, call).Right();

        Assert.That(report.Failed.Select(failed => failed.Error.Message), Is.EqualTo(new[]
        {
            "the function threw InvalidOperationException: bug",
            "the function threw ExpectedException: bug",
            "the function made an Either that is neither Left nor Right",
            "the function threw Unreadable: ",
        }));
        Assert.That(report.Done.Count, Is.EqualTo(1));
    }

    [Test]
    public async Task An_input_that_throws_ends_the_run_and_loses_nothing()
    {
        var report = await Bulk.Run(Config, Items(), 2, item => Result(unit)).Right();

        Assert.That(report.Summary, Is.EqualTo(new BulkProgress(2, 0, 0, 0)));
        Assert.That(report.StoppedBy.Map(error => error.Message), Is.EqualTo(Some("the input threw FormatException: bug")));

        static IEnumerable<int> Items()
        {
            yield return 1;
            yield return 2;
            throw new FormatException("bug");
        }
    }

    [Test]
    public async Task The_error_of_a_stream_is_the_last_outcome()
    {
        var transport = new Transport(Transport.Json(Samples.Page(Samples.Group, "2")), Transport.Answer(500, ""));

        var outcomes = await Bulk.Each(Config, Groups.StreamAsync(transport.Config), 2, group => Result(unit)).ToListAsync();

        Assert.That(outcomes, Has.Count.EqualTo(2));
        Assert.That((outcomes[0].Right().Outcome, outcomes[1].Left()), Is.EqualTo((BulkOutcome.Done, outcomes[1].Left())));
        Assert.That(outcomes[1].Left(), Is.InstanceOf<FivetranError.ServerError>());
    }

    [TestCase(0)]
    [TestCase(101)]
    public async Task Another_parallelism_is_InvalidRequest(int parallelism)
    {
        var error = await Bulk.Run(Config, Enumerable.Range(0, 4), parallelism, item => Result(unit)).Left();

        Assert.That(error, Is.EqualTo(new FivetranError.InvalidRequest
        {
            Endpoint = "Bulk",
            Message = $"parallelism is {parallelism}, and 1 to 100 calls can run at a time; nothing was sent",
        }));
    }

    [Test]
    public async Task Progress_is_reported_after_each_outcome()
    {
        var seen = new List<string>();

        await Bulk.Run(Config, Enumerable.Range(0, 3), 1, item => Result(item == 1 ? NotFound : unit), progress =>
        {
            seen.Add($"{progress}");
            throw new InvalidOperationException("ignored");
        }).Right();

        Assert.That(seen, Is.EqualTo(new[]
        {
            "1 items: 1 done, 0 failed, 0 unknown, 0 not started",
            "2 items: 1 done, 1 failed, 0 unknown, 0 not started",
            "3 items: 2 done, 1 failed, 0 unknown, 0 not started",
        }));
    }

    [Test]
    public async Task The_table_names_twenty_items()
    {
        var names = Enumerable.Range(0, 1000).Select(item => new string('x', item));

        var report = await Bulk.Run(Config, names, 8, _ => Result(NotFound)).Right();

        var lines = $"{report}".Split('\n');

        Assert.That((lines.Length, lines[0], lines[^1]), Is.EqualTo(
            (22, "1,000 items: 0 done, 1,000 failed, 0 unknown, 0 not started", "… and 980 more")));
    }

    [Test]
    public async Task The_table_has_one_line_per_item()
    {
        var report = await Bulk.Run(Config, ["a\r\nb", "c"], 1, item => Result(item == "c" ? unit : NotFound)).Right();

        Assert.That($"{report}", Is.EqualTo("""
            2 items: 1 done, 1 failed, 0 unknown, 0 not started
            failed       a  b  NotFound GET /groups/{groupId}: none
            """.ReplaceLineEndings("\n")));
    }

    private static Aff<Either<FivetranError, Unit>> Result(Either<FivetranError, Unit> result, Action? called = null) => Aff(() =>
    {
        called?.Invoke();
        return ValueTask.FromResult(result);
    });

    private static void InterlockedMax(ref int most, int now)
    {
        for (var before = most; before < now;)
        {
            before = Interlocked.CompareExchange(ref most, now, before);
        }
    }

    private sealed class Unreadable : Exception
    {
        public override string Message => throw new InvalidOperationException("a message that throws");
    }
}
