namespace Fivetrex.Functional;

/// <summary>Decides when an attempt of a call may be sent. <see cref="Budget"/> is the one for Fivetran's request limits.</summary>
/// <remarks>
/// A gate is passed before each attempt, also of a retry and of a page that a stream reads ahead. The wait is not part of
/// <see cref="ClientConfig.Timeout"/>. One gate can be shared by all configs of an account. Safe for concurrent use.
/// </remarks>
public abstract class RequestGate
{
    /// <summary>Waits until the attempt may be sent.</summary>
    /// <param name="request">The attempt.</param>
    /// <param name="cancellation">The cancellation of the call: it ends the wait.</param>
    /// <returns>A lease that is disposed at the end of the attempt; or the reason not to send it.</returns>
    public abstract ValueTask<Either<GateRefusal, IDisposable>> Enter(GateRequest request, CancellationToken cancellation);

    /// <summary>Receives each 429 of the service, so that a gate can stop all calls that share it.</summary>
    /// <param name="request">The attempt that was refused.</param>
    /// <param name="retryAfter">The wait that the service requests; None without a valid <c>Retry-After</c> header.</param>
    public virtual void OnRateLimited(GateRequest request, Option<TimeSpan> retryAfter)
    {
    }
}
