namespace Fivetrex.Functional;

/// <summary>
/// Captures the resources of an account as JSON, and saves them as files that can be compared and kept in version control.
/// </summary>
/// <remarks>
/// <code>
/// var saved =
///     from snapshot in Snapshots.Capture(config.ReadOnly(), new CaptureOptions { Parts = SnapshotParts.Pipelines })
///     from files in Snapshots.Save(snapshot, "account")
///     select snapshot.Failures;
/// </code>
/// A capture only reads. It takes as long as its requests, and the account may change meanwhile.
/// </remarks>
public static class Snapshots
{
    /// <summary>Captures all parts of the account.</summary>
    /// <param name="config">The config.</param>
    /// <returns>All results of the overload with options.</returns>
    [Pure]
    public static Aff<Either<FivetranError, AccountSnapshot>> Capture(ClientConfig config) => Capture(config, new CaptureOptions());

    /// <summary>Captures parts of the account.</summary>
    /// <param name="config">The config. Its <see cref="ClientConfig.Gate"/> limits the requests.</param>
    /// <param name="options">The parts, and the number of calls at a time.</param>
    /// <returns>
    /// The snapshot. Resources and lists that could not be read, also for lack of permission, are in its <c>Failures</c>;
    /// <see cref="FivetranError.Unauthorized"/> and <see cref="FivetranError.Cancelled"/> end the capture;
    /// <see cref="FivetranError.InvalidRequest"/>, and nothing is sent, for another parallelism.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, AccountSnapshot>> Capture(ClientConfig config, CaptureOptions options)
    {
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(options);
        return Aff(() => new SnapshotCapture(config, options).Run());
    }

    /// <summary>Saves a snapshot, and refuses settings that may be secrets.</summary>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="directory">The directory.</param>
    /// <returns>All results of the overload with options.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Unit>> Save(AccountSnapshot snapshot, string directory) =>
        Save(snapshot, directory, new SaveOptions());

    /// <summary>
    /// Saves a snapshot: one file per resource, with its members in the order of their names, and without secrets. The directory then
    /// contains this snapshot only: files of an earlier one are deleted.
    /// </summary>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="directory">A directory that does not exist, is empty, or contains an earlier snapshot.</param>
    /// <param name="options">The handling of settings that may be secrets.</param>
    /// <returns>
    /// Unit; <see cref="FivetranError.InvalidRequest"/>, and nothing is written, for settings that may be secrets, and for a directory
    /// with other files; <see cref="FivetranError.Unknown"/> when a file cannot be written.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, Unit>> Save(AccountSnapshot snapshot, string directory, SaveOptions options)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(directory);
        ArgumentNullException.ThrowIfNull(options);
        return Aff(() => SnapshotFiles.Save(snapshot, directory, options));
    }

    /// <summary>Loads a snapshot that was saved.</summary>
    /// <param name="directory">The directory.</param>
    /// <returns>
    /// The snapshot; <see cref="FivetranError.InvalidRequest"/> for a directory without a snapshot, and for a file that is not JSON;
    /// <see cref="FivetranError.Unknown"/> when a file cannot be read.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, AccountSnapshot>> Load(string directory)
    {
        ArgumentNullException.ThrowIfNull(directory);
        return Aff(() => SnapshotFiles.Load(directory));
    }
}

/// <summary>The options of a save.</summary>
public sealed record SaveOptions
{
    /// <summary>
    /// The names of settings that are no secrets although their values look like one, for example <c>encryption_context</c>. Default:
    /// empty.
    /// </summary>
    public Seq<string> NotSecret { get; init; }

    /// <summary>
    /// Whether to write <c>******</c> in place of settings that may be secrets, instead of refusing to save. Default: false.
    /// </summary>
    public bool IsMaskingSuspects { get; init; }
}
