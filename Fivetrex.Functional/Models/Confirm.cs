namespace Fivetrex.Functional;

/// <summary>The proof that a destructive call is meant. Each such call wants the one value that names what it does.</summary>
public readonly record struct Confirm
{
    /// <summary>Everything that was synced is imported from the source from scratch, which can take days.</summary>
    public static readonly Confirm HistoricalResync = new() { Name = nameof(HistoricalResync) };

    /// <summary>What was synced of some tables is imported from the source from scratch.</summary>
    public static readonly Confirm TableResync = new() { Name = nameof(TableResync) };

    /// <summary>Columns, and what is in them, are dropped from the destination.</summary>
    public static readonly Confirm ColumnDrop = new() { Name = nameof(ColumnDrop) };

    /// <summary>A connector leaves its group, and what it has loaded stays behind.</summary>
    public static readonly Confirm ConnectorMove = new() { Name = nameof(ConnectorMove) };

    /// <summary>A group is deleted. What becomes of connectors and a destination in it is not documented: count on losing them.</summary>
    public static readonly Confirm GroupDeletion = new() { Name = nameof(GroupDeletion) };

    /// <summary>A transformation project is deleted. What becomes of its transformations is not documented: count on losing them.</summary>
    public static readonly Confirm ProjectDeletion = new() { Name = nameof(ProjectDeletion) };

    /// <summary>A team is deleted, and its members lose what they may do through it.</summary>
    public static readonly Confirm TeamDeletion = new() { Name = nameof(TeamDeletion) };

    /// <summary>A user is deleted, and with it its memberships and its API key.</summary>
    public static readonly Confirm UserDeletion = new() { Name = nameof(UserDeletion) };

    /// <summary>A user or a team loses its role in the account, and what may be done through it.</summary>
    public static readonly Confirm RoleDeletion = new() { Name = nameof(RoleDeletion) };

    /// <summary>Keys are deleted, and whoever uses them is locked out at once.</summary>
    public static readonly Confirm KeyDeletion = new() { Name = nameof(KeyDeletion) };

    /// <summary>A key gets a new secret, and whoever uses the old one is locked out, at once or after the days that are given.</summary>
    public static readonly Confirm KeyRotation = new() { Name = nameof(KeyRotation) };

    /// <summary>An agent gets new credentials, and the one that runs with the old ones is cut off.</summary>
    public static readonly Confirm AgentCredentials = new() { Name = nameof(AgentCredentials) };

    /// <summary>An agent is deleted, and connectors that run on it stand still.</summary>
    public static readonly Confirm AgentDeletion = new() { Name = nameof(AgentDeletion) };

    private string? Name { get; init; }

    /// <summary>What is confirmed.</summary>
    public override string ToString() => Name ?? "nothing";
}
