namespace Fivetrex.Functional.Testing.Service;

/// <summary>The faults of the next calls, in the order in which they were added.</summary>
internal sealed class FaultQueue
{
    private readonly List<(Fault Fault, int Calls)> faults = [];

    /// <summary>Adds a fault for a number of calls, after those that were added before.</summary>
    public void Add(Fault fault, int calls) => faults.Add((fault, calls));

    /// <summary>Returns the fault of the next call.</summary>
    public Option<Fault> Next()
    {
        faults.RemoveAll(next => next.Calls <= 0);
        if (faults is not [var (fault, calls), ..])
        {
            return None;
        }

        faults[0] = (fault, calls - 1);
        return fault;
    }
}
