using System.Threading.Channels;
using Fivetrex.Functional.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Time.Testing;
using static Fivetrex.Functional.Tests.Support.GroupPages;

namespace Fivetrex.Functional.Tests;

/// <summary>
/// Streams whose next page is requested while the current one is read: no item is lost, repeated or out of order,
/// and no request is left running.
/// </summary>
internal sealed class OverlapTests
{
    private static readonly string Sorry = new FivetranError.ServerError
    {
        Endpoint = "GET /groups",
        Message = "Sorry",
        Status = 500,
        Code = "Broken",
    }.ToString();

    [Test]
    public async Task An_early_failure_of_the_third_page_is_returned_after_the_last_item_of_the_second()
    {
        var transport = new Transport(Page(1, 2, "b"), Page(3, 6, "c"), Broken);
        var reader = Groups.StreamAsync(transport.Config).GetAsyncEnumerator();

        var items = await Read(reader, 3);
        await transport.Asked(3);
        items.AddRange(await Read(reader, 9));

        Assert.That(items, Is.EqualTo(new[] { "1", "2", "3", "4", "5", "6", Sorry }));
        Assert.That(transport.Requests, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task The_next_page_is_requested_before_the_current_one_is_decoded_and_may_arrive_first()
    {
        var transport = new Transport(Page(1, 1, "b"), Page(2, 3, "c"), Page(4, 4, "d"), Page(5, 5, null));

        var items = await Groups.StreamAsync(transport.Config).ToListAsync();

        Assert.That(items.Select(Shown), Is.EqualTo(new[] { "1", "2", "3", "4", "5" }));
        Assert.That(transport.Lines, Is.EqualTo(Lines("b", "c", "d")));
    }

    [Test]
    public async Task Leaving_while_a_page_is_in_flight_cancels_it_and_leaves_no_unobserved_exception()
    {
        var unobserved = new List<Exception>();
        EventHandler<UnobservedTaskExceptionEventArgs> remember = (_, thrown) => unobserved.AddRange(
            thrown.Exception.InnerExceptions.OfType<AbandonedException>());
        TaskScheduler.UnobservedTaskException += remember;
        try
        {
            var cancelled = await LeaveWithAPageInFlight();
            await cancelled.WaitAsync(TimeSpan.FromSeconds(30));
            for (var i = 0; i < 3; i++)
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
            }
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= remember;
        }

        Assert.That(unobserved, Is.Empty);
    }

    [Test]
    public async Task Two_streams_of_one_config_are_independent()
    {
        Transport.Step answer = (request, cancellation) => (request.RequestUri!.Query.Contains("cursor", StringComparison.Ordinal)
            ? Page(3, 4, null)
            : Page(1, 2, "b"))(request, cancellation);
        var transport = new Transport(answer);
        var (left, right) = (
            Groups.StreamAsync(transport.Config).GetAsyncEnumerator(),
            Groups.StreamAsync(transport.Config).GetAsyncEnumerator());
        var items = new List<string>();

        for (var i = 0; i < 4; i++)
        {
            items.AddRange([.. await Read(left, 1), .. await Read(right, 1)]);
        }

        items.AddRange([.. await Read(left, 1), .. await Read(right, 1)]);
        Assert.That(items, Is.EqualTo(new[] { "1", "1", "2", "2", "3", "3", "4", "4" }));
        Assert.That(transport.Requests, Has.Count.EqualTo(4));
    }

    [Test]
    public async Task A_reader_that_returns_after_an_hour_gets_the_page_that_arrived_meanwhile()
    {
        var time = new AttemptsTime();
        var transport = new Transport(Page(1, 4, "b"), Page(5, 8, "c"), Page(9, 9, null));
        var reader = Groups.StreamAsync(transport.Config with { Time = time }).GetAsyncEnumerator();

        var items = await Read(reader, 3);
        await time.Over(2);
        time.Advance(TimeSpan.FromHours(1));
        items.AddRange(await Read(reader, 9));

        Assert.That(items, Is.EqualTo(new[] { "1", "2", "3", "4", "5", "6", "7", "8", "9" }));
        Assert.That(transport.Lines, Is.EqualTo(Lines("b", "c")));
    }

    [Test]
    public async Task A_page_that_did_not_arrive_within_that_hour_is_a_Timeout()
    {
        var time = new FakeTimeProvider();
        var transport = new Transport(Page(1, 4, "b"), Transport.Silence);
        var reader = Groups.StreamAsync(transport.Config with { Time = time }).GetAsyncEnumerator();

        var items = await Read(reader, 3);
        await transport.Asked(2);
        time.Advance(TimeSpan.FromHours(1));
        items.AddRange(await Read(reader, 9));

        Assert.That(items, Is.EqualTo(new[] { "1", "2", "3", "4", "Timeout GET /groups: no complete answer within 00:01:00" }));
    }

    [Test]
    public void A_Seq_read_twice_sends_nothing_the_second_time_even_after_an_error()
    {
        var transport = new Transport(Page(1, 2, "b"), Page(3, 4, "c"), Broken);
        var stream = Groups.Stream(transport.Config);

        var (first, second) = (stream.Map(Shown).ToList(), stream.Map(Shown).ToList());

        Assert.That(first, Is.EqualTo(new[] { "1", "2", "3", "4", Sorry }));
        Assert.That(second, Is.EqualTo(first));
        Assert.That(transport.Requests, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task A_page_in_flight_is_retried_like_any_other_call()
    {
        var config = new ClientConfig("key", "secret");
        var time = new SkippingTime(config.Timeout);
        var transport = new Transport(Page(1, 2, "b"), Broken, Broken, Page(3, 3, null));

        var items = await Groups.StreamAsync(config with { Send = transport.Send, Time = time }).ToListAsync();

        Assert.That(items.Select(Shown), Is.EqualTo(new[] { "1", "2", "3" }));
        Assert.That((transport.Requests.Count, time.Delays.Count), Is.EqualTo((4, 2)));
    }

    [TestCase("""{"code":"Success","data":{"next_cursor":"b","items":[ITEMS]}}""", TestName = "before the items")]
    [TestCase("""{"data":{"items":[ITEMS],"next_cursor":"b"},"code":"Success"}""", TestName = "before the code")]
    [TestCase(
        """{"data":{"items":[ITEMS],"next_cursor":"b"},"debug":{"next_cursor":"wrong"}}""",
        TestName = "before a field of the same name")]
    public async Task The_next_page_is_found_at_every_position_of_the_cursor(string page)
    {
        Transport.Step answer = (request, cancellation) => request.RequestUri!.Query.Split("cursor=") switch
        {
            [_] => Transport.Json(page.Replace("ITEMS", Items(1, 3), StringComparison.Ordinal))(request, cancellation),
            [_, "b"] => Page(4, 4, null)(request, cancellation),
            _ => Page(99, 99, null)(request, cancellation),
        };

        var items = await Groups.StreamAsync(new Transport(answer).Config).ToListAsync();

        Assert.That(items.Select(Shown), Is.EqualTo(new[] { "1", "2", "3", "4" }));
    }

    [FsCheck.NUnit.Property(MaxTest = 1000)]
    public Property A_stream_returns_the_items_of_a_plain_loop() =>
        Prop.ForAll(
            Gen.ArrayOf(Gen.Choose(0, 6)).Where(sizes => sizes.Length > 0).ToArbitrary(),
            Gen.Choose(0, 12).ToArbitrary(),
            Gen.Choose(0, 7).ToArbitrary(),
            (sizes, failing, way) =>
            {
                var (readAhead, lazy, slow) = ((way & 1) != 0, (way & 2) != 0, (way & 4) != 0);
                var transport = new Transport([.. Account(sizes, failing, slow)]);
                var config = transport.Config with { ReadAhead = readAhead };

                var items = lazy
                    ? Groups.Stream(config).Map(Shown).ToList()
                    : [.. Groups.StreamAsync(config).ToListAsync().GetAwaiter().GetResult().Select(Shown)];

                var plain = new Transport([.. Account(sizes, failing, slow: false)]);
                return items.SequenceEqual(PlainLoop(plain).GetAwaiter().GetResult())
                    && transport.Lines.SequenceEqual(plain.Lines.Select(line => line.Replace(
                        "limit=100&", "limit=1000&", StringComparison.Ordinal)));
            });

    private static async Task<List<string>> PlainLoop(Transport transport)
    {
        var items = new List<string>();
        Option<string> cursor = None;
        do
        {
            var page = await Groups.List(transport.Config, new PageRequest(1000, cursor)).RunAsync();
            items.AddRange(page.Match(Right: found => found.Items.Map(g => g.Id), Left: error => Seq1(error.ToString())));
            cursor = page.ToOption().Bind(found => found.NextCursor);
        }
        while (cursor.IsSome);
        return items;
    }

    private static IEnumerable<Transport.Step> Account(int[] sizes, int failing, bool slow)
    {
        var first = 1;
        for (var page = 0; page < sizes.Length; page++)
        {
            var answer = page == failing
                ? Broken
                : Page(first, first + sizes[page] - 1, page + 1 < sizes.Length ? $"page{page + 1}" : null);
            first += sizes[page];
            yield return !slow ? answer : async (request, cancellation) =>
            {
                await Task.Yield();
                return await answer(request, cancellation);
            };
        }
    }

    private static async Task<Task> LeaveWithAPageInFlight()
    {
        var cancelled = new TaskCompletionSource();
        var transport = new Transport(Page(1, 2, "b"), async (_, cancellation) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellation).ContinueWith(_ => { }, TaskScheduler.Default);
            cancelled.SetResult();
            throw new AbandonedException();
        });
        await foreach (var item in Groups.StreamAsync(transport.Config))
        {
            if (Shown(item) == "2")
            {
                await transport.Asked(2);
                break;
            }
        }

        return cancelled.Task;
    }

    private static string[] Lines(params string[] cursors) =>
        ["GET /v1/groups?limit=1000", .. cursors.Select(cursor => $"GET /v1/groups?limit=1000&cursor={cursor}")];

    private sealed class AbandonedException : Exception;

    /// <summary>
    /// A clock that stands still until it is moved, and reports when a number of attempts are over: their timeouts cannot fire any more.
    /// </summary>
    private sealed class AttemptsTime : FakeTimeProvider
    {
        private readonly Channel<ITimer> over = Channel.CreateUnbounded<ITimer>();

        public async Task Over(int attempts)
        {
            for (var i = 0; i < attempts; i++)
            {
                await over.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));
            }
        }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            new Attempt(base.CreateTimer(callback, state, dueTime, period), over.Writer);

        private sealed class Attempt(ITimer timer, ChannelWriter<ITimer> over) : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(dueTime, period);

            public void Dispose()
            {
                timer.Dispose();
                over.TryWrite(timer);
            }

            public ValueTask DisposeAsync()
            {
                Dispose();
                return ValueTask.CompletedTask;
            }
        }
    }
}
