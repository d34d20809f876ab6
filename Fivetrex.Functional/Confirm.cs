namespace Fivetrex.Functional;

/// <summary>The proof that a destructive call is meant. Each such call wants the one value that names what it does.</summary>
public readonly record struct Confirm
{
    /// <summary>Everything that was synced is imported from the source from scratch, which can take days.</summary>
    public static readonly Confirm HistoricalResync = new() { Word = nameof(HistoricalResync) };

    private string? Word { get; init; }

    /// <summary>What is confirmed.</summary>
    public override string ToString() => Word ?? "nothing";
}
