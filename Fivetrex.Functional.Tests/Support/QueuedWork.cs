namespace Fivetrex.Functional.Tests.Support;

/// <summary>Waits until the work that was queued on the thread pool before has run.</summary>
internal static class QueuedWork
{
    public static async Task Done()
    {
        for (var i = 0; i < 100; i++)
        {
            await Task.Run(() => { });
        }
    }
}
