using Fivetrex.Functional.Http;

namespace Fivetrex.Functional;

/// <summary>What a user may do in groups.</summary>
/// <remarks>
/// <code>
/// var added =
///     from membership in UserGroupMemberships.Create(config, userId, new NewMembership(groupId, "Manage Destination"))
///     select membership.CreatedAt;
/// </code>
/// </remarks>
public static class UserGroupMemberships
{
    /// <summary>Lists the first 100 groups that a user is in.</summary>
    /// <remarks><c>GET /v1/users/{userId}/groups</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/users/get-user-memberships-in-groups">reference</see></remarks>
    [Pure]
    public static Aff<Either<FivetranError, Page<Membership>>> List(ClientConfig config, string userId) =>
        List(config, userId, PageRequest.First);

    /// <summary>Lists one page of the groups that a user is in.</summary>
    /// <remarks><c>GET /v1/users/{userId}/groups</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/users/get-user-memberships-in-groups">reference</see></remarks>
    /// <returns>The page; <see cref="FivetranError.NotFound"/> when there is no such user.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<Membership>>> List(ClientConfig config, string userId, PageRequest page) =>
        config.List<Membership>($"users/{userId}/groups", page);

    /// <summary>Streams all groups that a user is in, fetching pages as they are read, and remembers them: a second pass sends nothing.</summary>
    /// <remarks><c>GET /v1/users/{userId}/groups</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/users/get-user-memberships-in-groups">reference</see></remarks>
    /// <returns>All of them, and at most one <c>Left</c>, which is the last item.</returns>
    [Pure]
    public static Seq<Either<FivetranError, Membership>> Stream(ClientConfig config, string userId) =>
        config.Stream<Membership>($"users/{userId}/groups");

    /// <summary>Streams all groups that a user is in without remembering them.</summary>
    /// <remarks><c>GET /v1/users/{userId}/groups</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/users/get-user-memberships-in-groups">reference</see></remarks>
    /// <returns>All of them, and at most one <c>Left</c>, which is the last item. Each enumeration sends its requests anew.</returns>
    [Pure]
    public static IAsyncEnumerable<Either<FivetranError, Membership>> StreamAsync(ClientConfig config, string userId) =>
        config.StreamAsync<Membership>($"users/{userId}/groups");

    /// <summary>Gets what a user may do in a group.</summary>
    /// <remarks><c>GET /v1/users/{userId}/groups/{groupId}</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/users/get-user-membership-in-group">reference</see></remarks>
    /// <returns>The membership; <see cref="FivetranError.NotFound"/> when there is none.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Membership>> Get(ClientConfig config, string userId, string groupId) =>
        config.Get<Membership>($"users/{userId}/groups/{groupId}");

    /// <summary>Gives a user a role in a group.</summary>
    /// <remarks><c>POST /v1/users/{userId}/groups</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/users/add-user-membership-in-group">reference</see></remarks>
    /// <returns>The membership.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Membership>> Create(ClientConfig config, string userId, NewMembership membership) =>
        config.Post<Membership>($"users/{userId}/groups", membership);

    /// <summary>Gives a user another role in a group.</summary>
    /// <remarks><c>PATCH /v1/users/{userId}/groups/{groupId}</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/users/update-user-membership-in-group">reference</see></remarks>
    /// <returns>Nothing: the service does not tell the membership here.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Unit>> Update(ClientConfig config, string userId, string groupId, MembershipUpdate update) =>
        config.Patch<Unit>($"users/{userId}/groups/{groupId}", update);

    /// <summary>Takes its role in a group from a user.</summary>
    /// <remarks><c>DELETE /v1/users/{userId}/groups/{groupId}</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/users/delete-user-membership-in-group">reference</see></remarks>
    /// <returns>Nothing; <see cref="FivetranError.NotFound"/> when it is gone already.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Unit>> Delete(ClientConfig config, string userId, string groupId) =>
        config.Delete($"users/{userId}/groups/{groupId}");
}
