namespace Fivetrex.Functional.Testing;

/// <summary>
/// Runs a script on a copy of the account in memory, and returns the requests that it would send and the changes it would make.
/// </summary>
/// <remarks>
/// <code>
/// var rehearsed =
///     from snapshot in Snapshots.Capture(config.ReadOnly())
///     from report in Rehearsal.Run(snapshot, copy =&gt; Connectors.Pause(copy, connectorId))
///     select report;
/// </code>
/// The script must use the config that it receives. Syncs end successfully at once, and setup tests pass: neither a source nor a
/// destination
/// is reached.
/// </remarks>
public static class Rehearsal
{
    /// <summary>Runs a script on a copy of the account.</summary>
    /// <param name="snapshot">The account.</param>
    /// <param name="script">The script. It receives the config of the copy.</param>
    /// <returns>
    /// The report, also for a script that ends in a <c>Left</c>; <see cref="FivetranError.Unknown"/> for one that throws.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, RehearsalReport<A>>> Run<A>(
        AccountSnapshot snapshot, Func<ClientConfig, Aff<Either<FivetranError, A>>> script) =>
        Run(snapshot, script, new RehearsalOptions());

    /// <summary>Runs a script on a copy of the account, with declared outcomes of setup tests and syncs.</summary>
    /// <param name="snapshot">The account.</param>
    /// <param name="script">The script. It receives the config of the copy.</param>
    /// <param name="options">The outcomes of setup tests, the duration of syncs, and the clock.</param>
    /// <returns>
    /// The report, also for a script that ends in a <c>Left</c>; <see cref="FivetranError.Unknown"/> for one that throws.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, RehearsalReport<A>>> Run<A>(
        AccountSnapshot snapshot, Func<ClientConfig, Aff<Either<FivetranError, A>>> script, RehearsalOptions options)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(script);
        ArgumentNullException.ThrowIfNull(options);
        return Aff(() => Report(snapshot, script, options));
    }

    private static async ValueTask<Either<FivetranError, RehearsalReport<A>>> Report<A>(
        AccountSnapshot snapshot, Func<ClientConfig, Aff<Either<FivetranError, A>>> script, RehearsalOptions options)
    {
        try
        {
            var copy = new InMemoryFivetran(snapshot, options.Time)
            {
                SetupTestsPass = options.SetupTestsPass,
                SyncDuration = options.SyncDuration,
            };
            var before = copy.Snapshot();
            var result = (await script(copy.Client).Run().ConfigureAwait(false)).ThrowIfFail();
            var writes = copy.Requests.Filter(request => request.Method != "GET").Strict();
            return new RehearsalReport<A>(result, writes, before.ChangesTo(copy.Snapshot()), copy.SetupTestRuns);
        }
        catch (Exception thrown)
        {
            return new FivetranError.Unknown { Endpoint = nameof(Rehearsal), Message = $"the script threw {ExceptionText.Of(thrown)}" };
        }
    }
}

/// <summary>The declared outcomes of a rehearsal.</summary>
public sealed record RehearsalOptions
{
    /// <summary>Whether setup tests pass. Default: true.</summary>
    public bool SetupTestsPass { get; init; } = true;

    /// <summary>The duration of a sync. Default: zero, so that a sync has ended when its state is read.</summary>
    public TimeSpan SyncDuration { get; init; } = TimeSpan.Zero;

    /// <summary>The clock of the copy, and of the waits of the script. Default: the system's clock.</summary>
    public TimeProvider Time { get; init => field = value ?? throw new ArgumentNullException(nameof(Time)); } = TimeProvider.System;
}

/// <summary>The outcome of a rehearsal.</summary>
/// <param name="Result">The result of the script.</param>
/// <param name="Writes">The POST, PATCH and DELETE requests that the script would send, in order.</param>
/// <param name="Changes">The changes that the requests would make to the account.</param>
/// <param name="AssumedSetupTests">The number of requests that would run setup tests, whose outcome is assumed.</param>
public sealed record RehearsalReport<A>(
    Either<FivetranError, A> Result, Seq<SeenRequest> Writes, Seq<SnapshotChange> Changes, int AssumedSetupTests)
{
    /// <summary>Returns the number of requests by method, the outcome of the script, and the changes. No secret, and no body.</summary>
    public override string ToString()
    {
        var methods = Writes.GroupBy(request => request.Method).OrderBy(same => same.Key, StringComparer.Ordinal)
            .Select(same => FormattableString.Invariant($"{same.Count():N0} {same.Key}"));
        var outcome = Result.Match(Right: _ => "The script succeeds", Left: error => $"The script ends in {error}");
        var tests = AssumedSetupTests == 0 ? "" : FormattableString.Invariant(
            $" The outcome of {AssumedSetupTests:N0} runs of setup tests is assumed.");
        var sent = Writes.IsEmpty ? "would send no write" : $"would send {string.Join(", ", methods)}";
        return $"{outcome}: it {sent}.{tests}{string.Concat(Changes.Map(change => $"\n{change}"))}";
    }
}
