namespace Fivetrex.Functional.Http;

/// <summary>A part of a request, or the reason not to send anything.</summary>
/// <remarks>
/// A struct instead of an <c>Either</c>: every call creates several, and the first call of a process would compile a hundred methods more.
/// </remarks>
internal readonly struct Checked<T>
    where T : class
{
    private Checked(T? value, string? problem) => (Value, Problem) = (value, problem);

    public T? Value { get; }

    public string? Problem { get; }

    public static Checked<T> Rejected(string problem) => new(null, problem);

    public static implicit operator Checked<T>(T value) => new(value, null);
}
