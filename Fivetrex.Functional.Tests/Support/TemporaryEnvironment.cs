namespace Fivetrex.Functional.Tests.Support;

/// <summary>Sets variables of this process and puts back what was there.</summary>
internal sealed class TemporaryEnvironment : IDisposable
{
    private readonly (string Name, string? Value)[] before;

    public TemporaryEnvironment(params (string Name, string? Value)[] variables)
    {
        before = [.. variables.Select(variable => (variable.Name, Environment.GetEnvironmentVariable(variable.Name)))];
        Set(variables);
    }

    public void Dispose() => Set(before);

    private static void Set((string Name, string? Value)[] variables)
    {
        foreach (var (name, value) in variables)
        {
            Environment.SetEnvironmentVariable(name, value);
        }
    }
}
