using Fivetrex.Functional.Http;

namespace Fivetrex.Functional;

/// <summary>A group is a destination with the connectors that load into it, under one name.</summary>
/// <remarks>
/// <code>
/// var names =
///     from config in ClientConfig.FromEnvironment()
///     from page in Groups.List(config)
///     select page.Items.Map(g =&gt; g.Name);
/// </code>
/// </remarks>
public static class Groups
{
    /// <summary>Lists the first 100 groups.</summary>
    /// <remarks>
    /// <c>GET /v1/groups</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/groups/list-all-groups">reference</see>
    /// </remarks>
    /// <returns>The page, with the cursor of the next page if there is one.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<Group>>> List(ClientConfig config) =>
        List(config, PageRequest.First);

    /// <summary>Lists one page of the groups.</summary>
    /// <remarks>
    /// <c>GET /v1/groups</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/groups/list-all-groups">reference</see>
    /// </remarks>
    /// <returns>The page; <see cref="FivetranError.InvalidRequest"/>, and nothing is sent, when its limit is not 1 to 1000.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<Group>>> List(ClientConfig config, PageRequest page) =>
        config.List<Group>($"groups", page);

    /// <summary>Streams all groups, fetches pages as they are read, and keeps the items: a second enumeration sends nothing.</summary>
    /// <remarks>
    /// Deleting items while they are read skips others: collect the list first.
    /// <c>GET /v1/groups</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/groups/list-all-groups">reference</see>
    /// </remarks>
    /// <returns>All items, and at most one <c>Left</c>, which is the last.</returns>
    [Pure]
    public static Seq<Either<FivetranError, Group>> Stream(ClientConfig config) =>
        config.Stream<Group>($"groups");

    /// <summary>Streams all groups without keeping them.</summary>
    /// <remarks>
    /// Deleting items while they are read skips others: collect the list first.
    /// <c>GET /v1/groups</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/groups/list-all-groups">reference</see>
    /// </remarks>
    /// <returns>All items, and at most one <c>Left</c>, which is the last. Each enumeration sends its requests again.</returns>
    [Pure]
    public static IAsyncEnumerable<Either<FivetranError, Group>> StreamAsync(ClientConfig config) =>
        config.StreamAsync<Group>($"groups");

    /// <summary>Gets a group.</summary>
    /// <remarks>
    /// <c>GET /v1/groups/{groupId}</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/groups/group-details">reference</see>
    /// </remarks>
    /// <returns>The group; <see cref="FivetranError.NotFound"/> when no such id exists.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Group>> Get(ClientConfig config, string groupId) =>
        config.Get<Group>($"groups/{groupId}");

    /// <summary>Creates a group.</summary>
    /// <remarks>
    /// <c>POST /v1/groups</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/groups/create-group">reference</see>
    /// </remarks>
    /// <returns>
    /// The group with its id; <see cref="FivetranError.Conflict"/> or <see cref="FivetranError.InvalidRequest"/> when the name is taken or
    /// not allowed.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, Group>> Create(ClientConfig config, NewGroup group) =>
        config.Post<Group>($"groups", group);

    /// <summary>Updates a group.</summary>
    /// <remarks>
    /// <c>PATCH /v1/groups/{groupId}</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/groups/modify-group">reference</see>
    /// </remarks>
    /// <returns>
    /// The group as it is now; <see cref="FivetranError.InvalidRequest"/>, and nothing is sent, when the update sets nothing.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, Group>> Update(ClientConfig config, string groupId, GroupUpdate update) =>
        config.Patch<Group>($"groups/{groupId}", update);

    /// <summary>Deletes a group.</summary>
    /// <remarks>
    /// The effect on its connectors, their settings and history, and on its destination is not documented. Expect to lose them, and delete
    /// them first to be sure.
    /// Deleting the items of a stream while it is read skips others: collect the list first.
    /// <c>DELETE /v1/groups/{groupId}</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/groups/delete-group">reference</see>
    /// </remarks>
    /// <returns>
    /// Unit; <see cref="FivetranError.InvalidRequest"/>, and nothing is sent, unless confirmed with <see cref="Confirm.GroupDeletion"/>.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, Unit>> Delete(ClientConfig config, string groupId, Confirm confirm) =>
        config.Confirmed(confirm, Confirm.GroupDeletion).Delete($"groups/{groupId}");

    /// <summary>Gets the public SSH key with which Fivetran opens tunnels for a group.</summary>
    /// <remarks>
    /// <c>GET /v1/groups/{groupId}/public-key</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/groups/group-ssh-public-key">reference</see>
    /// </remarks>
    /// <returns>The key; <see cref="FivetranError.NotFound"/> when there is no such group.</returns>
    [Pure]
    public static Aff<Either<FivetranError, GroupPublicKey>> GetPublicKey(ClientConfig config, string groupId) =>
        config.Get<GroupPublicKey>($"groups/{groupId}/public-key");

    /// <summary>Gets the Google service account that Fivetran uses for a group.</summary>
    /// <remarks>
    /// <c>GET /v1/groups/{groupId}/service-account</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/groups/group-service-account">reference</see>
    /// </remarks>
    /// <returns>The address of the service account; <see cref="FivetranError.NotFound"/> when there is no such group.</returns>
    [Pure]
    public static Aff<Either<FivetranError, GroupServiceAccount>> GetServiceAccount(ClientConfig config, string groupId) =>
        config.Get<GroupServiceAccount>($"groups/{groupId}/service-account");

    /// <summary>Lists the first 100 users of a group.</summary>
    /// <remarks>
    /// <c>GET /v1/groups/{groupId}/users</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/groups/list-all-users-in-group">reference</see>
    /// </remarks>
    /// <returns>
    /// The page, with the cursor of the next page if there is one; <see cref="FivetranError.NotFound"/> when there is no such group.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<User>>> ListUsers(ClientConfig config, string groupId) =>
        ListUsers(config, groupId, PageRequest.First);

    /// <summary>Lists one page of the users of a group.</summary>
    /// <remarks>
    /// <c>GET /v1/groups/{groupId}/users</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/groups/list-all-users-in-group">reference</see>
    /// </remarks>
    /// <returns>
    /// The page; <see cref="FivetranError.NotFound"/> when there is no such group; <see cref="FivetranError.InvalidRequest"/>, and nothing
    /// is sent, when its limit is not 1 to 1000.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<User>>> ListUsers(ClientConfig config, string groupId, PageRequest page) =>
        config.List<User>($"groups/{groupId}/users", page);

    /// <summary>Lists the first 100 users of a group that match a filter.</summary>
    /// <remarks>
    /// <c>GET /v1/groups/{groupId}/users</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/groups/list-all-users-in-group">reference</see>
    /// </remarks>
    /// <returns>
    /// The page, with the cursor of the next page if there is one; <see cref="FivetranError.NotFound"/> when there is no such group.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<User>>> ListUsers(ClientConfig config, string groupId, ActiveFilter filter) =>
        ListUsers(config, groupId, filter, PageRequest.First);

    /// <summary>Lists one page of the users of a group that match a filter.</summary>
    /// <remarks>
    /// <c>GET /v1/groups/{groupId}/users</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/groups/list-all-users-in-group">reference</see>
    /// </remarks>
    /// <returns>
    /// The page; <see cref="FivetranError.NotFound"/> when there is no such group; <see cref="FivetranError.InvalidRequest"/>, and nothing
    /// is sent, when its limit is not 1 to 1000.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<User>>> ListUsers(
        ClientConfig config, string groupId, ActiveFilter filter, PageRequest page) =>
        config.List<User>($"groups/{groupId}/users", page, filter: filter);

    /// <summary>
    /// Streams all users of a group, fetches pages as they are read, and keeps the items: a second enumeration sends nothing.
    /// </summary>
    /// <remarks>
    /// Deleting items while they are read skips others: collect the list first.
    /// <c>GET /v1/groups/{groupId}/users</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/groups/list-all-users-in-group">reference</see>
    /// </remarks>
    /// <returns>All items, and at most one <c>Left</c>, which is the last.</returns>
    [Pure]
    public static Seq<Either<FivetranError, User>> StreamUsers(ClientConfig config, string groupId) =>
        config.Stream<User>($"groups/{groupId}/users");

    /// <summary>Streams all users of a group without keeping them.</summary>
    /// <remarks>
    /// Deleting items while they are read skips others: collect the list first.
    /// <c>GET /v1/groups/{groupId}/users</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/groups/list-all-users-in-group">reference</see>
    /// </remarks>
    /// <returns>All items, and at most one <c>Left</c>, which is the last. Each enumeration sends its requests again.</returns>
    [Pure]
    public static IAsyncEnumerable<Either<FivetranError, User>> StreamUsersAsync(ClientConfig config, string groupId) =>
        config.StreamAsync<User>($"groups/{groupId}/users");

    /// <summary>
    /// Streams all users of a group that match a filter, fetches pages as they are read, and keeps the items: a second enumeration sends
    /// nothing.
    /// </summary>
    /// <remarks>
    /// Deleting items while they are read skips others: collect the list first.
    /// <c>GET /v1/groups/{groupId}/users</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/groups/list-all-users-in-group">reference</see>
    /// </remarks>
    /// <returns>All items, and at most one <c>Left</c>, which is the last.</returns>
    [Pure]
    public static Seq<Either<FivetranError, User>> StreamUsers(ClientConfig config, string groupId, ActiveFilter filter) =>
        config.Stream<User>($"groups/{groupId}/users", filter: filter);

    /// <summary>Streams all users of a group that match a filter without keeping them.</summary>
    /// <remarks>
    /// Deleting items while they are read skips others: collect the list first.
    /// <c>GET /v1/groups/{groupId}/users</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/groups/list-all-users-in-group">reference</see>
    /// </remarks>
    /// <returns>All items, and at most one <c>Left</c>, which is the last. Each enumeration sends its requests again.</returns>
    [Pure]
    public static IAsyncEnumerable<Either<FivetranError, User>> StreamUsersAsync(
        ClientConfig config, string groupId, ActiveFilter filter) =>
        config.StreamAsync<User>($"groups/{groupId}/users", filter: filter);

    /// <summary>Adds a user to a group, and invites one who is not in the account yet.</summary>
    /// <remarks>
    /// <c>POST /v1/groups/{groupId}/users</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/groups/add-user-to-group">reference</see>
    /// </remarks>
    /// <returns>Unit; <see cref="FivetranError.NotFound"/> when there is no such group.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Unit>> AddUser(ClientConfig config, string groupId, NewGroupUser user) =>
        config.Post<Unit>($"groups/{groupId}/users", user);

    /// <summary>Removes a user from a group.</summary>
    /// <remarks>
    /// Deleting the items of a stream while it is read skips others: collect the list first.
    /// <c>DELETE /v1/groups/{groupId}/users/{userId}</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/groups/delete-user-from-group">reference</see>
    /// </remarks>
    /// <returns>Unit; <see cref="FivetranError.NotFound"/> when it is already deleted.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Unit>> RemoveUser(ClientConfig config, string groupId, string userId) =>
        config.Delete($"groups/{groupId}/users/{userId}");
}
