using System.Diagnostics;

namespace Fivetrex.Functional.Benchmarks;

/// <summary>Time and memory of reading all connectors of an account, by the size of the account.</summary>
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
                var measuring = Stopwatch.GetTimestamp();
                (early, late) = (late, GC.GetTotalMemory(forceFullCollection: true) - before);
                held += Stopwatch.GetElapsedTime(measuring);
            }
        });
        var elapsed = Stopwatch.GetElapsedTime(start) - held;

        // without the bytes of the pages, which would come from a socket
        var ofPages = wire.Page(0).Length / Math.Min(connectors, PageSize);
        var perConnector = ((GC.GetTotalAllocatedBytes(precise: true) - allocated) / connectors) - ofPages;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {read:N0} | {walk} | {requests:N0} | {elapsed.TotalMilliseconds:N0} | {perConnector:N0} "
                + $"| {early / 1e6:N1} MB | {late / 1e6:N1} MB |"));
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
        // kept alive, as by a caller that reads the stream again
        var stream = Connectors.Stream(config, "decent_dropsy");
        foreach (var item in stream)
        {
            item.Match(Right: _ => read(), Left: Driver.Failed);
        }

        GC.KeepAlive(stream);
        return Task.CompletedTask;
    }
}
