using System.Text.Json.Serialization;

namespace Fivetrex.Functional.Models;

/// <summary>A set of permissions of a user or team.</summary>
/// <param name="Name">The role's name, for memberships.</param>
/// <param name="Description">A description, as readable text.</param>
/// <param name="Scope">The kinds of resources that the role applies to.</param>
/// <param name="IsCustom">Whether it is a custom role of the account.</param>
/// <param name="IsDeprecated">Whether it is deprecated.</param>
/// <param name="ReplacementRoleName">The name of the role that replaces a deprecated one.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record Role(
    string Name,
    Option<string> Description = default,
    Seq<RoleScope> Scope = default,
    Option<bool> IsCustom = default,
    Option<bool> IsDeprecated = default,
    Option<string> ReplacementRoleName = default) : FivetranModel;

/// <summary>The kind of resource that a role applies to.</summary>
[JsonConverter(typeof(OpenEnumConverter))]
public sealed record RoleScope(string Value) : OpenEnum(Value)
{
    /// <summary>The account.</summary>
    public static readonly RoleScope Account = new("ACCOUNT");

    /// <summary>A group.</summary>
    public static readonly RoleScope Destination = new("DESTINATION");

    /// <summary>A connector.</summary>
    public static readonly RoleScope Connector = new("CONNECTOR");

    /// <summary>A team.</summary>
    public static readonly RoleScope Team = new("TEAM");
}
