using Microsoft.Extensions.Time.Testing;

namespace Fivetrex.Functional.Tests.Support;

/// <summary>A clock on which delays take no time and are remembered, and timeouts come only when a test advances it.</summary>
internal sealed class SkippingTime(params TimeSpan[] timeouts) : FakeTimeProvider(Noon)
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    private readonly List<TimeSpan> delays = [];

    public IReadOnlyList<TimeSpan> Delays => delays;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (timeouts.Contains(dueTime))
        {
            return base.CreateTimer(callback, state, dueTime, period);
        }

        delays.Add(dueTime);
        Advance(dueTime);
        return System.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
