using Fivetrex.Functional.Http;

namespace Fivetrex.Functional;

/// <summary>
/// A transformation builds tables from tables in the destination, with dbt Core or one of Fivetran's quickstart packages.
/// </summary>
/// <remarks>
/// <code>
/// var failed =
///     from transformation in Transformations.Stream(config)
///     where transformation.Status == TransformationStatus.Failed
///     select transformation.Id;
/// </code>
/// </remarks>
public static class Transformations
{
    /// <summary>Lists the first 100 transformations.</summary>
    /// <remarks>
    /// <c>GET /v1/transformations</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/transformation-management/transformations-list">reference</see>
    /// </remarks>
    /// <returns>The page, with the cursor of the next page if there is one.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<Transformation>>> List(ClientConfig config) =>
        List(config, PageRequest.First);

    /// <summary>Lists one page of the transformations.</summary>
    /// <remarks>
    /// <c>GET /v1/transformations</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/transformation-management/transformations-list">reference</see>
    /// </remarks>
    /// <returns>The page; <see cref="FivetranError.InvalidRequest"/>, and nothing is sent, when its limit is not 1 to 1000.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<Transformation>>> List(ClientConfig config, PageRequest page) =>
        config.List<Transformation>($"transformations", page);

    /// <summary>Lists the first 100 transformations that match a filter.</summary>
    /// <remarks>
    /// <c>GET /v1/transformations</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/transformation-management/transformations-list">reference</see>
    /// </remarks>
    /// <returns>The page, with the cursor of the next page if there is one.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<Transformation>>> List(ClientConfig config, TransformationFilter filter) =>
        List(config, filter, PageRequest.First);

    /// <summary>Lists one page of the transformations that match a filter.</summary>
    /// <remarks>
    /// <c>GET /v1/transformations</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/transformation-management/transformations-list">reference</see>
    /// </remarks>
    /// <returns>The page; <see cref="FivetranError.InvalidRequest"/>, and nothing is sent, when its limit is not 1 to 1000.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<Transformation>>> List(
        ClientConfig config, TransformationFilter filter, PageRequest page) =>
        config.List<Transformation>($"transformations", page, filter: filter);

    /// <summary>
    /// Streams all transformations, fetches pages as they are read, and keeps the items: a second enumeration sends nothing.
    /// </summary>
    /// <remarks>
    /// Deleting items while they are read skips others: collect the list first.
    /// <c>GET /v1/transformations</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/transformation-management/transformations-list">reference</see>
    /// </remarks>
    /// <returns>All items, and at most one <c>Left</c>, which is the last.</returns>
    [Pure]
    public static Seq<Either<FivetranError, Transformation>> Stream(ClientConfig config) =>
        config.Stream<Transformation>($"transformations");

    /// <summary>Streams all transformations without keeping them.</summary>
    /// <remarks>
    /// Deleting items while they are read skips others: collect the list first.
    /// <c>GET /v1/transformations</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/transformation-management/transformations-list">reference</see>
    /// </remarks>
    /// <returns>All items, and at most one <c>Left</c>, which is the last. Each enumeration sends its requests again.</returns>
    [Pure]
    public static IAsyncEnumerable<Either<FivetranError, Transformation>> StreamAsync(ClientConfig config) =>
        config.StreamAsync<Transformation>($"transformations");

    /// <summary>
    /// Streams all transformations that match a filter, fetches pages as they are read, and keeps the items: a second enumeration sends
    /// nothing.
    /// </summary>
    /// <remarks>
    /// Deleting items while they are read skips others: collect the list first.
    /// <c>GET /v1/transformations</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/transformation-management/transformations-list">reference</see>
    /// </remarks>
    /// <returns>All items, and at most one <c>Left</c>, which is the last.</returns>
    [Pure]
    public static Seq<Either<FivetranError, Transformation>> Stream(ClientConfig config, TransformationFilter filter) =>
        config.Stream<Transformation>($"transformations", filter: filter);

    /// <summary>Streams all transformations that match a filter without keeping them.</summary>
    /// <remarks>
    /// Deleting items while they are read skips others: collect the list first.
    /// <c>GET /v1/transformations</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/transformation-management/transformations-list">reference</see>
    /// </remarks>
    /// <returns>All items, and at most one <c>Left</c>, which is the last. Each enumeration sends its requests again.</returns>
    [Pure]
    public static IAsyncEnumerable<Either<FivetranError, Transformation>> StreamAsync(ClientConfig config, TransformationFilter filter) =>
        config.StreamAsync<Transformation>($"transformations", filter: filter);

    /// <summary>Gets a transformation.</summary>
    /// <remarks>
    /// <c>GET /v1/transformations/{transformationId}</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/transformation-management/transformation-details">reference</see>
    /// </remarks>
    /// <returns>The transformation; <see cref="FivetranError.NotFound"/> when no such id exists.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Transformation>> Get(ClientConfig config, string transformationId) =>
        config.Get<Transformation>($"transformations/{transformationId:not package-metadata}");

    /// <summary>Creates a transformation.</summary>
    /// <remarks>
    /// <c>POST /v1/transformations</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/transformation-management/create-transformation">reference</see>
    /// </remarks>
    /// <returns>The transformation with its id.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Transformation>> Create(ClientConfig config, NewTransformation transformation) =>
        config.Post<Transformation>($"transformations", transformation);

    /// <summary>Updates a transformation.</summary>
    /// <remarks>
    /// <c>PATCH /v1/transformations/{transformationId}</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/transformation-management/update-transformation">reference</see>
    /// </remarks>
    /// <returns>
    /// The transformation as it is now; <see cref="FivetranError.InvalidRequest"/>, and nothing is sent, when the update sets nothing.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, Transformation>> Update(
        ClientConfig config, string transformationId, TransformationUpdate update) =>
        config.Patch<Transformation>($"transformations/{transformationId:not package-metadata}", update);

    /// <summary>Deletes a transformation.</summary>
    /// <remarks>
    /// The effect on the tables that it created is not documented.
    /// Deleting the items of a stream while it is read skips others: collect the list first.
    /// <c>DELETE /v1/transformations/{transformationId}</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/transformation-management/delete-transformation">reference</see>
    /// </remarks>
    /// <returns>Unit; <see cref="FivetranError.NotFound"/> when it is already deleted.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Unit>> Delete(ClientConfig config, string transformationId) =>
        config.Delete($"transformations/{transformationId:not package-metadata}");

    /// <summary>Runs a transformation outside its schedule.</summary>
    /// <remarks>
    /// <c>POST /v1/transformations/{transformationId}/run</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/transformation-management/run-transformation">reference</see>
    /// </remarks>
    /// <returns>Unit when the run is accepted; <see cref="FivetranError.NotFound"/> when there is no such transformation.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Unit>> Run(ClientConfig config, string transformationId) =>
        Run(config, transformationId, fullRefresh: false);

    /// <summary>Runs a transformation outside its schedule; with <paramref name="fullRefresh"/>, all its tables are rebuilt.</summary>
    /// <remarks>
    /// <c>POST /v1/transformations/{transformationId}/run</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/transformation-management/run-transformation">reference</see>
    /// </remarks>
    /// <returns>Unit when the run is accepted; <see cref="FivetranError.NotFound"/> when there is no such transformation.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Unit>> Run(ClientConfig config, string transformationId, bool fullRefresh) =>
        config.Post<Unit>($"transformations/{transformationId}/run", new RunBody(fullRefresh));

    /// <summary>Cancels a running transformation.</summary>
    /// <remarks>
    /// <c>POST /v1/transformations/{transformationId}/cancel</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/transformation-management/cancel-transformation">reference</see>
    /// </remarks>
    /// <returns>Unit; <see cref="FivetranError.NotFound"/> when there is no such transformation.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Unit>> Cancel(ClientConfig config, string transformationId) =>
        config.Post<Unit>($"transformations/{transformationId}/cancel");

    /// <summary>Upgrades the package of a quickstart transformation.</summary>
    /// <remarks>
    /// <c>POST /v1/transformations/{transformationId}/upgrade</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/transformation-management/upgrade-transformation-package">
    /// reference</see>
    /// </remarks>
    /// <returns>Unit; <see cref="FivetranError.NotFound"/> when there is no such transformation.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Unit>> Upgrade(ClientConfig config, string transformationId) =>
        config.Post<Unit>($"transformations/{transformationId}/upgrade");

    /// <summary>Body of <c>POST /transformations/{transformationId}/run</c>.</summary>
    private sealed record RunBody(bool FullRefresh);
}
