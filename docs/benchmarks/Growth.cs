using System.Diagnostics;

namespace Fivetrex.Functional.Benchmarks;

/// <summary>What a walk over an account costs as the account grows, and what the walk holds in memory.</summary>
internal static class Growth
{
    private const int PageSize = 1000;

    public static async Task Run()
    {
        Console.WriteLine($"{Environment.ProcessorCount} cores, limit={PageSize}, transport in memory");
        Console.WriteLine();
        Console.WriteLine(
            "| connectors | walk | requests | ms | bytes allocated per connector | live heap at 1/10 | live heap at the end |");
        Console.WriteLine("|---:|---|---:|---:|---:|---:|---:|");
        await Measure(10_000, "warm-up", StreamAsync);
        foreach (var connectors in new[] { 1000, 10_000, 100_000, 1_000_000 })
        {
            await Measure(connectors, "StreamAsync", StreamAsync);
            await Measure(connectors, "Stream (Seq)", Stream);
        }
    }

    private static async Task Measure(int connectors, string walk, Func<ClientConfig, Action, Task> run)
    {
        var requests = 0;
        var wire = new Wire(connectors, PageSize);
        var config = wire.Config();
        var counting = config with
        {
            Send = (request, cancellation) =>
            {
                requests++;
                return config.Send!(request, cancellation);
            },
        };
        var (read, early, late, held) = (0, 0L, 0L, TimeSpan.Zero);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var (start, allocated) = (Stopwatch.GetTimestamp(), GC.GetTotalAllocatedBytes(precise: true));
        await run(counting, () =>
        {
            read++;
            if (read == connectors / 10 || read == connectors)
            {
                var looking = Stopwatch.GetTimestamp();
                (early, late) = (late, GC.GetTotalMemory(forceFullCollection: true) - before);
                held += Stopwatch.GetElapsedTime(looking);
            }
        });
        var elapsed = Stopwatch.GetElapsedTime(start) - held;

        // less the bytes of the pages, which a socket would have brought
        var perConnector = ((GC.GetTotalAllocatedBytes(precise: true) - allocated) / connectors) - (wire.Page(0).Length / Math.Min(
            connectors, PageSize));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {read:N0} | {walk} | {requests:N0} | {elapsed.TotalMilliseconds:N0} | {perConnector:N0} | {early / 1e6:N1} MB | {late / 1e6:N1} MB |"));
    }

    private static async Task StreamAsync(ClientConfig config, Action read)
    {
        await foreach (var item in Connectors.StreamAsync(config, "decent_dropsy"))
        {
            item.Match(Right: _ => read(), Left: Driver.Failed);
        }
    }

    private static Task Stream(ClientConfig config, Action read)
    {
        // held to the end, as by somebody who reads it again
        var stream = Connectors.Stream(config, "decent_dropsy");
        foreach (var item in stream)
        {
            item.Match(Right: _ => read(), Left: Driver.Failed);
        }

        GC.KeepAlive(stream);
        return Task.CompletedTask;
    }
}
