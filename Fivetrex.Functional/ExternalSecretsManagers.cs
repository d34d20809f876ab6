using Fivetrex.Functional.Http;

namespace Fivetrex.Functional;

/// <summary>An external secrets manager keeps the secrets of connectors and destinations in a vault of your own.</summary>
/// <remarks>
/// <code>
/// var users =
///     from manager in ExternalSecretsManagers.Stream(config)
///     from entity in ExternalSecretsManagers.StreamEntities(config, manager.Id)
///     select entity.Name;
/// </code>
/// </remarks>
public static class ExternalSecretsManagers
{
    /// <summary>Lists the first 100 external secrets managers.</summary>
    /// <remarks>
    /// <c>GET /v1/external-secrets-managers</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/external-secrets-managers/list-esms">reference</see>
    /// </remarks>
    /// <returns>The page, with the cursor of the next page if there is one.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<ExternalSecretsManager>>> List(ClientConfig config) =>
        List(config, PageRequest.First);

    /// <summary>Lists one page of the external secrets managers.</summary>
    /// <remarks>
    /// <c>GET /v1/external-secrets-managers</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/external-secrets-managers/list-esms">reference</see>
    /// </remarks>
    /// <returns>The page; <see cref="FivetranError.InvalidRequest"/>, and nothing is sent, when its limit is not 1 to 1000.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<ExternalSecretsManager>>> List(ClientConfig config, PageRequest page) =>
        config.List<ExternalSecretsManager>($"external-secrets-managers", page);

    /// <summary>
    /// Streams all external secrets managers, fetches pages as they are read, and keeps the items: a second enumeration sends nothing.
    /// </summary>
    /// <remarks>
    /// Deleting items while they are read skips others: collect the list first.
    /// <c>GET /v1/external-secrets-managers</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/external-secrets-managers/list-esms">reference</see>
    /// </remarks>
    /// <returns>All items, and at most one <c>Left</c>, which is the last.</returns>
    [Pure]
    public static Seq<Either<FivetranError, ExternalSecretsManager>> Stream(ClientConfig config) =>
        config.Stream<ExternalSecretsManager>($"external-secrets-managers");

    /// <summary>Streams all external secrets managers without keeping them.</summary>
    /// <remarks>
    /// Deleting items while they are read skips others: collect the list first.
    /// <c>GET /v1/external-secrets-managers</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/external-secrets-managers/list-esms">reference</see>
    /// </remarks>
    /// <returns>All items, and at most one <c>Left</c>, which is the last. Each enumeration sends its requests again.</returns>
    [Pure]
    public static IAsyncEnumerable<Either<FivetranError, ExternalSecretsManager>> StreamAsync(ClientConfig config) =>
        config.StreamAsync<ExternalSecretsManager>($"external-secrets-managers");

    /// <summary>Gets an external secrets manager.</summary>
    /// <remarks>
    /// <c>GET /v1/external-secrets-managers/{managerId}</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/external-secrets-managers/get-esm-details">reference</see>
    /// </remarks>
    /// <returns>The manager; <see cref="FivetranError.NotFound"/> when no such id exists.</returns>
    [Pure]
    public static Aff<Either<FivetranError, ExternalSecretsManager>> Get(ClientConfig config, string managerId) =>
        config.Get<ExternalSecretsManager>($"external-secrets-managers/{managerId}");

    /// <summary>Creates an external secrets manager.</summary>
    /// <remarks>
    /// <c>POST /v1/external-secrets-managers</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/external-secrets-managers/create-esm">reference</see>
    /// </remarks>
    /// <returns>The manager with its id.</returns>
    [Pure]
    public static Aff<Either<FivetranError, ExternalSecretsManager>> Create(ClientConfig config, NewExternalSecretsManager manager) =>
        config.Post<ExternalSecretsManager>($"external-secrets-managers", manager);

    /// <summary>Updates an external secrets manager.</summary>
    /// <remarks>
    /// <c>PATCH /v1/external-secrets-managers/{managerId}</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/external-secrets-managers/modify-esm">reference</see>
    /// </remarks>
    /// <returns>The manager as it is now.</returns>
    [Pure]
    public static Aff<Either<FivetranError, ExternalSecretsManager>> Update(
        ClientConfig config, string managerId, ExternalSecretsManagerUpdate update) =>
        config.Patch<ExternalSecretsManager>($"external-secrets-managers/{managerId}", update);

    /// <summary>Deletes an external secrets manager.</summary>
    /// <remarks>
    /// Deleting the items of a stream while it is read skips others: collect the list first.
    /// <c>DELETE /v1/external-secrets-managers/{managerId}</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/external-secrets-managers/delete-esm">reference</see>
    /// </remarks>
    /// <returns>Unit; <see cref="FivetranError.InvalidRequest"/> while something uses it.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Unit>> Delete(ClientConfig config, string managerId) =>
        config.Delete($"external-secrets-managers/{managerId}");

    /// <summary>Lists the first 100 connectors and destinations that use any external secrets manager.</summary>
    /// <remarks>
    /// <c>GET /v1/external-secrets-managers-entities</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/external-secrets-managers/list-esm-entities">reference</see>
    /// </remarks>
    /// <returns>The page, with the cursor of the next page if there is one.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<ExternalSecretsManagerEntity>>> ListEntities(ClientConfig config) =>
        ListEntities(config, PageRequest.First);

    /// <summary>Lists one page of the connectors and destinations that use any external secrets manager.</summary>
    /// <remarks>
    /// <c>GET /v1/external-secrets-managers-entities</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/external-secrets-managers/list-esm-entities">reference</see>
    /// </remarks>
    /// <returns>The page; <see cref="FivetranError.InvalidRequest"/>, and nothing is sent, when its limit is not 1 to 1000.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<ExternalSecretsManagerEntity>>> ListEntities(ClientConfig config, PageRequest page) =>
        config.List<ExternalSecretsManagerEntity>($"external-secrets-managers-entities", page);

    /// <summary>Lists the first 100 connectors and destinations that match a filter and use any external secrets manager.</summary>
    /// <remarks>
    /// <c>GET /v1/external-secrets-managers-entities</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/external-secrets-managers/list-esm-entities">reference</see>
    /// </remarks>
    /// <returns>The page, with the cursor of the next page if there is one.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<ExternalSecretsManagerEntity>>> ListEntities(ClientConfig config, EntityFilter filter) =>
        ListEntities(config, filter, PageRequest.First);

    /// <summary>Lists one page of the connectors and destinations that match a filter and use any external secrets manager.</summary>
    /// <remarks>
    /// <c>GET /v1/external-secrets-managers-entities</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/external-secrets-managers/list-esm-entities">reference</see>
    /// </remarks>
    /// <returns>The page; <see cref="FivetranError.InvalidRequest"/>, and nothing is sent, when its limit is not 1 to 1000.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<ExternalSecretsManagerEntity>>> ListEntities(
        ClientConfig config, EntityFilter filter, PageRequest page) =>
        config.List<ExternalSecretsManagerEntity>($"external-secrets-managers-entities", page, filter: filter);

    /// <summary>
    /// Streams all connectors and destinations that use any external secrets manager, fetches pages as they are read, and keeps the items:
    /// a second enumeration sends nothing.
    /// </summary>
    /// <remarks>
    /// Deleting items while they are read skips others: collect the list first.
    /// <c>GET /v1/external-secrets-managers-entities</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/external-secrets-managers/list-esm-entities">reference</see>
    /// </remarks>
    /// <returns>All items, and at most one <c>Left</c>, which is the last.</returns>
    [Pure]
    public static Seq<Either<FivetranError, ExternalSecretsManagerEntity>> StreamEntities(ClientConfig config) =>
        config.Stream<ExternalSecretsManagerEntity>($"external-secrets-managers-entities", first: PageRequest.First);

    /// <summary>Streams all connectors and destinations that use any external secrets manager without keeping them.</summary>
    /// <remarks>
    /// Deleting items while they are read skips others: collect the list first.
    /// <c>GET /v1/external-secrets-managers-entities</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/external-secrets-managers/list-esm-entities">reference</see>
    /// </remarks>
    /// <returns>All items, and at most one <c>Left</c>, which is the last. Each enumeration sends its requests again.</returns>
    [Pure]
    public static IAsyncEnumerable<Either<FivetranError, ExternalSecretsManagerEntity>> StreamEntitiesAsync(ClientConfig config) =>
        config.StreamAsync<ExternalSecretsManagerEntity>($"external-secrets-managers-entities", first: PageRequest.First);

    /// <summary>
    /// Streams all connectors and destinations that match a filter and use any external secrets manager, fetches pages as they are read,
    /// and keeps the items: a second enumeration sends nothing.
    /// </summary>
    /// <remarks>
    /// Deleting items while they are read skips others: collect the list first.
    /// <c>GET /v1/external-secrets-managers-entities</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/external-secrets-managers/list-esm-entities">reference</see>
    /// </remarks>
    /// <returns>All items, and at most one <c>Left</c>, which is the last.</returns>
    [Pure]
    public static Seq<Either<FivetranError, ExternalSecretsManagerEntity>> StreamEntities(ClientConfig config, EntityFilter filter) =>
        config.Stream<ExternalSecretsManagerEntity>($"external-secrets-managers-entities", filter: filter, first: PageRequest.First);

    /// <summary>
    /// Streams all connectors and destinations that match a filter and use any external secrets manager without keeping them.
    /// </summary>
    /// <remarks>
    /// Deleting items while they are read skips others: collect the list first.
    /// <c>GET /v1/external-secrets-managers-entities</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/external-secrets-managers/list-esm-entities">reference</see>
    /// </remarks>
    /// <returns>All items, and at most one <c>Left</c>, which is the last. Each enumeration sends its requests again.</returns>
    [Pure]
    public static IAsyncEnumerable<Either<FivetranError, ExternalSecretsManagerEntity>> StreamEntitiesAsync(
        ClientConfig config, EntityFilter filter) =>
        config.StreamAsync<ExternalSecretsManagerEntity>($"external-secrets-managers-entities", filter: filter, first: PageRequest.First);

    /// <summary>Lists the first 100 connectors and destinations that use one external secrets manager.</summary>
    /// <remarks>
    /// <c>GET /v1/external-secrets-managers/{managerId}/entities</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/external-secrets-managers/get-esm-entities">reference</see>
    /// </remarks>
    /// <returns>The page, with the cursor of the next page if there is one.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<ExternalSecretsManagerEntity>>> ListEntities(ClientConfig config, string managerId) =>
        ListEntities(config, managerId, PageRequest.First);

    /// <summary>Lists one page of the connectors and destinations that use one external secrets manager.</summary>
    /// <remarks>
    /// <c>GET /v1/external-secrets-managers/{managerId}/entities</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/external-secrets-managers/get-esm-entities">reference</see>
    /// </remarks>
    /// <returns>The page; <see cref="FivetranError.InvalidRequest"/>, and nothing is sent, when its limit is not 1 to 1000.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<ExternalSecretsManagerEntity>>> ListEntities(
        ClientConfig config, string managerId, PageRequest page) =>
        config.List<ExternalSecretsManagerEntity>($"external-secrets-managers/{managerId}/entities", page);

    /// <summary>Lists the first 100 connectors and destinations that match a filter and use one external secrets manager.</summary>
    /// <remarks>
    /// <c>GET /v1/external-secrets-managers/{managerId}/entities</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/external-secrets-managers/get-esm-entities">reference</see>
    /// </remarks>
    /// <returns>The page, with the cursor of the next page if there is one.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<ExternalSecretsManagerEntity>>> ListEntities(
        ClientConfig config, string managerId, ManagerEntityFilter filter) =>
        ListEntities(config, managerId, filter, PageRequest.First);

    /// <summary>Lists one page of the connectors and destinations that match a filter and use one external secrets manager.</summary>
    /// <remarks>
    /// <c>GET /v1/external-secrets-managers/{managerId}/entities</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/external-secrets-managers/get-esm-entities">reference</see>
    /// </remarks>
    /// <returns>The page; <see cref="FivetranError.InvalidRequest"/>, and nothing is sent, when its limit is not 1 to 1000.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<ExternalSecretsManagerEntity>>> ListEntities(
        ClientConfig config, string managerId, ManagerEntityFilter filter, PageRequest page) =>
        config.List<ExternalSecretsManagerEntity>($"external-secrets-managers/{managerId}/entities", page, filter: filter);

    /// <summary>
    /// Streams all connectors and destinations that use one external secrets manager, fetches pages as they are read, and keeps the items:
    /// a second enumeration sends nothing.
    /// </summary>
    /// <remarks>
    /// Deleting items while they are read skips others: collect the list first.
    /// <c>GET /v1/external-secrets-managers/{managerId}/entities</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/external-secrets-managers/get-esm-entities">reference</see>
    /// </remarks>
    /// <returns>All items, and at most one <c>Left</c>, which is the last.</returns>
    [Pure]
    public static Seq<Either<FivetranError, ExternalSecretsManagerEntity>> StreamEntities(ClientConfig config, string managerId) =>
        config.Stream<ExternalSecretsManagerEntity>($"external-secrets-managers/{managerId}/entities", first: PageRequest.First);

    /// <summary>Streams all connectors and destinations that use one external secrets manager without keeping them.</summary>
    /// <remarks>
    /// Deleting items while they are read skips others: collect the list first.
    /// <c>GET /v1/external-secrets-managers/{managerId}/entities</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/external-secrets-managers/get-esm-entities">reference</see>
    /// </remarks>
    /// <returns>All items, and at most one <c>Left</c>, which is the last. Each enumeration sends its requests again.</returns>
    [Pure]
    public static IAsyncEnumerable<Either<FivetranError, ExternalSecretsManagerEntity>> StreamEntitiesAsync(
        ClientConfig config, string managerId) =>
        config.StreamAsync<ExternalSecretsManagerEntity>($"external-secrets-managers/{managerId}/entities", first: PageRequest.First);

    /// <summary>
    /// Streams all connectors and destinations that match a filter and use one external secrets manager, fetches pages as they are read,
    /// and keeps the items: a second enumeration sends nothing.
    /// </summary>
    /// <remarks>
    /// Deleting items while they are read skips others: collect the list first.
    /// <c>GET /v1/external-secrets-managers/{managerId}/entities</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/external-secrets-managers/get-esm-entities">reference</see>
    /// </remarks>
    /// <returns>All items, and at most one <c>Left</c>, which is the last.</returns>
    [Pure]
    public static Seq<Either<FivetranError, ExternalSecretsManagerEntity>> StreamEntities(
        ClientConfig config, string managerId, ManagerEntityFilter filter) =>
        config.Stream<ExternalSecretsManagerEntity>(
            $"external-secrets-managers/{managerId}/entities", filter: filter, first: PageRequest.First);

    /// <summary>
    /// Streams all connectors and destinations that match a filter and use one external secrets manager without keeping them.
    /// </summary>
    /// <remarks>
    /// Deleting items while they are read skips others: collect the list first.
    /// <c>GET /v1/external-secrets-managers/{managerId}/entities</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/external-secrets-managers/get-esm-entities">reference</see>
    /// </remarks>
    /// <returns>All items, and at most one <c>Left</c>, which is the last. Each enumeration sends its requests again.</returns>
    [Pure]
    public static IAsyncEnumerable<Either<FivetranError, ExternalSecretsManagerEntity>> StreamEntitiesAsync(
        ClientConfig config, string managerId, ManagerEntityFilter filter) =>
        config.StreamAsync<ExternalSecretsManagerEntity>(
            $"external-secrets-managers/{managerId}/entities", filter: filter, first: PageRequest.First);
}
