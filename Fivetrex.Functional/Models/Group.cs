using System.Text.Json.Serialization;

namespace Fivetrex.Functional.Models;

/// <summary>A named container for one destination and the connectors that load into it.</summary>
/// <param name="Id">The group's identifier, also that of its destination.</param>
/// <param name="Name">The group's name, unique in the account.</param>
/// <param name="CreatedAt">The time of its creation, in UTC.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record Group(string Id, string Name, Option<DateTimeOffset> CreatedAt = default) : FivetranModel;

/// <summary>A group to create.</summary>
/// <param name="Name">The group's name, unique in the account; letters, digits and underscores are always accepted.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record NewGroup(string Name) : FivetranModel;

/// <summary>Changes to a group; members that are not set keep their values.</summary>
[JsonConverter(typeof(ModelConverter))]
public sealed record GroupUpdate : FivetranModel
{
    /// <summary>The group's name, unique in the account; letters, digits and underscores are always accepted.</summary>
    public Option<string> Name { get; init; }
}

/// <summary>The public SSH key with which Fivetran opens tunnels for a group.</summary>
/// <param name="PublicKey">The key as a line for <c>authorized_keys</c>.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record GroupPublicKey(string PublicKey) : FivetranModel;

/// <summary>The Google service account that Fivetran uses for a group.</summary>
/// <param name="ServiceAccount">The address of the service account, to grant it access.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record GroupServiceAccount(string ServiceAccount) : FivetranModel;

/// <summary>A user to add to a group.</summary>
/// <param name="Email">The user's email address. Users who are not in the account yet are invited.</param>
/// <param name="Role">The name of a role whose scope has <see cref="RoleScope.Destination"/>.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record NewGroupUser(string Email, string Role) : FivetranModel;
