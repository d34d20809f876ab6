using System.Threading.Channels;
using Fivetrex.Functional.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Time.Testing;

namespace Fivetrex.Functional.Tests;

/// <summary>Streams whose next page is on its way while this one is read: nothing is lost, doubled, out of order or left running.</summary>
internal sealed class OverlapTests
{
    private static readonly string Cancelled = new FivetranError.Cancelled
    {
        Endpoint = "GET /groups",
        Message = "cancelled by its caller",
    }.ToString();
    private static readonly string Sorry = new FivetranError.ServerError
    {
        Endpoint = "GET /groups",
        Message = "Sorry",
        Status = 500,
        Code = "Broken",
    }.ToString();

    [Test]
    public async Task A_third_page_that_fails_early_is_seen_after_the_last_item_of_the_second()
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
    public async Task The_next_page_leaves_before_this_one_is_decoded_and_its_answer_may_be_there_first()
    {
        var transport = new Transport(Page(1, 1, "b"), Page(2, 3, "c"), Page(4, 4, "d"), Page(5, 5, null));

        var items = await Groups.StreamAsync(transport.Config).ToListAsync();

        Assert.That(items.Select(Told), Is.EqualTo(new[] { "1", "2", "3", "4", "5" }));
        Assert.That(transport.Lines, Is.EqualTo(Lines("b", "c", "d")));
    }

    [Test]
    public async Task Leaving_while_a_page_is_in_flight_cancels_it_and_no_exception_goes_unobserved()
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
    public async Task Cancelled_while_the_first_page_is_on_its_way()
    {
        using var source = new CancellationTokenSource();
        var transport = new Transport(Transport.Silence);
        var reading = Groups.StreamAsync(transport.Config with { Cancellation = source.Token }).ToListAsync();

        await transport.Asked(1);
        await source.CancelAsync();

        Assert.That((await reading).Select(Told), Is.EqualTo(new[] { Cancelled }));
    }

    [Test]
    public async Task Cancelled_between_two_items_with_the_next_page_in_flight()
    {
        using var source = new CancellationTokenSource();
        var transport = new Transport(Page(1, 4, "b"), Transport.Silence);
        var reader = Groups.StreamAsync(transport.Config with { Cancellation = source.Token }).GetAsyncEnumerator(CancellationToken.None);

        var items = await Read(reader, 3);
        await transport.Asked(2);
        await source.CancelAsync();
        items.AddRange(await Read(reader, 9));

        Assert.That(items, Is.EqualTo(new[] { "1", "2", "3", Cancelled }));
    }

    [Test]
    public async Task Cancelled_while_the_reader_waits_for_the_page_in_flight()
    {
        using var source = new CancellationTokenSource();
        var transport = new Transport(Page(1, 2, "b"), Transport.Silence);
        var reader = Groups.StreamAsync(transport.Config with { Cancellation = source.Token }).GetAsyncEnumerator(CancellationToken.None);

        var items = await Read(reader, 2);
        var waiting = Read(reader, 9);
        await transport.Asked(2);
        await source.CancelAsync();
        items.AddRange(await waiting);

        Assert.That(items, Is.EqualTo(new[] { "1", "2", Cancelled }));
    }

    [Test]
    public async Task Cancelled_while_the_page_in_flight_waits_to_be_asked_for_again()
    {
        using var source = new CancellationTokenSource();
        var time = new WaitingTime();
        var transport = new Transport(Page(1, 2, "b"), Broken);
        var config = transport.Config with { Cancellation = source.Token, Time = time, Retry = RetryPolicy.Default };
        var reader = Groups.StreamAsync(config).GetAsyncEnumerator(CancellationToken.None);

        var items = await Read(reader, 2);
        var waiting = Read(reader, 9);
        await time.Waits;
        await source.CancelAsync();
        items.AddRange(await waiting);

        Assert.That(items, Is.EqualTo(new[]
        {
            "1",
                "2",
                new FivetranError.Cancelled
                {
                    Endpoint = "GET /groups",
                    Message = "cancelled during the wait for a retry after: Sorry",
                }.ToString(),
        }));
    }

    [Test]
    public async Task Cancelled_after_the_last_item_changes_nothing()
    {
        using var source = new CancellationTokenSource();
        var reader = Groups.StreamAsync(new Transport(Page(1, 2, null)).Config with
        {
            Cancellation = source.Token,
        }).GetAsyncEnumerator(CancellationToken.None);

        var items = await Read(reader, 2);
        await source.CancelAsync();
        items.AddRange(await Read(reader, 9));

        Assert.That(items, Is.EqualTo(new[] { "1", "2" }));
    }

    [Test]
    public async Task Two_streams_of_one_config_do_not_know_of_each_other()
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
    public async Task A_reader_who_is_back_after_an_hour_finds_the_page_that_came_meanwhile()
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
    public async Task A_page_that_did_not_come_within_that_hour_is_a_Timeout_in_its_place()
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
    public void A_Seq_read_twice_asks_for_nothing_the_second_time_whatever_became_of_it()
    {
        var transport = new Transport(Page(1, 2, "b"), Page(3, 4, "c"), Broken);
        var stream = Groups.Stream(transport.Config);

        var (first, second) = (stream.Map(Told).ToList(), stream.Map(Told).ToList());

        Assert.That(first, Is.EqualTo(new[] { "1", "2", "3", "4", Sorry }));
        Assert.That(second, Is.EqualTo(first));
        Assert.That(transport.Requests, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task A_page_in_flight_is_tried_again_as_any_other_call()
    {
        var config = new ClientConfig("key", "secret");
        var time = new SkippingTime(config.Timeout);
        var transport = new Transport(Page(1, 2, "b"), Broken, Broken, Page(3, 3, null));

        var items = await Groups.StreamAsync(config with { Send = transport.Send, Time = time }).ToListAsync();

        Assert.That(items.Select(Told), Is.EqualTo(new[] { "1", "2", "3" }));
        Assert.That((transport.Requests.Count, time.Delays.Count), Is.EqualTo((4, 2)));
    }

    [TestCase("""{"code":"Success","data":{"next_cursor":"b","items":[ITEMS]}}""", TestName = "before the items")]
    [TestCase("""{"data":{"items":[ITEMS],"next_cursor":"b"},"code":"Success"}""", TestName = "before the code")]
    [TestCase("""{"data":{"items":[ITEMS],"next_cursor":"b"},"debug":{"next_cursor":"wrong"}}""", TestName = "and something like it at the end")]
    public async Task Wherever_the_cursor_stands_the_next_page_is_found(string page)
    {
        Transport.Step answer = (request, cancellation) => request.RequestUri!.Query.Split("cursor=") switch
        {
            [_] => Transport.Json(page.Replace("ITEMS", Items(1, 3), StringComparison.Ordinal))(request, cancellation),
            [_, "b"] => Page(4, 4, null)(request, cancellation),
            _ => Page(99, 99, null)(request, cancellation),
        };

        var items = await Groups.StreamAsync(new Transport(answer).Config).ToListAsync();

        Assert.That(items.Select(Told), Is.EqualTo(new[] { "1", "2", "3", "4" }));
    }

    [FsCheck.NUnit.Property(MaxTest = 1000)]
    public Property A_stream_gives_what_the_plain_loop_gives() =>
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
                    ? Groups.Stream(config).Map(Told).ToList()
                    : [.. Groups.StreamAsync(config).ToListAsync().GetAwaiter().GetResult().Select(Told)];

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
            if (Told(item) == "2")
            {
                await transport.Asked(2);
                break;
            }
        }

        return cancelled.Task;
    }

    private static Task<HttpResponseMessage> Broken(HttpRequestMessage request, CancellationToken cancellation) =>
        Transport.Answer(500, """{"code":"Broken","message":"Sorry"}""")(request, cancellation);

    private static Transport.Step Page(int first, int last, string? cursor) => Transport.Json(Samples.Page(Items(first, last), cursor));

    private static string Items(int first, int last) =>
        string.Join(',', Enumerable.Range(first, last - first + 1).Select(number => $$"""{"id":"{{number}}","name":"group {{number}}"}"""));

    private static string[] Lines(params string[] cursors) =>
        ["GET /v1/groups?limit=1000", .. cursors.Select(cursor => $"GET /v1/groups?limit=1000&cursor={cursor}")];

    private static string Told(Either<FivetranError, Group> item) => item.Match(Right: g => g.Id, Left: error => error.ToString());

    private static async Task<List<string>> Read(IAsyncEnumerator<Either<FivetranError, Group>> reader, int items)
    {
        var read = new List<string>();
        while (read.Count < items && await reader.MoveNextAsync())
        {
            read.Add(Told(reader.Current));
        }

        return read;
    }

    private sealed class AbandonedException : Exception;

    /// <summary>A clock that stands, and tells when somebody waits for less than a timeout.</summary>
    private sealed class WaitingTime : TimeProvider
    {
        private readonly TaskCompletionSource waits = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Waits => waits.Task.WaitAsync(TimeSpan.FromSeconds(30));

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime < TimeSpan.FromSeconds(30))
            {
                waits.TrySetResult();
            }

            return System.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, period);
        }
    }

    /// <summary>
    /// A clock that stands until it is moved, and tells when so many attempts are over: then their timeouts cannot come any more.
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
