namespace Fivetrex.Functional.Models;

/// <summary>What a user or a team may do in a group or with a connector.</summary>
/// <param name="Id">Of the group or the connector, not of the membership.</param>
/// <param name="Role">The name of the role.</param>
/// <param name="CreatedAt">In UTC.</param>
public sealed record Membership(string Id, Option<string> Role = default, Option<DateTimeOffset> CreatedAt = default) : FivetranModel;

/// <summary>A role to give in a group or for a connector.</summary>
/// <param name="Id">Of the group or the connector.</param>
/// <param name="Role">The name of the role.</param>
public sealed record NewMembership(string Id, string Role) : FivetranModel;

/// <summary>Another role to give.</summary>
/// <param name="Role">The name of the role.</param>
public sealed record MembershipUpdate(string Role) : FivetranModel;

/// <summary>What a user is in a team.</summary>
/// <param name="UserId">The user.</param>
/// <param name="Role"><c>Team Manager</c> or <c>Team Member</c>.</param>
/// <param name="CreatedAt">In UTC.</param>
public sealed record TeamUserMembership(string UserId, Option<string> Role = default, Option<DateTimeOffset> CreatedAt = default) : FivetranModel;

/// <summary>A user to add to a team.</summary>
/// <param name="UserId">The user.</param>
public sealed record NewTeamUserMembership(string UserId) : FivetranModel
{
    /// <summary><c>Team Manager</c> or <c>Team Member</c>.</summary>
    public Option<string> Role { get; init; }
}
