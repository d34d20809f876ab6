using System.Threading.RateLimiting;

namespace Fivetrex.Functional;

/// <summary>A request budget: the gate of all configs that use one account.</summary>
/// <remarks>
/// <code>
/// using var budget = Budget.Fivetran(FivetranPlan.Paid);
/// var config = new ClientConfig(apiKey, apiSecret) with { Gate = budget };
/// </code>
/// Retries and pages that streams read ahead count too. A 429 with <c>Retry-After</c> stops every call that shares the budget for as
/// long. Calls wait in the order of their arrival. Dispose it after its last call.
/// </remarks>
public sealed class Budget : RequestGate, IDisposable
{
    private readonly BudgetOptions options;
    private readonly LimiterStage[] stages;
    private readonly IDisposable[] owned;
    private long closedUntil = long.MinValue;

    private Budget(BudgetOptions options, LimiterStage[] stages, params IDisposable[] owned) =>
        (this.options, this.stages, this.owned) = (options, stages, owned);

    /// <inheritdoc cref="Of(RateLimiter, BudgetOptions)"/>
    public static Budget Of(RateLimiter limiter) => Of(limiter, new BudgetOptions());

    /// <summary>Creates a budget of one limiter for all requests, which the caller disposes.</summary>
    /// <remarks>
    /// A limiter that refuses at once is asked again: after its retry time when it has one, otherwise after 1 % of the time waited so far,
    /// at least 50 milliseconds and at most one second, with jitter. After a refusal, leases are requested at that pace at first and then
    /// faster, so that processes that share a limiter take turns. When it throws, <see cref="BudgetOptions.Fallback"/> is used.
    /// </remarks>
    public static Budget Of(RateLimiter limiter, BudgetOptions options)
    {
        ArgumentNullException.ThrowIfNull(limiter);
        ArgumentNullException.ThrowIfNull(options);
        if (options.IsClosedOnFailure)
        {
            return new Budget(options, [new LimiterStage(limiter)]);
        }

        return options.Fallback is { } fallback
            ? new Budget(options, [new LimiterStage(limiter) { Fallback = fallback }])
            : WithDefaultFallback(limiter, options, LimiterStage.DefaultFallback());
    }

    /// <inheritdoc cref="Fivetran(FivetranPlan, double)"/>
    public static Budget Fivetran(FivetranPlan plan) => Fivetran(plan, share: 1);

    /// <summary>Creates a budget of the limits that Fivetran documents: per hour, and for some kinds of requests per minute.</summary>
    /// <remarks>See <see cref="RequestKind"/> and <see href="https://fivetran.com/docs/rest-api/rate-limiting">the limits</see>.</remarks>
    /// <param name="plan">The plan of the account.</param>
    /// <param name="share">The share of the limits that this process may use: more than 0, at most 1. At least one request is left.</param>
    public static Budget Fivetran(FivetranPlan plan, double share)
    {
        if (!(share is > 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(share), share, "A share is more than 0 and at most 1.");
        }

        var limits = RequestLimit.Of(plan).Select(limit => (limit.Kinds, Limiter: limit.ToLimiter(share))).ToArray();
        return new Budget(
            new BudgetOptions(),
            [
                .. limits.Select(limit => new LimiterStage(limit.Limiter) { Kinds = limit.Kinds }),
            ],
            [.. limits.Select(limit => limit.Limiter)]);
    }

    /// <inheritdoc/>
    public override async ValueTask<Either<GateRefusal, IDisposable>> Enter(GateRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        using var deadline = new CancellationTokenSource(options.MaxWait, request.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, deadline.Token);
        var leases = new Leases();
        try
        {
            var refusal = await WaitUntilOpen(request, either.Token).ConfigureAwait(false);
            foreach (var stage in stages.Where(stage => refusal is null && stage.Applies(request)))
            {
                refusal = await stage.Acquire(request, leases, either.Token).ConfigureAwait(false);
            }

            // it may have been closed while this attempt waited for a limiter
            refusal ??= await WaitUntilOpen(request, either.Token).ConfigureAwait(false);
            if (refusal is null)
            {
                return Right<GateRefusal, IDisposable>(leases);
            }

            leases.Dispose();
            return refusal;
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            leases.Dispose();
            return new GateRefusal($"the request budget was used up for {options.MaxWait}");
        }
        catch
        {
            leases.Dispose();
            throw;
        }
    }

    /// <summary>Stops all calls that share this budget for as long as the service requests.</summary>
    public override void OnRateLimited(GateRequest request, Option<TimeSpan> retryAfter)
    {
        ArgumentNullException.ThrowIfNull(request);
        var until = retryAfter.Case is TimeSpan wait && wait > TimeSpan.Zero ? TimestampAfter(request.Time, wait) : long.MinValue;
        for (var before = Volatile.Read(ref closedUntil); before < until;)
        {
            before = Interlocked.CompareExchange(ref closedUntil, until, before);
        }
    }

    /// <summary>Disposes the limiters that this budget has created.</summary>
    public void Dispose() => stages.Concat(owned).Iter(part => part.Dispose());

    private static Budget WithDefaultFallback(RateLimiter limiter, BudgetOptions options, RateLimiter fallback) =>
        new(options, [new LimiterStage(limiter) { Fallback = fallback }], fallback);

    private static long TimestampAfter(TimeProvider time, TimeSpan wait) =>
        time.GetTimestamp() + (long)Math.Min(wait.TotalSeconds * time.TimestampFrequency, long.MaxValue / 4);

    private async ValueTask<GateRefusal?> WaitUntilOpen(GateRequest request, CancellationToken cancellation)
    {
        while (Volatile.Read(ref closedUntil) is var until && until > request.Time.GetTimestamp())
        {
            var wait = request.Time.GetElapsedTime(request.Time.GetTimestamp(), until);
            if (wait > options.MaxWait)
            {
                return new GateRefusal("the service has requested a wait from all calls of this budget", wait);
            }

            await Task.Delay(wait, request.Time, cancellation).ConfigureAwait(false);
        }

        return null;
    }

    /// <summary>The leases of one attempt.</summary>
    internal sealed class Leases : List<IDisposable>, IDisposable
    {
        public void Dispose() => this.Iter(lease => lease.Dispose());
    }
}
