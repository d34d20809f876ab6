using Fivetrex.Functional.Http;

namespace Fivetrex.Functional;

/// <summary>A team is a set of users with one role in the account, and roles in groups and connectors.</summary>
/// <remarks>
/// <code>
/// var members =
///     from team in Teams.Stream(config)
///     from member in TeamUserMemberships.Stream(config, team.Id)
///     select (team.Name, member.UserId);
/// </code>
/// </remarks>
public static class Teams
{
    /// <summary>Lists the first 100 teams.</summary>
    /// <remarks>
    /// <c>GET /v1/teams</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/teams/list-all-teams">reference</see>
    /// </remarks>
    /// <returns>The page, with the cursor of the next page if there is one.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<Team>>> List(ClientConfig config) =>
        List(config, PageRequest.First);

    /// <summary>Lists one page of the teams.</summary>
    /// <remarks>
    /// <c>GET /v1/teams</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/teams/list-all-teams">reference</see>
    /// </remarks>
    /// <returns>The page; <see cref="FivetranError.InvalidRequest"/>, and nothing is sent, when its limit is not 1 to 1000.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<Team>>> List(ClientConfig config, PageRequest page) =>
        config.List<Team>($"teams", page);

    /// <summary>Streams all teams, fetches pages as they are read, and keeps the items: a second enumeration sends nothing.</summary>
    /// <remarks>
    /// Deleting items while they are read skips others: collect the list first.
    /// <c>GET /v1/teams</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/teams/list-all-teams">reference</see>
    /// </remarks>
    /// <returns>All items, and at most one <c>Left</c>, which is the last.</returns>
    [Pure]
    public static Seq<Either<FivetranError, Team>> Stream(ClientConfig config) =>
        config.Stream<Team>($"teams");

    /// <summary>Streams all teams without keeping them.</summary>
    /// <remarks>
    /// Deleting items while they are read skips others: collect the list first.
    /// <c>GET /v1/teams</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/teams/list-all-teams">reference</see>
    /// </remarks>
    /// <returns>All items, and at most one <c>Left</c>, which is the last. Each enumeration sends its requests again.</returns>
    [Pure]
    public static IAsyncEnumerable<Either<FivetranError, Team>> StreamAsync(ClientConfig config) =>
        config.StreamAsync<Team>($"teams");

    /// <summary>Gets a team.</summary>
    /// <remarks>
    /// <c>GET /v1/teams/{teamId}</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/teams/team-details">reference</see>
    /// </remarks>
    /// <returns>The team; <see cref="FivetranError.NotFound"/> when no such id exists.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Team>> Get(ClientConfig config, string teamId) =>
        config.Get<Team>($"teams/{teamId}");

    /// <summary>Creates a team.</summary>
    /// <remarks>
    /// <c>POST /v1/teams</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/teams/create-team">reference</see>
    /// </remarks>
    /// <returns>The team with its id.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Team>> Create(ClientConfig config, NewTeam team) =>
        config.Post<Team>($"teams", team);

    /// <summary>Updates a team.</summary>
    /// <remarks>
    /// <c>PATCH /v1/teams/{teamId}</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/teams/modify-team">reference</see>
    /// </remarks>
    /// <returns>
    /// The team as it is now; <see cref="FivetranError.InvalidRequest"/>, and nothing is sent, when the update sets nothing.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, Team>> Update(ClientConfig config, string teamId, TeamUpdate update) =>
        config.Patch<Team>($"teams/{teamId}", update);

    /// <summary>Deletes a team.</summary>
    /// <remarks>
    /// Its members lose the permissions of the team.
    /// Deleting the items of a stream while it is read skips others: collect the list first.
    /// <c>DELETE /v1/teams/{teamId}</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/teams/delete-team">reference</see>
    /// </remarks>
    /// <returns>
    /// Unit; <see cref="FivetranError.InvalidRequest"/>, and nothing is sent, unless confirmed with <see cref="Confirm.TeamDeletion"/>.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, Unit>> Delete(ClientConfig config, string teamId, Confirm confirm) =>
        config.Confirmed(confirm, Confirm.TeamDeletion).Delete($"teams/{teamId}");

    /// <summary>Removes a team's role in the account. The team itself is kept.</summary>
    /// <remarks>
    /// The members lose the permissions of the role.
    /// <c>DELETE /v1/teams/{teamId}/role</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/teams/delete-team-membership-in-account">reference</see>
    /// </remarks>
    /// <returns>
    /// Unit; <see cref="FivetranError.NotFound"/> when there is no such team; <see cref="FivetranError.InvalidRequest"/>, and nothing is
    /// sent, unless confirmed with <see cref="Confirm.RoleDeletion"/>.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, Unit>> DeleteRole(ClientConfig config, string teamId, Confirm confirm) =>
        config.Confirmed(confirm, Confirm.RoleDeletion).Delete($"teams/{teamId}/role");
}
