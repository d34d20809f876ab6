using System.Text.Json.Serialization;

namespace Fivetrex.Functional.Models;

/// <summary>A set of users with one role in the account.</summary>
/// <param name="Id">The team's identifier.</param>
/// <param name="Name">The team's name.</param>
/// <param name="Description">A description, as readable text.</param>
/// <param name="Role">The name of its role in the account.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record Team(
    string Id, Option<string> Name = default, Option<string> Description = default, Option<string> Role = default) : FivetranModel;

/// <summary>A team to create.</summary>
/// <param name="Name">The team's name.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record NewTeam(string Name) : FivetranModel
{
    /// <summary>The name of its role in the account. Default: no role.</summary>
    public Option<string> Role { get; init; }

    /// <summary>A description, as readable text.</summary>
    public Option<string> Description { get; init; }
}

/// <summary>Changes to a team; members that are not set keep their values.</summary>
[JsonConverter(typeof(ModelConverter))]
public sealed record TeamUpdate : FivetranModel
{
    /// <summary>The team's name.</summary>
    public Option<string> Name { get; init; }

    /// <summary>A description, as readable text.</summary>
    public Option<string> Description { get; init; }

    /// <summary>The name of its role in the account.</summary>
    public Option<string> Role { get; init; }
}
