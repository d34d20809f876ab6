namespace Fivetrex.Functional.Tests.Support;

/// <summary>What the pool was given before has been done: each of these comes after it.</summary>
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
