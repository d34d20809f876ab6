using System.Threading.RateLimiting;

namespace Fivetrex.Functional;

/// <summary>A request limit of Fivetran: requests of some kinds per period. The period is a rolling window.</summary>
internal sealed record RequestLimit(int Requests, TimeSpan Period, params RequestKind[] Kinds)
{
    private const int Segments = 60;

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1), Minute = TimeSpan.FromMinutes(1);

    /// <summary>Returns the limits of a plan, the narrowest first: a request that waits for one has not used those after it.</summary>
    public static RequestLimit[] Of(FivetranPlan plan) => plan switch
    {
        FivetranPlan.Trial =>
        [
            new(1, Hour, RequestKind.PrivateLinkCreation),
            new(10, Hour, RequestKind.UserCreation),
            new(50, Hour, RequestKind.SetupTests),
            new(250, Hour, RequestKind.SourceInteraction, RequestKind.SetupTests),
            new(25, Minute, RequestKind.SourceInteraction, RequestKind.SetupTests),
            new(500, Hour),
        ],
        FivetranPlan.Paid =>
        [
            new(5, Hour, RequestKind.PrivateLinkCreation),
            new(500, Hour, RequestKind.UserCreation),
            new(2500, Hour, RequestKind.SetupTests),
            new(250, Minute, RequestKind.SetupTests),
            new(5000, Hour, RequestKind.SourceInteraction, RequestKind.SetupTests),
            new(500, Minute, RequestKind.SourceInteraction, RequestKind.SetupTests),
            new(20_000, Hour),
        ],
        _ => throw new ArgumentOutOfRangeException(nameof(plan), plan, "There is no such plan."),
    };

    // one segment more than the period, because a limiter counts a request from the start of its segment
    public SlidingWindowRateLimiter ToLimiter(double share) => new(new SlidingWindowRateLimiterOptions
    {
        PermitLimit = Math.Max(1, (int)(Requests * share)),
        Window = Period / Segments * (Segments + 1),
        SegmentsPerWindow = Segments + 1,
        QueueLimit = int.MaxValue,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });
}
