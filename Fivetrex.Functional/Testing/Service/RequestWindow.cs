namespace Fivetrex.Functional.Testing.Service;

/// <summary>A request limit over a rolling window, such as 200 requests in 10 seconds.</summary>
internal sealed class RequestWindow(int requests, TimeSpan period)
{
    private readonly Queue<DateTimeOffset> accepted = [];

    /// <summary>Counts a request. Returns the time until one is accepted again when the request is refused, which is not counted.</summary>
    public Option<TimeSpan> Refuse(DateTimeOffset now)
    {
        while (accepted.TryPeek(out var oldest) && oldest + period <= now)
        {
            accepted.Dequeue();
        }

        if (accepted.Count >= requests)
        {
            return accepted.Peek() + period - now;
        }

        accepted.Enqueue(now);
        return None;
    }
}
