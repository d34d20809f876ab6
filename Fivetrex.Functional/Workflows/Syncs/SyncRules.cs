namespace Fivetrex.Functional;

/// <summary>Decides from the state of a connector whether a sync has ended. Compares times of the service only with each other.</summary>
internal static class SyncRules
{
    /// <summary>Returns the end of the sync of a ticket; None while it goes on.</summary>
    public static Option<SyncEnd> EndOf(SyncTicket ticket, Connector now)
    {
        var succeeded = After(ticket.SucceededAt, now.SucceededAt);
        var failed = After(ticket.FailedAt, now.FailedAt);

        // a sync that started after the ticket has succeeded, even if the next one is running by now; but when another one was running
        // before, its end is not that of the sync that runs now
        if (succeeded.Case is DateTimeOffset success
            && failed.ForAll(failure => success >= failure)
            && !(now.IsSyncing && ticket.WasSyncing))
        {
            return new SyncEnd.Succeeded(now, success);
        }

        // a failed sync may be tried again at once, and fail again
        if (failed.Case is DateTimeOffset at && !now.IsSyncing)
        {
            return new SyncEnd.Failed(now, at);
        }

        return now switch
        {
            { IsSyncing: true } => None,
            { IsPaused: true } => new SyncEnd.Paused(now),
            _ when IsRescheduled(ticket, now) => new SyncEnd.Rescheduled(now, now.Status.Bind(status => status.RescheduledFor)),
            _ => None,
        };
    }

    /// <summary>Returns the end of the wait for a recent success; None while it goes on.</summary>
    public static Option<SyncEnd> EndOfFresh(Connector now, TimeSpan within, DateTimeOffset serverTime) =>
        now.SucceededAt.Filter(at => serverTime - at <= within).Case is DateTimeOffset at ? new SyncEnd.Succeeded(now, at)
        : now is { IsPaused: true, IsSyncing: false } ? new SyncEnd.Paused(now)
        : None;

    private static Option<DateTimeOffset> After(Option<DateTimeOffset> before, Option<DateTimeOffset> now) =>
        now.Filter(at => before.ForAll(then => at > then));

    // the state of before the sync may still be shown just after its start
    private static bool IsRescheduled(SyncTicket ticket, Connector now) =>
        now.SyncState.Exists(state => state == SyncState.Rescheduled)
        && (ticket.RescheduledFor.IsNone || ticket.RescheduledFor != now.Status.Bind(status => status.RescheduledFor));
}
