using System.Diagnostics;
using Fivetrex.Functional.Testing;

namespace Fivetrex.Functional.Benchmarks;

/// <summary>Time and requests of captures and plans, by the size of the account.</summary>
internal static class PlanGrowth
{
    private const int PerGroup = 100;

    public static async Task Run()
    {
        Console.WriteLine($"{Environment.ProcessorCount} cores, {PerGroup} connectors per group, service in memory");
        Console.WriteLine();
        Console.WriteLine("| connectors | step | requests | ms | µs per connector |");
        Console.WriteLine("|---:|---|---:|---:|---:|");
        await Measure(500, isPrinted: false);
        foreach (var connectors in new[] { 1000, 2500, 5000, 10_000 })
        {
            await Measure(connectors, isPrinted: true);
        }
    }

    private static async Task Measure(int connectors, bool isPrinted)
    {
        var fivetran = new InMemoryFivetran();
        fivetran.Seed(connectors / PerGroup, PerGroup);
        var config = fivetran.Client;
        var account = await Step("capture", () => Snapshots.Capture(config, new CaptureOptions { Parts = SnapshotParts.Pipelines }));
        var desired = Desired.From(account);
        await Step("plan without settings", () => Plans.Make(config, Changed(desired, connector => connector with { Config = null })));
        var faster = Changed(desired, connector => connector with { Config = new { host = "db" }, SyncFrequency = 60 });
        var plan = await Step("plan with a change of each connector", () => Plans.Make(config, faster));
        await Step("apply", () => Plans.Apply(config, plan).Collect());
        var last = await Step("plan of the desired account", () => Plans.Make(config, faster));
        if (plan.Changes.Count != connectors || !last.IsEmpty)
        {
            throw new InvalidOperationException($"{plan.Changes.Count} changes, then {last.Changes.Count}");
        }

        async Task<T> Step<T>(string name, Func<Aff<Either<FivetranError, T>>> run)
        {
            var (before, start) = (fivetran.Requests.Count, Stopwatch.GetTimestamp());
            var result = await run().RunAsync();
            var elapsed = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            if (isPrinted)
            {
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {connectors:N0} | {name} | {fivetran.Requests.Count - before:N0} "
                        + $"| {elapsed:N0} | {1000 * elapsed / connectors:N0} |"));
            }

            return result.Match(Right: value => value, Left: error => throw new InvalidOperationException($"{error}"));
        }
    }

    private static Desired Changed(Desired desired, Func<DesiredConnector, DesiredConnector> change) =>
        new(desired.Groups.Map(group => group with { Connectors = group.Connectors.Map(change).Strict() }).Strict());
}
