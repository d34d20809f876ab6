using System.Diagnostics;
using BenchmarkDotNet.Attributes;

namespace Fivetrex.Functional.Benchmarks;

/// <summary>The cost of one call, on top of the transport.</summary>
[MemoryDiagnoser]
public class Calls
{
    private static readonly Wire Wire = new(connectors: 0, pageSize: 1000);
    private readonly ClientConfig config = Wire.Config();
    private readonly ByHand byHand = new(new HttpClient(Wire));

    [Benchmark(Baseline = true, Description = "by hand")]
    public async Task<string?> Raw() => (await byHand.Get("decent_dropsy")).Name;

    [Benchmark(Description = "Groups.Get")]
    public async Task<string> Get() =>
        (await Groups.Get(config, "decent_dropsy").RunAsync()).Match(Right: found => found.Name, Left: error => error.Message);

    [Benchmark(Description = "Groups.Get, with a listener")]
    public async Task<string> WithListener()
    {
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Fivetrex.Functional",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
        };
        ActivitySource.AddActivityListener(listener);
        return await Get();
    }

    [Benchmark(Description = "a 404 by hand")]
    public Task<string> RawError() => byHand.GetMissing("no_such");

    [Benchmark(Description = "a 404 as NotFound")]
    public async Task<string> Error() =>
        (await Groups.Get(config, "no_such").RunAsync()).Match(Right: found => found.Name, Left: error => error.Message);

    [Benchmark(Description = "an id that is refused")]
    public async Task<string> InvalidId() =>
        (await Groups.Get(config, "..").RunAsync()).Match(Right: found => found.Name, Left: error => error.Message);
}

/// <summary>Two dependent calls, in the three ways to write them.</summary>
[MemoryDiagnoser]
public class Composition
{
    private readonly ClientConfig config = new Wire(connectors: 0, pageSize: 1000).Config();

    [Benchmark(Baseline = true, Description = "await and Match")]
    public async Task<string> Awaited() => await (await Groups.Get(config, "decent_dropsy").RunAsync()).MatchAsync(
        RightAsync: async first => (await Groups.Get(config, first.Id).RunAsync()).Match(
            Right: second => second.Name, Left: error => error.Message),
        Left: error => error.Message);

    [Benchmark(Description = "BindT and MapT")]
    public async Task<string> Chained() =>
        (await Groups.Get(config, "decent_dropsy")
            .BindT(first => Groups.Get(config, first.Id))
            .MapT(second => second.Name)
            .RunAsync()).IfLeft("");

    [Benchmark(Description = "from … from … select")]
    public async Task<string> Queried() => (await (
        from first in Groups.Get(config, "decent_dropsy")
        from second in Groups.Get(config, first.Id)
        select second.Name).RunAsync()).IfLeft("");
}

/// <summary>The decoding of one page of 1,000 connectors.</summary>
[MemoryDiagnoser]
public class Decoding
{
    private static readonly Wire Wire = new(connectors: 1000, pageSize: 1000);
    private readonly byte[] page = Wire.Page(0);
    private readonly ClientConfig config = Wire.Config();

    [Benchmark(Baseline = true, Description = "the serializer, by hand")]
    public int Raw() => ByHand.Decode(page).Items!.Count;

    [Benchmark(Description = "Connectors.List, the call included")]
    public async Task<int> List() =>
        (await Connectors.List(config, "decent_dropsy", new PageRequest(1000)).RunAsync()).Match(
            Right: found => found.Items.Count, Left: Driver.Failed<int>);
}

/// <summary>20,000 connectors on 20 pages from a transport without latency, so that only the work of the client is measured.</summary>
[MemoryDiagnoser]
public class Streaming
{
    private static readonly Wire Wire = new(connectors: 20_000, pageSize: 1000);
    private readonly ClientConfig ahead = Wire.Config();
    private readonly ClientConfig plain = Wire.Config(readAhead: false);
    private readonly ByHand byHand = new(new HttpClient(Wire));

    [Benchmark(Baseline = true, Description = "by hand")]
    public Task<int> Raw() => byHand.Stream("decent_dropsy", 1000);

    [Benchmark(Description = "StreamAsync")]
    public Task<int> Async() => Count(ahead);

    [Benchmark(Description = "StreamAsync, no read-ahead")]
    public Task<int> AsyncPlain() => Count(plain);

    [Benchmark(Description = "Stream")]
    public int Lazy() => Connectors.Stream(ahead, "decent_dropsy").Collect().Match(Right: found => found.Count, Left: Driver.Failed<int>);

    [Benchmark(Description = "Stream, no read-ahead")]
    public int LazyPlain() =>
        Connectors.Stream(plain, "decent_dropsy").Collect().Match(Right: found => found.Count, Left: Driver.Failed<int>);

    private static async Task<int> Count(ClientConfig config)
    {
        var items = 0;
        await foreach (var item in Connectors.StreamAsync(config, "decent_dropsy"))
        {
            items += item.Match(Right: _ => 1, Left: Driver.Failed<int>);
        }

        return items;
    }
}
