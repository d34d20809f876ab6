namespace Fivetrex.Functional.Http;

/// <summary>Passes the attempts of a call through <see cref="ClientConfig.Gate"/>.</summary>
internal static class Gating
{
    public static GateRequest GateRequest(this Call call, ClientConfig config, int attempt) =>
        new(call.Verb, call.Endpoint, KindOf(call, config), attempt) { Time = config.Time, Logger = config.Logger };

    /// <summary>Waits until the attempt may be sent.</summary>
    /// <returns>The lease of the attempt; or the error of the call, and nothing is sent.</returns>
    public static async ValueTask<Either<FivetranError, Lease>> Enter(
        this Call call, RequestGate gate, GateRequest request, CancellationToken cancellation)
    {
        var start = request.Time.GetTimestamp();
        Task<Either<GateRefusal, IDisposable>>? entry = null;
        try
        {
            entry = OutsideContext.Run(() => gate.Enter(request, cancellation).AsTask());

            // a gate that ignores its token must not delay the caller
            var result = await entry.WaitAsync(cancellation).ConfigureAwait(false);
            CallTelemetry.GatePassed(call, request.Time.GetElapsedTime(start));
            return result.Match<Either<FivetranError, Lease>>(
                Right: lease => new Lease(lease), Left: refusal => Refused(call, request, refusal));
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            _ = DisposeLate(entry);
            return call.Cancelled();
        }
        catch (Exception bug)
        {
            return new FivetranError.Unknown
            {
                Endpoint = call.Endpoint,
                Message = $"{nameof(ClientConfig.Gate)} threw {ExceptionText.Of(bug)}; {NotSent(request)}",
            };
        }
    }

    /// <summary>Reports a 429 to the gate.</summary>
    public static void ReportRateLimit(this RequestGate gate, GateRequest request, FivetranError.RateLimited error) =>
        Observer.Notify(() => gate.OnRateLimited(request, error.RetryAfter));

    private static FivetranError.RateLimited Refused(Call call, GateRequest request, GateRefusal refusal) => new(refusal.RetryAfter)
    {
        Endpoint = call.Endpoint,
        Message = $"{refusal.Reason}; {NotSent(request)}",
    };

    private static string NotSent(GateRequest request) =>
        request.Attempt == 1 ? "nothing was sent" : $"attempt {request.Attempt} was not sent";

    private static RequestKind KindOf(Call call, ClientConfig config) =>
        call.Body is ServiceSetup { RunSetupTests.Case: false } ? RequestKind.Other : config.Kind;

    private static async Task DisposeLate(Task<Either<GateRefusal, IDisposable>>? entry)
    {
        try
        {
            using var lease = entry is null ? null : (await entry.ConfigureAwait(false)).Case as IDisposable;
        }
        catch (Exception)
        {
        }
    }

    /// <summary>The lease of an attempt. Disposed once; exceptions of the gate's own lease are ignored.</summary>
    internal sealed class Lease(IDisposable lease) : IDisposable
    {
        private IDisposable? lease = lease;

        public void Dispose() => Observer.Notify(() => Interlocked.Exchange(ref lease, null)?.Dispose());
    }
}
