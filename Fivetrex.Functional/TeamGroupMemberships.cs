using Fivetrex.Functional.Http;

namespace Fivetrex.Functional;

/// <summary>The roles of teams in groups.</summary>
/// <remarks>
/// <code>
/// var added =
///     from membership in TeamGroupMemberships.Create(config, teamId, new NewMembership(groupId, "Manage Destination"))
///     select membership.CreatedAt;
/// </code>
/// </remarks>
public static class TeamGroupMemberships
{
    /// <summary>Lists the first 100 groups that a team is a member of.</summary>
    /// <remarks>
    /// <c>GET /v1/teams/{teamId}/groups</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/teams/get-team-memberships-in-groups">reference</see>
    /// </remarks>
    /// <returns>
    /// The page, with the cursor of the next page if there is one; <see cref="FivetranError.NotFound"/> when there is no such team.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<Membership>>> List(ClientConfig config, string teamId) =>
        List(config, teamId, PageRequest.First);

    /// <summary>Lists one page of the groups that a team is a member of.</summary>
    /// <remarks>
    /// <c>GET /v1/teams/{teamId}/groups</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/teams/get-team-memberships-in-groups">reference</see>
    /// </remarks>
    /// <returns>
    /// The page; <see cref="FivetranError.NotFound"/> when there is no such team; <see cref="FivetranError.InvalidRequest"/>, and nothing
    /// is sent, when its limit is not 1 to 1000.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<Membership>>> List(ClientConfig config, string teamId, PageRequest page) =>
        config.List<Membership>($"teams/{teamId}/groups", page);

    /// <summary>
    /// Streams all groups that a team is a member of, fetches pages as they are read, and keeps the items: a second enumeration sends
    /// nothing.
    /// </summary>
    /// <remarks>
    /// Deleting items while they are read skips others: collect the list first.
    /// <c>GET /v1/teams/{teamId}/groups</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/teams/get-team-memberships-in-groups">reference</see>
    /// </remarks>
    /// <returns>All items, and at most one <c>Left</c>, which is the last.</returns>
    [Pure]
    public static Seq<Either<FivetranError, Membership>> Stream(ClientConfig config, string teamId) =>
        config.Stream<Membership>($"teams/{teamId}/groups");

    /// <summary>Streams all groups that a team is a member of without keeping them.</summary>
    /// <remarks>
    /// Deleting items while they are read skips others: collect the list first.
    /// <c>GET /v1/teams/{teamId}/groups</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/teams/get-team-memberships-in-groups">reference</see>
    /// </remarks>
    /// <returns>All items, and at most one <c>Left</c>, which is the last. Each enumeration sends its requests again.</returns>
    [Pure]
    public static IAsyncEnumerable<Either<FivetranError, Membership>> StreamAsync(ClientConfig config, string teamId) =>
        config.StreamAsync<Membership>($"teams/{teamId}/groups");

    /// <summary>Gets a team's membership of a group.</summary>
    /// <remarks>
    /// <c>GET /v1/teams/{teamId}/groups/{groupId}</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/teams/get-team-membership-in-group">reference</see>
    /// </remarks>
    /// <returns>The membership; <see cref="FivetranError.NotFound"/> when there is none.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Membership>> Get(ClientConfig config, string teamId, string groupId) =>
        config.Get<Membership>($"teams/{teamId}/groups/{groupId}");

    /// <summary>Gives a team a role in a group.</summary>
    /// <remarks>
    /// <c>POST /v1/teams/{teamId}/groups</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/teams/add-team-membership-in-group">reference</see>
    /// </remarks>
    /// <returns>The membership.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Membership>> Create(ClientConfig config, string teamId, NewMembership membership) =>
        config.Post<Membership>($"teams/{teamId}/groups", membership);

    /// <summary>Changes a team's role in a group.</summary>
    /// <remarks>
    /// <c>PATCH /v1/teams/{teamId}/groups/{groupId}</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/teams/update-team-membership-in-group">reference</see>
    /// </remarks>
    /// <returns>The membership as it is now.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Membership>> Update(
        ClientConfig config, string teamId, string groupId, MembershipUpdate update) =>
        config.Patch<Membership>($"teams/{teamId}/groups/{groupId}", update);

    /// <summary>Removes a team's role in a group.</summary>
    /// <remarks>
    /// Deleting the items of a stream while it is read skips others: collect the list first.
    /// <c>DELETE /v1/teams/{teamId}/groups/{groupId}</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/teams/delete-team-membership-in-group">reference</see>
    /// </remarks>
    /// <returns>Unit; <see cref="FivetranError.NotFound"/> when it is already deleted.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Unit>> Delete(ClientConfig config, string teamId, string groupId) =>
        config.Delete($"teams/{teamId}/groups/{groupId}");
}
