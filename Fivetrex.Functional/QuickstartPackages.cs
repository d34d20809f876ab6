using Fivetrex.Functional.Http;

namespace Fivetrex.Functional;

/// <summary>A quickstart package is a set of data models by Fivetran for the tables of a connector type.</summary>
/// <remarks>
/// <code>
/// var forStripe =
///     from package in QuickstartPackages.Stream(config, new QuickstartPackageFilter { Service = Service.Stripe })
///     select package.OutputModelNames;
/// </code>
/// </remarks>
public static class QuickstartPackages
{
    /// <summary>Lists the first 100 quickstart packages.</summary>
    /// <remarks>
    /// <c>GET /v1/transformations/package-metadata</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/transformation-management/transformation-package-metadata-list">
    /// reference</see>
    /// </remarks>
    /// <returns>The page, with the cursor of the next page if there is one.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<QuickstartPackage>>> List(ClientConfig config) =>
        List(config, PageRequest.First);

    /// <summary>Lists one page of the quickstart packages.</summary>
    /// <remarks>
    /// <c>GET /v1/transformations/package-metadata</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/transformation-management/transformation-package-metadata-list">
    /// reference</see>
    /// </remarks>
    /// <returns>The page; <see cref="FivetranError.InvalidRequest"/>, and nothing is sent, when its limit is not 1 to 1000.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<QuickstartPackage>>> List(ClientConfig config, PageRequest page) =>
        config.List<QuickstartPackage>($"transformations/package-metadata", page);

    /// <summary>Lists the first 100 quickstart packages that match a filter.</summary>
    /// <remarks>
    /// <c>GET /v1/transformations/package-metadata</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/transformation-management/transformation-package-metadata-list">
    /// reference</see>
    /// </remarks>
    /// <returns>The page, with the cursor of the next page if there is one.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<QuickstartPackage>>> List(ClientConfig config, QuickstartPackageFilter filter) =>
        List(config, filter, PageRequest.First);

    /// <summary>Lists one page of the quickstart packages that match a filter.</summary>
    /// <remarks>
    /// <c>GET /v1/transformations/package-metadata</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/transformation-management/transformation-package-metadata-list">
    /// reference</see>
    /// </remarks>
    /// <returns>The page; <see cref="FivetranError.InvalidRequest"/>, and nothing is sent, when its limit is not 1 to 1000.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<QuickstartPackage>>> List(
        ClientConfig config, QuickstartPackageFilter filter, PageRequest page) =>
        config.List<QuickstartPackage>($"transformations/package-metadata", page, filter: filter);

    /// <summary>
    /// Streams all quickstart packages, fetches pages as they are read, and keeps the items: a second enumeration sends nothing.
    /// </summary>
    /// <remarks>
    /// <c>GET /v1/transformations/package-metadata</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/transformation-management/transformation-package-metadata-list">
    /// reference</see>
    /// </remarks>
    /// <returns>All items, and at most one <c>Left</c>, which is the last.</returns>
    [Pure]
    public static Seq<Either<FivetranError, QuickstartPackage>> Stream(ClientConfig config) =>
        config.Stream<QuickstartPackage>($"transformations/package-metadata");

    /// <summary>Streams all quickstart packages without keeping them.</summary>
    /// <remarks>
    /// <c>GET /v1/transformations/package-metadata</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/transformation-management/transformation-package-metadata-list">
    /// reference</see>
    /// </remarks>
    /// <returns>All items, and at most one <c>Left</c>, which is the last. Each enumeration sends its requests again.</returns>
    [Pure]
    public static IAsyncEnumerable<Either<FivetranError, QuickstartPackage>> StreamAsync(ClientConfig config) =>
        config.StreamAsync<QuickstartPackage>($"transformations/package-metadata");

    /// <summary>
    /// Streams all quickstart packages that match a filter, fetches pages as they are read, and keeps the items: a second enumeration sends
    /// nothing.
    /// </summary>
    /// <remarks>
    /// <c>GET /v1/transformations/package-metadata</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/transformation-management/transformation-package-metadata-list">
    /// reference</see>
    /// </remarks>
    /// <returns>All items, and at most one <c>Left</c>, which is the last.</returns>
    [Pure]
    public static Seq<Either<FivetranError, QuickstartPackage>> Stream(ClientConfig config, QuickstartPackageFilter filter) =>
        config.Stream<QuickstartPackage>($"transformations/package-metadata", filter: filter);

    /// <summary>Streams all quickstart packages that match a filter without keeping them.</summary>
    /// <remarks>
    /// <c>GET /v1/transformations/package-metadata</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/transformation-management/transformation-package-metadata-list">
    /// reference</see>
    /// </remarks>
    /// <returns>All items, and at most one <c>Left</c>, which is the last. Each enumeration sends its requests again.</returns>
    [Pure]
    public static IAsyncEnumerable<Either<FivetranError, QuickstartPackage>> StreamAsync(
        ClientConfig config, QuickstartPackageFilter filter) =>
        config.StreamAsync<QuickstartPackage>($"transformations/package-metadata", filter: filter);

    /// <summary>Gets a quickstart package.</summary>
    /// <remarks>
    /// <c>GET /v1/transformations/package-metadata/{packageId}</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/transformation-management/transformation-package-metadata-details">
    /// reference</see>
    /// </remarks>
    /// <returns>The package; <see cref="FivetranError.NotFound"/> when no such id exists.</returns>
    [Pure]
    public static Aff<Either<FivetranError, QuickstartPackage>> Get(ClientConfig config, string packageId) =>
        config.Get<QuickstartPackage>($"transformations/package-metadata/{packageId}");
}
