using System.Runtime.CompilerServices;

namespace Fivetrex.Functional;

/// <summary>A wait for the ends of syncs.</summary>
internal sealed class SyncWatch
{
    private readonly ClientConfig config;
    private readonly Seq<SyncTicket> tickets;
    private readonly Wait wait;
    private readonly string operation;
    private readonly TimeSpan? within;
    private readonly ConnectorPolls polls = new();
    private readonly Dictionary<string, SyncTicket> open;
    private readonly Dictionary<string, Connector> seen = [];
    private TimeSpan serverAhead;

    private SyncWatch(ClientConfig config, Seq<SyncTicket> tickets, Wait wait, string operation, TimeSpan? within)
    {
        (this.config, this.tickets, this.wait, this.operation, this.within) = (config, tickets, wait, operation, within);
        open = tickets.Distinct(ticket => ticket.ConnectorId).ToDictionary(ticket => ticket.ConnectorId);
    }

    private DateTimeOffset ServerTime => config.Time.GetUtcNow() + serverAhead;

    /// <param name="config">The config.</param>
    /// <param name="tickets">The tickets of the syncs.</param>
    /// <param name="wait">The options.</param>
    /// <param name="operation">The name of the wait, for telemetry and errors.</param>
    /// <param name="within">The longest age of a recent success; null to wait for the ends of syncs.</param>
    public static Description Of(ClientConfig config, Seq<SyncTicket> tickets, Wait wait, string operation, TimeSpan? within = null)
    {
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(wait);
        tickets.Iter(ticket => ArgumentNullException.ThrowIfNull(ticket));
        return new Description(() => new SyncWatch(config, tickets, wait, operation, within));
    }

    private async IAsyncEnumerable<Either<FivetranError, SyncProgress>> Run([EnumeratorCancellation] CancellationToken reader = default)
    {
        var dated = config with { OnDate = date => serverAhead = date - config.Time.GetUtcNow() };
        using var waiting = new Waiting(dated, wait, operation, reader);
        using var hints = new SyncHints(wait.Events, open.Keys);
        while (open.Count > 0)
        {
            // an event that arrives during the poll may be newer than its answer
            hints.Reset(open.Keys);
            var round = await waiting.Poll(polled => polls.Read(polled, open.Values)).ConfigureAwait(false);
            Option<FivetranError> lastError = None;
            foreach (var ticket in open.Values.ToList())
            {
                var read = round.Of(ticket.ConnectorId);
                if (read.Case is FivetranError error and not FivetranError.NotFound)
                {
                    lastError = error;
                    if (waiting.EndOf(error) is { } final)
                    {
                        waiting.Ended(final.GetType().Name);
                        yield return final;
                        yield break;
                    }
                }

                if (await ProgressOf(waiting, ticket, read).ConfigureAwait(false) is { } progress)
                {
                    yield return progress;
                }
            }

            waiting.Polled(open.Count);
            if (open.Count > 0 && waiting.IsOver)
            {
                waiting.Ended(nameof(SyncEnd.DeadlinePassed));
                foreach (var ticket in open.Values.ToList())
                {
                    yield return Ended(ticket, new SyncEnd.DeadlinePassed(ticket.ConnectorId, Seen(ticket), lastError));
                }

                yield break;
            }

            if (open.Count > 0 && await waiting.UntilNextPoll(lastError, hints.Next).ConfigureAwait(false) is { } cancelled)
            {
                waiting.Ended(nameof(FivetranError.Cancelled));
                yield return cancelled;
                yield break;
            }
        }
    }

    // null when nothing has changed since the last poll
    private async Task<SyncProgress?> ProgressOf(Waiting waiting, SyncTicket ticket, Either<FivetranError, Connector> read)
    {
        if (read.Case is FivetranError.NotFound)
        {
            return Ended(ticket, new SyncEnd.Gone(ticket.ConnectorId));
        }

        if (read.Case is not Connector now)
        {
            return null;
        }

        var before = Seen(ticket);
        seen[ticket.ConnectorId] = now;
        var end = within is { } age ? SyncRules.EndOfFresh(now, age, ServerTime) : SyncRules.EndOf(ticket, now);
        if (end.Case is SyncEnd.Rescheduled rescheduled && wait.OnRescheduled == OnRescheduled.Follow)
        {
            await Follow(waiting, ticket, rescheduled).ConfigureAwait(false);
            end = None;
        }

        if (end.Case is SyncEnd.Failed failed)
        {
            end = await waiting.Poll(polled => SyncFailure.WithReason(polled, failed)).ConfigureAwait(false);
        }

        return end.Case is SyncEnd last ? Ended(ticket, last)
            : before.Exists(then => then.SyncState == now.SyncState) ? null
            : Report(new SyncProgress(ticket, now, None));
    }

    // a sync of a manual schedule does not continue by itself; when the start fails, the next poll tries it again
    private async Task Follow(Waiting waiting, SyncTicket ticket, SyncEnd.Rescheduled rescheduled)
    {
        if (rescheduled.Connector.ScheduleType.Exists(type => type == ScheduleType.Manual)
            && rescheduled.Until.ForAll(until => until <= ServerTime))
        {
            var started = await waiting.Poll(polled => Connectors.Sync(polled, ticket.ConnectorId).RunAsync()).ConfigureAwait(false);
            started.IfRight(_ => open[ticket.ConnectorId] = ticket with { RescheduledFor = rescheduled.Until });
        }
    }

    private Option<Connector> Seen(SyncTicket ticket) => seen.TryGetValue(ticket.ConnectorId, out var connector) ? connector : None;

    private SyncProgress Ended(SyncTicket ticket, SyncEnd end)
    {
        open.Remove(ticket.ConnectorId);
        return Report(new SyncProgress(ticket, Seen(ticket), end));
    }

    private SyncProgress Report(SyncProgress progress)
    {
        Observer.Notify(() => wait.OnProgress?.Invoke(progress));
        return progress;
    }

    /// <summary>A wait that starts when it is run, and starts again each time.</summary>
    internal sealed class Description(Func<SyncWatch> create)
    {
        public async IAsyncEnumerable<Either<FivetranError, SyncProgress>> Run([EnumeratorCancellation] CancellationToken reader = default)
        {
            await foreach (var item in create().Run(reader).ConfigureAwait(false))
            {
                yield return item;
            }
        }

        /// <summary>Returns the ends in the order of the tickets.</summary>
        public Aff<Either<FivetranError, Seq<SyncEnd>>> Ends() => Aff(async () =>
        {
            var watch = create();
            Dictionary<string, SyncEnd> ends = [];
            await foreach (var item in watch.Run().ConfigureAwait(false))
            {
                if (item.Case is FivetranError error)
                {
                    return Left<FivetranError, Seq<SyncEnd>>(error);
                }

                item.IfRight(progress => progress.End.IfSome(end => ends[end.ConnectorId] = end));
            }

            return Right<FivetranError, Seq<SyncEnd>>(watch.tickets.Map(ticket => ends[ticket.ConnectorId]).Strict());
        });
    }
}
