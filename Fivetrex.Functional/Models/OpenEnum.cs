namespace Fivetrex.Functional.Models;

/// <summary>A word out of an open set: the service adds words without notice and changes their case, so an unknown one is data like any other.</summary>
public abstract record OpenEnum
{
    private protected OpenEnum(string value) => Value = value ?? "";

    /// <summary>The word, as it came; empty over a null. Compared without regard to case. A blank one is not sent.</summary>
    public string Value { get; }

    /// <inheritdoc/>
    public virtual bool Equals(OpenEnum? other) => other is not null && EqualityContract == other.EqualityContract && StringComparer.OrdinalIgnoreCase.Equals(Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Value);

    /// <summary>The word.</summary>
    public sealed override string ToString() => Value;
}
