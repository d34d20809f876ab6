namespace Fivetrex.Functional.Models;

/// <summary>A number of users with one role in the account.</summary>
/// <param name="Id">The team.</param>
/// <param name="Name">What you call it.</param>
/// <param name="Description">For people.</param>
/// <param name="Role">The name of its role in the account.</param>
public sealed record Team(string Id, Option<string> Name = default, Option<string> Description = default, Option<string> Role = default) : FivetranModel;

/// <summary>A team to create.</summary>
/// <param name="Name">What you call it.</param>
public sealed record NewTeam(string Name) : FivetranModel
{
    /// <summary>The name of its role in the account; none unless given.</summary>
    public Option<string> Role { get; init; }

    /// <summary>For people.</summary>
    public Option<string> Description { get; init; }
}

/// <summary>What to change about a team; what is not set stays as it is.</summary>
public sealed record TeamUpdate : FivetranModel
{
    /// <summary>What you call it.</summary>
    public Option<string> Name { get; init; }

    /// <summary>For people.</summary>
    public Option<string> Description { get; init; }

    /// <summary>The name of its role in the account.</summary>
    public Option<string> Role { get; init; }
}
