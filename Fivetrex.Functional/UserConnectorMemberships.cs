using Fivetrex.Functional.Http;

namespace Fivetrex.Functional;

/// <summary>The roles of users in single connectors.</summary>
/// <remarks>
/// <code>
/// var added =
///     from membership in UserConnectorMemberships.Create(config, userId, new NewMembership(connectorId, "Edit Connection"))
///     select membership.CreatedAt;
/// </code>
/// </remarks>
public static class UserConnectorMemberships
{
    /// <summary>Lists the first 100 connectors that a user is a member of.</summary>
    /// <remarks>
    /// <c>GET /v1/users/{userId}/connections</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/users/get-user-memberships-in-connections">reference</see>
    /// </remarks>
    /// <returns>
    /// The page, with the cursor of the next page if there is one; <see cref="FivetranError.NotFound"/> when there is no such user.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<Membership>>> List(ClientConfig config, string userId) =>
        List(config, userId, PageRequest.First);

    /// <summary>Lists one page of the connectors that a user is a member of.</summary>
    /// <remarks>
    /// <c>GET /v1/users/{userId}/connections</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/users/get-user-memberships-in-connections">reference</see>
    /// </remarks>
    /// <returns>
    /// The page; <see cref="FivetranError.NotFound"/> when there is no such user; <see cref="FivetranError.InvalidRequest"/>, and nothing
    /// is sent, when its limit is not 1 to 1000.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<Membership>>> List(ClientConfig config, string userId, PageRequest page) =>
        config.List<Membership>($"users/{userId}/connections", page);

    /// <summary>
    /// Streams all connectors that a user is a member of, fetches pages as they are read, and keeps the items: a second enumeration sends
    /// nothing.
    /// </summary>
    /// <remarks>
    /// Deleting items while they are read skips others: collect the list first.
    /// <c>GET /v1/users/{userId}/connections</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/users/get-user-memberships-in-connections">reference</see>
    /// </remarks>
    /// <returns>All items, and at most one <c>Left</c>, which is the last.</returns>
    [Pure]
    public static Seq<Either<FivetranError, Membership>> Stream(ClientConfig config, string userId) =>
        config.Stream<Membership>($"users/{userId}/connections");

    /// <summary>Streams all connectors that a user is a member of without keeping them.</summary>
    /// <remarks>
    /// Deleting items while they are read skips others: collect the list first.
    /// <c>GET /v1/users/{userId}/connections</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/users/get-user-memberships-in-connections">reference</see>
    /// </remarks>
    /// <returns>All items, and at most one <c>Left</c>, which is the last. Each enumeration sends its requests again.</returns>
    [Pure]
    public static IAsyncEnumerable<Either<FivetranError, Membership>> StreamAsync(ClientConfig config, string userId) =>
        config.StreamAsync<Membership>($"users/{userId}/connections");

    /// <summary>Gets a user's membership of a connector.</summary>
    /// <remarks>
    /// <c>GET /v1/users/{userId}/connections/{connectorId}</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/users/get-user-membership-in-connections">reference</see>
    /// </remarks>
    /// <returns>The membership; <see cref="FivetranError.NotFound"/> when there is none.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Membership>> Get(ClientConfig config, string userId, string connectorId) =>
        config.Get<Membership>($"users/{userId}/connections/{connectorId}");

    /// <summary>Gives a user a role in a connector.</summary>
    /// <remarks>
    /// <c>POST /v1/users/{userId}/connections</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/users/add-user-membership-in-connection">reference</see>
    /// </remarks>
    /// <returns>The membership.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Membership>> Create(ClientConfig config, string userId, NewMembership membership) =>
        config.Post<Membership>($"users/{userId}/connections", membership);

    /// <summary>Changes a user's role in a connector.</summary>
    /// <remarks>
    /// <c>PATCH /v1/users/{userId}/connections/{connectorId}</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/users/update-user-membership-in-connection">reference</see>
    /// </remarks>
    /// <returns>The membership as it is now.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Membership>> Update(
        ClientConfig config, string userId, string connectorId, MembershipUpdate update) =>
        config.Patch<Membership>($"users/{userId}/connections/{connectorId}", update);

    /// <summary>Removes a user's role in a connector.</summary>
    /// <remarks>
    /// Deleting the items of a stream while it is read skips others: collect the list first.
    /// <c>DELETE /v1/users/{userId}/connections/{connectorId}</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/users/delete-user-membership-in-connection">reference</see>
    /// </remarks>
    /// <returns>Unit; <see cref="FivetranError.NotFound"/> when it is already deleted.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Unit>> Delete(ClientConfig config, string userId, string connectorId) =>
        config.Delete($"users/{userId}/connections/{connectorId}");
}
