using Fivetrex.Functional.Http;

namespace Fivetrex.Functional;

/// <summary>A connector moves the data of one source into a group's destination. The service calls it a connection.</summary>
/// <remarks>
/// <code>
/// var broken =
///     from connector in Connectors.Stream(config)
///     where connector.Status.Exists(status =&gt; status.SetupState == SetupState.Broken)
///     select connector.Schema;
/// </code>
/// </remarks>
public static class Connectors
{
    /// <summary>Lists the first 100 connectors of the account.</summary>
    /// <remarks><c>GET /v1/connections</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/connections/list-connections">reference</see></remarks>
    [Pure]
    public static Aff<Either<FivetranError, Page<Connector>>> List(ClientConfig config) =>
        List(config, PageRequest.First);

    /// <summary>Lists one page of the connectors of the account.</summary>
    /// <remarks><c>GET /v1/connections</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/connections/list-connections">reference</see></remarks>
    /// <returns>The page; <see cref="FivetranError.InvalidRequest"/>, and nothing sent, when its limit is not 1 to 1000.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<Connector>>> List(ClientConfig config, PageRequest page) =>
        config.List<Connector>($"connections", page, Accept.V2);

    /// <summary>Lists the first 100 connectors of the account that match a filter.</summary>
    /// <remarks><c>GET /v1/connections</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/connections/list-connections">reference</see></remarks>
    [Pure]
    public static Aff<Either<FivetranError, Page<Connector>>> List(ClientConfig config, ConnectorFilter filter) =>
        List(config, filter, PageRequest.First);

    /// <summary>Lists one page of the connectors of the account that match a filter.</summary>
    /// <remarks><c>GET /v1/connections</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/connections/list-connections">reference</see></remarks>
    /// <returns>The page; <see cref="FivetranError.InvalidRequest"/>, and nothing sent, when its limit is not 1 to 1000.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<Connector>>> List(ClientConfig config, ConnectorFilter filter, PageRequest page) =>
        config.List<Connector>($"connections", page, Accept.V2, filter: filter);

    /// <summary>Streams all connectors of the account, fetching pages as they are read, and remembers them: a second pass sends nothing.</summary>
    /// <remarks><c>GET /v1/connections</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/connections/list-connections">reference</see></remarks>
    /// <returns>All of them, and at most one <c>Left</c>, which is the last item.</returns>
    [Pure]
    public static Seq<Either<FivetranError, Connector>> Stream(ClientConfig config) =>
        config.Stream<Connector>($"connections", Accept.V2);

    /// <summary>Streams all connectors of the account without remembering them.</summary>
    /// <remarks><c>GET /v1/connections</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/connections/list-connections">reference</see></remarks>
    /// <returns>All of them, and at most one <c>Left</c>, which is the last item. Each enumeration sends its requests anew.</returns>
    [Pure]
    public static IAsyncEnumerable<Either<FivetranError, Connector>> StreamAsync(ClientConfig config) =>
        config.StreamAsync<Connector>($"connections", Accept.V2);

    /// <summary>Streams all connectors of the account that match a filter, fetching pages as they are read, and remembers them: a second pass sends nothing.</summary>
    /// <remarks><c>GET /v1/connections</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/connections/list-connections">reference</see></remarks>
    /// <returns>All of them, and at most one <c>Left</c>, which is the last item.</returns>
    [Pure]
    public static Seq<Either<FivetranError, Connector>> Stream(ClientConfig config, ConnectorFilter filter) =>
        config.Stream<Connector>($"connections", Accept.V2, filter: filter);

    /// <summary>Streams all connectors of the account that match a filter without remembering them.</summary>
    /// <remarks><c>GET /v1/connections</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/connections/list-connections">reference</see></remarks>
    /// <returns>All of them, and at most one <c>Left</c>, which is the last item. Each enumeration sends its requests anew.</returns>
    [Pure]
    public static IAsyncEnumerable<Either<FivetranError, Connector>> StreamAsync(ClientConfig config, ConnectorFilter filter) =>
        config.StreamAsync<Connector>($"connections", Accept.V2, filter: filter);

    /// <summary>Lists the first 100 connectors of a group.</summary>
    /// <remarks><c>GET /v1/groups/{groupId}/connections</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/groups/list-all-connections-in-group">reference</see></remarks>
    [Pure]
    public static Aff<Either<FivetranError, Page<Connector>>> List(ClientConfig config, string groupId) =>
        List(config, groupId, PageRequest.First);

    /// <summary>Lists one page of the connectors of a group.</summary>
    /// <remarks><c>GET /v1/groups/{groupId}/connections</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/groups/list-all-connections-in-group">reference</see></remarks>
    /// <returns>The page; <see cref="FivetranError.NotFound"/> when the account has no such group.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<Connector>>> List(ClientConfig config, string groupId, PageRequest page) =>
        config.List<Connector>($"groups/{groupId}/connections", page);

    /// <summary>Lists the first 100 connectors of a group that match a filter.</summary>
    /// <remarks><c>GET /v1/groups/{groupId}/connections</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/groups/list-all-connections-in-group">reference</see></remarks>
    [Pure]
    public static Aff<Either<FivetranError, Page<Connector>>> List(ClientConfig config, string groupId, GroupConnectorFilter filter) =>
        List(config, groupId, filter, PageRequest.First);

    /// <summary>Lists one page of the connectors of a group that match a filter.</summary>
    /// <remarks><c>GET /v1/groups/{groupId}/connections</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/groups/list-all-connections-in-group">reference</see></remarks>
    /// <returns>The page; <see cref="FivetranError.NotFound"/> when the account has no such group.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<Connector>>> List(ClientConfig config, string groupId, GroupConnectorFilter filter, PageRequest page) =>
        config.List<Connector>($"groups/{groupId}/connections", page, filter: filter);

    /// <summary>Streams all connectors of a group, fetching pages as they are read, and remembers them: a second pass sends nothing.</summary>
    /// <remarks><c>GET /v1/groups/{groupId}/connections</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/groups/list-all-connections-in-group">reference</see></remarks>
    /// <returns>All of them, and at most one <c>Left</c>, which is the last item.</returns>
    [Pure]
    public static Seq<Either<FivetranError, Connector>> Stream(ClientConfig config, string groupId) =>
        config.Stream<Connector>($"groups/{groupId}/connections");

    /// <summary>Streams all connectors of a group without remembering them.</summary>
    /// <remarks><c>GET /v1/groups/{groupId}/connections</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/groups/list-all-connections-in-group">reference</see></remarks>
    /// <returns>All of them, and at most one <c>Left</c>, which is the last item. Each enumeration sends its requests anew.</returns>
    [Pure]
    public static IAsyncEnumerable<Either<FivetranError, Connector>> StreamAsync(ClientConfig config, string groupId) =>
        config.StreamAsync<Connector>($"groups/{groupId}/connections");

    /// <summary>Streams all connectors of a group that match a filter, fetching pages as they are read, and remembers them: a second pass sends nothing.</summary>
    /// <remarks><c>GET /v1/groups/{groupId}/connections</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/groups/list-all-connections-in-group">reference</see></remarks>
    /// <returns>All of them, and at most one <c>Left</c>, which is the last item.</returns>
    [Pure]
    public static Seq<Either<FivetranError, Connector>> Stream(ClientConfig config, string groupId, GroupConnectorFilter filter) =>
        config.Stream<Connector>($"groups/{groupId}/connections", filter: filter);

    /// <summary>Streams all connectors of a group that match a filter without remembering them.</summary>
    /// <remarks><c>GET /v1/groups/{groupId}/connections</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/groups/list-all-connections-in-group">reference</see></remarks>
    /// <returns>All of them, and at most one <c>Left</c>, which is the last item. Each enumeration sends its requests anew.</returns>
    [Pure]
    public static IAsyncEnumerable<Either<FivetranError, Connector>> StreamAsync(ClientConfig config, string groupId, GroupConnectorFilter filter) =>
        config.StreamAsync<Connector>($"groups/{groupId}/connections", filter: filter);

    /// <summary>Gets a connector.</summary>
    /// <remarks><c>GET /v1/connections/{connectorId}</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/connections/connection-details">reference</see></remarks>
    /// <returns>The connector; <see cref="FivetranError.NotFound"/> when the account has none with that id.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Connector>> Get(ClientConfig config, string connectorId) =>
        config.Get<Connector>($"connections/{connectorId}", Accept.V2);

    /// <summary>Creates a connector.</summary>
    /// <remarks>
    /// Setup tests run inside the call, for as long as <see cref="ClientConfig.SetupTimeout"/>, unless <see cref="ServiceSetup.RunSetupTests"/> is false.
    /// Never sent twice: after a timeout, look whether it is there.
    /// <c>POST /v1/connections</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/connections/create-connection">reference</see>
    /// </remarks>
    /// <returns>The connector, also when its tests failed: see <see cref="Connector.SetupTests"/>.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Connector>> Create(ClientConfig config, NewConnector connector) =>
        config.UsingSetupTimeout().Post<Connector>($"connections", connector, Accept.V2);

    /// <summary>Updates a connector.</summary>
    /// <remarks>
    /// Setup tests run inside the call, for as long as <see cref="ClientConfig.SetupTimeout"/>, unless <see cref="ServiceSetup.RunSetupTests"/> is false.
    /// <c>PATCH /v1/connections/{connectorId}</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/connections/modify-connection">reference</see>
    /// </remarks>
    /// <returns>The connector as it is now; <see cref="FivetranError.InvalidRequest"/>, and nothing sent, when the update sets nothing.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Connector>> Update(ClientConfig config, string connectorId, ConnectorUpdate update) =>
        config.UsingSetupTimeout().Patch<Connector>($"connections/{connectorId}", update, Accept.V2);

    /// <summary>Deletes a connector.</summary>
    /// <remarks>
    /// Its settings and its history are gone for good. What it has loaded is not documented to be touched.
    /// <c>DELETE /v1/connections/{connectorId}</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/connections/delete-connection">reference</see>
    /// </remarks>
    /// <returns>Nothing; <see cref="FivetranError.NotFound"/> when it is gone already.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Unit>> Delete(ClientConfig config, string connectorId) =>
        config.Delete($"connections/{connectorId}", Accept.V2);

    /// <summary>Starts a sync outside the schedule. One that is running is left alone.</summary>
    /// <remarks><c>POST /v1/connections/{connectorId}/sync</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/connections/sync-connection">reference</see></remarks>
    [Pure]
    public static Aff<Either<FivetranError, Unit>> Sync(ClientConfig config, string connectorId) =>
        Sync(config, connectorId, force: false);

    /// <summary>Starts a sync outside the schedule; with <paramref name="force"/>, one that is running is stopped and started again.</summary>
    /// <remarks><c>POST /v1/connections/{connectorId}/sync</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/connections/sync-connection">reference</see></remarks>
    [Pure]
    public static Aff<Either<FivetranError, Unit>> Sync(ClientConfig config, string connectorId, bool force) =>
        config.Post<Unit>($"connections/{connectorId}/sync", new SyncBody(force), Accept.V2);

    /// <summary>Fetches everything again from the source.</summary>
    /// <remarks>
    /// What was synced is imported from scratch, which can take days; no call calls it off. A paused connector starts when it is resumed. <see
    /// cref="FivetranError.Conflict"/> when a running sync cannot be ended.
    /// <c>POST /v1/connections/{connectorId}/resync</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/connections/resync-connection">reference</see>
    /// </remarks>
    /// <returns>Nothing; <see cref="FivetranError.InvalidRequest"/>, and nothing sent, unless it is confirmed with <see cref="Confirm.HistoricalResync"/>.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Unit>> Resync(ClientConfig config, string connectorId, Confirm confirm) =>
        config.Confirmed(confirm, Confirm.HistoricalResync).Post<Unit>($"connections/{connectorId}/resync", new { }, Accept.V2);

    /// <summary>Fetches some tables again from the source.</summary>
    /// <remarks>
    /// What was synced of them is imported from scratch; no call calls it off. At least one table: an empty list would mean all of them, and is refused. <see
    /// cref="FivetranError.InvalidRequest"/> from the service when the connector cannot re-sync single tables.
    /// <c>POST /v1/connections/{connectorId}/resync</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/connections/resync-connection">reference</see>
    /// </remarks>
    /// <returns>Nothing; <see cref="FivetranError.InvalidRequest"/>, and nothing sent, unless it is confirmed with <see cref="Confirm.TableResync"/>.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Unit>> Resync(ClientConfig config, string connectorId, Confirm confirm, Seq<SourceTable> tables) =>
        config.Confirmed(confirm, Confirm.TableResync).Post<Unit>($"connections/{connectorId}/resync", new ResyncBody(new TableMap(tables)), Accept.V2);

    /// <summary>Runs the setup tests of a connector.</summary>
    /// <remarks>
    /// They run inside the call, for as long as <see cref="ClientConfig.SetupTimeout"/>.
    /// <c>POST /v1/connections/{connectorId}/test</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/connections/run-setup-tests">reference</see>
    /// </remarks>
    /// <returns>The connector, also when tests failed: see <see cref="Connector.SetupTests"/>.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Connector>> Test(ClientConfig config, string connectorId) =>
        Test(config, connectorId, new Trust());

    /// <summary>Runs the setup tests of a connector, accepting certificates or fingerprints on the way.</summary>
    /// <remarks>
    /// They run inside the call, for as long as <see cref="ClientConfig.SetupTimeout"/>.
    /// <c>POST /v1/connections/{connectorId}/test</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/connections/run-setup-tests">reference</see>
    /// </remarks>
    /// <returns>The connector, also when tests failed: see <see cref="Connector.SetupTests"/>.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Connector>> Test(ClientConfig config, string connectorId, Trust trust) =>
        config.UsingSetupTimeout().Post<Connector>($"connections/{connectorId}/test", trust, Accept.V2);

    /// <summary>Lets a connector rest. Its setup tests are not run.</summary>
    /// <remarks><c>PATCH /v1/connections/{connectorId}</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/connections/modify-connection">reference</see></remarks>
    /// <returns>The connector as it is now.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Connector>> Pause(ClientConfig config, string connectorId) =>
        config.Patch<Connector>($"connections/{connectorId}", new ConnectorUpdate { Paused = true, RunSetupTests = false }, Accept.V2);

    /// <summary>Lets a paused connector go on. Its setup tests are not run.</summary>
    /// <remarks><c>PATCH /v1/connections/{connectorId}</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/connections/modify-connection">reference</see></remarks>
    /// <returns>The connector as it is now.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Connector>> Resume(ClientConfig config, string connectorId) =>
        config.Patch<Connector>($"connections/{connectorId}", new ConnectorUpdate { Paused = false, RunSetupTests = false }, Accept.V2);

    /// <summary>Gets what a connector of a function or of the Connector SDK keeps to know where it stands.</summary>
    /// <remarks><c>GET /v1/connections/{connectorId}/state</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/connections/connection-state">reference</see></remarks>
    /// <returns>The state; <see cref="FivetranError.InvalidRequest"/> for connectors of all other services. <see cref="Connector.SyncState"/> says whether one is syncing.</returns>
    [Pure]
    public static Aff<Either<FivetranError, ConnectorState>> GetState(ClientConfig config, string connectorId) =>
        config.Get<ConnectorState>($"connections/{connectorId}/state", Accept.V2);

    /// <summary>Sets what a connector of a function or of the Connector SDK keeps to know where it stands.</summary>
    /// <remarks>
    /// The next sync goes on from there, and leaves out or repeats what lies between. The connector has to be paused.
    /// <c>PATCH /v1/connections/{connectorId}/state</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/connections/modify-connection-state">reference</see>
    /// </remarks>
    /// <returns>The state as it is now; <see cref="FivetranError.Conflict"/> while it syncs.</returns>
    [Pure]
    public static Aff<Either<FivetranError, ConnectorState>> UpdateState(ClientConfig config, string connectorId, ConnectorStateUpdate update) =>
        config.Patch<ConnectorState>($"connections/{connectorId}/state", update, Accept.V2);

    /// <summary>Makes a setup form in which an end user authorises a connector.</summary>
    /// <remarks><c>POST /v1/connections/{connectorId}/connect-card</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/connections/connect-card">reference</see></remarks>
    /// <returns>The form. Whoever has its address can set the connector up.</returns>
    [Pure]
    public static Aff<Either<FivetranError, ConnectCardResult>> CreateConnectCard(ClientConfig config, string connectorId, ConnectCardConfig connectCardConfig) =>
        config.Post<ConnectCardResult>($"connections/{connectorId}/connect-card", new { connectCardConfig }, Accept.V2);

    /// <summary>Lists the first 100 syncs that a connector has made.</summary>
    /// <remarks>
    /// Without a filter, those of the last hour.
    /// <c>GET /v1/connections/{connectorId}/sync-history</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/connections/connection-sync-history">reference</see>
    /// </remarks>
    [Pure]
    public static Aff<Either<FivetranError, Page<SyncHistoryRecord>>> ListSyncHistory(ClientConfig config, string connectorId) =>
        ListSyncHistory(config, connectorId, PageRequest.First);

    /// <summary>Lists one page of the syncs that a connector has made.</summary>
    /// <remarks><c>GET /v1/connections/{connectorId}/sync-history</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/connections/connection-sync-history">reference</see></remarks>
    /// <returns>The page; <see cref="FivetranError.NotFound"/> when the account has no such connector.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<SyncHistoryRecord>>> ListSyncHistory(ClientConfig config, string connectorId, PageRequest page) =>
        config.List<SyncHistoryRecord>($"connections/{connectorId}/sync-history", page, Accept.V2);

    /// <summary>Lists the first 100 syncs that a connector has made that match a filter.</summary>
    /// <remarks>
    /// Without a filter, those of the last hour.
    /// <c>GET /v1/connections/{connectorId}/sync-history</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/connections/connection-sync-history">reference</see>
    /// </remarks>
    [Pure]
    public static Aff<Either<FivetranError, Page<SyncHistoryRecord>>> ListSyncHistory(ClientConfig config, string connectorId, SyncHistoryFilter filter) =>
        ListSyncHistory(config, connectorId, filter, PageRequest.First);

    /// <summary>Lists one page of the syncs that a connector has made that match a filter.</summary>
    /// <remarks><c>GET /v1/connections/{connectorId}/sync-history</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/connections/connection-sync-history">reference</see></remarks>
    /// <returns>The page; <see cref="FivetranError.NotFound"/> when the account has no such connector.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<SyncHistoryRecord>>> ListSyncHistory(ClientConfig config, string connectorId, SyncHistoryFilter filter, PageRequest page) =>
        config.List<SyncHistoryRecord>($"connections/{connectorId}/sync-history", page, Accept.V2, filter: filter);

    /// <summary>Streams all syncs that a connector has made, fetching pages as they are read, and remembers them: a second pass sends nothing.</summary>
    /// <remarks><c>GET /v1/connections/{connectorId}/sync-history</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/connections/connection-sync-history">reference</see></remarks>
    /// <returns>All of them, and at most one <c>Left</c>, which is the last item.</returns>
    [Pure]
    public static Seq<Either<FivetranError, SyncHistoryRecord>> StreamSyncHistory(ClientConfig config, string connectorId) =>
        config.Stream<SyncHistoryRecord>($"connections/{connectorId}/sync-history", Accept.V2);

    /// <summary>Streams all syncs that a connector has made without remembering them.</summary>
    /// <remarks><c>GET /v1/connections/{connectorId}/sync-history</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/connections/connection-sync-history">reference</see></remarks>
    /// <returns>All of them, and at most one <c>Left</c>, which is the last item. Each enumeration sends its requests anew.</returns>
    [Pure]
    public static IAsyncEnumerable<Either<FivetranError, SyncHistoryRecord>> StreamSyncHistoryAsync(ClientConfig config, string connectorId) =>
        config.StreamAsync<SyncHistoryRecord>($"connections/{connectorId}/sync-history", Accept.V2);

    /// <summary>Streams all syncs of a connector that match a filter, fetching pages as they are read, and remembers them: a second pass sends nothing.</summary>
    /// <remarks><c>GET /v1/connections/{connectorId}/sync-history</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/connections/connection-sync-history">reference</see></remarks>
    /// <returns>All of them, and at most one <c>Left</c>, which is the last item.</returns>
    [Pure]
    public static Seq<Either<FivetranError, SyncHistoryRecord>> StreamSyncHistory(ClientConfig config, string connectorId, SyncHistoryFilter filter) =>
        config.Stream<SyncHistoryRecord>($"connections/{connectorId}/sync-history", Accept.V2, filter: filter);

    /// <summary>Streams all syncs of a connector that match a filter without remembering them.</summary>
    /// <remarks><c>GET /v1/connections/{connectorId}/sync-history</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/connections/connection-sync-history">reference</see></remarks>
    /// <returns>All of them, and at most one <c>Left</c>, which is the last item. Each enumeration sends its requests anew.</returns>
    [Pure]
    public static IAsyncEnumerable<Either<FivetranError, SyncHistoryRecord>> StreamSyncHistoryAsync(ClientConfig config, string connectorId, SyncHistoryFilter filter) =>
        config.StreamAsync<SyncHistoryRecord>($"connections/{connectorId}/sync-history", Accept.V2, filter: filter);

    /// <summary>Lists the first 100 warnings about a connector's tables.</summary>
    /// <remarks><c>GET /v1/connections/{connectorId}/warnings</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/connections/connection-warnings">reference</see></remarks>
    [Pure]
    public static Aff<Either<FivetranError, Page<TableWarnings>>> ListWarnings(ClientConfig config, string connectorId) =>
        ListWarnings(config, connectorId, PageRequest.First);

    /// <summary>Lists one page of the warnings about a connector's tables.</summary>
    /// <remarks><c>GET /v1/connections/{connectorId}/warnings</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/connections/connection-warnings">reference</see></remarks>
    /// <returns>The page; <see cref="FivetranError.NotFound"/> when the account has no such connector.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<TableWarnings>>> ListWarnings(ClientConfig config, string connectorId, PageRequest page) =>
        config.List<TableWarnings>($"connections/{connectorId}/warnings", page, Accept.V2);

    /// <summary>Streams all warnings about a connector's tables, fetching pages as they are read, and remembers them: a second pass sends nothing.</summary>
    /// <remarks><c>GET /v1/connections/{connectorId}/warnings</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/connections/connection-warnings">reference</see></remarks>
    /// <returns>All of them, and at most one <c>Left</c>, which is the last item.</returns>
    [Pure]
    public static Seq<Either<FivetranError, TableWarnings>> StreamWarnings(ClientConfig config, string connectorId) =>
        config.Stream<TableWarnings>($"connections/{connectorId}/warnings", Accept.V2, first: PageRequest.First);

    /// <summary>Streams all warnings about a connector's tables without remembering them.</summary>
    /// <remarks><c>GET /v1/connections/{connectorId}/warnings</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/connections/connection-warnings">reference</see></remarks>
    /// <returns>All of them, and at most one <c>Left</c>, which is the last item. Each enumeration sends its requests anew.</returns>
    [Pure]
    public static IAsyncEnumerable<Either<FivetranError, TableWarnings>> StreamWarningsAsync(ClientConfig config, string connectorId) =>
        config.StreamAsync<TableWarnings>($"connections/{connectorId}/warnings", Accept.V2, first: PageRequest.First);

    /// <summary>Dismisses the warnings of one kind.</summary>
    /// <remarks><c>DELETE /v1/connections/{connectorId}/warnings/{warningType}</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/connections/dismiss-connection-warning">reference</see></remarks>
    [Pure]
    public static Aff<Either<FivetranError, Unit>> DismissWarnings(ClientConfig config, string connectorId, string warningType) =>
        config.Delete($"connections/{connectorId}/warnings/{warningType}");

    /// <summary>Dismisses all warnings.</summary>
    /// <remarks><c>POST /v1/connections/{connectorId}/dismiss-warnings</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/connections/dismiss-connection-warning">reference</see></remarks>
    [Pure]
    public static Aff<Either<FivetranError, Unit>> DismissWarnings(ClientConfig config, string connectorId) =>
        config.Post<Unit>($"connections/{connectorId}/dismiss-warnings");

    /// <summary>Dismisses the warnings of some kinds.</summary>
    /// <remarks><c>POST /v1/connections/{connectorId}/dismiss-warnings</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/connections/dismiss-connection-warnings">reference</see></remarks>
    /// <returns>Nothing; <see cref="FivetranError.InvalidRequest"/>, and none is dismissed, when one of the kinds is not known, or none is named.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Unit>> DismissWarnings(ClientConfig config, string connectorId, Seq<string> warningTypes) =>
        config.Post<Unit>($"connections/{connectorId}/dismiss-warnings", new DismissBody(warningTypes));

    /// <summary>Lists the first 100 errors that keep a connector from syncing.</summary>
    /// <remarks><c>GET /v1/connections/{connectorId}/errors</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/connections/connection-errors">reference</see></remarks>
    [Pure]
    public static Aff<Either<FivetranError, Page<ConnectorError>>> ListErrors(ClientConfig config, string connectorId) =>
        ListErrors(config, connectorId, PageRequest.First);

    /// <summary>Lists one page of the errors that keep a connector from syncing.</summary>
    /// <remarks><c>GET /v1/connections/{connectorId}/errors</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/connections/connection-errors">reference</see></remarks>
    /// <returns>The page; <see cref="FivetranError.NotFound"/> when the account has no such connector.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<ConnectorError>>> ListErrors(ClientConfig config, string connectorId, PageRequest page) =>
        config.List<ConnectorError>($"connections/{connectorId}/errors", page);

    /// <summary>Streams all errors that keep a connector from syncing, fetching pages as they are read, and remembers them: a second pass sends nothing.</summary>
    /// <remarks><c>GET /v1/connections/{connectorId}/errors</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/connections/connection-errors">reference</see></remarks>
    /// <returns>All of them, and at most one <c>Left</c>, which is the last item.</returns>
    [Pure]
    public static Seq<Either<FivetranError, ConnectorError>> StreamErrors(ClientConfig config, string connectorId) =>
        config.Stream<ConnectorError>($"connections/{connectorId}/errors");

    /// <summary>Streams all errors that keep a connector from syncing without remembering them.</summary>
    /// <remarks><c>GET /v1/connections/{connectorId}/errors</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/connections/connection-errors">reference</see></remarks>
    /// <returns>All of them, and at most one <c>Left</c>, which is the last item. Each enumeration sends its requests anew.</returns>
    [Pure]
    public static IAsyncEnumerable<Either<FivetranError, ConnectorError>> StreamErrorsAsync(ClientConfig config, string connectorId) =>
        config.StreamAsync<ConnectorError>($"connections/{connectorId}/errors");

    /// <summary>Moves a connector to another group.</summary>
    /// <remarks>
    /// What it has loaded stays in the old destination, unless <see cref="MoveBehavior.ContinueWithData"/> is asked for. The connector has to be paused.
    /// <c>POST /v1/connections/{connectorId}/move</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/connections/connection-moved">reference</see>
    /// </remarks>
    /// <returns>What was begun; a job to ask after where the data goes along; <see cref="FivetranError.InvalidRequest"/>, and nothing sent, unless it is confirmed with <see cref="Confirm.ConnectorMove"/>.</returns>
    [Pure]
    public static Aff<Either<FivetranError, ConnectorMove>> Move(ClientConfig config, string connectorId, Confirm confirm, NewConnectorMove move) =>
        config.Confirmed(confirm, Confirm.ConnectorMove).Post<ConnectorMove>($"connections/{connectorId}/move", move);

    /// <summary>Gets how far a move with data has got.</summary>
    /// <remarks><c>GET /v1/connections/{connectorId}/move/{jobId}</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/connections/connection-moved-job-status">reference</see></remarks>
    /// <returns>The job that <see cref="Move"/> has begun.</returns>
    [Pure]
    public static Aff<Either<FivetranError, ConnectorMoveJob>> GetMove(ClientConfig config, string connectorId, string jobId) =>
        config.Get<ConnectorMoveJob>($"connections/{connectorId}/move/{jobId}");

    /// <summary>Body of <c>POST /connections/{connectorId}/sync</c>.</summary>
    private sealed record SyncBody(bool Force);

    /// <summary>Body of <c>POST /connections/{connectorId}/resync</c>.</summary>
    private sealed record ResyncBody(TableMap Scope) : IChecked
    {
        Option<string> IChecked.Problem => Scope.Problem;
    }

    /// <summary>Body of <c>POST /connections/{connectorId}/dismiss-warnings</c>.</summary>
    private sealed record DismissBody(Seq<string> WarningTypes) : IChecked
    {
        Option<string> IChecked.Problem => WarningTypes.IsEmpty ? "warning_types is empty, which would mean all of them" : None;
    }
}
