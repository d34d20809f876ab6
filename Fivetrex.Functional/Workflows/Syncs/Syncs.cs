namespace Fivetrex.Functional;

/// <summary>Starts syncs and waits for their ends.</summary>
/// <remarks>
/// <code>
/// var end = await Syncs.Run(config, connectorId, Wait.UpTo(TimeSpan.FromHours(2))).RunAsync();
/// </code>
/// The service has no identifier for a sync that was started: its end is the first change of <see cref="Connector.SucceededAt"/> or
/// <see cref="Connector.FailedAt"/> after the state that a <see cref="SyncTicket"/> has kept. An error that may pass, such as a 503 during
/// a poll, does not end a wait; <see cref="FivetranError.Unauthorized"/> and <see cref="FivetranError.Forbidden"/> do. Cancellation ends
/// the wait and not the sync: no operation of the service stops one.
/// </remarks>
public static class Syncs
{
    /// <summary>Starts a sync. A running sync is not affected: the ticket then waits for its end.</summary>
    /// <remarks>The state is read before the sync is started, so that a short sync is not missed. Two requests.</remarks>
    /// <returns>The ticket of the sync; <see cref="FivetranError.NotFound"/> when there is no such connector.</returns>
    [Pure]
    public static Aff<Either<FivetranError, SyncTicket>> Start(ClientConfig config, string connectorId) =>
        Start(config, connectorId, force: false);

    /// <summary>Starts a sync; with <paramref name="force"/>, a running sync is stopped and started again.</summary>
    /// <remarks>The state is read before the sync is started, so that a short sync is not missed. Two requests.</remarks>
    /// <returns>The ticket of the sync; <see cref="FivetranError.NotFound"/> when there is no such connector.</returns>
    [Pure]
    public static Aff<Either<FivetranError, SyncTicket>> Start(ClientConfig config, string connectorId, bool force) =>
        from before in Connectors.Get(config, connectorId)
        from started in Connectors.Sync(config, connectorId, force)
        select SyncTicket.Of(before) with { WasSyncing = before.IsSyncing && !force };

    /// <summary>Waits for the end of a sync.</summary>
    /// <returns>
    /// The end, also of a sync that failed; <see cref="FivetranError.Cancelled"/>, <see cref="FivetranError.Unauthorized"/> or
    /// <see cref="FivetranError.Forbidden"/>.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, SyncEnd>> Await(ClientConfig config, SyncTicket ticket, Wait wait) =>
        SyncWatch.Of(config, Seq1(ticket), wait, "Syncs.Await").Ends().MapT(ends => ends.Head);

    /// <summary>Starts a sync and waits for its end.</summary>
    /// <returns>
    /// The end, also of a sync that failed; <see cref="FivetranError.NotFound"/> when there is no such connector; all <c>Left</c>s of
    /// <see cref="Connectors.Sync(ClientConfig, string)"/> and <see cref="Await"/>.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, SyncEnd>> Run(ClientConfig config, string connectorId, Wait wait)
    {
        ArgumentNullException.ThrowIfNull(wait);
        return Start(config, connectorId).BindT(ticket => Await(config, ticket, wait));
    }

    /// <summary>Waits for the ends of many syncs, and returns each change as it is seen.</summary>
    /// <remarks>
    /// Each round reads the connectors with the fewest requests: as the list of their group or of the account, where that has fewer pages
    /// than there are connectors. An end is the last item of its connector.
    /// </remarks>
    /// <returns>The changes, and at most one <c>Left</c>, which is the last. Each enumeration waits again.</returns>
    [Pure]
    public static IAsyncEnumerable<Either<FivetranError, SyncProgress>> Watch(ClientConfig config, Seq<SyncTicket> tickets, Wait wait) =>
        SyncWatch.Of(config, tickets, wait, "Syncs.Watch").Run();

    /// <summary>Waits until the last successful sync of each connector is recent. Starts nothing.</summary>
    /// <remarks>
    /// The age of a sync is measured by the clock of the service, or by that of the config when an answer has no date.
    /// </remarks>
    /// <param name="config">The config.</param>
    /// <param name="connectorIds">The identifiers of the connectors.</param>
    /// <param name="within">The longest time since the end of the last successful sync.</param>
    /// <param name="wait">The options of the wait.</param>
    /// <returns>
    /// One end per connector, in their order: <see cref="SyncEnd.Succeeded"/> when it is recent, <see cref="SyncEnd.Paused"/>,
    /// <see cref="SyncEnd.Gone"/> or <see cref="SyncEnd.DeadlinePassed"/>. A failed sync is waited out, because the next may succeed.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, Seq<SyncEnd>>> AwaitFresh(
        ClientConfig config, Seq<string> connectorIds, TimeSpan within, Wait wait) =>
        SyncWatch.Of(config, connectorIds.Map(id => new SyncTicket(id)), wait, "Syncs.AwaitFresh", within).Ends();
}
