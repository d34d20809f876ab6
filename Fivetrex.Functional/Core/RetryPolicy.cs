namespace Fivetrex.Functional;

/// <summary>When to try again, and after how long. A value: build one from another with <c>with</c>, share it freely.</summary>
/// <remarks>
/// Inside a call, a policy is asked only where it is safe to send again: after a 429 for every verb, because the service refused
/// and nothing happened; after a 5xx, a <see cref="FivetranError.Transport"/> or a <see cref="FivetranError.Timeout"/> for
/// <c>GET</c> alone. A write whose fate is unknown is never sent twice, and what wants
/// a <see cref="Confirm"/> is sent once.
/// <code>
/// var patient = RetryPolicy.Default with { Delays = Schedule.spaced(TimeSpan.FromSeconds(5)) | Schedule.recurs(10) };
/// </code>
/// </remarks>
/// <param name="Delays">The waits between attempts; it ends when the last attempt has been made.</param>
/// <param name="When">Which failures are worth another attempt.</param>
/// <param name="MaxDelay">The longest wait, a day at most. A service that asks for more gets no second attempt: the error is handed back at once.</param>
public sealed record RetryPolicy(Schedule Delays, Func<FivetranError, bool> When, TimeSpan MaxDelay)
{
    /// <summary>Three attempts for what is transient, about one and two seconds apart, and no wait longer than 30 seconds.</summary>
    public static readonly RetryPolicy Default = new(
        Schedule.exponential(TimeSpan.FromSeconds(1)) | Schedule.jitter(0.25) | Schedule.recurs(2),
        error => error.IsTransient,
        TimeSpan.FromSeconds(30));

    /// <summary>One attempt.</summary>
    public static readonly RetryPolicy Never = Default with { When = _ => false };

    /// <inheritdoc cref="RetryPolicy(Schedule, Func{FivetranError, bool}, TimeSpan)" path="/param[@name='Delays']"/>
    public Schedule Delays { get; init => field = NotNull(value, nameof(Delays)); } = NotNull(Delays, nameof(Delays));

    /// <inheritdoc cref="RetryPolicy(Schedule, Func{FivetranError, bool}, TimeSpan)" path="/param[@name='When']"/>
    public Func<FivetranError, bool> When { get; init => field = NotNull(value, nameof(When)); } = NotNull(When, nameof(When));

    /// <inheritdoc cref="RetryPolicy(Schedule, Func{FivetranError, bool}, TimeSpan)" path="/param[@name='MaxDelay']"/>
    public TimeSpan MaxDelay { get; init => field = Wait(value); } = Wait(MaxDelay);

    /// <summary>The longest wait. The schedule is left out: LanguageExt's own text of one never ends.</summary>
    public override string ToString() => $"{nameof(RetryPolicy)} {{ {nameof(MaxDelay)} = {MaxDelay} }}";

    private static T NotNull<T>(T value, string name)
        where T : class => value ?? throw new ArgumentNullException(name);

    private static TimeSpan Wait(TimeSpan maxDelay) => maxDelay >= TimeSpan.Zero && maxDelay <= TimeSpan.FromDays(1)
        ? maxDelay
        : throw new ArgumentOutOfRangeException(nameof(maxDelay), maxDelay, "The longest wait is nothing to a day.");

    /// <summary>The waits of one call.</summary>
    internal sealed class Waits(RetryPolicy policy, TimeProvider time, CancellationToken cancellation) : IDisposable
    {
        private IEnumerator<Duration>? delays;

        /// <summary>Is told of each wait before it begins.</summary>
        public Action<FivetranError, TimeSpan>? Announce { get; init; }

        public void Dispose() => delays?.Dispose();

        /// <summary>Waits after a failure, where there is to be another attempt.</summary>
        /// <returns>What to hand back when there is none.</returns>
        public async ValueTask<FivetranError?> After(FivetranError error)
        {
            if (!policy.When(error) || Next(error) is not { } delay)
            {
                return error;
            }

            Announce?.Invoke(error, delay);
            try
            {
                await Task.Delay(delay, time, cancellation).ConfigureAwait(false);
                return null;
            }
            catch (OperationCanceledException)
            {
                return new FivetranError.Cancelled { Endpoint = error.Endpoint, Message = $"cancelled while it waited to try again after: {error.Message}" };
            }
        }

        private TimeSpan? Next(FivetranError error) =>
            !(delays ??= policy.Delays.Run().GetEnumerator()).MoveNext() ? null
            : error.Wait.Case is not TimeSpan asked ? TimeSpan.FromMilliseconds(Math.Clamp((double)delays.Current, 0, policy.MaxDelay.TotalMilliseconds))
            : asked <= policy.MaxDelay ? asked
            : null;
    }
}
