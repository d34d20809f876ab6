using System.Text.Json.Serialization;

namespace Fivetrex.Functional.Models;

/// <summary>A role of a user or team in a group or connector.</summary>
/// <param name="Id">The identifier of the group or connector, not of the membership.</param>
/// <param name="Role">The name of the role.</param>
/// <param name="CreatedAt">The time of its creation, in UTC.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record Membership(string Id, Option<string> Role = default, Option<DateTimeOffset> CreatedAt = default) : FivetranModel;

/// <summary>A role to assign in a group or connector.</summary>
/// <param name="Id">The identifier of the group or connector.</param>
/// <param name="Role">The name of the role.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record NewMembership(string Id, string Role) : FivetranModel;

/// <summary>A new role for a membership.</summary>
/// <param name="Role">The name of the role.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record MembershipUpdate(string Role) : FivetranModel;

/// <summary>A user's membership of a team.</summary>
/// <param name="UserId">The user's identifier.</param>
/// <param name="Role">The role: <c>Team Manager</c> or <c>Team Member</c>.</param>
/// <param name="CreatedAt">The time of its creation, in UTC.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record TeamUserMembership(
    string UserId, Option<string> Role = default, Option<DateTimeOffset> CreatedAt = default) : FivetranModel;

/// <summary>A user to add to a team.</summary>
/// <param name="UserId">The user's identifier.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record NewTeamUserMembership(string UserId) : FivetranModel
{
    /// <summary>The role: <c>Team Manager</c> or <c>Team Member</c>.</summary>
    public Option<string> Role { get; init; }
}
