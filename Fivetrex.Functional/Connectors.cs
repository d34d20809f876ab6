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

    /// <summary>Streams all connectors of the account in one chain of pages, whatever their groups.</summary>
    /// <remarks>
    /// <c>GET /v1/connections</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/connections/list-connections">reference</see>.
    /// The sequence remembers what it has read: a second pass sends nothing, and holds every item in memory.
    /// </remarks>
    /// <returns>The connectors, and at most one <c>Left</c>, which is the last item.</returns>
    [Pure]
    public static Seq<Either<FivetranError, Connector>> Stream(ClientConfig config) =>
        config.Stream<Connector>($"connections", Accept.V2);

    /// <summary>Streams all connectors of a group, fetching pages as they are read.</summary>
    /// <remarks>
    /// <c>GET /v1/groups/{groupId}/connections</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/groups/list-all-connections-in-group">reference</see>.
    /// The sequence remembers what it has read: a second pass sends nothing, and holds every item in memory.
    /// </remarks>
    /// <returns>The connectors, and at most one <c>Left</c>, which is the last item.</returns>
    [Pure]
    public static Seq<Either<FivetranError, Connector>> Stream(ClientConfig config, string groupId) =>
        config.Stream<Connector>($"groups/{groupId}/connections");

    /// <summary>Streams all connectors of the account and keeps none of them.</summary>
    /// <remarks><c>GET /v1/connections</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/connections/list-connections">reference</see></remarks>
    /// <returns>The connectors, and at most one <c>Left</c>, which is the last item. Each enumeration sends its requests anew.</returns>
    [Pure]
    public static IAsyncEnumerable<Either<FivetranError, Connector>> StreamAsync(ClientConfig config) =>
        config.StreamAsync<Connector>($"connections", Accept.V2);

    /// <summary>Streams all connectors of a group and keeps none of them.</summary>
    /// <remarks><c>GET /v1/groups/{groupId}/connections</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/groups/list-all-connections-in-group">reference</see></remarks>
    /// <returns>The connectors, and at most one <c>Left</c>, which is the last item. Each enumeration sends its requests anew.</returns>
    [Pure]
    public static IAsyncEnumerable<Either<FivetranError, Connector>> StreamAsync(ClientConfig config, string groupId) =>
        config.StreamAsync<Connector>($"groups/{groupId}/connections");

    /// <summary>Gets a connector.</summary>
    /// <remarks><c>GET /v1/connections/{connectorId}</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/connections/connection-details">reference</see></remarks>
    /// <returns>The connector; <see cref="FivetranError.NotFound"/> when the account has none with that id.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Connector>> Get(ClientConfig config, string connectorId) =>
        config.Get<Connector>($"connections/{connectorId}", Accept.V2);

    /// <summary>Creates a connector.</summary>
    /// <remarks>
    /// Setup tests run inside the call, for as long as <see cref="ClientConfig.SetupTimeout"/>, unless
    /// <see cref="ServiceSetup.RunSetupTests"/> is false. Never sent twice: after a timeout, look whether it is there.
    /// <c>POST /v1/connections</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/connections/create-connection">reference</see>
    /// </remarks>
    /// <returns>The connector, also when its tests failed: see <see cref="Connector.SetupTests"/>.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Connector>> Create(ClientConfig config, NewConnector connector) =>
        config.Patiently().Post<Connector>($"connections", connector, Accept.V2);

    /// <summary>Updates a connector.</summary>
    /// <remarks>
    /// Setup tests run inside the call, for as long as <see cref="ClientConfig.SetupTimeout"/>, unless
    /// <see cref="ServiceSetup.RunSetupTests"/> is false.
    /// <c>PATCH /v1/connections/{connectorId}</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/connections/modify-connection">reference</see>
    /// </remarks>
    /// <returns>The connector as it is now; <see cref="FivetranError.InvalidRequest"/>, and nothing sent, when the update sets nothing.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Connector>> Update(ClientConfig config, string connectorId, ConnectorUpdate update) =>
        config.Patiently().Patch<Connector>($"connections/{connectorId}", update, Accept.V2);

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

    /// <summary>Starts a sync outside the schedule.</summary>
    /// <param name="config">Whom to ask, and how.</param>
    /// <param name="connectorId">The connector.</param>
    /// <param name="force">Whether one that is running is stopped and started again.</param>
    /// <remarks><c>POST /v1/connections/{connectorId}/sync</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/connections/sync-connection">reference</see></remarks>
    [Pure]
    public static Aff<Either<FivetranError, Unit>> Sync(ClientConfig config, string connectorId, bool force) =>
        config.Post<Unit>($"connections/{connectorId}/sync", new SyncBody(force), Accept.V2);

    /// <summary>Fetches everything again from the source.</summary>
    /// <remarks>
    /// What was synced is imported from scratch, which can take days; no call calls it off. A paused connector starts when it is
    /// resumed.
    /// <c>POST /v1/connections/{connectorId}/resync</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/connections/resync-connection">reference</see>
    /// </remarks>
    /// <param name="config">Whom to ask, and how.</param>
    /// <param name="connectorId">The connector.</param>
    /// <param name="confirm"><see cref="Confirm.HistoricalResync"/>; anything else is <see cref="FivetranError.InvalidRequest"/>, and nothing is sent.</param>
    /// <returns>Nothing; <see cref="FivetranError.Conflict"/> when a running sync cannot be ended.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Unit>> Resync(ClientConfig config, string connectorId, Confirm confirm) =>
        config.Post<Unit>($"connections/{connectorId}/resync", new ResyncBody(confirm, None), Accept.V2);

    /// <summary>Fetches some tables again from the source.</summary>
    /// <remarks>
    /// What was synced of them is imported from scratch; no call calls it off.
    /// <c>POST /v1/connections/{connectorId}/resync</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/connections/resync-connection">reference</see>
    /// </remarks>
    /// <param name="config">Whom to ask, and how.</param>
    /// <param name="connectorId">The connector.</param>
    /// <param name="confirm"><see cref="Confirm.HistoricalResync"/>; anything else is <see cref="FivetranError.InvalidRequest"/>, and nothing is sent.</param>
    /// <param name="tables">At least one: an empty list would mean all of them, and is refused.</param>
    /// <returns>Nothing; <see cref="FivetranError.InvalidRequest"/> when the connector's service cannot re-sync single tables.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Unit>> Resync(ClientConfig config, string connectorId, Confirm confirm, Seq<SourceTable> tables) =>
        config.Post<Unit>($"connections/{connectorId}/resync", new ResyncBody(confirm, tables), Accept.V2);

    /// <summary>Gets what a connector of a function or of the Connector SDK keeps to know where it stands.</summary>
    /// <remarks><c>GET /v1/connections/{connectorId}/state</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/connections/connection-state">reference</see></remarks>
    /// <returns>The state; <see cref="FivetranError.InvalidRequest"/> for connectors of all other services. Whether one is syncing says <see cref="Connector.SyncState"/>.</returns>
    [Pure]
    public static Aff<Either<FivetranError, ConnectorState>> GetState(ClientConfig config, string connectorId) =>
        config.Get<ConnectorState>($"connections/{connectorId}/state", Accept.V2);

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
}
