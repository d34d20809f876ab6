using System.Diagnostics;
using Fivetrex.Functional.Http;

namespace Fivetrex.Functional;

/// <summary>The clock, the cancellation and the telemetry of one wait.</summary>
internal sealed class Waiting : IDisposable
{
    private readonly ClientConfig config;
    private readonly Wait wait;
    private readonly string operation;
    private readonly CancellationTokenSource expiry;
    private readonly CancellationTokenSource either;
    private readonly CancellationToken reader;
    private IEnumerator<Duration> delays;
    private readonly long start;
    private readonly Activity? span;
    private TimeSpan delay;

    public Waiting(ClientConfig config, Wait wait, string operation, CancellationToken reader)
    {
        (this.config, this.wait, this.operation, this.reader) = (config, wait, operation, reader);
        start = config.Time.GetTimestamp();
        delays = wait.Polls.Run().GetEnumerator();

        // a poll that was started in time must not keep the caller for the retries of an hour
        expiry = new CancellationTokenSource(wait.Deadline + config.Timeout, config.Time);
        either = CancellationTokenSource.CreateLinkedTokenSource(config.Cancellation, reader, expiry.Token);
        Config = config with { Cancellation = either.Token };
        span = CallTelemetry.StartWait(operation);
    }

    /// <summary>The config of the polls.</summary>
    public ClientConfig Config { get; }

    public bool IsOver => expiry.IsCancellationRequested || config.Time.GetElapsedTime(start) >= wait.Deadline;

    private bool IsCancelled => config.Cancellation.IsCancellationRequested || reader.IsCancellationRequested;

    /// <summary>Runs a poll below the span of the wait.</summary>
    public async Task<T> Poll<T>(Func<ClientConfig, Task<T>> poll)
    {
        // restored at the end of this method
        Activity.Current = span ?? Activity.Current;
        return await poll(Config).ConfigureAwait(false);
    }

    /// <summary>
    /// Returns the error of the wait for an error of a poll; null when the wait goes on. A <see cref="FivetranError.NotFound"/> is an end
    /// of the operation, and not an error.
    /// </summary>
    public FivetranError? EndOf(FivetranError error)
    {
        AddEvent("poll failed", "error.type", error.GetType().Name);
        return error switch
        {
            FivetranError.Cancelled when !IsCancelled => null,
            FivetranError.Cancelled => Cancelled(),
            FivetranError.Unauthorized or FivetranError.Forbidden or FivetranError.InvalidRequest or FivetranError.Conflict => error,
            _ => null,
        };
    }

    /// <summary>Waits until the next poll: at least as long as the service has requested, at most until the deadline.</summary>
    /// <param name="lastError">The error of the last poll.</param>
    /// <param name="hint">Ends the wait, and starts the waits between polls again; null for none.</param>
    /// <returns>Null; or the error when the wait was cancelled.</returns>
    public async Task<FivetranError?> UntilNextPoll(Option<FivetranError> lastError, Task? hint = null)
    {
        if (delays.MoveNext())
        {
            delay = TimeSpan.FromMilliseconds(Math.Clamp((double)delays.Current, 0, TimeSpan.FromDays(1).TotalMilliseconds));
        }

        var requested = lastError.Bind(error => error.Wait).IfNone(TimeSpan.Zero);
        var left = wait.Deadline - config.Time.GetElapsedTime(start);
        var until = new[] { delay > requested ? delay : requested, left }.Min();
        var isHinted = await Delay(until > TimeSpan.Zero ? until : TimeSpan.Zero, requested > TimeSpan.Zero ? null : hint)
            .ConfigureAwait(false);
        if (isHinted)
        {
            AddEvent("webhook", "fivetrex.waited", until.TotalSeconds);
            delays.Dispose();
            delays = wait.Polls.Run().GetEnumerator();
        }

        return IsCancelled ? Cancelled() : null;
    }

    /// <param name="open">The number of operations that have not ended.</param>
    public void Polled(int open) => AddEvent("poll", "fivetrex.open", open);

    /// <param name="end">The name of an end that is no result.</param>
    public void Ended(string end) => span?.SetTag("error.type", end).SetStatus(ActivityStatusCode.Error);

    public void Dispose()
    {
        span?.Dispose();
        delays.Dispose();
        either.Dispose();
        expiry.Dispose();
    }

    /// <summary>Waits for a time, for a hint or for the end of the wait. Returns whether there was a hint.</summary>
    private async Task<bool> Delay(TimeSpan time, Task? hint)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(either.Token);
        var timer = Task.Delay(time, config.Time, stop.Token);
        var first = await Task.WhenAny(hint is null ? [timer] : [timer, hint]).ConfigureAwait(false);
        await stop.CancelAsync().ConfigureAwait(false);
        return first == hint;
    }

    private void AddEvent(string name, string tag, object value) =>
        span?.AddEvent(new ActivityEvent(name, tags: new ActivityTagsCollection { [tag] = value }));

    private FivetranError.Cancelled Cancelled() => new()
    {
        Endpoint = operation,
        Message = "the wait was cancelled by its caller; the operation of the service was not",
    };
}
