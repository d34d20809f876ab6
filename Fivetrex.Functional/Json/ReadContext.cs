namespace Fivetrex.Functional.Json;

/// <summary>The body that is being read, and the names of the fields that were left out of it.</summary>
internal readonly ref struct ReadContext(ReadOnlySpan<byte> body, ICollection<string>? leftOut)
{
    public ReadOnlySpan<byte> Body { get; } = body;

    public void LeaveOut(string field) => leftOut?.Add(field);
}
