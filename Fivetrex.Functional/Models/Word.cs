namespace Fivetrex.Functional.Models;

/// <summary>A word out of an open set: the service adds words without notice, and changes their case.</summary>
internal interface IWord<TSelf>
    where TSelf : struct, IWord<TSelf>
{
    string Value { get; }

    static abstract TSelf Of(string value);
}

/// <summary>How words compare: without regard to case.</summary>
internal static class Word
{
    public static bool Same(string? left, string? right) => StringComparer.OrdinalIgnoreCase.Equals(left, right);

    public static int Hash(string? value) => value is null ? 0 : StringComparer.OrdinalIgnoreCase.GetHashCode(value);
}
