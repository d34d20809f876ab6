using System.Diagnostics;

namespace Fivetrex.Functional.Benchmarks;

/// <summary>
/// Measures a whole process, to compare libraries: reads the scenario from the environment and prints one line of JSON per pass.
/// </summary>
/// <remarks>
/// <c>BASE_URL</c>, <c>SCENARIO=stream|gets|work</c>, <c>GROUP</c>, <c>LIMIT</c>, <c>N</c>, <c>PASSES</c>, <c>WORK_MS</c>,
/// <c>WORK_KIND=sleep|spin</c>, as for every library; <c>STREAM=async|seq</c> and <c>READ_AHEAD=true|false</c> for this one only.
/// <c>STREAM=list</c> is a loop without the library that keeps its items in a list, for comparison with <c>seq</c>.
/// </remarks>
internal static class Driver
{
    public static async Task Run()
    {
        for (var pass = 1; pass <= Number("PASSES", 1); pass++)
        {
            var start = Stopwatch.GetTimestamp();
            var (items, check) = await Pass();
            var elapsed = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $$"""{"peer":"fivetrex.functional","scenario":"{{Text("SCENARIO", "stream")}}","pass":{{pass}}"""
                + $$""","items":{{items}},"check":{{check}},"wall_ms":{{elapsed:F3}}}"""));
        }
    }

    private static Task<(int Items, long Check)> Pass()
    {
        var config = new ClientConfig("test_key", "test_secret") with
        {
            BaseUrl = Text("BASE_URL", "http://127.0.0.1:8799/v1"),
            PageSize = Number("LIMIT", 1000),
            ReadAhead = Text("READ_AHEAD", "true") == "true",
        };
        var group = Text("GROUP", "decent_dropsy");
        return Text("SCENARIO", "stream") switch
        {
            "gets" => Gets(config, group),
            "work" => Stream(config, group, Number("WORK_MS", 20)),
            _ when Text("STREAM", "async") == "list" => List(config, group),
            _ => Stream(config, group, workMs: 0),
        };
    }

    private static async Task<(int Items, long Check)> Gets(ClientConfig config, string group)
    {
        var count = Number("N", 2000);
        var check = 0L;
        for (var i = 0; i < count; i++)
        {
            check += (await Groups.Get(config, group).RunAsync()).Match(Right: found => found.Name.Length, Left: Failed<int>);
        }

        return (count, check);
    }

    private static async Task<(int Items, long Check)> Stream(ClientConfig config, string group, int workMs)
    {
        var (items, check) = (0, 0L);
        void Count(Either<FivetranError, Connector> item)
        {
            check += item.Match(Right: connector => connector.Id.Length + (connector.Paused.IfNone(false) ? 1 : 0), Left: Failed<int>);
            items++;
            if (workMs > 0 && items % config.PageSize == 0)
            {
                Work(workMs);
            }
        }

        if (Text("STREAM", "async") == "seq")
        {
            var all = Connectors.Stream(config, group);
            foreach (var item in all)
            {
                Count(item);
            }

            GC.KeepAlive(all);
        }
        else
        {
            await foreach (var item in Connectors.StreamAsync(config, group))
            {
                Count(item);
            }
        }

        return (items, check);
    }

    private static async Task<(int Items, long Check)> List(ClientConfig config, string group)
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String("test_key:test_secret"u8));
        var items = await new ByHand(http).List($"{config.BaseUrl}/groups/{group}/connectors", config.PageSize);
        return (items.Count, items.Sum(item => (long)item.Id!.Length + (item.Paused == true ? 1 : 0)));
    }

    private static void Work(int milliseconds)
    {
        using var clock = new ManualResetEventSlim();
        if (Text("WORK_KIND", "sleep") == "spin")
        {
            var until = Stopwatch.GetTimestamp() + (milliseconds * Stopwatch.Frequency / 1000);
            while (Stopwatch.GetTimestamp() < until)
            {
            }
        }
        else
        {
            clock.Wait(milliseconds);
        }
    }

    public static T Failed<T>(FivetranError error) => throw new InvalidOperationException(error.ToString());

    public static void Failed(FivetranError error) => Failed<Unit>(error);

    private static string Text(string name, string otherwise) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : otherwise;

    private static int Number(string name, int otherwise) =>
        int.Parse(Text(name, otherwise.ToString(CultureInfo.InvariantCulture)), CultureInfo.InvariantCulture);
}
