namespace Fivetrex.Functional.Models;

/// <summary>A destination and the connectors that load into it, under one name.</summary>
/// <param name="Id">Also the id of the group's destination.</param>
/// <param name="Name">Unique inside the account.</param>
/// <param name="CreatedAt">In UTC.</param>
public sealed record Group(string Id, string Name, Option<DateTimeOffset> CreatedAt = default) : FivetranModel;

/// <summary>A group to create.</summary>
/// <param name="Name">Unique inside the account; letters, digits and underscores are safe.</param>
public sealed record NewGroup(string Name) : FivetranModel;

/// <summary>What to change about a group; what is not set stays as it is.</summary>
public sealed record GroupUpdate : FivetranModel
{
    /// <summary>Unique inside the account; letters, digits and underscores are safe.</summary>
    public Option<string> Name { get; init; }
}

/// <summary>The SSH key by which a tunnel knows Fivetran.</summary>
/// <param name="PublicKey">A line for <c>authorized_keys</c>.</param>
public sealed record GroupPublicKey(string PublicKey) : FivetranModel;

/// <summary>The Google service account as which Fivetran works for a group.</summary>
/// <param name="ServiceAccount">Its address, to be given access.</param>
public sealed record GroupServiceAccount(string ServiceAccount) : FivetranModel;

/// <summary>A user to add to a group.</summary>
/// <param name="Email">Whoever is not in the account yet is invited.</param>
/// <param name="Role">The name of a role whose scope has <see cref="RoleScope.Destination"/>.</param>
public sealed record NewGroupUser(string Email, string Role) : FivetranModel;
