namespace Fivetrex.Functional;

/// <summary>The resources that a plan may delete.</summary>
public enum Prune
{
    /// <summary>No resource. A resource that the desired state does not name is reported as drift.</summary>
    Nothing,

    /// <summary>
    /// Connectors that the desired state does not name in the groups that it names, and resources that have to be replaced.
    /// </summary>
    WithinGroups,

    /// <summary>Also the groups that the desired state does not name, with their destinations and connectors.</summary>
    Account,
}

/// <summary>The options of a plan.</summary>
public sealed record PlanOptions
{
    /// <summary>The resources that the plan may delete. Default: none.</summary>
    public Prune Prune { get; init; }

    /// <summary>
    /// The connectors and destinations whose secrets are sent, by their names in the plan: <c>warehouse/postgres/crm</c>. Their secrets in
    /// the service cannot be compared, so that a plan sends them each time. Default: none.
    /// </summary>
    public Seq<string> Rotate { get; init; }

    /// <summary>The largest number of calls at a time, 1 to 100. Default: 8.</summary>
    public int Parallelism { get; init; } = 8;
}
