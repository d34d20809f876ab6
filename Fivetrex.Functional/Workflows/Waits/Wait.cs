namespace Fivetrex.Functional;

/// <summary>The options of a wait for the end of syncs or of other long operations.</summary>
/// <remarks>
/// <code>
/// var end = await Syncs.Run(config, connectorId, Wait.UpTo(TimeSpan.FromHours(2))).RunAsync();
/// </code>
/// F# has no <c>with</c> for C# records: use the <c>With…</c> method of each member.
/// </remarks>
public sealed record Wait
{
    private Wait(TimeSpan deadline) => Deadline = deadline;

    /// <summary>
    /// The longest duration, by the clock of the config. After it a last poll is made, which takes at most
    /// <see cref="ClientConfig.Timeout"/>.
    /// </summary>
    public TimeSpan Deadline { get; }

    /// <summary>The waits between polls. Default: 5, 10, 20 and 40 seconds, then a minute each.</summary>
    public Schedule Polls { get; init => field = value ?? throw new ArgumentNullException(nameof(Polls)); } =
        Schedule.exponential(TimeSpan.FromSeconds(5)) | Schedule.maxDelay(TimeSpan.FromMinutes(1));

    /// <summary>The handling of a sync that is rescheduled. Default: the wait ends.</summary>
    public OnRescheduled OnRescheduled { get; init; }

    /// <summary>Called for each change of a sync, for example to show it. Exceptions of it are ignored. Null: not called.</summary>
    public Action<SyncProgress>? OnProgress { get; init; }

    /// <summary>
    /// Webhook events, for example of a channel: an event of a connector that is waited for causes a poll at once, and the waits between
    /// polls start again. Polls remain the source of each end. Null: only polls.
    /// </summary>
    /// <remarks>
    /// Each wait enumerates the events itself, so one channel serves one wait: use <see cref="Syncs.Watch"/> for many syncs. Without an
    /// event, or when the events end or fail, the waits between polls are those of <see cref="Polls"/>. Only waits for syncs read it.
    /// </remarks>
    public IAsyncEnumerable<WebhookEvent>? Events { get; init; }

    /// <summary>Creates the options of a wait with a deadline, which every wait has: some syncs end days later.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The deadline is not more than zero and at most 30 days.</exception>
    public static Wait UpTo(TimeSpan deadline) => deadline > TimeSpan.Zero && deadline <= TimeSpan.FromDays(30)
        ? new Wait(deadline)
        : throw new ArgumentOutOfRangeException(nameof(deadline), deadline, "A deadline is more than zero and at most 30 days.");

    /// <inheritdoc cref="Polls"/>
    [Pure]
    public Wait WithPolls(Schedule polls) => this with { Polls = polls };

    /// <inheritdoc cref="OnRescheduled"/>
    [Pure]
    public Wait WithOnRescheduled(OnRescheduled onRescheduled) => this with { OnRescheduled = onRescheduled };

    /// <inheritdoc cref="OnProgress"/>
    [Pure]
    public Wait WithOnProgress(Action<SyncProgress>? onProgress) => this with { OnProgress = onProgress };

    /// <inheritdoc cref="Events"/>
    [Pure]
    public Wait WithEvents(IAsyncEnumerable<WebhookEvent>? events) => this with { Events = events };

    /// <summary>Returns the deadline. The schedule is left out, because LanguageExt's text of a schedule never ends.</summary>
    public override string ToString() => $"{nameof(Wait)} {{ {nameof(Deadline)} = {Deadline}, {nameof(OnRescheduled)} = {OnRescheduled} }}";
}

/// <summary>The handling of a sync that the source has rescheduled.</summary>
public enum OnRescheduled
{
    /// <summary>The wait ends in <see cref="SyncEnd.Rescheduled"/>.</summary>
    Stop,

    /// <summary>
    /// The wait goes on. A connector with <see cref="ScheduleType.Manual"/> never continues a sync by itself: its sync is started again
    /// at <see cref="ConnectorStatus.RescheduledFor"/>.
    /// </summary>
    Follow,
}
