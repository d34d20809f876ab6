namespace Fivetrex.Functional.Tests.Workflows;

/// <summary>A gate that keeps the attempts it has seen, and answers each with the same function.</summary>
internal sealed class TestGate(Func<GateRequest, CancellationToken, Task<Either<GateRefusal, IDisposable>>> enter) : RequestGate
{
    private readonly List<GateRequest> entered = [];
    private readonly List<(GateRequest Request, Option<TimeSpan> RetryAfter)> limited = [];

    /// <summary>A gate that is always open.</summary>
    public TestGate()
        : this((_, _) => Task.FromResult(Right<GateRefusal, IDisposable>(new TestLease())))
    {
    }

    public IEnumerable<string> Entered => entered.Select(request => $"{request.Endpoint} {request.Attempt}");

    public IEnumerable<RequestKind> Kinds => entered.Select(request => request.Kind);

    public IEnumerable<string> Limited =>
        limited.Select(report => $"{report.Request.Endpoint} {report.Request.Attempt} {report.RetryAfter.Map(wait => wait.TotalSeconds)}");

    public override async ValueTask<Either<GateRefusal, IDisposable>> Enter(GateRequest request, CancellationToken cancellation)
    {
        entered.Add(request);
        return await enter(request, cancellation);
    }

    public override void OnRateLimited(GateRequest request, Option<TimeSpan> retryAfter)
    {
        limited.Add((request, retryAfter));
        throw new InvalidOperationException("ignored");
    }

    /// <summary>A lease that counts how often it is disposed.</summary>
    internal sealed class TestLease : IDisposable
    {
        private readonly TaskCompletionSource disposed = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int Disposals { get; private set; }

        /// <summary>Ends when it is disposed.</summary>
        public Task Disposed => disposed.Task.WaitAsync(TimeSpan.FromSeconds(30));

        public void Dispose()
        {
            Disposals++;
            disposed.TrySetResult();
        }
    }
}
