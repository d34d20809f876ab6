using Fivetrex.Functional.Http;

namespace Fivetrex.Functional;

public static partial class Connectors
{
    /// <summary>Lists the first 100 syncs of a connector.</summary>
    /// <remarks>
    /// Returns the syncs of the last hour; use a filter for another period.
    /// <c>GET /v1/connections/{connectorId}/sync-history</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/connections/connection-sync-history">reference</see>
    /// </remarks>
    /// <returns>
    /// The page, with the cursor of the next page if there is one; <see cref="FivetranError.NotFound"/> when there is no such connector.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<SyncHistoryRecord>>> ListSyncHistory(ClientConfig config, string connectorId) =>
        ListSyncHistory(config, connectorId, PageRequest.First);

    /// <summary>Lists one page of the syncs of a connector.</summary>
    /// <remarks>
    /// Returns the syncs of the last hour; use a filter for another period.
    /// <c>GET /v1/connections/{connectorId}/sync-history</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/connections/connection-sync-history">reference</see>
    /// </remarks>
    /// <returns>
    /// The page; <see cref="FivetranError.NotFound"/> when there is no such connector; <see cref="FivetranError.InvalidRequest"/>, and
    /// nothing is sent, when its limit is not 1 to 1000.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<SyncHistoryRecord>>> ListSyncHistory(
        ClientConfig config, string connectorId, PageRequest page) =>
        config.List<SyncHistoryRecord>($"connections/{connectorId}/sync-history", page, Accept.V2);

    /// <summary>Lists the first 100 syncs of a connector that match a filter.</summary>
    /// <remarks>
    /// <c>GET /v1/connections/{connectorId}/sync-history</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/connections/connection-sync-history">reference</see>
    /// </remarks>
    /// <returns>
    /// The page, with the cursor of the next page if there is one; <see cref="FivetranError.NotFound"/> when there is no such connector.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<SyncHistoryRecord>>> ListSyncHistory(
        ClientConfig config, string connectorId, SyncHistoryFilter filter) =>
        ListSyncHistory(config, connectorId, filter, PageRequest.First);

    /// <summary>Lists one page of the syncs of a connector that match a filter.</summary>
    /// <remarks>
    /// <c>GET /v1/connections/{connectorId}/sync-history</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/connections/connection-sync-history">reference</see>
    /// </remarks>
    /// <returns>
    /// The page; <see cref="FivetranError.NotFound"/> when there is no such connector; <see cref="FivetranError.InvalidRequest"/>, and
    /// nothing is sent, when its limit is not 1 to 1000.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<SyncHistoryRecord>>> ListSyncHistory(
        ClientConfig config, string connectorId, SyncHistoryFilter filter, PageRequest page) =>
        config.List<SyncHistoryRecord>($"connections/{connectorId}/sync-history", page, Accept.V2, filter: filter);

    /// <summary>
    /// Streams all syncs of a connector, fetches pages as they are read, and keeps the items: a second enumeration sends nothing.
    /// </summary>
    /// <remarks>
    /// Returns the syncs of the last hour; use a filter for another period.
    /// <c>GET /v1/connections/{connectorId}/sync-history</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/connections/connection-sync-history">reference</see>
    /// </remarks>
    /// <returns>All items, and at most one <c>Left</c>, which is the last.</returns>
    [Pure]
    public static Seq<Either<FivetranError, SyncHistoryRecord>> StreamSyncHistory(ClientConfig config, string connectorId) =>
        config.Stream<SyncHistoryRecord>($"connections/{connectorId}/sync-history", Accept.V2);

    /// <summary>Streams all syncs of a connector without keeping them.</summary>
    /// <remarks>
    /// Returns the syncs of the last hour; use a filter for another period.
    /// <c>GET /v1/connections/{connectorId}/sync-history</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/connections/connection-sync-history">reference</see>
    /// </remarks>
    /// <returns>All items, and at most one <c>Left</c>, which is the last. Each enumeration sends its requests again.</returns>
    [Pure]
    public static IAsyncEnumerable<Either<FivetranError, SyncHistoryRecord>> StreamSyncHistoryAsync(
        ClientConfig config, string connectorId) =>
        config.StreamAsync<SyncHistoryRecord>($"connections/{connectorId}/sync-history", Accept.V2);

    /// <summary>
    /// Streams all syncs of a connector that match a filter, fetches pages as they are read, and keeps the items: a second enumeration
    /// sends nothing.
    /// </summary>
    /// <remarks>
    /// <c>GET /v1/connections/{connectorId}/sync-history</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/connections/connection-sync-history">reference</see>
    /// </remarks>
    /// <returns>All items, and at most one <c>Left</c>, which is the last.</returns>
    [Pure]
    public static Seq<Either<FivetranError, SyncHistoryRecord>> StreamSyncHistory(
        ClientConfig config, string connectorId, SyncHistoryFilter filter) =>
        config.Stream<SyncHistoryRecord>($"connections/{connectorId}/sync-history", Accept.V2, filter: filter);

    /// <summary>Streams all syncs of a connector that match a filter without keeping them.</summary>
    /// <remarks>
    /// <c>GET /v1/connections/{connectorId}/sync-history</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/connections/connection-sync-history">reference</see>
    /// </remarks>
    /// <returns>All items, and at most one <c>Left</c>, which is the last. Each enumeration sends its requests again.</returns>
    [Pure]
    public static IAsyncEnumerable<Either<FivetranError, SyncHistoryRecord>> StreamSyncHistoryAsync(
        ClientConfig config, string connectorId, SyncHistoryFilter filter) =>
        config.StreamAsync<SyncHistoryRecord>($"connections/{connectorId}/sync-history", Accept.V2, filter: filter);

    /// <summary>Lists the first 100 warnings about a connector's tables.</summary>
    /// <remarks>
    /// <c>GET /v1/connections/{connectorId}/warnings</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/connections/connection-warnings">reference</see>
    /// </remarks>
    /// <returns>
    /// The page, with the cursor of the next page if there is one; <see cref="FivetranError.NotFound"/> when there is no such connector.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<TableWarnings>>> ListWarnings(ClientConfig config, string connectorId) =>
        ListWarnings(config, connectorId, PageRequest.First);

    /// <summary>Lists one page of the warnings about a connector's tables.</summary>
    /// <remarks>
    /// <c>GET /v1/connections/{connectorId}/warnings</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/connections/connection-warnings">reference</see>
    /// </remarks>
    /// <returns>
    /// The page; <see cref="FivetranError.NotFound"/> when there is no such connector; <see cref="FivetranError.InvalidRequest"/>, and
    /// nothing is sent, when its limit is not 1 to 1000.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<TableWarnings>>> ListWarnings(ClientConfig config, string connectorId, PageRequest page) =>
        config.List<TableWarnings>($"connections/{connectorId}/warnings", page, Accept.V2);

    /// <summary>
    /// Streams all warnings about a connector's tables, fetches pages as they are read, and keeps the items: a second enumeration sends
    /// nothing.
    /// </summary>
    /// <remarks>
    /// Deleting items while they are read skips others: collect the list first.
    /// <c>GET /v1/connections/{connectorId}/warnings</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/connections/connection-warnings">reference</see>
    /// </remarks>
    /// <returns>All items, and at most one <c>Left</c>, which is the last.</returns>
    [Pure]
    public static Seq<Either<FivetranError, TableWarnings>> StreamWarnings(ClientConfig config, string connectorId) =>
        config.Stream<TableWarnings>($"connections/{connectorId}/warnings", Accept.V2, first: PageRequest.First);

    /// <summary>Streams all warnings about a connector's tables without keeping them.</summary>
    /// <remarks>
    /// Deleting items while they are read skips others: collect the list first.
    /// <c>GET /v1/connections/{connectorId}/warnings</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/connections/connection-warnings">reference</see>
    /// </remarks>
    /// <returns>All items, and at most one <c>Left</c>, which is the last. Each enumeration sends its requests again.</returns>
    [Pure]
    public static IAsyncEnumerable<Either<FivetranError, TableWarnings>> StreamWarningsAsync(ClientConfig config, string connectorId) =>
        config.StreamAsync<TableWarnings>($"connections/{connectorId}/warnings", Accept.V2, first: PageRequest.First);

    /// <summary>Dismisses the warnings of one kind.</summary>
    /// <remarks>
    /// Deleting the items of a stream while it is read skips others: collect the list first.
    /// <c>DELETE /v1/connections/{connectorId}/warnings/{warningType}</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/connections/dismiss-connection-warning">reference</see>
    /// </remarks>
    /// <returns>Unit; <see cref="FivetranError.NotFound"/> when there is no such connector.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Unit>> DismissWarnings(ClientConfig config, string connectorId, string warningType) =>
        config.Delete($"connections/{connectorId}/warnings/{warningType}");

    /// <summary>Dismisses all warnings.</summary>
    /// <remarks>
    /// Deleting the items of a stream while it is read skips others: collect the list first.
    /// <c>POST /v1/connections/{connectorId}/dismiss-warnings</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/connections/dismiss-connection-warning">reference</see>
    /// </remarks>
    /// <returns>Unit; <see cref="FivetranError.NotFound"/> when there is no such connector.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Unit>> DismissWarnings(ClientConfig config, string connectorId) =>
        config.Post<Unit>($"connections/{connectorId}/dismiss-warnings");

    /// <summary>Dismisses the warnings of some kinds.</summary>
    /// <remarks>
    /// Deleting the items of a stream while it is read skips others: collect the list first.
    /// <c>POST /v1/connections/{connectorId}/dismiss-warnings</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/connections/dismiss-connection-warnings">reference</see>
    /// </remarks>
    /// <returns>
    /// Unit; <see cref="FivetranError.InvalidRequest"/>, and none is dismissed, when one of the kinds is unknown, or no kind is given.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, Unit>> DismissWarnings(ClientConfig config, string connectorId, Seq<string> warningTypes) =>
        config.Post<Unit>($"connections/{connectorId}/dismiss-warnings", new DismissBody(warningTypes));

    /// <summary>Lists the first 100 errors that keep a connector from syncing.</summary>
    /// <remarks>
    /// <c>GET /v1/connections/{connectorId}/errors</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/connections/connection-errors">reference</see>
    /// </remarks>
    /// <returns>
    /// The page, with the cursor of the next page if there is one; <see cref="FivetranError.NotFound"/> when there is no such connector.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<ConnectorError>>> ListErrors(ClientConfig config, string connectorId) =>
        ListErrors(config, connectorId, PageRequest.First);

    /// <summary>Lists one page of the errors that keep a connector from syncing.</summary>
    /// <remarks>
    /// <c>GET /v1/connections/{connectorId}/errors</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/connections/connection-errors">reference</see>
    /// </remarks>
    /// <returns>
    /// The page; <see cref="FivetranError.NotFound"/> when there is no such connector; <see cref="FivetranError.InvalidRequest"/>, and
    /// nothing is sent, when its limit is not 1 to 1000.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<ConnectorError>>> ListErrors(ClientConfig config, string connectorId, PageRequest page) =>
        config.List<ConnectorError>($"connections/{connectorId}/errors", page, Accept.V2);

    /// <summary>
    /// Streams all errors that keep a connector from syncing, fetches pages as they are read, and keeps the items: a second enumeration
    /// sends nothing.
    /// </summary>
    /// <remarks>
    /// <c>GET /v1/connections/{connectorId}/errors</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/connections/connection-errors">reference</see>
    /// </remarks>
    /// <returns>All items, and at most one <c>Left</c>, which is the last.</returns>
    [Pure]
    public static Seq<Either<FivetranError, ConnectorError>> StreamErrors(ClientConfig config, string connectorId) =>
        config.Stream<ConnectorError>($"connections/{connectorId}/errors", Accept.V2);

    /// <summary>Streams all errors that keep a connector from syncing without keeping them.</summary>
    /// <remarks>
    /// <c>GET /v1/connections/{connectorId}/errors</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/connections/connection-errors">reference</see>
    /// </remarks>
    /// <returns>All items, and at most one <c>Left</c>, which is the last. Each enumeration sends its requests again.</returns>
    [Pure]
    public static IAsyncEnumerable<Either<FivetranError, ConnectorError>> StreamErrorsAsync(ClientConfig config, string connectorId) =>
        config.StreamAsync<ConnectorError>($"connections/{connectorId}/errors", Accept.V2);

    /// <summary>Body of <c>POST /connections/{connectorId}/dismiss-warnings</c>.</summary>
    private sealed record DismissBody(Seq<string> WarningTypes) : IChecked
    {
        Option<string> IChecked.Problem => WarningTypes.IsEmpty ? "warning_types is empty, which would mean all of them" : None;
    }
}
