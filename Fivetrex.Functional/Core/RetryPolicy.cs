namespace Fivetrex.Functional;

/// <summary>Defines when a call is retried, and after which wait. Immutable: derive one from another with <c>with</c>.</summary>
/// <remarks>
/// Inside a call, a policy is used only where a retry is safe: after a 429 for every verb, because the service rejected the call
/// without any change; after a 5xx, a <see cref="FivetranError.Transport"/> or a <see cref="FivetranError.Timeout"/> only for
/// <c>GET</c>. A write with an unknown outcome is never sent twice, and a call that requires
/// a <see cref="Confirm"/> is sent once.
/// <code>
/// var patient = RetryPolicy.Default with { Delays = Schedule.spaced(TimeSpan.FromSeconds(5)) | Schedule.recurs(10) };
/// </code>
/// </remarks>
/// <param name="Delays">The waits between attempts; the number of waits limits the number of retries.</param>
/// <param name="When">Returns whether a failure is retried.</param>
/// <param name="MaxDelay">
/// The longest wait, at most one day. When the service requests a longer one, the error is returned immediately.
/// </param>
public sealed record RetryPolicy(Schedule Delays, Func<FivetranError, bool> When, TimeSpan MaxDelay)
{
    /// <summary>Three attempts for transient failures, about one and two seconds apart, with waits of at most 30 seconds.</summary>
    public static readonly RetryPolicy Default = new(
        Schedule.exponential(TimeSpan.FromSeconds(1)) | Schedule.jitter(0.25) | Schedule.recurs(2),
        error => error.IsTransient,
        TimeSpan.FromSeconds(30));

    /// <summary>No retries.</summary>
    public static readonly RetryPolicy Never = Default with { When = _ => false };

    /// <inheritdoc cref="RetryPolicy(Schedule, Func{FivetranError, bool}, TimeSpan)" path="/param[@name='Delays']"/>
    public Schedule Delays { get; init => field = NotNull(value, nameof(Delays)); } = NotNull(Delays, nameof(Delays));

    /// <inheritdoc cref="RetryPolicy(Schedule, Func{FivetranError, bool}, TimeSpan)" path="/param[@name='When']"/>
    public Func<FivetranError, bool> When { get; init => field = NotNull(value, nameof(When)); } = NotNull(When, nameof(When));

    /// <inheritdoc cref="RetryPolicy(Schedule, Func{FivetranError, bool}, TimeSpan)" path="/param[@name='MaxDelay']"/>
    public TimeSpan MaxDelay { get; init => field = Wait(value); } = Wait(MaxDelay);

    /// <summary>Called before each wait, in calls and in <c>WithRetry</c>. Exceptions of it are ignored. Null: not called.</summary>
    public Action<RetryAttempt>? OnRetry { get; init; }

    /// <summary>Returns the longest wait. The schedule is left out, because LanguageExt's text of a schedule never ends.</summary>
    public override string ToString() => $"{nameof(RetryPolicy)} {{ {nameof(MaxDelay)} = {MaxDelay} }}";

    private static T NotNull<T>(T value, string name)
        where T : class => value ?? throw new ArgumentNullException(name);

    private static TimeSpan Wait(TimeSpan maxDelay) => maxDelay >= TimeSpan.Zero && maxDelay <= TimeSpan.FromDays(1)
        ? maxDelay
        : throw new ArgumentOutOfRangeException(nameof(maxDelay), maxDelay, "The longest wait is zero to one day.");

    /// <summary>The waits between the attempts of one call.</summary>
    internal sealed class AttemptDelays(RetryPolicy policy, TimeProvider time, CancellationToken cancellation) : IDisposable
    {
        private IEnumerator<Duration>? delays;
        private int retries;

        /// <summary>Called before each wait.</summary>
        public Action<FivetranError, TimeSpan>? OnRetry { get; init; }

        public void Dispose() => delays?.Dispose();

        /// <summary>Waits after a failure that is to be retried.</summary>
        /// <returns>Null after the wait; the error to return when there is no further attempt.</returns>
        public async ValueTask<FivetranError?> WaitAfterAsync(FivetranError error)
        {
            if (!policy.When(error) || NextDelay(error) is not { } delay)
            {
                return error;
            }

            OnRetry?.Invoke(error, delay);
            var attempt = new RetryAttempt(++retries, delay, error);
            Observer.Notify(() => policy.OnRetry?.Invoke(attempt));
            try
            {
                await Task.Delay(delay, time, cancellation).ConfigureAwait(false);
                return null;
            }
            catch (OperationCanceledException)
            {
                return new FivetranError.Cancelled
                {
                    Endpoint = error.Endpoint,
                    Message = $"cancelled during the wait for a retry after: {error.Message}"
                        + (error.IsUnknownOutcome ? $". {FivetranError.ReadBack}" : ""),
                    IsUnderWay = error.IsUnknownOutcome,
                };
            }
        }

        private TimeSpan? NextDelay(FivetranError error)
        {
            if (!(delays ??= policy.Delays.Run().GetEnumerator()).MoveNext())
            {
                return null;
            }

            var scheduled = Math.Clamp((double)delays.Current, 0, policy.MaxDelay.TotalMilliseconds);
            return error.Wait.Case is not TimeSpan requested ? TimeSpan.FromMilliseconds(scheduled)
                : requested <= policy.MaxDelay ? requested
                : null;
        }
    }
}
