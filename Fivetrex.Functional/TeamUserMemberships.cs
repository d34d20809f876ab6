using Fivetrex.Functional.Http;

namespace Fivetrex.Functional;

/// <summary>The members of teams, and their roles in the team.</summary>
/// <remarks>
/// <code>
/// var members =
///     from member in TeamUserMemberships.Stream(config, teamId)
///     select member.UserId;
/// </code>
/// </remarks>
public static class TeamUserMemberships
{
    /// <summary>Lists the first 100 users of a team.</summary>
    /// <remarks>
    /// <c>GET /v1/teams/{teamId}/users</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/teams/list-users-in-team">reference</see>
    /// </remarks>
    /// <returns>
    /// The page, with the cursor of the next page if there is one; <see cref="FivetranError.NotFound"/> when there is no such team.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<TeamUserMembership>>> List(ClientConfig config, string teamId) =>
        List(config, teamId, PageRequest.First);

    /// <summary>Lists one page of the users of a team.</summary>
    /// <remarks>
    /// <c>GET /v1/teams/{teamId}/users</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/teams/list-users-in-team">reference</see>
    /// </remarks>
    /// <returns>
    /// The page; <see cref="FivetranError.NotFound"/> when there is no such team; <see cref="FivetranError.InvalidRequest"/>, and nothing
    /// is sent, when its limit is not 1 to 1000.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<TeamUserMembership>>> List(ClientConfig config, string teamId, PageRequest page) =>
        config.List<TeamUserMembership>($"teams/{teamId}/users", page);

    /// <summary>Lists the first 100 users of a team that match a filter.</summary>
    /// <remarks>
    /// <c>GET /v1/teams/{teamId}/users</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/teams/list-users-in-team">reference</see>
    /// </remarks>
    /// <returns>
    /// The page, with the cursor of the next page if there is one; <see cref="FivetranError.NotFound"/> when there is no such team.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<TeamUserMembership>>> List(ClientConfig config, string teamId, ActiveFilter filter) =>
        List(config, teamId, filter, PageRequest.First);

    /// <summary>Lists one page of the users of a team that match a filter.</summary>
    /// <remarks>
    /// <c>GET /v1/teams/{teamId}/users</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/teams/list-users-in-team">reference</see>
    /// </remarks>
    /// <returns>
    /// The page; <see cref="FivetranError.NotFound"/> when there is no such team; <see cref="FivetranError.InvalidRequest"/>, and nothing
    /// is sent, when its limit is not 1 to 1000.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<TeamUserMembership>>> List(
        ClientConfig config, string teamId, ActiveFilter filter, PageRequest page) =>
        config.List<TeamUserMembership>($"teams/{teamId}/users", page, filter: filter);

    /// <summary>
    /// Streams all users of a team, fetches pages as they are read, and keeps the items: a second enumeration sends nothing.
    /// </summary>
    /// <remarks>
    /// Deleting items while they are read skips others: collect the list first.
    /// <c>GET /v1/teams/{teamId}/users</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/teams/list-users-in-team">reference</see>
    /// </remarks>
    /// <returns>All items, and at most one <c>Left</c>, which is the last.</returns>
    [Pure]
    public static Seq<Either<FivetranError, TeamUserMembership>> Stream(ClientConfig config, string teamId) =>
        config.Stream<TeamUserMembership>($"teams/{teamId}/users");

    /// <summary>Streams all users of a team without keeping them.</summary>
    /// <remarks>
    /// Deleting items while they are read skips others: collect the list first.
    /// <c>GET /v1/teams/{teamId}/users</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/teams/list-users-in-team">reference</see>
    /// </remarks>
    /// <returns>All items, and at most one <c>Left</c>, which is the last. Each enumeration sends its requests again.</returns>
    [Pure]
    public static IAsyncEnumerable<Either<FivetranError, TeamUserMembership>> StreamAsync(ClientConfig config, string teamId) =>
        config.StreamAsync<TeamUserMembership>($"teams/{teamId}/users");

    /// <summary>
    /// Streams all users of a team that match a filter, fetches pages as they are read, and keeps the items: a second enumeration sends
    /// nothing.
    /// </summary>
    /// <remarks>
    /// Deleting items while they are read skips others: collect the list first.
    /// <c>GET /v1/teams/{teamId}/users</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/teams/list-users-in-team">reference</see>
    /// </remarks>
    /// <returns>All items, and at most one <c>Left</c>, which is the last.</returns>
    [Pure]
    public static Seq<Either<FivetranError, TeamUserMembership>> Stream(ClientConfig config, string teamId, ActiveFilter filter) =>
        config.Stream<TeamUserMembership>($"teams/{teamId}/users", filter: filter);

    /// <summary>Streams all users of a team that match a filter without keeping them.</summary>
    /// <remarks>
    /// Deleting items while they are read skips others: collect the list first.
    /// <c>GET /v1/teams/{teamId}/users</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/teams/list-users-in-team">reference</see>
    /// </remarks>
    /// <returns>All items, and at most one <c>Left</c>, which is the last. Each enumeration sends its requests again.</returns>
    [Pure]
    public static IAsyncEnumerable<Either<FivetranError, TeamUserMembership>> StreamAsync(
        ClientConfig config, string teamId, ActiveFilter filter) =>
        config.StreamAsync<TeamUserMembership>($"teams/{teamId}/users", filter: filter);

    /// <summary>Gets a user's membership of a team.</summary>
    /// <remarks>
    /// <c>GET /v1/teams/{teamId}/users/{userId}</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/teams/get-user-in-team">reference</see>
    /// </remarks>
    /// <returns>The membership; <see cref="FivetranError.NotFound"/> when there is none.</returns>
    [Pure]
    public static Aff<Either<FivetranError, TeamUserMembership>> Get(ClientConfig config, string teamId, string userId) =>
        config.Get<TeamUserMembership>($"teams/{teamId}/users/{userId}");

    /// <summary>Adds a user to a team.</summary>
    /// <remarks>
    /// <c>POST /v1/teams/{teamId}/users</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/teams/add-user-to-team">reference</see>
    /// </remarks>
    /// <returns>The membership.</returns>
    [Pure]
    public static Aff<Either<FivetranError, TeamUserMembership>> Create(
        ClientConfig config, string teamId, NewTeamUserMembership membership) =>
        config.Post<TeamUserMembership>($"teams/{teamId}/users", membership);

    /// <summary>Changes a user's role in a team.</summary>
    /// <remarks>
    /// <c>PATCH /v1/teams/{teamId}/users/{userId}</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/teams/update-user-membership">reference</see>
    /// </remarks>
    /// <returns>The membership as it is now.</returns>
    [Pure]
    public static Aff<Either<FivetranError, TeamUserMembership>> Update(
        ClientConfig config, string teamId, string userId, MembershipUpdate update) =>
        config.Patch<TeamUserMembership>($"teams/{teamId}/users/{userId}", update);

    /// <summary>Removes a user from a team.</summary>
    /// <remarks>
    /// Deleting the items of a stream while it is read skips others: collect the list first.
    /// <c>DELETE /v1/teams/{teamId}/users/{userId}</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/teams/delete-user-from-team">reference</see>
    /// </remarks>
    /// <returns>Unit; <see cref="FivetranError.NotFound"/> when it is already deleted.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Unit>> Delete(ClientConfig config, string teamId, string userId) =>
        config.Delete($"teams/{teamId}/users/{userId}");
}
