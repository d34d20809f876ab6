using Fivetrex.Functional.Tests.Support;
using static Fivetrex.Functional.Tests.Support.GroupPages;

namespace Fivetrex.Functional.Tests;

/// <summary>When the next page of a stream is requested.</summary>
internal sealed class ReadAheadTests
{
    [Test]
    public async Task Taking_from_the_first_half_page_costs_one_request()
    {
        var (taken, head, left) = (PagesOf(10, 10), PagesOf(10, 10), PagesOf(10, 10));

        var five = Groups.Stream(taken.Config).Take(5).Map(Shown);
        var first = Shown(Groups.Stream(head.Config).Head);
        await foreach (var item in Groups.StreamAsync(left.Config))
        {
            if (Shown(item) == "5")
            {
                break;
            }
        }

        await QueuedWork.Done();
        Assert.That(five, Is.EqualTo(new[] { "1", "2", "3", "4", "5" }));
        Assert.That(first, Is.EqualTo("1"));
        Assert.That((taken.Requests.Count, head.Requests.Count, left.Requests.Count), Is.EqualTo((1, 1, 1)));
    }

    [Test]
    public async Task After_half_of_the_first_page_one_further_page_is_requested_and_no_more()
    {
        var transport = PagesOf(10, 10, 10);
        var reader = Groups.StreamAsync(transport.Config).GetAsyncEnumerator();

        await Skip(reader, 6);
        await transport.Asked(2);
        await Skip(reader, 4);
        await QueuedWork.Done();

        Assert.That(transport.Requests, Has.Count.EqualTo(2));
        await reader.DisposeAsync();
    }

    [Test]
    public async Task From_the_second_page_on_the_next_is_requested_when_a_page_arrives()
    {
        var transport = PagesOf(10, 10, 10);
        var reader = Groups.StreamAsync(transport.Config).GetAsyncEnumerator();

        await Skip(reader, 11);
        await transport.Asked(3);

        Assert.That(Shown(reader.Current), Is.EqualTo("11"));
        await reader.DisposeAsync();
    }

    [Test]
    public async Task Without_read_ahead_a_page_is_requested_when_it_is_needed()
    {
        var transport = PagesOf(10, 10, 10);
        var reader = Groups.StreamAsync(transport.Config with { ReadAhead = false }).GetAsyncEnumerator();

        await Skip(reader, 20);
        await QueuedWork.Done();

        Assert.That(transport.Requests, Has.Count.EqualTo(2));
        await reader.DisposeAsync();
    }

    [Test]
    public async Task Leaving_a_stream_cancels_the_page_in_flight()
    {
        var cancelled = new TaskCompletionSource();
        var transport = new Transport(Page(1, 2, "a"), (_, cancellation) =>
        {
            cancellation.Register(cancelled.SetResult);
            return Transport.Silence(null!, cancellation);
        });

        await foreach (var item in Groups.StreamAsync(transport.Config))
        {
            if (Shown(item) == "2")
            {
                await transport.Asked(2);
                break;
            }
        }

        await cancelled.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    private static async Task Skip(IAsyncEnumerator<Either<FivetranError, Group>> reader, int items)
    {
        for (var i = 0; i < items; i++)
        {
            Assert.That(await reader.MoveNextAsync(), Is.True);
        }
    }
}
