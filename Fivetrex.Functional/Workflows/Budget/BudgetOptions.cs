using System.Threading.RateLimiting;

namespace Fivetrex.Functional;

/// <summary>The options of a <see cref="Budget"/>.</summary>
public sealed record BudgetOptions
{
    /// <summary>
    /// The longest wait of one attempt. After it the call ends in <see cref="FivetranError.RateLimited"/>, and nothing is sent. Zero to one
    /// day. Default: one hour, the period of Fivetran's largest limit.
    /// </summary>
    public TimeSpan MaxWait { get; init => field = Checked(value); } = TimeSpan.FromHours(1);

    /// <summary>
    /// The limiter that is used while the limiter of the budget throws, for example because its server cannot be reached. Set it to the
    /// share of this process. Null: 5 requests per second.
    /// </summary>
    public RateLimiter? Fallback { get; init; }

    /// <summary>
    /// Whether calls end in <see cref="FivetranError.RateLimited"/> while the limiter throws, and <see cref="Fallback"/> is not used.
    /// Default: false.
    /// </summary>
    public bool IsClosedOnFailure { get; init; }

    private static TimeSpan Checked(TimeSpan maxWait) => maxWait >= TimeSpan.Zero && maxWait <= TimeSpan.FromDays(1)
        ? maxWait
        : throw new ArgumentOutOfRangeException(nameof(maxWait), maxWait, "The longest wait is zero to one day.");
}
