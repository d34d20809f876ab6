using Fivetrex.Functional.Http;

namespace Fivetrex.Functional;

/// <summary>A private link leads to a source or a destination without the internet, inside one cloud.</summary>
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
    /// <remarks><c>GET /v1/private-links</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/private-links/get-private-links">reference</see></remarks>
    [Pure]
    public static Aff<Either<FivetranError, Page<PrivateLink>>> List(ClientConfig config) =>
        List(config, PageRequest.First);

    /// <summary>Lists one page of the private links.</summary>
    /// <remarks><c>GET /v1/private-links</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/private-links/get-private-links">reference</see></remarks>
    /// <returns>The page; <see cref="FivetranError.InvalidRequest"/>, and nothing sent, when its limit is not 1 to 1000.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<PrivateLink>>> List(ClientConfig config, PageRequest page) =>
        config.List<PrivateLink>($"private-links", page);

    /// <summary>Streams all private links, fetching pages as they are read, and remembers them: a second pass sends nothing.</summary>
    /// <remarks><c>GET /v1/private-links</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/private-links/get-private-links">reference</see></remarks>
    /// <returns>All of them, and at most one <c>Left</c>, which is the last item.</returns>
    [Pure]
    public static Seq<Either<FivetranError, PrivateLink>> Stream(ClientConfig config) =>
        config.Stream<PrivateLink>($"private-links");

    /// <summary>Streams all private links without remembering them.</summary>
    /// <remarks><c>GET /v1/private-links</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/private-links/get-private-links">reference</see></remarks>
    /// <returns>All of them, and at most one <c>Left</c>, which is the last item. Each enumeration sends its requests anew.</returns>
    [Pure]
    public static IAsyncEnumerable<Either<FivetranError, PrivateLink>> StreamAsync(ClientConfig config) =>
        config.StreamAsync<PrivateLink>($"private-links");

    /// <summary>Gets a private link.</summary>
    /// <remarks><c>GET /v1/private-links/{privateLinkId}</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/private-links/get-private-link-details">reference</see></remarks>
    /// <returns>The link; <see cref="FivetranError.NotFound"/> when there is none with that id.</returns>
    [Pure]
    public static Aff<Either<FivetranError, PrivateLink>> Get(ClientConfig config, string privateLinkId) =>
        config.Get<PrivateLink>($"private-links/{privateLinkId}");

    /// <summary>Creates a private link.</summary>
    /// <remarks>
    /// Five in an hour at most, and one on a trial.
    /// <c>POST /v1/private-links</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/private-links/create-private-link">reference</see>
    /// </remarks>
    /// <returns>The link, which is being made: ask again until its state is <see cref="PrivateLinkState.Ok"/>.</returns>
    [Pure]
    public static Aff<Either<FivetranError, PrivateLink>> Create(ClientConfig config, NewPrivateLink link) =>
        config.Post<PrivateLink>($"private-links", link);

    /// <summary>Updates the settings of a private link.</summary>
    /// <remarks><c>PATCH /v1/private-links/{privateLinkId}</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/private-links/modify-private-link">reference</see></remarks>
    /// <returns>The link as it is now; an error with the code <c>IllegalState</c> while it is being made.</returns>
    [Pure]
    public static Aff<Either<FivetranError, PrivateLink>> Update(ClientConfig config, string privateLinkId, PrivateLinkUpdate update) =>
        config.Patch<PrivateLink>($"private-links/{privateLinkId}", update);

    /// <summary>Marks a private link for deletion.</summary>
    /// <remarks>
    /// Whether one that is used can be deleted is not documented. Connectors and destinations that go through it reach nothing once it is gone.
    /// <c>DELETE /v1/private-links/{privateLinkId}</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/private-links/delete-private-link">reference</see>
    /// </remarks>
    /// <returns>Nothing. The link goes later; until then its state is <see cref="PrivateLinkState.Destroying"/>.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Unit>> Delete(ClientConfig config, string privateLinkId) =>
        config.Delete($"private-links/{privateLinkId}");
}
