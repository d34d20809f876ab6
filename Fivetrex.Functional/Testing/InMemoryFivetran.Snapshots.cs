using Fivetrex.Functional.Testing.Service;

namespace Fivetrex.Functional.Testing;

/// <content>The account as a snapshot.</content>
public sealed partial class InMemoryFivetran
{
    /// <summary>Creates the account of a snapshot on the system clock, with the ids, times and states of its resources.</summary>
    /// <remarks>
    /// Masked secrets count as set. The sources of the connectors are unknown: the service reads the schema of the snapshot again, and
    /// setup tests pass or fail as <see cref="SetupTestsPass"/> determines. Resources that could not be captured are missing.
    /// </remarks>
    public InMemoryFivetran(AccountSnapshot snapshot)
        : this(snapshot, TimeProvider.System)
    {
    }

    /// <summary>Creates the account of a snapshot on the given clock, with the ids, times and states of its resources.</summary>
    /// <inheritdoc cref="InMemoryFivetran(AccountSnapshot)" path="/remarks"/>
    public InMemoryFivetran(AccountSnapshot snapshot, TimeProvider time)
        : this(time, TestKey, TestSecret, Catalog.Resources, hasOwner: false)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        SnapshotState.Restore(store, resources, snapshot);
    }

    /// <summary>The number of requests that have run setup tests.</summary>
    internal int SetupTestRuns => store.SetupTestRuns;

    /// <summary>Returns all resources of the account, as the service shows them. No request is recorded.</summary>
    public AccountSnapshot Snapshot()
    {
        lock (gate)
        {
            Settle();
            return SnapshotState.Of(store, resources);
        }
    }
}
