using System.Text;

namespace Fivetrex.Functional;

/// <summary>The outcomes of a bulk run, in the order of its input.</summary>
public sealed class BulkReport<A, B>
{
    private const int LongestList = 20, LongestItem = 40;

    private readonly Func<A, Aff<Either<FivetranError, B>>> f;
    private readonly Func<ClientConfig, Seq<A>, Func<A, Aff<Either<FivetranError, B>>>, Aff<Either<FivetranError, BulkReport<A, B>>>> run;

    internal BulkReport(
        Seq<BulkItem<A, B>> items,
        Option<FivetranError> stoppedBy,
        Func<A, Aff<Either<FivetranError, B>>> f,
        Func<ClientConfig, Seq<A>, Func<A, Aff<Either<FivetranError, B>>>, Aff<Either<FivetranError, BulkReport<A, B>>>> run) =>
        (Items, StoppedBy, this.f, this.run) = (items, stoppedBy, f, run);

    /// <summary>All items.</summary>
    public Seq<BulkItem<A, B>> Items { get; }

    /// <summary>
    /// The error that stopped the run: refused credentials, cancellation, or an error of the input, whose other items are then missing.
    /// None when every call was started.
    /// </summary>
    public Option<FivetranError> StoppedBy { get; }

    /// <summary>The items whose calls succeeded, and the results.</summary>
    public Seq<(A Item, B Value)> Done => Items.Bind(item => item.Result.Map(value => (item.Item, value)).ToSeq());

    /// <summary>The items whose calls failed, and the errors: their writes were refused, or were not sent.</summary>
    public Seq<(A Item, FivetranError Error)> Failed => Errors(BulkOutcome.Failed);

    /// <summary>The items whose writes have an unknown outcome, and the errors. They are never retried.</summary>
    public Seq<(A Item, FivetranError Error)> Unknown => Errors(BulkOutcome.Unknown);

    /// <summary>The items whose calls were not started.</summary>
    public Seq<A> NotStarted => Items.Filter(item => item.Outcome == BulkOutcome.NotStarted).Map(item => item.Item);

    /// <summary>Whether every call succeeded.</summary>
    public bool IsSuccess => StoppedBy.IsNone && Items.ForAll(item => item.Outcome == BulkOutcome.Done);

    /// <summary>The number of items by outcome.</summary>
    public BulkProgress Summary => Items.Fold(new BulkProgress(0, 0, 0, 0), (sum, item) => sum.And(item.Outcome));

    /// <summary>
    /// Makes the calls again that are safe to repeat: those that were not started, those that were cancelled before a write was sent, and
    /// those that failed in a way that may pass. Calls with an unknown outcome are not repeated.
    /// </summary>
    /// <remarks>
    /// The function is called again as a whole. If it makes several calls for an item, each of them is repeated. Its calls use the config
    /// that it refers to: after a cancellation or a change of the key, use the overload with a function.
    /// </remarks>
    /// <param name="config">The config, whose cancellation stops the run.</param>
    /// <returns>A report of all items, in the same order; all <c>Left</c>s of <c>Bulk.Run</c>.</returns>
    [Pure]
    public Aff<Either<FivetranError, BulkReport<A, B>>> Retry(ClientConfig config) => Retry(config, f);

    /// <summary>Makes the calls of another function, for the items that the other overload repeats.</summary>
    /// <param name="config">The config, whose cancellation stops the run.</param>
    /// <param name="f">Returns the call for an item, for example with a config that is not cancelled.</param>
    /// <returns>A report of all items, in the same order; all <c>Left</c>s of <c>Bulk.Run</c>.</returns>
    [Pure]
    public Aff<Either<FivetranError, BulkReport<A, B>>> Retry(ClientConfig config, Func<A, Aff<Either<FivetranError, B>>> f)
    {
        var repeated = Items.Filter(item => item.IsSafeToRetry).Strict();
        return run(config, repeated.Map(item => item.Item), f).MapT(report => Merged(repeated, report));
    }

    /// <summary>Returns a table: the numbers, then the items that are not done with their errors, at most 20 of them.</summary>
    public override string ToString()
    {
        var text = new StringBuilder().Append(Summary);
        StoppedBy.IfSome(error => text.Append("\nstopped by ").Append(error));
        var problems = Items.Filter(item => item.Outcome != BulkOutcome.Done);
        var shown = problems.Take(LongestList).Map(item => (item, Name: NameOf(item.Item)));
        var width = shown.Map(row => row.Name.Length).DefaultIfEmpty(0).Max();
        foreach (var (item, name) in shown)
        {
            var error = item.Outcome == BulkOutcome.NotStarted ? "" : $"  {item.Result.Match(Right: _ => "", Left: error => $"{error}")}";
            text.Append('\n').Append(WordOf(item.Outcome).PadRight(13)).Append($"{name.PadRight(width)}{error}".TrimEnd());
        }

        return problems.Count <= LongestList ? $"{text}" : $"{text}\n… and {problems.Count - LongestList} more";
    }

    private static string WordOf(BulkOutcome outcome) => outcome switch
    {
        BulkOutcome.NotStarted => "not started",
        BulkOutcome.Unknown => "unknown",
        _ => "failed",
    };

    private static string NameOf(A item)
    {
        var name = string.Concat($"{item}".Select(letter => char.IsControl(letter) ? ' ' : letter));
        return name.Length <= LongestItem ? name : $"{name[..(LongestItem - 1)]}…";
    }

    private Seq<(A Item, FivetranError Error)> Errors(BulkOutcome outcome) =>
        Items.Filter(item => item.Outcome == outcome).Bind(item => item.Result.LeftToSeq().Map(error => (item.Item, error)));

    private BulkReport<A, B> Merged(Seq<BulkItem<A, B>> repeated, BulkReport<A, B> report)
    {
        var newer = report.Items.ToDictionary(item => repeated[item.Index].Index);
        return new BulkReport<A, B>(
            Items.Map(item => newer.TryGetValue(item.Index, out var again) ? again with { Index = item.Index } : item).Strict(),
            report.StoppedBy,
            report.f,
            run);
    }
}
