using Fivetrex.Functional.Json;

namespace Fivetrex.Functional;

/// <summary>The resources of an account at one time, each as the JSON of the service, without secrets.</summary>
/// <remarks>
/// Created by <c>Snapshots.Capture</c>, <c>Snapshots.Load</c> and <c>InMemoryFivetran.Snapshot</c>. Values that are secrets by their name
/// or content are <c>******</c>. Two snapshots are equal when their resources and failures are.
/// </remarks>
public sealed class AccountSnapshot : IEquatable<AccountSnapshot>
{
    private readonly Dictionary<string, SnapshotItem> byPath;

    /// <summary>
    /// Creates a snapshot of resources. Secrets are masked, and of several resources with one path, the last one is kept.
    /// </summary>
    /// <param name="items">The resources.</param>
    /// <param name="failures">The resources that could not be read.</param>
    public AccountSnapshot(IEnumerable<SnapshotItem> items, IEnumerable<SnapshotFailure> failures)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(failures);
        byPath = [];
        foreach (var item in items)
        {
            byPath[item.Path] = item with { Json = SnapshotJson.Of(item.Json) };
        }

        Items = toSeq(byPath.Values.OrderBy(item => item.Path, StringComparer.Ordinal)).Strict();
        Failures = toSeq(failures.Distinct().OrderBy(failure => failure.Path, StringComparer.Ordinal)).Strict();
    }

    /// <summary>The resources, ordered by path.</summary>
    public Seq<SnapshotItem> Items { get; }

    /// <summary>The resources and lists that could not be read, ordered by path. They are missing from <see cref="Items"/>.</summary>
    public Seq<SnapshotFailure> Failures { get; }

    /// <summary>Returns the resource with a path, such as <c>connections/speak_inexperienced/schemas</c>.</summary>
    public Option<SnapshotItem> Find(string path) => byPath.TryGetValue(path, out var item) ? item : Option<SnapshotItem>.None;

    /// <summary>Returns the resources directly below a path: <c>connections</c>, or <c>teams/amber_acorn/users</c>.</summary>
    public Seq<SnapshotItem> In(string path) => Items.Filter(item => item.Parent == path);

    /// <summary>Returns the differences from this snapshot to a later one, ordered by path.</summary>
    public Seq<SnapshotChange> ChangesTo(AccountSnapshot after)
    {
        ArgumentNullException.ThrowIfNull(after);
        return toSeq(byPath.Keys.Union(after.byPath.Keys).Order(StringComparer.Ordinal))
            .Map(path => SnapshotChange.Between(path, Find(path).Map(item => item.Json), after.Find(path).Map(item => item.Json)))
            .Somes()
            .Strict();
    }

    /// <inheritdoc/>
    public bool Equals(AccountSnapshot? other) => other is not null && Items == other.Items && Failures == other.Failures;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as AccountSnapshot);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Items, Failures);

    /// <summary>Returns the numbers of resources and failures.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"AccountSnapshot {{ {Items.Count:N0} resources, {Failures.Count:N0} failures }}");
}

/// <summary>A resource of a snapshot.</summary>
/// <param name="Path">
/// The path of the resource below <c>/v1</c>, not escaped: <c>connections/speak_inexperienced</c>, or
/// <c>teams/amber_acorn/users/lawful_cinder</c>.
/// </param>
/// <param name="Json">The JSON of the service.</param>
public sealed record SnapshotItem(string Path, RawJson Json)
{
    /// <summary>The path without its last segment.</summary>
    internal string Parent => Path[..Math.Max(0, Path.LastIndexOf('/'))];

    /// <summary>The last segment of the path.</summary>
    internal string Id => Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>Returns the resource as a model; None for one that does not fit.</summary>
    internal Option<T> Read<T>() => Optional(Reading.Whole<T>(Json.AsUtf8(), out _));
}

/// <summary>A resource or a list that could not be read.</summary>
/// <param name="Path">The path of the resource or of the list.</param>
/// <param name="Endpoint">The endpoint of the failed call, as in <c>FivetranError.Endpoint</c>.</param>
/// <param name="Code">The error code of the service.</param>
/// <param name="Status">The HTTP status; None without an answer.</param>
/// <param name="Message">The message of the error.</param>
/// <param name="IsTransient">Whether another capture may succeed.</param>
public sealed record SnapshotFailure(
    string Path, string Endpoint, Option<string> Code, Option<int> Status, string Message, bool IsTransient)
{
    /// <summary>Returns one line: path, code, status and message.</summary>
    public override string ToString() =>
        $"{Path}: {Code.Map(code => $"{code} ").IfNone("")}{Status.Map(status => $"({status}) ").IfNone("")}{Message}";
}
