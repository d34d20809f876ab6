using System.Threading.RateLimiting;

namespace Fivetrex.Functional.Tests.Workflows;

/// <summary>A limiter that answers with one step per request; the last step is repeated.</summary>
internal sealed class ScriptedLimiter(params ScriptedLimiter.Step[] steps) : RateLimiter
{
    private int calls;

    public delegate Task<RateLimitLease> Step(CancellationToken cancellation);

    public static Step Grants { get; } = _ => Task.FromResult<RateLimitLease>(new Lease(true));

    public static Step Refuses { get; } = _ => Task.FromResult<RateLimitLease>(new Lease(false));

    public int Calls => calls;

    public override TimeSpan? IdleDuration => null;

    public static Step RefusesWith(string name, object value) => _ => Task.FromResult<RateLimitLease>(new Lease(false, (name, value)));

    public static Step Throws(Exception problem) => _ => Task.FromException<RateLimitLease>(problem);

    public override RateLimiterStatistics? GetStatistics() => null;

    protected override RateLimitLease AttemptAcquireCore(int permitCount) => new Lease(false);

    protected override async ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken) =>
        await steps[Math.Min(Interlocked.Increment(ref calls), steps.Length) - 1](cancellationToken);

    private sealed class Lease(bool isAcquired, params (string Name, object Value)[] metadata) : RateLimitLease
    {
        public override bool IsAcquired => isAcquired;

        public override IEnumerable<string> MetadataNames => metadata.Select(entry => entry.Name);

        public override bool TryGetMetadata(string metadataName, out object? value)
        {
            value = metadata.FirstOrDefault(entry => entry.Name == metadataName).Value;
            return value is not null;
        }
    }
}
