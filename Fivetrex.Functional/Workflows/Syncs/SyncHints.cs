using Ids = System.Collections.Generic.HashSet<string>;

namespace Fivetrex.Functional;

/// <summary>
/// Webhook events as hints that a poll is due. The end of a sync is read by the poll: events arrive twice, late and out of order, and a
/// failed attempt may be followed by a successful one.
/// </summary>
internal sealed class SyncHints : IDisposable
{
    // the same delivery arrives again within minutes
    private const int Remembered = 1000;

    private readonly CancellationTokenSource stop = new();
    private readonly Ids seen = [];
    private volatile Ids open;
    private volatile TaskCompletionSource hint = New();

    public SyncHints(IAsyncEnumerable<WebhookEvent>? events, IEnumerable<string> connectorIds)
    {
        open = [.. connectorIds];
        if (events is not null)
        {
            _ = Read(events, stop.Token);
        }
    }

    /// <summary>Completes when an event of an open connector has arrived since <see cref="Reset"/>.</summary>
    public Task Next => hint.Task;

    /// <summary>Forgets the events until now, and ignores those of other connectors from now on.</summary>
    public void Reset(IEnumerable<string> connectorIds)
    {
        open = [.. connectorIds];
        if (hint.Task.IsCompleted)
        {
            hint = New();
        }
    }

    public void Dispose()
    {
        stop.Cancel();
        stop.Dispose();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    // a source that ends or fails leaves the polls
    private async Task Read(IAsyncEnumerable<WebhookEvent> events, CancellationToken cancellation)
    {
        try
        {
            await Task.Yield();
            await foreach (var received in events.WithCancellation(cancellation).ConfigureAwait(false))
            {
                if (received is not null && IsHint(received))
                {
                    hint.TrySetResult();
                }
            }
        }
        catch (Exception)
        {
        }
    }

    private bool IsHint(WebhookEvent received)
    {
        if (received.Event == WebhookEventType.SyncStart || !received.ConnectorId.Exists(open.Contains))
        {
            return false;
        }

        if (seen.Count == Remembered)
        {
            seen.Clear();
        }

        return seen.Add(received.Key);
    }
}
