namespace Fivetrex.Functional.Testing.Service;

/// <summary>A request limit over a rolling window, such as 200 requests in 10 seconds.</summary>
internal sealed class RequestWindow(int requests, TimeSpan period)
{
    private readonly Queue<DateTimeOffset> accepted = [];

    /// <summary>Counts a request, or returns the 429 for it, until the oldest request leaves the window.</summary>
    public Option<Fault> Refuse(DateTimeOffset now)
    {
        while (accepted.TryPeek(out var oldest) && oldest + period <= now)
        {
            accepted.Dequeue();
        }

        if (accepted.Count >= requests)
        {
            return Fault.RateLimited(TimeSpan.FromSeconds(Math.Ceiling((accepted.Peek() + period - now).TotalSeconds)));
        }

        accepted.Enqueue(now);
        return None;
    }
}
