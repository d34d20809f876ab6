namespace Fivetrex.Functional;

/// <summary>Compares an account with its desired state, and makes the changes that remove the differences.</summary>
/// <remarks>
/// <code>
/// var applied =
///     from plan in Plans.Make(config, desired)
///     from changes in Plans.Apply(config, plan).Collect()
///     select changes;
/// </code>
/// A plan covers groups, destinations, connectors and their schema configs. Nothing is deleted unless <see cref="PlanOptions.Prune"/>
/// permits
/// it and <see cref="Confirm.PlanDeletion"/> confirms it.
/// </remarks>
public static class Plans
{
    /// <summary>Compares the account with its desired state, without deletes. Only reads.</summary>
    /// <param name="config">The config.</param>
    /// <param name="desired">The desired state.</param>
    /// <returns>All results of the overload with options.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Plan>> Make(ClientConfig config, Desired desired) => Make(config, desired, new PlanOptions());

    /// <summary>Compares the account with its desired state. Only reads.</summary>
    /// <remarks>
    /// Reads the lists of groups, destinations and connectors; then each named connector and destination with a <c>Config</c>, and the
    /// schema
    /// config of each connector with <see cref="DesiredConnector.Schemas"/>: one request each.
    /// </remarks>
    /// <param name="config">The config.</param>
    /// <param name="desired">The desired state.</param>
    /// <param name="options">The deletes that are permitted, and the secrets to send.</param>
    /// <returns>
    /// The plan; <see cref="FivetranError.InvalidRequest"/>, and nothing is sent, for a desired state that is not valid; the error of a
    /// list
    /// that could not be read. A connector that could not be read is in <see cref="Plan.Manual"/>.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, Plan>> Make(ClientConfig config, Desired desired, PlanOptions options)
    {
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(desired);
        ArgumentNullException.ThrowIfNull(options);
        return Aff(async () => desired.ProblemWith(options).Case is string problem
            ? Left<FivetranError, Plan>(Invalid(nameof(Make), problem))
            : (await PlanReading.Read(config, desired, options).ConfigureAwait(false))
                .Map(actual => new Planning(desired, actual, options).Make()));
    }

    /// <summary>Compares a snapshot with a desired state, and sends nothing.</summary>
    /// <remarks>Settings that never change are not known without the metadata of their services: they are planned as updates.</remarks>
    /// <param name="snapshot">A snapshot with the parts <see cref="SnapshotParts.Pipelines"/>.</param>
    /// <param name="desired">The desired state.</param>
    /// <param name="options">The deletes that are permitted, and the secrets to send.</param>
    /// <returns>
    /// The plan; <see cref="FivetranError.InvalidRequest"/> for a desired state that is not valid, and for a snapshot with failures.
    /// </returns>
    [Pure]
    public static Either<FivetranError, Plan> Make(AccountSnapshot snapshot, Desired desired, PlanOptions options)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(desired);
        ArgumentNullException.ThrowIfNull(options);
        var unread = new DesiredFromSnapshot(snapshot).Missing().HeadOrNone()
            .Map(path => $"the snapshot has no {path}, which a plan would create again");
        return (desired.ProblemWith(options) || unread).Case is string problem
            ? Invalid(nameof(Make), problem)
            : new Planning(desired, PlanActual.Of(snapshot), options).Make();
    }

    /// <summary>Makes the changes of a plan without deletes.</summary>
    /// <param name="config">The config.</param>
    /// <param name="plan">The plan.</param>
    /// <returns>All results of the overload with a confirmation; a plan with deletes is refused.</returns>
    [Pure]
    public static IAsyncEnumerable<Either<FivetranError, AppliedChange>> Apply(ClientConfig config, Plan plan) =>
        Apply(config, plan, default);

    /// <summary>Makes the changes of a plan, and returns them as they are made.</summary>
    /// <remarks>
    /// Reads the account again first, and refuses a plan that no longer fits. A change that fails does not end the others, except those
    /// that
    /// depend on it; refused credentials (401 or 403) start no further change. After an interruption, a new plan has the rest. A connector
    /// with a schema config is created paused, and resumed after its schema config is set.
    /// </remarks>
    /// <param name="config">The config, whose cancellation starts no further change.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="confirm"><see cref="Confirm.PlanDeletion"/> for a plan with deletes.</param>
    /// <returns>
    /// Each change with its outcome. One <c>Left</c>, and nothing is sent: <see cref="FivetranError.InvalidRequest"/> without the
    /// confirmation, <see cref="FivetranError.Conflict"/> when the account has changed since the plan was made, the error of a read.
    /// </returns>
    [Pure]
    public static IAsyncEnumerable<Either<FivetranError, AppliedChange>> Apply(ClientConfig config, Plan plan, Confirm confirm)
    {
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(plan);
        return new PlanApplying(config, plan).Run(confirm);
    }

    internal static FivetranError.InvalidRequest Invalid(string function, string problem) =>
        new() { Endpoint = $"{nameof(Plans)}.{function}", Message = $"{problem}; nothing was sent" };
}
