using Fivetrex.Functional.Http;

namespace Fivetrex.Functional;

/// <summary>A user of the account: a person, or a service account, which only has an API key.</summary>
/// <remarks>
/// <code>
/// var waiting =
///     from user in Users.Stream(config)
///     where user.Invited.IfNone(false)
///     select user.Email;
/// </code>
/// </remarks>
public static class Users
{
    /// <summary>Lists the first 100 users.</summary>
    /// <remarks>
    /// <c>GET /v1/users</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/users/list-all-users">reference</see>
    /// </remarks>
    /// <returns>The page, with the cursor of the next page if there is one.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<User>>> List(ClientConfig config) =>
        List(config, PageRequest.First);

    /// <summary>Lists one page of the users.</summary>
    /// <remarks>
    /// <c>GET /v1/users</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/users/list-all-users">reference</see>
    /// </remarks>
    /// <returns>The page; <see cref="FivetranError.InvalidRequest"/>, and nothing is sent, when its limit is not 1 to 1000.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<User>>> List(ClientConfig config, PageRequest page) =>
        config.List<User>($"users", page);

    /// <summary>Lists the first 100 users that match a filter.</summary>
    /// <remarks>
    /// <c>GET /v1/users</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/users/list-all-users">reference</see>
    /// </remarks>
    /// <returns>The page, with the cursor of the next page if there is one.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<User>>> List(ClientConfig config, UserFilter filter) =>
        List(config, filter, PageRequest.First);

    /// <summary>Lists one page of the users that match a filter.</summary>
    /// <remarks>
    /// <c>GET /v1/users</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/users/list-all-users">reference</see>
    /// </remarks>
    /// <returns>The page; <see cref="FivetranError.InvalidRequest"/>, and nothing is sent, when its limit is not 1 to 1000.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<User>>> List(ClientConfig config, UserFilter filter, PageRequest page) =>
        config.List<User>($"users", page, filter: filter);

    /// <summary>Streams all users, fetches pages as they are read, and keeps the items: a second enumeration sends nothing.</summary>
    /// <remarks>
    /// Deleting items while they are read skips others: collect the list first.
    /// <c>GET /v1/users</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/users/list-all-users">reference</see>
    /// </remarks>
    /// <returns>All items, and at most one <c>Left</c>, which is the last.</returns>
    [Pure]
    public static Seq<Either<FivetranError, User>> Stream(ClientConfig config) =>
        config.Stream<User>($"users");

    /// <summary>Streams all users without keeping them.</summary>
    /// <remarks>
    /// Deleting items while they are read skips others: collect the list first.
    /// <c>GET /v1/users</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/users/list-all-users">reference</see>
    /// </remarks>
    /// <returns>All items, and at most one <c>Left</c>, which is the last. Each enumeration sends its requests again.</returns>
    [Pure]
    public static IAsyncEnumerable<Either<FivetranError, User>> StreamAsync(ClientConfig config) =>
        config.StreamAsync<User>($"users");

    /// <summary>
    /// Streams all users that match a filter, fetches pages as they are read, and keeps the items: a second enumeration sends nothing.
    /// </summary>
    /// <remarks>
    /// Deleting items while they are read skips others: collect the list first.
    /// <c>GET /v1/users</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/users/list-all-users">reference</see>
    /// </remarks>
    /// <returns>All items, and at most one <c>Left</c>, which is the last.</returns>
    [Pure]
    public static Seq<Either<FivetranError, User>> Stream(ClientConfig config, UserFilter filter) =>
        config.Stream<User>($"users", filter: filter);

    /// <summary>Streams all users that match a filter without keeping them.</summary>
    /// <remarks>
    /// Deleting items while they are read skips others: collect the list first.
    /// <c>GET /v1/users</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/users/list-all-users">reference</see>
    /// </remarks>
    /// <returns>All items, and at most one <c>Left</c>, which is the last. Each enumeration sends its requests again.</returns>
    [Pure]
    public static IAsyncEnumerable<Either<FivetranError, User>> StreamAsync(ClientConfig config, UserFilter filter) =>
        config.StreamAsync<User>($"users", filter: filter);

    /// <summary>Gets a user.</summary>
    /// <remarks>
    /// <c>GET /v1/users/{userId}</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/users/user-details">reference</see>
    /// </remarks>
    /// <returns>The user; <see cref="FivetranError.NotFound"/> when no such id exists.</returns>
    [Pure]
    public static Aff<Either<FivetranError, User>> Get(ClientConfig config, string userId) =>
        config.Get<User>($"users/{userId:not api-keys}");

    /// <summary>Invites a user, or creates a service account.</summary>
    /// <remarks>
    /// <c>POST /v1/users</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/users/create-user">reference</see>
    /// </remarks>
    /// <returns>The user with its id.</returns>
    [Pure]
    public static Aff<Either<FivetranError, User>> Create(ClientConfig config, NewUser user) =>
        config.OfKind(RequestKind.UserCreation).Post<User>($"users", user);

    /// <summary>Updates a user.</summary>
    /// <remarks>
    /// <c>PATCH /v1/users/{userId}</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/users/modify-user">reference</see>
    /// </remarks>
    /// <returns>
    /// The user as it is now; <see cref="FivetranError.InvalidRequest"/>, and nothing is sent, when the update sets nothing.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, User>> Update(ClientConfig config, string userId, UserUpdate update) =>
        config.Patch<User>($"users/{userId:not api-keys}", update);

    /// <summary>Deletes a user.</summary>
    /// <remarks>
    /// Its memberships and its API key are deleted too: programs that use the key are locked out. The last owner of an account cannot be
    /// deleted.
    /// Deleting the items of a stream while it is read skips others: collect the list first.
    /// <c>DELETE /v1/users/{userId}</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/users/delete-user">reference</see>
    /// </remarks>
    /// <returns>
    /// Unit; <see cref="FivetranError.InvalidRequest"/>, and nothing is sent, unless confirmed with <see cref="Confirm.UserDeletion"/>.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, Unit>> Delete(ClientConfig config, string userId, Confirm confirm) =>
        config.Confirmed(confirm, Confirm.UserDeletion).Delete($"users/{userId:not api-keys}");

    /// <summary>Removes a user's role in the account. The user itself is kept.</summary>
    /// <remarks>
    /// The user loses the permissions of the role.
    /// <c>DELETE /v1/users/{userId}/role</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/users/delete-user-membership-in-account">reference</see>
    /// </remarks>
    /// <returns>
    /// Unit; <see cref="FivetranError.NotFound"/> when there is no such user; <see cref="FivetranError.InvalidRequest"/>, and nothing is
    /// sent, unless confirmed with <see cref="Confirm.RoleDeletion"/>.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, Unit>> DeleteRole(ClientConfig config, string userId, Confirm confirm) =>
        config.Confirmed(confirm, Confirm.RoleDeletion).Delete($"users/{userId:not api-keys}/role");
}
