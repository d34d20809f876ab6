namespace Fivetrex.Functional.Models;

/// <summary>A destination and the connectors that load into it, under one name.</summary>
/// <param name="Id">Also the id of the group's destination.</param>
/// <param name="Name">Unique inside the account.</param>
/// <param name="CreatedAt">In UTC.</param>
public sealed record Group(string Id, string Name, Option<DateTimeOffset> CreatedAt = default)
{
    /// <inheritdoc/>
    public override string ToString() => ModelText.Of(this);
}

/// <summary>A group to create.</summary>
/// <param name="Name">Unique inside the account; letters, digits and underscores are safe.</param>
public sealed record NewGroup(string Name);

/// <summary>What to change about a group; what is not set stays as it is.</summary>
public sealed record GroupUpdate
{
    /// <summary>Unique inside the account; letters, digits and underscores are safe.</summary>
    public Option<string> Name { get; init; }

    /// <inheritdoc/>
    public override string ToString() => ModelText.Of(this);
}
