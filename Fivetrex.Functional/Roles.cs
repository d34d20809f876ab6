using Fivetrex.Functional.Http;

namespace Fivetrex.Functional;

/// <summary>A role is a set of permissions of a user or team: in the account, in a group or in a connector.</summary>
/// <remarks>
/// <code>
/// var ofGroups =
///     from role in Roles.Stream(config)
///     where role.Scope.Contains(RoleScope.Destination)
///     select role.Name;
/// </code>
/// </remarks>
public static class Roles
{
    /// <summary>Lists the first 100 roles.</summary>
    /// <remarks>
    /// <c>GET /v1/roles</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/roles/list-all-roles">reference</see>
    /// </remarks>
    /// <returns>The page, with the cursor of the next page if there is one.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<Role>>> List(ClientConfig config) =>
        List(config, PageRequest.First);

    /// <summary>Lists one page of the roles.</summary>
    /// <remarks>
    /// <c>GET /v1/roles</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/roles/list-all-roles">reference</see>
    /// </remarks>
    /// <returns>The page; <see cref="FivetranError.InvalidRequest"/>, and nothing is sent, when its limit is not 1 to 1000.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<Role>>> List(ClientConfig config, PageRequest page) =>
        config.List<Role>($"roles", page);

    /// <summary>Streams all roles, fetches pages as they are read, and keeps the items: a second enumeration sends nothing.</summary>
    /// <remarks>
    /// <c>GET /v1/roles</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/roles/list-all-roles">reference</see>
    /// </remarks>
    /// <returns>All items, and at most one <c>Left</c>, which is the last.</returns>
    [Pure]
    public static Seq<Either<FivetranError, Role>> Stream(ClientConfig config) =>
        config.Stream<Role>($"roles");

    /// <summary>Streams all roles without keeping them.</summary>
    /// <remarks>
    /// <c>GET /v1/roles</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/roles/list-all-roles">reference</see>
    /// </remarks>
    /// <returns>All items, and at most one <c>Left</c>, which is the last. Each enumeration sends its requests again.</returns>
    [Pure]
    public static IAsyncEnumerable<Either<FivetranError, Role>> StreamAsync(ClientConfig config) =>
        config.StreamAsync<Role>($"roles");
}
