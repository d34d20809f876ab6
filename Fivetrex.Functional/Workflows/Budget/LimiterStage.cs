using System.Threading.RateLimiting;
using Microsoft.Extensions.Logging;

namespace Fivetrex.Functional;

/// <summary>One limiter of a budget, with its polls and its failures.</summary>
internal sealed partial class LimiterStage(RateLimiter limiter) : IDisposable
{
    // a poll per 1 % of the time waited so far: a lease comes that much later at most, and a limit per hour is polled once a second
    private const double PollShare = 0.01;

    private const double PaceFactor = 0.98;

    private static readonly TimeSpan FirstPoll = TimeSpan.FromMilliseconds(50), LastPoll = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ShortestPace = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5), LastPause = TimeSpan.FromMinutes(1);

    // one attempt polls at a time: the others would only use up the limiter's server, and overtake each other
    private readonly SemaphoreSlim turn = new(1);

    // the wait before the next poll. After a refusal it shrinks with each lease, so that processes that share a limiter take turns, and
    // the first one to poll again does not take all of it
    private TimeSpan pace;
    private long askedAt;
    private TimeSpan pause;
    private long failedAt;

    /// <summary>The limiter that is used while this one throws; null to refuse.</summary>
    public RateLimiter? Fallback { get; init; }

    /// <summary>The kinds of requests that are limited; empty for all.</summary>
    public IReadOnlyCollection<RequestKind> Kinds { get; init; } = [];

    /// <summary>Creates a limiter of 5 requests per second, which is below the limit of 20,000 per hour.</summary>
    public static RateLimiter DefaultFallback() => new SlidingWindowRateLimiter(new SlidingWindowRateLimiterOptions
    {
        PermitLimit = 5,
        Window = TimeSpan.FromSeconds(1),
        SegmentsPerWindow = 5,
        QueueLimit = int.MaxValue,
    });

    private bool HasFailed => pause > TimeSpan.Zero;

    public void Dispose() => turn.Dispose();

    public bool Applies(GateRequest request) => Kinds.Count == 0 || Kinds.Contains(request.Kind);

    /// <summary>Waits for a lease and adds it to those of the attempt.</summary>
    /// <returns>Null; or the reason when there will be none.</returns>
    public async ValueTask<GateRefusal?> Acquire(GateRequest request, ICollection<IDisposable> leases, CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            var began = request.Time.GetTimestamp();
            var wait = WithJitter(pace) - request.Time.GetElapsedTime(askedAt);
            while (true)
            {
                await Delay(wait, request, cancellation).ConfigureAwait(false);
                var lease = await TryAcquire(request, cancellation).ConfigureAwait(false);
                askedAt = request.Time.GetTimestamp();
                if (lease is null)
                {
                    return new GateRefusal("the limiter of the request budget failed", pause);
                }

                if (lease.IsAcquired)
                {
                    leases.Add(lease);
                    pace = pace > ShortestPace ? pace * PaceFactor : TimeSpan.Zero;
                    return null;
                }

                pace = PollAfter(request.Time.GetElapsedTime(began));
                wait = RetryAfterOf(lease) ?? WithJitter(pace);
                lease.Dispose();
            }
        }
        finally
        {
            turn.Release();
        }
    }

    private static Task Delay(TimeSpan wait, GateRequest request, CancellationToken cancellation) =>
        wait > TimeSpan.Zero ? Task.Delay(wait, request.Time, cancellation) : Task.CompletedTask;

    private static TimeSpan PollAfter(TimeSpan waited) =>
        TimeSpan.FromTicks(Math.Clamp((waited * PollShare).Ticks, FirstPoll.Ticks, LastPoll.Ticks));

    private static TimeSpan WithJitter(TimeSpan wait) => wait * (0.5 + Random.Shared.NextDouble());

    // limiters of other packages have names of their own for it, and give seconds
    private static TimeSpan? RetryAfterOf(RateLimitLease lease) =>
        lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? Positive(wait)
        : lease.TryGetMetadata("RATELIMIT_RETRYAFTER", out var seconds) && seconds is int whole ? Positive(TimeSpan.FromSeconds(whole))
        : null;

    private static TimeSpan Doubled(TimeSpan wait, TimeSpan longest) => wait * 2 < longest ? wait * 2 : longest;

    private static TimeSpan? Positive(TimeSpan wait) => wait > TimeSpan.Zero ? wait : null;

    private async ValueTask<RateLimitLease?> TryAcquire(GateRequest request, CancellationToken cancellation)
    {
        if (!HasFailed || request.Time.GetElapsedTime(failedAt) >= pause)
        {
            try
            {
                var lease = await limiter.AcquireAsync(1, cancellation).ConfigureAwait(false);
                if (HasFailed)
                {
                    pause = TimeSpan.Zero;
                    Log(request, LogRecovered);
                }

                return lease;
            }
            catch (Exception problem) when (!cancellation.IsCancellationRequested)
            {
                if (!HasFailed)
                {
                    var consequence = Fallback is null ? "calls are refused" : "the fallback is used";
                    Log(request, log => LogFailed(log, problem.GetType().Name, consequence));
                }

                pause = HasFailed ? Doubled(pause, LastPause) : FirstPause;
                failedAt = request.Time.GetTimestamp();
            }
        }

        return Fallback is null ? null : await Fallback.AcquireAsync(1, cancellation).ConfigureAwait(false);
    }

    private static void Log(GateRequest request, Action<ILogger> write)
    {
        if (request.Logger is { } log)
        {
            Observer.Notify(() => write(log));
        }
    }

    [LoggerMessage(4, LogLevel.Warning, "The limiter of the request budget failed with {Error}: {Consequence}")]
    private static partial void LogFailed(ILogger log, string error, string consequence);

    [LoggerMessage(5, LogLevel.Information, "The limiter of the request budget works again")]
    private static partial void LogRecovered(ILogger log);
}
