namespace Fivetrex.Functional.Testing;

/// <summary>How a sync of <see cref="InMemoryFivetran"/> ends.</summary>
public sealed record SyncOutcome
{
    private SyncOutcome(string name) => Name = name;

    internal string Name { get; }

    internal TimeSpan Later { get; private init; }

    /// <summary>It moves <c>succeeded_at</c>.</summary>
    public static SyncOutcome Succeeds { get; } = new(nameof(Succeeds));

    /// <summary>It moves <c>failed_at</c>.</summary>
    public static SyncOutcome Fails { get; } = new(nameof(Fails));

    /// <summary>It moves neither: the source asked to come back later. With the schedule on auto, the next attempt then succeeds.</summary>
    public static SyncOutcome Reschedules(TimeSpan later) => new(nameof(Reschedules)) { Later = later };

    /// <inheritdoc/>
    public override string ToString() => Name;
}
