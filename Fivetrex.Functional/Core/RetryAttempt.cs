namespace Fivetrex.Functional;

/// <summary>A retry that is about to happen.</summary>
/// <param name="Number">The number of the retry in its call, from 1.</param>
/// <param name="Delay">The wait before it.</param>
/// <param name="Error">The failure that it follows.</param>
public sealed record RetryAttempt(int Number, TimeSpan Delay, FivetranError Error);
