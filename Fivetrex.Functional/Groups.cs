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
    /// <remarks><c>GET /v1/groups</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/groups/list-all-groups">reference</see></remarks>
    [Pure]
    public static Aff<Either<FivetranError, Page<Group>>> List(ClientConfig config) =>
        List(config, PageRequest.First);

    /// <summary>Lists one page of the groups.</summary>
    /// <remarks><c>GET /v1/groups</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/groups/list-all-groups">reference</see></remarks>
    /// <returns>The page; <see cref="FivetranError.InvalidRequest"/>, and nothing sent, when its limit is not 1 to 1000.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<Group>>> List(ClientConfig config, PageRequest page) =>
        config.List<Group>($"groups", page);

    /// <summary>Streams all groups, fetching pages as they are read.</summary>
    /// <remarks>
    /// <c>GET /v1/groups</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/groups/list-all-groups">reference</see>.
    /// The sequence remembers what it has read: a second pass sends nothing, and holds every item in memory.
    /// </remarks>
    /// <returns>The groups, and at most one <c>Left</c>, which is the last item.</returns>
    [Pure]
    public static Seq<Either<FivetranError, Group>> Stream(ClientConfig config) =>
        config.Stream<Group>($"groups");

    /// <summary>Streams all groups and keeps none of them.</summary>
    /// <remarks><c>GET /v1/groups</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/groups/list-all-groups">reference</see></remarks>
    /// <returns>The groups, and at most one <c>Left</c>, which is the last item. Each enumeration sends its requests anew.</returns>
    [Pure]
    public static IAsyncEnumerable<Either<FivetranError, Group>> StreamAsync(ClientConfig config) =>
        config.StreamAsync<Group>($"groups");

    /// <summary>Gets a group.</summary>
    /// <remarks><c>GET /v1/groups/{groupId}</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/groups/group-details">reference</see></remarks>
    /// <returns>The group; <see cref="FivetranError.NotFound"/> when the account has none with that id.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Group>> Get(ClientConfig config, string groupId) =>
        config.Get<Group>($"groups/{groupId}");

    /// <summary>Creates a group.</summary>
    /// <remarks><c>POST /v1/groups</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/groups/create-group">reference</see></remarks>
    /// <returns>The group with its id; <see cref="FivetranError.Conflict"/> or <see cref="FivetranError.InvalidRequest"/> when the name is taken or not allowed.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Group>> Create(ClientConfig config, NewGroup group) =>
        config.Post<Group>($"groups", group);

    /// <summary>Updates a group.</summary>
    /// <remarks><c>PATCH /v1/groups/{groupId}</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/groups/modify-group">reference</see></remarks>
    /// <returns>The group as it is now; <see cref="FivetranError.InvalidRequest"/>, and nothing sent, when the update sets nothing.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Group>> Update(ClientConfig config, string groupId, GroupUpdate update) =>
        config.Patch<Group>($"groups/{groupId}", update);

    /// <summary>Deletes a group.</summary>
    /// <remarks>
    /// What becomes of a group's connectors and destination is not documented: expect them to go along, and delete them first to be sure.
    /// <c>DELETE /v1/groups/{groupId}</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/groups/delete-group">reference</see>
    /// </remarks>
    /// <returns>Nothing; <see cref="FivetranError.NotFound"/> when it is gone already.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Unit>> Delete(ClientConfig config, string groupId) =>
        config.Delete($"groups/{groupId}");
}
