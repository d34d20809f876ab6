namespace Fivetrex.Functional.Testing;

/// <summary>The outcome of a sync of <see cref="InMemoryFivetran"/>.</summary>
public sealed record SyncOutcome
{
    private SyncOutcome(string name) => Name = name;

    internal string Name { get; }

    internal TimeSpan Later { get; private init; }

    /// <summary>The sync succeeds and sets <c>succeeded_at</c>.</summary>
    public static SyncOutcome Succeeds { get; } = new(nameof(Succeeds));

    /// <summary>The sync fails and sets <c>failed_at</c>.</summary>
    public static SyncOutcome Fails { get; } = new(nameof(Fails));

    /// <summary>
    /// The sync is rescheduled and sets neither. If the schedule is automatic,
    /// the next attempt starts after the delay and succeeds.
    /// </summary>
    public static SyncOutcome Reschedules(TimeSpan later) => new(nameof(Reschedules)) { Later = later };

    /// <inheritdoc/>
    public override string ToString() => Name;
}
