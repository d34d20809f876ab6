namespace Fivetrex.Functional;

/// <summary>A change of a sync that is waited for.</summary>
/// <param name="Ticket">The ticket of the sync.</param>
/// <param name="Connector">The connector at the last poll; None when no poll has read it.</param>
/// <param name="End">The end of the wait for this sync; None while it goes on.</param>
public sealed record SyncProgress(SyncTicket Ticket, Option<Connector> Connector, Option<SyncEnd> End)
{
    /// <summary>Whether the wait for this sync has ended.</summary>
    public bool IsEnded => End.IsSome;

    /// <summary>Returns one line: the end, or the connector's identifier and its state.</summary>
    public override string ToString() => End.Map(end => $"{end}").IfNone(() =>
        $"{Ticket.ConnectorId} {Connector.Bind(connector => connector.SyncState).Map(state => state.Value).IfNone("unknown")}");
}
