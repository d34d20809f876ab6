using System.Globalization;

namespace Fivetrex.Functional;

/// <summary>The end of a wait for a sync: one case per way to handle it.</summary>
/// <remarks>The union is closed. <see cref="Match{R}"/> takes one named argument per case.</remarks>
public abstract record SyncEnd
{
    private SyncEnd(string connectorId) => ConnectorId = connectorId;

    /// <summary>The connector's identifier.</summary>
    public string ConnectorId { get; }

    /// <summary>Whether the sync succeeded.</summary>
    public bool IsSuccess => this is Succeeded;

    private protected abstract string Details { get; }

    /// <summary>The sync succeeded.</summary>
    /// <param name="Connector">The connector after it.</param>
    /// <param name="At">The end of the sync.</param>
    public sealed record Succeeded(Connector Connector, DateTimeOffset At) : SyncEnd(Connector.Id)
    {
        private protected override string Details => $"at {Utc(At)}";
    }

    /// <summary>The sync failed.</summary>
    /// <param name="Connector">The connector after it.</param>
    /// <param name="At">The end of the sync.</param>
    /// <param name="Reason">
    /// The reason from the sync history, the connection errors or the status tasks: the first of them that has one. Otherwise None.
    /// </param>
    public sealed record Failed(Connector Connector, DateTimeOffset At, Option<string> Reason = default) : SyncEnd(Connector.Id)
    {
        /// <summary>The tasks that have to be done before the connector can sync.</summary>
        public Seq<StatusItem> Tasks => Connector.Status.Map(status => status.Tasks).IfNone(Seq<StatusItem>());

        private protected override string Details => $"at {Utc(At)}{Reason.Map(reason => $": {reason}").IfNone("")}";
    }

    /// <summary>The source requested a later sync: neither success nor failure.</summary>
    /// <param name="Connector">The connector.</param>
    /// <param name="Until">
    /// The time at which the sync continues. With <see cref="ScheduleType.Manual"/>, it does not continue unless it is started then.
    /// </param>
    public sealed record Rescheduled(Connector Connector, Option<DateTimeOffset> Until) : SyncEnd(Connector.Id)
    {
        private protected override string Details => Until.Map(until => $"until {Utc(until)}").IfNone("");
    }

    /// <summary>The connector is paused: its sync does not end, or does not start, until it is resumed.</summary>
    /// <param name="Connector">The connector.</param>
    public sealed record Paused(Connector Connector) : SyncEnd(Connector.Id)
    {
        private protected override string Details => "";
    }

    /// <summary>The deadline of the wait has passed. The sync was not stopped.</summary>
    /// <param name="Id">The connector's identifier.</param>
    /// <param name="Last">The connector at the last poll that succeeded; None when no poll did.</param>
    /// <param name="LastError">The error of the last poll; None when it succeeded.</param>
    public sealed record DeadlinePassed(string Id, Option<Connector> Last, Option<FivetranError> LastError = default) : SyncEnd(Id)
    {
        private protected override string Details =>
            $"{Last.Bind(last => last.SyncState).Map(state => $"in state {state}").IfNone("")}"
            + $"{LastError.Map(error => $"; the last poll failed: {error}").IfNone("")}";
    }

    /// <summary>The connector was deleted.</summary>
    /// <param name="Id">The connector's identifier.</param>
    public sealed record Gone(string Id) : SyncEnd(Id)
    {
        private protected override string Details => "";
    }

    /// <summary>Calls the function of the case.</summary>
    public R Match<R>(
        Func<Succeeded, R> Succeeded,
        Func<Failed, R> Failed,
        Func<Rescheduled, R> Rescheduled,
        Func<Paused, R> Paused,
        Func<DeadlinePassed, R> DeadlinePassed,
        Func<Gone, R> Gone) => this switch
        {
            Succeeded end => Succeeded(end),
            Failed end => Failed(end),
            Rescheduled end => Rescheduled(end),
            Paused end => Paused(end),
            DeadlinePassed end => DeadlinePassed(end),
            Gone end => Gone(end),
            _ => throw new InvalidOperationException($"{GetType().Name} is not a case of {nameof(SyncEnd)}."),
        };

    /// <summary>Returns one line: the connector's identifier, the case and its details.</summary>
    public sealed override string ToString() => $"{ConnectorId} {GetType().Name} {Details}".TrimEnd();

    private static string Utc(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
