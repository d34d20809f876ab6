namespace Fivetrex.Functional;

/// <summary>The rows of a query of <see cref="PlatformLogs"/>. Without members, all rows.</summary>
public sealed record LogFilter
{
    /// <summary>The largest number of events in a filter.</summary>
    public const int MaxEvents = 100;

    /// <summary>All rows.</summary>
    public static readonly LogFilter All = new();

    /// <summary>The identifier of a connector; None for all. In an audit trail, that of any resource.</summary>
    public Option<string> ConnectorId { get; init; }

    /// <summary>The time of the first rows, inclusive; None from the beginning.</summary>
    public Option<DateTimeOffset> Since { get; init; }

    /// <summary>The time of the last rows, exclusive; None until the end.</summary>
    public Option<DateTimeOffset> Until { get; init; }

    /// <summary>The events, at most 100; empty for all. Only <see cref="PlatformLogs.Entries"/> has a choice of events.</summary>
    public Seq<LogEvent> Events { get; init; }

    /// <summary>The largest number of rows; None for all.</summary>
    public Option<int> Limit { get; init; }

    /// <summary>The order of the rows. Default: the newest first.</summary>
    public LogOrder Order { get; init; }

    /// <inheritdoc cref="ConnectorId"/>
    [Pure]
    public LogFilter WithConnectorId(string connectorId) => this with { ConnectorId = connectorId };

    /// <inheritdoc cref="Since"/>
    [Pure]
    public LogFilter WithSince(DateTimeOffset since) => this with { Since = since };

    /// <inheritdoc cref="Until"/>
    [Pure]
    public LogFilter WithUntil(DateTimeOffset until) => this with { Until = until };

    /// <inheritdoc cref="Events"/>
    [Pure]
    public LogFilter WithEvents(Seq<LogEvent> events) => this with { Events = events };

    /// <inheritdoc cref="Limit"/>
    [Pure]
    public LogFilter WithLimit(int limit) => this with { Limit = limit };

    /// <inheritdoc cref="Order"/>
    [Pure]
    public LogFilter WithOrder(LogOrder order) => this with { Order = order };

    /// <summary>The reason why the filter is not valid; None when it is.</summary>
    internal Option<string> Problem() => this switch
    {
        _ when Limit.Exists(limit => limit < 1) => "the limit is less than 1",
        _ when Events.Count > MaxEvents => $"there are more than {MaxEvents} events",
        _ when Events.Exists(word => string.IsNullOrWhiteSpace(word?.Value)) => "an event is blank",
        _ when ConnectorId.Exists(string.IsNullOrWhiteSpace) => "the identifier of the connector is blank",
        _ when Since.Exists(since => Until.Exists(until => until <= since)) => "Until is not after Since",
        _ => None,
    };
}

/// <summary>The order of the rows of a query.</summary>
public enum LogOrder
{
    /// <summary>The newest first.</summary>
    NewestFirst,

    /// <summary>The oldest first.</summary>
    OldestFirst,
}
