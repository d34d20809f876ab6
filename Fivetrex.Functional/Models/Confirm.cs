namespace Fivetrex.Functional;

/// <summary>The confirmation of a destructive call. Each such call requires the one value that names its effect.</summary>
public readonly record struct Confirm
{
    /// <summary>All data is imported from the source from scratch, which can take days.</summary>
    public static readonly Confirm HistoricalResync = new() { Name = nameof(HistoricalResync) };

    /// <summary>The data of some tables is imported from the source from scratch.</summary>
    public static readonly Confirm TableResync = new() { Name = nameof(TableResync) };

    /// <summary>Columns are dropped from the destination, with their data.</summary>
    public static readonly Confirm ColumnDrop = new() { Name = nameof(ColumnDrop) };

    /// <summary>A connector leaves its group, and its loaded data stays behind.</summary>
    public static readonly Confirm ConnectorMove = new() { Name = nameof(ConnectorMove) };

    /// <summary>A group is deleted. The effect on its connectors and destination is not documented: expect to lose them.</summary>
    public static readonly Confirm GroupDeletion = new() { Name = nameof(GroupDeletion) };

    /// <summary>A transformation project is deleted. The effect on its transformations is not documented: expect to lose them.</summary>
    public static readonly Confirm ProjectDeletion = new() { Name = nameof(ProjectDeletion) };

    /// <summary>A team is deleted, and its members lose the permissions of the team.</summary>
    public static readonly Confirm TeamDeletion = new() { Name = nameof(TeamDeletion) };

    /// <summary>A user is deleted, with all memberships and the API key.</summary>
    public static readonly Confirm UserDeletion = new() { Name = nameof(UserDeletion) };

    /// <summary>A user or team loses its role in the account, with the permissions of the role.</summary>
    public static readonly Confirm RoleDeletion = new() { Name = nameof(RoleDeletion) };

    /// <summary>Keys are deleted, and programs that use them are locked out immediately.</summary>
    public static readonly Confirm KeyDeletion = new() { Name = nameof(KeyDeletion) };

    /// <summary>A key gets a new secret, and programs that use the old one are locked out, immediately or after the given days.</summary>
    public static readonly Confirm KeyRotation = new() { Name = nameof(KeyRotation) };

    /// <summary>An agent gets new credentials, and an agent that runs with the old ones loses its connection.</summary>
    public static readonly Confirm AgentCredentials = new() { Name = nameof(AgentCredentials) };

    /// <summary>An agent is deleted, and connectors that run on it stop syncing.</summary>
    public static readonly Confirm AgentDeletion = new() { Name = nameof(AgentDeletion) };

    /// <summary>The resources that a plan deletes or replaces are deleted, with their data.</summary>
    public static readonly Confirm PlanDeletion = new() { Name = nameof(PlanDeletion) };

    private string? Name { get; init; }

    /// <summary>Returns the name of the confirmed effect.</summary>
    public override string ToString() => Name ?? "nothing";
}
