using System.Collections.Concurrent;
using Fivetrex.Functional.Tests.Support;
using Fivetrex.Functional.Tests.Workflows;

namespace Fivetrex.Functional.Tests.Http;

/// <summary>
/// A thread with a SynchronizationContext that waits for a call does not block a <c>Send</c> or a gate that awaits in its context.
/// </summary>
internal sealed class CallersContextTests
{
    private static readonly Func<ClientConfig, object>[] Ways =
    [
        config => Groups.Get(config, "a").RunAsync().GetAwaiter().GetResult(),
        config => Groups.Get(config, "a").Run().AsTask().GetAwaiter().GetResult().ThrowIfFail(),
        config => Seq("a", "b").TraverseT(id => Groups.Get(config, id)).RunAsync().GetAwaiter().GetResult(),
        config => Groups.Get(config, "a").WithRetry(RetryPolicy.Never).RunAsync().GetAwaiter().GetResult(),
        config => Groups.Get(config, "a").BindT(group => Groups.Get(config, group.Id)).RunAsync().GetAwaiter().GetResult(),
        config => (from one in Groups.Get(config, "a") from two in Groups.Get(config, one.Id) select two)
            .RunAsync().GetAwaiter().GetResult(),
        config => Groups.List(config).RunAsync().GetAwaiter().GetResult(),
        config => Groups.Stream(config).Count,
    ];

    [Test]
    public void A_blocked_thread_gets_its_result([Range(0, 7)] int way)
    {
        var body = way < 6 ? Samples.Data(Samples.Group) : Samples.Page(Samples.Group, null);
        var config = new ClientConfig("key", "secret")
        {
            Send = async (_, _) =>
            {
                await Task.Yield();
                return Transport.Response(200, body, "application/json");
            },
            Gate = new TestGate(async (_, _) =>
            {
                await Task.Yield();
                return Right<GateRefusal, IDisposable>(new TestGate.TestLease());
            }),
        };
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        var thread = new Thread(() =>
        {
            SynchronizationContext.SetSynchronizationContext(new QueueContext());
            Ways[way](config);
            done.SetResult();
        })
        { IsBackground = true };
        thread.Start();

        Assert.That(() => done.Task.WaitAsync(TimeSpan.FromSeconds(30)), Throws.Nothing);
    }

    /// <summary>A user interface's queue, whose only thread waits.</summary>
    private sealed class QueueContext : SynchronizationContext
    {
        private readonly ConcurrentQueue<(SendOrPostCallback Callback, object? State)> queue = new();

        public override void Post(SendOrPostCallback d, object? state) => queue.Enqueue((d, state));
    }
}
