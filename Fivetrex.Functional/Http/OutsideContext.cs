namespace Fivetrex.Functional.Http;

/// <summary>
/// Calls functions of the caller outside the caller's context: one that awaits in the context of a blocked thread would never continue.
/// </summary>
internal static class OutsideContext
{
    public static Task<T> Run<T>(Func<Task<T>> start)
    {
        if (TaskScheduler.Current != TaskScheduler.Default)
        {
            return Task.Run(start, CancellationToken.None);
        }

        if (SynchronizationContext.Current is not { } context)
        {
            return start();
        }

        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            return start();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }
}
