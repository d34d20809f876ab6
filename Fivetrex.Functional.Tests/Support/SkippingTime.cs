namespace Fivetrex.Functional.Tests.Support;

/// <summary>A clock on which delays take no time and are remembered, and timeouts never come.</summary>
internal sealed class SkippingTime(TimeSpan timeout) : TimeProvider
{
    private readonly List<TimeSpan> delays = [];
    private DateTimeOffset now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    public IReadOnlyList<TimeSpan> Delays => delays;

    public override DateTimeOffset GetUtcNow() => now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime == timeout)
        {
            return System.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, period);
        }

        delays.Add(dueTime);
        now += dueTime;
        return System.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
