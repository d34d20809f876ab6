namespace Fivetrex.Functional;

/// <summary>Calls observers, loggers and listeners. Exceptions of them are ignored: they must not change a result.</summary>
internal static class Observer
{
    public static void Notify(Action report) => Notify(() =>
    {
        report();
        return unit;
    });

    public static T? Notify<T>(Func<T> report)
    {
        try
        {
            return report();
        }
        catch (Exception)
        {
            return default;
        }
    }
}
