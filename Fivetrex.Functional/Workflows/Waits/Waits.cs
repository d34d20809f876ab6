namespace Fivetrex.Functional;

/// <summary>Waits for the ends of long operations other than syncs, which <see cref="Syncs"/> waits for.</summary>
/// <remarks>
/// <code>
/// var ready = await Waits.ForPrivateLink(config, "link_id", Wait.UpTo(TimeSpan.FromHours(2))).RunAsync();
/// </code>
/// An error that may pass, such as a 503 during a poll, does not end a wait; <see cref="FivetranError.Unauthorized"/> and
/// <see cref="FivetranError.Forbidden"/> do. Cancellation ends the wait and not the operation.
/// </remarks>
public static class Waits
{
    /// <summary>Waits for the end of a connector's move that includes its data.</summary>
    /// <param name="config">The config.</param>
    /// <param name="connectorId">The connector's identifier.</param>
    /// <param name="jobId">The identifier of the job, from <see cref="ConnectorMove.JobId"/>.</param>
    /// <param name="wait">The options of the wait.</param>
    /// <returns>The end, also of a move that failed; all <c>Left</c>s of <see cref="Syncs.Await"/>.</returns>
    [Pure]
    public static Aff<Either<FivetranError, WaitEnd<ConnectorMoveJob>>> ForMove(
        ClientConfig config, string connectorId, string jobId, Wait wait) =>
        new LongWait<ConnectorMoveJob>("Waits.ForMove", polled => Connectors.GetMove(polled, connectorId, jobId).MapT(Optional), EndOfMove)
            .Run(config, wait);

    /// <summary>
    /// Waits until a private link is ready. Until then, other operations on it are refused with the code <c>IllegalState</c>.
    /// </summary>
    /// <param name="config">The config.</param>
    /// <param name="privateLinkId">The link's identifier.</param>
    /// <param name="wait">The options of the wait.</param>
    /// <returns>The end, also of a link that could not be created or changed; all <c>Left</c>s of <see cref="Syncs.Await"/>.</returns>
    [Pure]
    public static Aff<Either<FivetranError, WaitEnd<PrivateLink>>> ForPrivateLink(ClientConfig config, string privateLinkId, Wait wait) =>
        new LongWait<PrivateLink>("Waits.ForPrivateLink", polled => PrivateLinks.Get(polled, privateLinkId).MapT(Optional), EndOfLink)
            .Run(config, wait);

    /// <summary>Runs a transformation and waits for its end.</summary>
    /// <remarks>The state is read before the run is started, so that a short run is not missed.</remarks>
    /// <param name="config">The config.</param>
    /// <param name="transformationId">The transformation's identifier.</param>
    /// <param name="wait">The options of the wait.</param>
    /// <returns>
    /// The end; <see cref="WaitEnd{T}.Failed"/> also for a run that succeeded in part or was cancelled;
    /// <see cref="FivetranError.NotFound"/> when there is no such transformation; all <c>Left</c>s of <see cref="Syncs.Await"/>.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, WaitEnd<Transformation>>> RunTransformation(
        ClientConfig config, string transformationId, Wait wait)
    {
        ArgumentNullException.ThrowIfNull(wait);
        return
            from before in Transformations.Get(config, transformationId)
            from started in Transformations.Run(config, transformationId)
            from end in new LongWait<Transformation>(
                "Waits.RunTransformation",
                polled => Transformations.Get(polled, transformationId).MapT(Optional),
                now => EndOfRun(before, now)).Run(config, wait)
            select end;
    }

    /// <summary>Waits until the schema of a connector is captured, and starts a reload when it is not.</summary>
    /// <remarks>
    /// A connector has no schema before its first sync or reload. The reload keeps the selection of schemas and tables. A reload of a large
    /// source may take longer than its call: the wait then goes on.
    /// </remarks>
    /// <param name="config">The config.</param>
    /// <param name="connectorId">The connector's identifier.</param>
    /// <param name="wait">The options of the wait.</param>
    /// <returns>
    /// The end; all <c>Left</c>s of <see cref="ConnectorSchemas.Reload(ClientConfig, string)"/> that will not pass, and of
    /// <see cref="Syncs.Await"/>.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, WaitEnd<SchemaConfig>>> ForSchema(ClientConfig config, string connectorId, Wait wait)
    {
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(wait);
        return Aff(() =>
        {
            var isReloaded = false;
            return new LongWait<SchemaConfig>("Waits.ForSchema", Read, schema => new WaitEnd<SchemaConfig>.Done(schema)).Poll(config, wait);

            Aff<Either<FivetranError, Option<SchemaConfig>>> Read(ClientConfig polled) =>
                ConnectorSchemas.Get(polled, connectorId).BindT(known =>
                {
                    var isKnown = known.IsSome || isReloaded;
                    isReloaded = true;
                    return isKnown
                        ? SuccessAff(Right<FivetranError, Option<SchemaConfig>>(known))
                        : ConnectorSchemas.Reload(polled, connectorId).MapT(Optional);
                });
        });
    }

    private static Option<WaitEnd<ConnectorMoveJob>> EndOfMove(ConnectorMoveJob job) => job.Status.Case switch
    {
        MoveStatus status when status == MoveStatus.Success => new WaitEnd<ConnectorMoveJob>.Done(job),
        MoveStatus status when status == MoveStatus.Failed => new WaitEnd<ConnectorMoveJob>.Failed(job, job.ErrorMessage),
        _ => Option<WaitEnd<ConnectorMoveJob>>.None,
    };

    private static Option<WaitEnd<PrivateLink>> EndOfLink(PrivateLink link) => link.State.Case switch
    {
        PrivateLinkState state when state == PrivateLinkState.Ok => new WaitEnd<PrivateLink>.Done(link),
        PrivateLinkState state when state == PrivateLinkState.Fail => new WaitEnd<PrivateLink>.Failed(link, link.StateSummary),
        _ => Option<WaitEnd<PrivateLink>>.None,
    };

    private static Option<WaitEnd<Transformation>> EndOfRun(Transformation before, Transformation now)
    {
        var hasEnded = now.LastEndedAt.Exists(at => before.LastEndedAt.ForAll(then => at > then));
        var isRunning = now.Status.Exists(status => status == TransformationStatus.Running
            || status == TransformationStatus.Scheduling
            || status == TransformationStatus.Terminating);
        return (hasEnded, isRunning) switch
        {
            (true, false) when now.Status.Exists(status => status == TransformationStatus.Succeeded) =>
                new WaitEnd<Transformation>.Done(now),
            (true, false) => new WaitEnd<Transformation>.Failed(now, now.Status.Map(status => status.Value)),
            _ => Option<WaitEnd<Transformation>>.None,
        };
    }
}
