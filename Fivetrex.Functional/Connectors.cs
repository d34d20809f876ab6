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
public static partial class Connectors
{
    /// <summary>Lists the first 100 connectors of the account.</summary>
    /// <remarks>
    /// <c>GET /v1/connections</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/connections/list-connections">reference</see>
    /// </remarks>
    /// <returns>The page, with the cursor of the next page if there is one.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<Connector>>> List(ClientConfig config) =>
        List(config, PageRequest.First);

    /// <summary>Lists one page of the connectors of the account.</summary>
    /// <remarks>
    /// <c>GET /v1/connections</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/connections/list-connections">reference</see>
    /// </remarks>
    /// <returns>The page; <see cref="FivetranError.InvalidRequest"/>, and nothing is sent, when its limit is not 1 to 1000.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<Connector>>> List(ClientConfig config, PageRequest page) =>
        config.List<Connector>($"connections", page, Accept.V2);

    /// <summary>Lists the first 100 connectors of the account that match a filter.</summary>
    /// <remarks>
    /// <c>GET /v1/connections</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/connections/list-connections">reference</see>
    /// </remarks>
    /// <returns>The page, with the cursor of the next page if there is one.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<Connector>>> List(ClientConfig config, ConnectorFilter filter) =>
        List(config, filter, PageRequest.First);

    /// <summary>Lists one page of the connectors of the account that match a filter.</summary>
    /// <remarks>
    /// <c>GET /v1/connections</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/connections/list-connections">reference</see>
    /// </remarks>
    /// <returns>The page; <see cref="FivetranError.InvalidRequest"/>, and nothing is sent, when its limit is not 1 to 1000.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<Connector>>> List(ClientConfig config, ConnectorFilter filter, PageRequest page) =>
        config.List<Connector>($"connections", page, Accept.V2, filter: filter);

    /// <summary>
    /// Streams all connectors of the account, fetches pages as they are read, and keeps the items: a second enumeration sends nothing.
    /// </summary>
    /// <remarks>
    /// Deleting items while they are read skips others: collect the list first.
    /// <c>GET /v1/connections</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/connections/list-connections">reference</see>
    /// </remarks>
    /// <returns>All items, and at most one <c>Left</c>, which is the last.</returns>
    [Pure]
    public static Seq<Either<FivetranError, Connector>> Stream(ClientConfig config) =>
        config.Stream<Connector>($"connections", Accept.V2);

    /// <summary>Streams all connectors of the account without keeping them.</summary>
    /// <remarks>
    /// Deleting items while they are read skips others: collect the list first.
    /// <c>GET /v1/connections</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/connections/list-connections">reference</see>
    /// </remarks>
    /// <returns>All items, and at most one <c>Left</c>, which is the last. Each enumeration sends its requests again.</returns>
    [Pure]
    public static IAsyncEnumerable<Either<FivetranError, Connector>> StreamAsync(ClientConfig config) =>
        config.StreamAsync<Connector>($"connections", Accept.V2);

    /// <summary>
    /// Streams all connectors of the account that match a filter, fetches pages as they are read, and keeps the items: a second enumeration
    /// sends nothing.
    /// </summary>
    /// <remarks>
    /// Deleting items while they are read skips others: collect the list first.
    /// <c>GET /v1/connections</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/connections/list-connections">reference</see>
    /// </remarks>
    /// <returns>All items, and at most one <c>Left</c>, which is the last.</returns>
    [Pure]
    public static Seq<Either<FivetranError, Connector>> Stream(ClientConfig config, ConnectorFilter filter) =>
        config.Stream<Connector>($"connections", Accept.V2, filter: filter);

    /// <summary>Streams all connectors of the account that match a filter without keeping them.</summary>
    /// <remarks>
    /// Deleting items while they are read skips others: collect the list first.
    /// <c>GET /v1/connections</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/connections/list-connections">reference</see>
    /// </remarks>
    /// <returns>All items, and at most one <c>Left</c>, which is the last. Each enumeration sends its requests again.</returns>
    [Pure]
    public static IAsyncEnumerable<Either<FivetranError, Connector>> StreamAsync(ClientConfig config, ConnectorFilter filter) =>
        config.StreamAsync<Connector>($"connections", Accept.V2, filter: filter);

    /// <summary>Lists the first 100 connectors of a group.</summary>
    /// <remarks>
    /// <c>GET /v1/groups/{groupId}/connections</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/groups/list-all-connections-in-group">reference</see>
    /// </remarks>
    /// <returns>
    /// The page, with the cursor of the next page if there is one; <see cref="FivetranError.NotFound"/> when there is no such group.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<Connector>>> List(ClientConfig config, string groupId) =>
        List(config, groupId, PageRequest.First);

    /// <summary>Lists one page of the connectors of a group.</summary>
    /// <remarks>
    /// <c>GET /v1/groups/{groupId}/connections</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/groups/list-all-connections-in-group">reference</see>
    /// </remarks>
    /// <returns>
    /// The page; <see cref="FivetranError.NotFound"/> when there is no such group; <see cref="FivetranError.InvalidRequest"/>, and nothing
    /// is sent, when its limit is not 1 to 1000.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<Connector>>> List(ClientConfig config, string groupId, PageRequest page) =>
        config.List<Connector>($"groups/{groupId}/connections", page);

    /// <summary>Lists the first 100 connectors of a group that match a filter.</summary>
    /// <remarks>
    /// <c>GET /v1/groups/{groupId}/connections</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/groups/list-all-connections-in-group">reference</see>
    /// </remarks>
    /// <returns>
    /// The page, with the cursor of the next page if there is one; <see cref="FivetranError.NotFound"/> when there is no such group.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<Connector>>> List(ClientConfig config, string groupId, GroupConnectorFilter filter) =>
        List(config, groupId, filter, PageRequest.First);

    /// <summary>Lists one page of the connectors of a group that match a filter.</summary>
    /// <remarks>
    /// <c>GET /v1/groups/{groupId}/connections</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/groups/list-all-connections-in-group">reference</see>
    /// </remarks>
    /// <returns>
    /// The page; <see cref="FivetranError.NotFound"/> when there is no such group; <see cref="FivetranError.InvalidRequest"/>, and nothing
    /// is sent, when its limit is not 1 to 1000.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<Connector>>> List(
        ClientConfig config, string groupId, GroupConnectorFilter filter, PageRequest page) =>
        config.List<Connector>($"groups/{groupId}/connections", page, filter: filter);

    /// <summary>
    /// Streams all connectors of a group, fetches pages as they are read, and keeps the items: a second enumeration sends nothing.
    /// </summary>
    /// <remarks>
    /// Deleting items while they are read skips others: collect the list first.
    /// <c>GET /v1/groups/{groupId}/connections</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/groups/list-all-connections-in-group">reference</see>
    /// </remarks>
    /// <returns>All items, and at most one <c>Left</c>, which is the last.</returns>
    [Pure]
    public static Seq<Either<FivetranError, Connector>> Stream(ClientConfig config, string groupId) =>
        config.Stream<Connector>($"groups/{groupId}/connections");

    /// <summary>Streams all connectors of a group without keeping them.</summary>
    /// <remarks>
    /// Deleting items while they are read skips others: collect the list first.
    /// <c>GET /v1/groups/{groupId}/connections</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/groups/list-all-connections-in-group">reference</see>
    /// </remarks>
    /// <returns>All items, and at most one <c>Left</c>, which is the last. Each enumeration sends its requests again.</returns>
    [Pure]
    public static IAsyncEnumerable<Either<FivetranError, Connector>> StreamAsync(ClientConfig config, string groupId) =>
        config.StreamAsync<Connector>($"groups/{groupId}/connections");

    /// <summary>
    /// Streams all connectors of a group that match a filter, fetches pages as they are read, and keeps the items: a second enumeration
    /// sends nothing.
    /// </summary>
    /// <remarks>
    /// Deleting items while they are read skips others: collect the list first.
    /// <c>GET /v1/groups/{groupId}/connections</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/groups/list-all-connections-in-group">reference</see>
    /// </remarks>
    /// <returns>All items, and at most one <c>Left</c>, which is the last.</returns>
    [Pure]
    public static Seq<Either<FivetranError, Connector>> Stream(ClientConfig config, string groupId, GroupConnectorFilter filter) =>
        config.Stream<Connector>($"groups/{groupId}/connections", filter: filter);

    /// <summary>Streams all connectors of a group that match a filter without keeping them.</summary>
    /// <remarks>
    /// Deleting items while they are read skips others: collect the list first.
    /// <c>GET /v1/groups/{groupId}/connections</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/groups/list-all-connections-in-group">reference</see>
    /// </remarks>
    /// <returns>All items, and at most one <c>Left</c>, which is the last. Each enumeration sends its requests again.</returns>
    [Pure]
    public static IAsyncEnumerable<Either<FivetranError, Connector>> StreamAsync(
        ClientConfig config, string groupId, GroupConnectorFilter filter) =>
        config.StreamAsync<Connector>($"groups/{groupId}/connections", filter: filter);

    /// <summary>Gets a connector.</summary>
    /// <remarks>
    /// <c>GET /v1/connections/{connectorId}</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/connections/connection-details">reference</see>
    /// </remarks>
    /// <returns>The connector; <see cref="FivetranError.NotFound"/> when no such id exists.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Connector>> Get(ClientConfig config, string connectorId) =>
        config.Get<Connector>($"connections/{connectorId}", Accept.V2);

    /// <summary>Creates a connector.</summary>
    /// <remarks>
    /// Setup tests run inside the call, for as long as <see cref="ClientConfig.SetupTimeout"/>, unless
    /// <see cref="ServiceSetup.RunSetupTests"/> is false.
    /// Never sent twice: after a timeout, check whether it was created.
    /// <c>POST /v1/connections</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/connections/create-connection">reference</see>
    /// </remarks>
    /// <returns>The connector, also when its tests failed: see <see cref="Connector.SetupTests"/>.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Connector>> Create(ClientConfig config, NewConnector connector) =>
        config.UsingSetupTimeout(RequestKind.SetupTests).Post<Connector>($"connections", connector, Accept.V2);

    /// <summary>Updates a connector.</summary>
    /// <remarks>
    /// Setup tests run inside the call, for as long as <see cref="ClientConfig.SetupTimeout"/>, unless
    /// <see cref="ServiceSetup.RunSetupTests"/> is false.
    /// <c>PATCH /v1/connections/{connectorId}</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/connections/modify-connection">reference</see>
    /// </remarks>
    /// <returns>
    /// The connector as it is now; <see cref="FivetranError.InvalidRequest"/>, and nothing is sent, when the update sets nothing.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, Connector>> Update(ClientConfig config, string connectorId, ConnectorUpdate update) =>
        config.UsingSetupTimeout(RequestKind.SetupTests).Patch<Connector>($"connections/{connectorId}", update, Accept.V2);

    /// <summary>Deletes a connector.</summary>
    /// <remarks>
    /// Deletes its settings and history permanently. The effect on its data in the destination is not documented.
    /// Deleting the items of a stream while it is read skips others: collect the list first.
    /// <c>DELETE /v1/connections/{connectorId}</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/connections/delete-connection">reference</see>
    /// </remarks>
    /// <returns>Unit; <see cref="FivetranError.NotFound"/> when it is already deleted.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Unit>> Delete(ClientConfig config, string connectorId) =>
        config.Delete($"connections/{connectorId}", Accept.V2);
}
