using System.Diagnostics;
using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests.Endurance;

/// <summary>Many callers and many faults over a long time: answers stay correct, and memory and connections stay bounded.</summary>
internal sealed class EnduranceTests
{
    private const int Workers = 64;
    private const int Calls = 500;
    private const long MaxGrowth = 5_000_000;

    [Test]
    public async Task Sixty_four_workers_on_one_config_get_their_own_answers()
    {
        await using var service = await FaultyService.Start();
        var config = service.Config with { Retry = RetryPolicy.Never };
        var (done, early) = (0, 0L);
        var wrong = new System.Collections.Concurrent.ConcurrentBag<string>();

        await Task.WhenAll(Enumerable.Range(0, Workers).Select(worker => Task.Run(async () =>
        {
            var random = new Random(worker);
            for (var call = 0; call < Calls; call++)
            {
                var (fault, isRight) = FaultyService.Faults[random.Next(FaultyService.Faults.Count)];
                var id = $"{fault}-{worker}-{call}";
                var result = await Groups.Get(config, id).RunAsync();
                if (!isRight(result) || result.Exists(found => found.Id != id))
                {
                    wrong.Add($"{id}: {result}");
                }

                if (Interlocked.Increment(ref done) == 1000)
                {
                    early = GC.GetTotalMemory(forceFullCollection: true);
                }
            }
        })));

        Assert.That(wrong, Is.Empty);
        Assert.That(GC.GetTotalMemory(forceFullCollection: true) - early, Is.LessThan(MaxGrowth));
        Assert.That(service.OpenConnections, Is.LessThanOrEqualTo(Workers));
    }

    [Test]
    public async Task A_stream_that_waits_for_a_page_blocks_its_reader_and_no_pool_thread()
    {
        const int Readers = 32;
        var (asked, open) = (new CountdownEvent(Readers), new TaskCompletionSource());
        var config = new ClientConfig("key", "secret")
        {
            Send = async (_, _) =>
            {
                asked.Signal();
                await open.Task;
                return Transport.Response(200, Samples.Page(Samples.Group), "application/json");
            },
        };
        var read = 0;
        var readers = Enumerable.Range(0, Readers)
            .Select(_ => new Thread(() => Interlocked.Add(ref read, Groups.Stream(config).Count)))
            .ToList();

        readers.ForEach(reader => reader.Start());
        asked.Wait(TimeSpan.FromSeconds(30));
        var blocked = await Minimum(() => ThreadPool.ThreadCount - Idle());
        open.SetResult();
        readers.ForEach(reader => reader.Join());

        Assert.That((read, blocked < Readers / 2), Is.EqualTo((Readers, true)));

        static int Idle()
        {
            ThreadPool.GetAvailableThreads(out var available, out _);
            ThreadPool.GetMaxThreads(out var most, out _);
            return ThreadPool.ThreadCount - (most - available);
        }
    }

    /// <summary>Runs for 5 seconds, or for as long as <c>SOAK_SECONDS</c>.</summary>
    [Test]
    public async Task Streams_over_a_faulty_service_lose_no_item()
    {
        var seconds = int.Parse(Environment.GetEnvironmentVariable("SOAK_SECONDS") ?? "5", null);
        await using var service = await FaultyService.Start();
        var expected = Enumerable.Range(0, FaultyService.Groups).Select(id => $"{id}").ToList();
        var (start, items, early, late) = (Stopwatch.GetTimestamp(), 0L, 0L, 0L);

        for (var round = 0; round < 3 || Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(seconds); round++)
        {
            var walks = await Task.WhenAll(Enumerable.Range(0, 4).Select(walk => Task.Run(async () => walk == 0
                ? [.. Groups.Stream(service.Config).Map(TextOf)]
                : (await Groups.StreamAsync(service.Config).ToListAsync()).Select(TextOf).ToList())));
            Assert.That(walks, Has.All.EqualTo(expected));
            items += walks.Sum(walk => walk.Count);
            late = GC.GetTotalMemory(forceFullCollection: true);
            early = round == 1 ? late : early;
        }

        await TestContext.Progress.WriteLineAsync(
            $"{items:N0} items and {service.Failures:N0} faults in {Stopwatch.GetElapsedTime(start).TotalSeconds:N0} s, "
            + $"heap {early:N0} and {late:N0} bytes, {service.OpenConnections} connections open");
        Assert.That(service.Failures, Is.GreaterThan(0));
        Assert.That(late - early, Is.LessThan(MaxGrowth));
        Assert.That(service.OpenConnections, Is.LessThanOrEqualTo(8));
    }

    private static string TextOf(Either<FivetranError, Group> item) => item.Match(Right: g => g.Id, Left: error => error.ToString());

    // other threads still finish their work; the minimum is the number of blocked ones
    private static async Task<int> Minimum(Func<int> count)
    {
        var least = count();
        for (var i = 0; i < 200; i++)
        {
            await Task.Yield();
            least = Math.Min(least, count());
        }

        return least;
    }
}
