namespace Fivetrex.Functional;

/// <summary>The outcome of the call for one item.</summary>
public enum BulkOutcome
{
    /// <summary>The call succeeded.</summary>
    Done,

    /// <summary>The call failed. A write was refused, or was not sent.</summary>
    Failed,

    /// <summary>
    /// A write failed in a way that leaves its outcome unknown, or was carried out and its result could not be read. Read it back before
    /// a retry.
    /// </summary>
    Unknown,

    /// <summary>The call was not started, because the run had stopped.</summary>
    NotStarted,
}

/// <summary>An item and the outcome of its call.</summary>
/// <param name="Index">The position of the item in the input, from 0.</param>
/// <param name="Item">The item.</param>
/// <param name="Outcome">The outcome.</param>
/// <param name="Result">The result of the call. For an item that was not started: the error that stopped the run.</param>
public sealed record BulkItem<A, B>(int Index, A Item, BulkOutcome Outcome, Either<FivetranError, B> Result)
{
    internal static BulkItem<A, B> Ended(int index, A item, Either<FivetranError, B> result) => new(
        index,
        item,
        result.Match(Right: _ => BulkOutcome.Done, Left: error => error.IsUnknownOutcome ? BulkOutcome.Unknown : BulkOutcome.Failed),
        result);

    /// <summary>
    /// Whether its call may be made again: not started, cancelled before a write was sent, or failed in a way that may pass.
    /// </summary>
    internal bool IsSafeToRetry => Outcome == BulkOutcome.NotStarted
        || (Outcome == BulkOutcome.Failed && Error is { IsTransient: true } or FivetranError.Cancelled);

    /// <summary>The error that starts no further call; null when the run goes on.</summary>
    internal FivetranError? Stop =>
        Outcome == BulkOutcome.NotStarted || Error is FivetranError.Unauthorized or FivetranError.Forbidden ? Error : null;

    private FivetranError? Error => Result.IsLeft ? (FivetranError)Result.Case! : null;
}

/// <summary>The number of items of a run by outcome.</summary>
/// <param name="Done">The number of calls that succeeded.</param>
/// <param name="Failed">The number of calls that failed.</param>
/// <param name="Unknown">The number of writes whose outcome is unknown.</param>
/// <param name="NotStarted">The number of items whose call was not started.</param>
public sealed record BulkProgress(int Done, int Failed, int Unknown, int NotStarted)
{
    /// <summary>The number of items so far.</summary>
    public int Total => Done + Failed + Unknown + NotStarted;

    internal BulkProgress And(BulkOutcome outcome) => outcome switch
    {
        BulkOutcome.Done => this with { Done = Done + 1 },
        BulkOutcome.Failed => this with { Failed = Failed + 1 },
        BulkOutcome.Unknown => this with { Unknown = Unknown + 1 },
        _ => this with { NotStarted = NotStarted + 1 },
    };

    /// <summary>Returns one line with the numbers.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Total:N0} items: {Done:N0} done, {Failed:N0} failed, {Unknown:N0} unknown, {NotStarted:N0} not started");
}
