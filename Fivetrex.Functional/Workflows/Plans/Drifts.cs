namespace Fivetrex.Functional;

/// <summary>Finds the differences between an account and its desired state. Only reads.</summary>
/// <remarks>
/// <code>
/// var drift = await Drifts.Of(config, desired).RunAsync();
/// </code>
/// </remarks>
public static class Drifts
{
    /// <summary>Returns the differences between an account and its desired state.</summary>
    /// <param name="config">The config.</param>
    /// <param name="desired">The desired state.</param>
    /// <returns>The differences; all <c>Left</c>s of <see cref="Plans.Make(ClientConfig, Desired)"/>.</returns>
    [Pure]
    public static Aff<Either<FivetranError, DriftReport>> Of(ClientConfig config, Desired desired)
    {
        ArgumentNullException.ThrowIfNull(config);
        return Plans.Make(config.ReadOnly(), desired).MapT(Of);
    }

    internal static DriftReport Of(Plan plan) => new(
        plan.Changes.Map(change => new Drift(
            change.Action == PlanAction.Create ? DriftKind.Missing : DriftKind.Changed, change.Resource, change.Name, change.Fields))
        + plan.Unmanaged,
        plan.Manual);
}

/// <summary>The kind of a difference between an account and its desired state.</summary>
public enum DriftKind
{
    /// <summary>The account does not have the resource.</summary>
    Missing,

    /// <summary>Fields of the resource differ.</summary>
    Changed,

    /// <summary>The desired state does not name the resource.</summary>
    Unmanaged,
}

/// <summary>A difference between an account and its desired state.</summary>
/// <param name="Kind">The kind of difference.</param>
/// <param name="Resource">The kind of resource.</param>
/// <param name="Name">The name, as in <see cref="PlanChange"/>.</param>
/// <param name="Fields">
/// The fields that differ: the value of the account before, and the desired value after. Secrets are hidden.
/// </param>
public sealed record Drift(DriftKind Kind, PlanResource Resource, string Name, Seq<FieldChange> Fields)
{
    /// <summary>Returns one line for the resource, and one for each field.</summary>
    public override string ToString()
    {
        var kind = Kind switch { DriftKind.Missing => "missing", DriftKind.Changed => "changed", _ => "unmanaged" };
        return $"? {kind} {PlanText.Of(Resource)} {Name}{string.Concat(Fields.Map(field => $"\n    {field}"))}";
    }
}

/// <summary>The differences between an account and its desired state.</summary>
/// <param name="Drifts">The differences.</param>
/// <param name="Manual">The actions for a person, and the resources that cannot be compared.</param>
public sealed record DriftReport(Seq<Drift> Drifts, Seq<ManualAction> Manual)
{
    /// <summary>Whether there is no difference.</summary>
    public bool IsEmpty => Drifts.IsEmpty;

    /// <summary>Returns the differences, one or more lines for each.</summary>
    public override string ToString() => IsEmpty
        ? "The account is in its desired state."
        : string.Join('\n', Drifts.Map(drift => $"{drift}").Concat(Manual.Map(action => $"{action}")));
}
