namespace Fivetrex.Functional;

/// <summary>The parts of an account that a snapshot contains.</summary>
[Flags]
public enum SnapshotParts
{
    /// <summary>The groups: one request per 1,000.</summary>
    Groups = 1,

    /// <summary>The destinations with their settings: one request each.</summary>
    Destinations = 1 << 1,

    /// <summary>The connectors with their settings: one request each, and one per service for the names of its secret settings.</summary>
    Connectors = 1 << 2,

    /// <summary>The schema configs of the connectors: one request each. A connector whose schema was never read has none.</summary>
    Schemas = 1 << 3,

    /// <summary>The users.</summary>
    Users = 1 << 4,

    /// <summary>The teams.</summary>
    Teams = 1 << 5,

    /// <summary>The memberships of users and teams: two requests per user, three per team.</summary>
    Memberships = 1 << 6,

    /// <summary>The webhooks.</summary>
    Webhooks = 1 << 7,

    /// <summary>The transformations, and the transformation projects with their settings.</summary>
    Transformations = 1 << 8,

    /// <summary>The private links, the proxy agents and the hybrid deployment agents.</summary>
    Networking = 1 << 9,

    /// <summary>The log services of the groups and of the account, with their settings.</summary>
    LogServices = 1 << 10,

    /// <summary>The system keys without their secrets, and the external secrets managers.</summary>
    Keys = 1 << 11,

    /// <summary>The Connector SDK packages without their files.</summary>
    Packages = 1 << 12,

    /// <summary>The approved certificates and fingerprints: two requests per connector and per destination.</summary>
    Certificates = 1 << 13,

    /// <summary>The groups with their destinations, connectors and schema configs.</summary>
    Pipelines = Groups | Destinations | Connectors | Schemas,

    /// <summary>All parts.</summary>
    All = (1 << 14) - 1,
}

/// <summary>The options of a capture.</summary>
public sealed record CaptureOptions
{
    /// <summary>The parts to capture. A part below another, such as schema configs, requires that one too. Default: all.</summary>
    public SnapshotParts Parts { get; init; } = SnapshotParts.All;

    /// <summary>
    /// The largest number of calls at a time, 1 to 100. Default: 8. The calls count against the account's request limits: use a
    /// <see cref="Budget"/> for an account of more than a few thousand connectors.
    /// </summary>
    public int Parallelism { get; init; } = 8;

    /// <summary>
    /// Whether to replace the names, email addresses, phone numbers and pictures of users by texts made of their identifiers, because
    /// they are personal data. Default: false.
    /// </summary>
    public bool IsPseudonymised { get; init; }

    /// <summary>Called after each call, one at a time. Exceptions of it are ignored. Null: not called.</summary>
    public Action<CaptureProgress>? OnProgress { get; init; }
}

/// <summary>The progress of a capture.</summary>
/// <param name="Done">The number of lists and resources that were read.</param>
/// <param name="Failed">The number of lists and resources that could not be read.</param>
/// <param name="Total">The number of lists and resources to read, as far as it is known.</param>
public sealed record CaptureProgress(int Done, int Failed, int Total)
{
    /// <summary>Returns one line with the numbers.</summary>
    public override string ToString() => FormattableString.Invariant($"{Done:N0} of {Total:N0} read, {Failed:N0} failed");
}
