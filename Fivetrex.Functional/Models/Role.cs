using System.Text.Json.Serialization;

namespace Fivetrex.Functional.Models;

/// <summary>What somebody may do.</summary>
/// <param name="Name">What memberships name it by.</param>
/// <param name="Description">For people.</param>
/// <param name="Scope">What it can be given for.</param>
/// <param name="IsCustom">Whether it is one of your own.</param>
/// <param name="IsDeprecated">Whether it is on its way out.</param>
/// <param name="ReplacementRoleName">What to take in its place then.</param>
public sealed record Role(
    string Name,
    Option<string> Description = default,
    Seq<RoleScope> Scope = default,
    Option<bool> IsCustom = default,
    Option<bool> IsDeprecated = default,
    Option<string> ReplacementRoleName = default) : FivetranModel;

/// <summary>What a role can be given for.</summary>
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
