using Fivetrex.Functional.Tests.Support;
using static Fivetrex.Functional.Tests.Support.GroupPages;

namespace Fivetrex.Functional.Tests;

/// <summary>Cancellation of a stream: before, between and during its pages.</summary>
internal sealed class StreamCancellationTests
{
    private static readonly FivetranError Cancelled = new FivetranError.Cancelled
    {
        Endpoint = "GET /groups",
        Message = "cancelled by its caller",
    };

    [Test]
    public async Task Cancellation_before_the_first_page_sends_nothing()
    {
        var transport = PagesOf(1);

        var items = await Groups.StreamAsync(transport.Config with { Cancellation = new CancellationToken(canceled: true) }).ToListAsync();

        Assert.That(items.Single().Left(), Is.EqualTo(Cancelled));
        Assert.That(transport.Requests, Is.Empty);
    }

    [Test]
    public async Task Cancellation_while_a_page_is_in_flight_ends_the_stream()
    {
        using var source = new CancellationTokenSource();
        var transport = new Transport(Page(1, 2, "a"), Transport.Silence);
        var config = transport.Config with { Cancellation = source.Token, ReadAhead = false };
        var items = new List<string>();

        await foreach (var item in Groups.StreamAsync(config))
        {
            items.Add(Shown(item));
            if (items.Count == 2)
            {
                _ = transport.Asked(2).ContinueWith(_ => source.Cancel(), TaskScheduler.Default);
            }
        }

        Assert.That(items, Is.EqualTo(new[] { "1", "2", Cancelled.ToString() }));
    }

    [Test]
    public void Cancellation_between_items_and_between_pages_ends_both_streams()
    {
        using var source = new CancellationTokenSource();
        var transport = PagesOf(2, 2);

        var items = Groups.Stream(transport.Config with { Cancellation = source.Token }).Map(item =>
        {
            source.Cancel();
            return Shown(item);
        });

        Assert.That(items, Is.EqualTo(new[] { "1", Cancelled.ToString() }));
    }

    [Test]
    public async Task The_token_of_a_reader_cancels_the_stream_too()
    {
        using var source = new CancellationTokenSource();
        var items = new List<string>();

        await foreach (var item in Groups.StreamAsync(PagesOf(2, 2).Config).WithCancellation(source.Token))
        {
            items.Add(Shown(item));
            await source.CancelAsync();
        }

        Assert.That(items, Is.EqualTo(new[] { "1", Cancelled.ToString() }));
    }

    [Test]
    public async Task Cancellation_while_the_first_page_is_in_flight()
    {
        using var source = new CancellationTokenSource();
        var transport = new Transport(Transport.Silence);
        var reading = Groups.StreamAsync(transport.Config with { Cancellation = source.Token }).ToListAsync();

        await transport.Asked(1);
        await source.CancelAsync();

        Assert.That((await reading).Select(Shown), Is.EqualTo(new[] { Cancelled.ToString() }));
    }

    [Test]
    public async Task Cancellation_between_two_items_with_the_next_page_in_flight()
    {
        using var source = new CancellationTokenSource();
        var transport = new Transport(Page(1, 4, "b"), Transport.Silence);
        var reader = Groups.StreamAsync(transport.Config with { Cancellation = source.Token }).GetAsyncEnumerator(CancellationToken.None);

        var items = await Read(reader, 3);
        await transport.Asked(2);
        await source.CancelAsync();
        items.AddRange(await Read(reader, 9));

        Assert.That(items, Is.EqualTo(new[] { "1", "2", "3", Cancelled.ToString() }));
    }

    [Test]
    public async Task Cancellation_while_the_reader_waits_for_the_page_in_flight()
    {
        using var source = new CancellationTokenSource();
        var transport = new Transport(Page(1, 2, "b"), Transport.Silence);
        var reader = Groups.StreamAsync(transport.Config with { Cancellation = source.Token }).GetAsyncEnumerator(CancellationToken.None);

        var items = await Read(reader, 2);
        var waiting = Read(reader, 9);
        await transport.Asked(2);
        await source.CancelAsync();
        items.AddRange(await waiting);

        Assert.That(items, Is.EqualTo(new[] { "1", "2", Cancelled.ToString() }));
    }

    [Test]
    public async Task Cancellation_while_the_page_in_flight_waits_for_a_retry()
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
    public async Task Cancellation_after_the_last_item_changes_nothing()
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

    /// <summary>A clock that stands still, and reports when a caller waits for less than a timeout.</summary>
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
}
