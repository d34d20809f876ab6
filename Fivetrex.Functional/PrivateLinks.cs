using Fivetrex.Functional.Http;

namespace Fivetrex.Functional;

/// <summary>A private link connects Fivetran to a source or destination inside one cloud, without the internet.</summary>
/// <remarks>
/// <code>
/// var ready =
///     from link in PrivateLinks.Stream(config)
///     where link.State == PrivateLinkState.Ok
///     select link.Name;
/// </code>
/// </remarks>
public static class PrivateLinks
{
    /// <summary>Lists the first 100 private links.</summary>
    /// <remarks>
    /// <c>GET /v1/private-links</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/private-links/get-private-links">reference</see>
    /// </remarks>
    /// <returns>The page, with the cursor of the next page if there is one.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<PrivateLink>>> List(ClientConfig config) =>
        List(config, PageRequest.First);

    /// <summary>Lists one page of the private links.</summary>
    /// <remarks>
    /// <c>GET /v1/private-links</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/private-links/get-private-links">reference</see>
    /// </remarks>
    /// <returns>The page; <see cref="FivetranError.InvalidRequest"/>, and nothing is sent, when its limit is not 1 to 1000.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<PrivateLink>>> List(ClientConfig config, PageRequest page) =>
        config.List<PrivateLink>($"private-links", page);

    /// <summary>
    /// Streams all private links, fetches pages as they are read, and keeps the items: a second enumeration sends nothing.
    /// </summary>
    /// <remarks>
    /// Deleting items while they are read skips others: collect the list first.
    /// <c>GET /v1/private-links</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/private-links/get-private-links">reference</see>
    /// </remarks>
    /// <returns>All items, and at most one <c>Left</c>, which is the last.</returns>
    [Pure]
    public static Seq<Either<FivetranError, PrivateLink>> Stream(ClientConfig config) =>
        config.Stream<PrivateLink>($"private-links");

    /// <summary>Streams all private links without keeping them.</summary>
    /// <remarks>
    /// Deleting items while they are read skips others: collect the list first.
    /// <c>GET /v1/private-links</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/private-links/get-private-links">reference</see>
    /// </remarks>
    /// <returns>All items, and at most one <c>Left</c>, which is the last. Each enumeration sends its requests again.</returns>
    [Pure]
    public static IAsyncEnumerable<Either<FivetranError, PrivateLink>> StreamAsync(ClientConfig config) =>
        config.StreamAsync<PrivateLink>($"private-links");

    /// <summary>Gets a private link.</summary>
    /// <remarks>
    /// <c>GET /v1/private-links/{privateLinkId}</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/private-links/get-private-link-details">reference</see>
    /// </remarks>
    /// <returns>The link; <see cref="FivetranError.NotFound"/> when no such id exists.</returns>
    [Pure]
    public static Aff<Either<FivetranError, PrivateLink>> Get(ClientConfig config, string privateLinkId) =>
        config.Get<PrivateLink>($"private-links/{privateLinkId}");

    /// <summary>Creates a private link.</summary>
    /// <remarks>
    /// Limit: five per hour, and one in a trial.
    /// <c>POST /v1/private-links</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/private-links/create-private-link">reference</see>
    /// </remarks>
    /// <returns>The link, which is being created: poll it until its state is <see cref="PrivateLinkState.Ok"/>.</returns>
    [Pure]
    public static Aff<Either<FivetranError, PrivateLink>> Create(ClientConfig config, NewPrivateLink link) =>
        config.OfKind(RequestKind.PrivateLinkCreation).Post<PrivateLink>($"private-links", link);

    /// <summary>Updates the settings of a private link.</summary>
    /// <remarks>
    /// <c>PATCH /v1/private-links/{privateLinkId}</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/private-links/modify-private-link">reference</see>
    /// </remarks>
    /// <returns>The link as it is now; an error with the code <c>IllegalState</c> while it is being created.</returns>
    [Pure]
    public static Aff<Either<FivetranError, PrivateLink>> Update(ClientConfig config, string privateLinkId, PrivateLinkUpdate update) =>
        config.Patch<PrivateLink>($"private-links/{privateLinkId}", update);

    /// <summary>Marks a private link for deletion.</summary>
    /// <remarks>
    /// The effect on a link in use is not documented. Connectors and destinations that use it cannot connect after the deletion.
    /// Deleting the items of a stream while it is read skips others: collect the list first.
    /// <c>DELETE /v1/private-links/{privateLinkId}</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/private-links/delete-private-link">reference</see>
    /// </remarks>
    /// <returns>Unit. The link is deleted later; until then its state is <see cref="PrivateLinkState.Destroying"/>.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Unit>> Delete(ClientConfig config, string privateLinkId) =>
        config.Delete($"private-links/{privateLinkId}");
}
