using Fivetrex.Functional.Http;

namespace Fivetrex.Functional;

/// <summary>The roles of users in groups.</summary>
/// <remarks>
/// <code>
/// var added =
///     from membership in UserGroupMemberships.Create(config, userId, new NewMembership(groupId, "Manage Destination"))
///     select membership.CreatedAt;
/// </code>
/// </remarks>
public static class UserGroupMemberships
{
    /// <summary>Lists the first 100 groups that a user is a member of.</summary>
    /// <remarks>
    /// <c>GET /v1/users/{userId}/groups</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/users/get-user-memberships-in-groups">reference</see>
    /// </remarks>
    /// <returns>
    /// The page, with the cursor of the next page if there is one; <see cref="FivetranError.NotFound"/> when there is no such user.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<Membership>>> List(ClientConfig config, string userId) =>
        List(config, userId, PageRequest.First);

    /// <summary>Lists one page of the groups that a user is a member of.</summary>
    /// <remarks>
    /// <c>GET /v1/users/{userId}/groups</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/users/get-user-memberships-in-groups">reference</see>
    /// </remarks>
    /// <returns>
    /// The page; <see cref="FivetranError.NotFound"/> when there is no such user; <see cref="FivetranError.InvalidRequest"/>, and nothing
    /// is sent, when its limit is not 1 to 1000.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<Membership>>> List(ClientConfig config, string userId, PageRequest page) =>
        config.List<Membership>($"users/{userId}/groups", page);

    /// <summary>
    /// Streams all groups that a user is a member of, fetches pages as they are read, and keeps the items: a second enumeration sends
    /// nothing.
    /// </summary>
    /// <remarks>
    /// Deleting items while they are read skips others: collect the list first.
    /// <c>GET /v1/users/{userId}/groups</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/users/get-user-memberships-in-groups">reference</see>
    /// </remarks>
    /// <returns>All items, and at most one <c>Left</c>, which is the last.</returns>
    [Pure]
    public static Seq<Either<FivetranError, Membership>> Stream(ClientConfig config, string userId) =>
        config.Stream<Membership>($"users/{userId}/groups");

    /// <summary>Streams all groups that a user is a member of without keeping them.</summary>
    /// <remarks>
    /// Deleting items while they are read skips others: collect the list first.
    /// <c>GET /v1/users/{userId}/groups</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/users/get-user-memberships-in-groups">reference</see>
    /// </remarks>
    /// <returns>All items, and at most one <c>Left</c>, which is the last. Each enumeration sends its requests again.</returns>
    [Pure]
    public static IAsyncEnumerable<Either<FivetranError, Membership>> StreamAsync(ClientConfig config, string userId) =>
        config.StreamAsync<Membership>($"users/{userId}/groups");

    /// <summary>Gets a user's membership of a group.</summary>
    /// <remarks>
    /// <c>GET /v1/users/{userId}/groups/{groupId}</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/users/get-user-membership-in-group">reference</see>
    /// </remarks>
    /// <returns>The membership; <see cref="FivetranError.NotFound"/> when there is none.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Membership>> Get(ClientConfig config, string userId, string groupId) =>
        config.Get<Membership>($"users/{userId}/groups/{groupId}");

    /// <summary>Gives a user a role in a group.</summary>
    /// <remarks>
    /// <c>POST /v1/users/{userId}/groups</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/users/add-user-membership-in-group">reference</see>
    /// </remarks>
    /// <returns>The membership.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Membership>> Create(ClientConfig config, string userId, NewMembership membership) =>
        config.Post<Membership>($"users/{userId}/groups", membership);

    /// <summary>Changes a user's role in a group.</summary>
    /// <remarks>
    /// <c>PATCH /v1/users/{userId}/groups/{groupId}</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/users/update-user-membership-in-group">reference</see>
    /// </remarks>
    /// <returns>Unit: the service does not return the membership here.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Unit>> Update(ClientConfig config, string userId, string groupId, MembershipUpdate update) =>
        config.Patch<Unit>($"users/{userId}/groups/{groupId}", update);

    /// <summary>Removes a user's role in a group.</summary>
    /// <remarks>
    /// Deleting the items of a stream while it is read skips others: collect the list first.
    /// <c>DELETE /v1/users/{userId}/groups/{groupId}</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/users/delete-user-membership-in-group">reference</see>
    /// </remarks>
    /// <returns>Unit; <see cref="FivetranError.NotFound"/> when it is already deleted.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Unit>> Delete(ClientConfig config, string userId, string groupId) =>
        config.Delete($"users/{userId}/groups/{groupId}");
}
