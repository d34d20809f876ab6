using Fivetrex.Functional.Http;

namespace Fivetrex.Functional;

public static partial class Connectors
{
    /// <summary>Starts a sync outside the schedule. A running sync is not affected.</summary>
    /// <remarks>
    /// <c>POST /v1/connections/{connectorId}/sync</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/connections/sync-connection">reference</see>
    /// </remarks>
    /// <returns>Unit when the sync is accepted; <see cref="FivetranError.NotFound"/> when there is no such connector.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Unit>> Sync(ClientConfig config, string connectorId) =>
        Sync(config, connectorId, force: false);

    /// <summary>Starts a sync outside the schedule; with <paramref name="force"/>, a running sync is stopped and started again.</summary>
    /// <remarks>
    /// <c>POST /v1/connections/{connectorId}/sync</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/connections/sync-connection">reference</see>
    /// </remarks>
    /// <returns>Unit when the sync is accepted; <see cref="FivetranError.NotFound"/> when there is no such connector.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Unit>> Sync(ClientConfig config, string connectorId, bool force) =>
        config.Post<Unit>($"connections/{connectorId}/sync", new SyncBody(force), Accept.V2);

    /// <summary>Re-syncs all data from scratch.</summary>
    /// <remarks>
    /// Can take days, and cannot be cancelled. A paused connector starts when it is resumed.
    /// <see cref="FivetranError.Conflict"/> when a running sync cannot be stopped.
    /// <c>POST /v1/connections/{connectorId}/resync</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/connections/resync-connection">reference</see>
    /// </remarks>
    /// <returns>
    /// Unit; <see cref="FivetranError.InvalidRequest"/>, and nothing is sent, unless confirmed with <see cref="Confirm.HistoricalResync"/>.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, Unit>> Resync(ClientConfig config, string connectorId, Confirm confirm) =>
        config.Confirmed(confirm, Confirm.HistoricalResync).Post<Unit>($"connections/{connectorId}/resync", new { }, Accept.V2);

    /// <summary>Re-syncs tables from scratch.</summary>
    /// <remarks>
    /// Cannot be cancelled. Requires at least one table: an empty list would mean all tables and is
    /// rejected. <see cref="FivetranError.InvalidRequest"/> from the service when the connector cannot re-sync single tables.
    /// <c>POST /v1/connections/{connectorId}/resync</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/connections/resync-connection">reference</see>
    /// </remarks>
    /// <returns>
    /// Unit; <see cref="FivetranError.InvalidRequest"/>, and nothing is sent, unless confirmed with <see cref="Confirm.TableResync"/>.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, Unit>> Resync(
        ClientConfig config, string connectorId, Confirm confirm, Seq<SourceTable> tables) =>
        config.Confirmed(confirm, Confirm.TableResync).Post<Unit>(
            $"connections/{connectorId}/resync", new ResyncBody(new TableMap(tables)), Accept.V2);

    /// <summary>Runs the setup tests of a connector.</summary>
    /// <remarks>
    /// The tests run inside the call, for as long as <see cref="ClientConfig.SetupTimeout"/>.
    /// <c>POST /v1/connections/{connectorId}/test</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/connections/run-setup-tests">reference</see>
    /// </remarks>
    /// <returns>The connector, also when tests failed: see <see cref="Connector.SetupTests"/>.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Connector>> Test(ClientConfig config, string connectorId) =>
        Test(config, connectorId, new Trust());

    /// <summary>Runs the setup tests of a connector, and approves certificates or fingerprints found by them.</summary>
    /// <remarks>
    /// The tests run inside the call, for as long as <see cref="ClientConfig.SetupTimeout"/>.
    /// <c>POST /v1/connections/{connectorId}/test</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/connections/run-setup-tests">reference</see>
    /// </remarks>
    /// <returns>The connector, also when tests failed: see <see cref="Connector.SetupTests"/>.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Connector>> Test(ClientConfig config, string connectorId, Trust trust) =>
        config.UsingSetupTimeout(RequestKind.SetupTests).Reading(trust == new Trust()).Post<Connector>(
            $"connections/{connectorId}/test", trust, Accept.V2, readBack: $"connections/{connectorId}");

    /// <summary>Pauses a connector. Does not run setup tests.</summary>
    /// <remarks>
    /// <c>PATCH /v1/connections/{connectorId}</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/connections/modify-connection">reference</see>
    /// </remarks>
    /// <returns>The connector as it is now.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Connector>> Pause(ClientConfig config, string connectorId) =>
        config.Patch<Connector>($"connections/{connectorId}", new ConnectorUpdate { Paused = true, RunSetupTests = false }, Accept.V2);

    /// <summary>Resumes a paused connector. Does not run setup tests.</summary>
    /// <remarks>
    /// <c>PATCH /v1/connections/{connectorId}</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/connections/modify-connection">reference</see>
    /// </remarks>
    /// <returns>The connector as it is now.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Connector>> Resume(ClientConfig config, string connectorId) =>
        config.Patch<Connector>($"connections/{connectorId}", new ConnectorUpdate { Paused = false, RunSetupTests = false }, Accept.V2);

    /// <summary>Gets the saved sync state (cursor) of a function or Connector SDK connector.</summary>
    /// <remarks>
    /// <c>GET /v1/connections/{connectorId}/state</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/connections/connection-state">reference</see>
    /// </remarks>
    /// <returns>
    /// The state; <see cref="FivetranError.InvalidRequest"/> for connectors of all other services. <see cref="Connector.SyncState"/> shows
    /// whether a connector is syncing.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, ConnectorState>> GetState(ClientConfig config, string connectorId) =>
        config.Get<ConnectorState>($"connections/{connectorId}/state", Accept.V2);

    /// <summary>Sets the saved sync state (cursor) of a function or Connector SDK connector.</summary>
    /// <remarks>
    /// The next sync continues from the new state, and so skips or repeats the data in between. Requires a paused connector.
    /// <c>PATCH /v1/connections/{connectorId}/state</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/connections/modify-connection-state">reference</see>
    /// </remarks>
    /// <returns>The state as it is now; <see cref="FivetranError.Conflict"/> while it syncs.</returns>
    [Pure]
    public static Aff<Either<FivetranError, ConnectorState>> UpdateState(
        ClientConfig config, string connectorId, ConnectorStateUpdate update) =>
        config.Patch<ConnectorState>($"connections/{connectorId}/state", update, Accept.V2);

    /// <summary>Creates a setup form in which an end user authorises a connector.</summary>
    /// <remarks>
    /// <c>POST /v1/connections/{connectorId}/connect-card</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/connections/connect-card">reference</see>
    /// </remarks>
    /// <returns>The form. Anyone with its URL can set up the connector.</returns>
    [Pure]
    public static Aff<Either<FivetranError, ConnectCardResult>> CreateConnectCard(
        ClientConfig config, string connectorId, ConnectCardConfig connectCardConfig) =>
        config.Post<ConnectCardResult>($"connections/{connectorId}/connect-card", new { connectCardConfig }, Accept.V2);

    /// <summary>Moves a connector to another group.</summary>
    /// <remarks>
    /// Its data stays in the old destination, unless <see cref="MoveBehavior.ContinueWithData"/> is set. Requires a paused connector.
    /// <c>POST /v1/connections/{connectorId}/move</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/connections/connection-moved">reference</see>
    /// </remarks>
    /// <returns>
    /// The move that was started, with a job to poll when the data is moved too; <see cref="FivetranError.InvalidRequest"/>, and nothing is
    /// sent, unless confirmed with <see cref="Confirm.ConnectorMove"/>.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, ConnectorMove>> Move(
        ClientConfig config, string connectorId, Confirm confirm, NewConnectorMove move) =>
        config.Confirmed(confirm, Confirm.ConnectorMove).Post<ConnectorMove>($"connections/{connectorId}/move", move);

    /// <summary>Gets the progress of a move that includes data.</summary>
    /// <remarks>
    /// <c>GET /v1/connections/{connectorId}/move/{jobId}</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/connections/connection-moved-job-status">reference</see>
    /// </remarks>
    /// <returns>The job that <see cref="Move"/> started.</returns>
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
}
