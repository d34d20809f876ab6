namespace Fivetrex.Functional;

/// <summary>A wait for the end of one long operation.</summary>
/// <param name="operation">The name of the wait, for telemetry and errors.</param>
/// <param name="read">Reads the resource; None while there is none yet.</param>
/// <param name="end">Returns the end; None while the operation goes on.</param>
internal sealed class LongWait<T>(
    string operation, Func<ClientConfig, Aff<Either<FivetranError, Option<T>>>> read, Func<T, Option<WaitEnd<T>>> end)
{
    public Aff<Either<FivetranError, WaitEnd<T>>> Run(ClientConfig config, Wait wait)
    {
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(wait);
        return Aff(() => Poll(config, wait));
    }

    /// <summary>Runs the wait.</summary>
    public async ValueTask<Either<FivetranError, WaitEnd<T>>> Poll(ClientConfig config, Wait wait)
    {
        using var waiting = new Waiting(config, wait, operation, CancellationToken.None);
        Option<T> last = None;
        while (true)
        {
            var answer = await waiting.Poll(polled => read(polled).RunAsync()).ConfigureAwait(false);
            var lastError = answer.LeftToSeq().HeadOrNone();
            if (lastError.Case is FivetranError.NotFound)
            {
                return new WaitEnd<T>.Gone();
            }

            if (lastError.Case is FivetranError error && waiting.EndOf(error) is { } final)
            {
                waiting.Ended(final.GetType().Name);
                return final;
            }

            last = answer.Match(Right: now => now || last, Left: _ => last);
            if (lastError.IsNone && last.Bind(end).Case is WaitEnd<T> ended)
            {
                return ended;
            }

            waiting.Polled(open: 1);
            if (waiting.IsOver)
            {
                waiting.Ended(nameof(WaitEnd<T>.DeadlinePassed));
                return new WaitEnd<T>.DeadlinePassed(last, lastError);
            }

            if (await waiting.UntilNextPoll(lastError).ConfigureAwait(false) is { } cancelled)
            {
                waiting.Ended(nameof(FivetranError.Cancelled));
                return cancelled;
            }
        }
    }
}
