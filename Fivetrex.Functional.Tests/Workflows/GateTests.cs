using Fivetrex.Functional.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Fivetrex.Functional.Tests.Workflows;

/// <summary>The gate before each attempt.</summary>
internal sealed class GateTests
{
    private const string Get = "GET /groups/{groupId}";

    private static readonly Transport.Step Success = Transport.Json(Samples.Data(Samples.Group));

    private static readonly NewPrivateLink Link =
        new("n", Region.AwsUsEast1, PrivateLinkService.SourceAws, new { connection_service_name = "x" });

    private static IEnumerable<TestCaseData> Kinds =>
    [
        Kind(config => Groups.Get(config, "g"), RequestKind.Other),
        Kind(config => Connectors.Create(config, new NewConnector("g", "s3")), RequestKind.SetupTests),
        Kind(config => Connectors.Create(config, new NewConnector("g", "s3") { RunSetupTests = false }), RequestKind.Other),
        Kind(config => Connectors.Update(config, "c", new ConnectorUpdate { SyncFrequency = 60 }), RequestKind.SetupTests),
        Kind(config => Connectors.Pause(config, "c"), RequestKind.Other),
        Kind(config => Connectors.Test(config, "c"), RequestKind.SetupTests),
        Kind(config => Destinations.Test(config, "d"), RequestKind.SetupTests),
        Kind(config => ConnectorSchemas.Reload(config, "c"), RequestKind.SourceInteraction),
        Kind(config => ConnectorSchemas.GetColumns(config, "c", "s", "t"), RequestKind.SourceInteraction),
        Kind(config => Users.Create(config, new NewUser("a@example.com", "A", "B")), RequestKind.UserCreation),
        Kind(config => PrivateLinks.Create(config, Link), RequestKind.PrivateLinkCreation),
    ];

    [Test]
    public async Task Each_attempt_of_a_call_enters()
    {
        var gate = new TestGate();
        var transport = new Transport(Transport.RetryAfter("7"), Transport.Answer(503, ""), Success);
        var config = transport.Config with { Gate = gate, Retry = RetryPolicy.Default, Time = new SkippingTime(TimeSpan.FromSeconds(60)) };

        await Groups.Get(config, "g").Right();

        Assert.That(gate.Entered, Is.EqualTo(new[] { $"{Get} 1", $"{Get} 2", $"{Get} 3" }));
        Assert.That(gate.Limited, Is.EqualTo(new[] { $"{Get} 1 Some(7)" }));
    }

    [Test]
    public async Task Each_page_of_a_stream_enters()
    {
        var gate = new TestGate();
        var transport = new Transport(
            Transport.Json(Samples.Page(Samples.Group, "2")), Transport.Json(Samples.Page(Samples.Group, null)));

        var items = await Groups.StreamAsync(transport.Config with { Gate = gate }).ToListAsync();

        Assert.That(items, Has.Count.EqualTo(2));
        Assert.That(gate.Entered, Is.EqualTo(new[] { "GET /groups 1", "GET /groups 1" }));
    }

    [TestCaseSource(nameof(Kinds))]
    public async Task Requests_with_a_limit_of_their_own(Func<ClientConfig, Task> call, RequestKind kind)
    {
        var gate = new TestGate();

        await call(new Transport(Transport.Json("""{"code":"Success"}""")).Config with { Gate = gate });

        Assert.That(gate.Kinds.First(), Is.EqualTo(kind));
        Assert.That(gate.Kinds.Skip(1), Is.All.EqualTo(RequestKind.Other), "the result is read back");
    }

    [Test]
    public async Task The_wait_is_not_part_of_the_timeout()
    {
        var time = new FakeTimeProvider();
        var open = new TaskCompletionSource<Either<GateRefusal, IDisposable>>();
        var gate = new TestGate((_, _) => open.Task);

        var call = Groups.Get(new Transport(Success).Config with { Gate = gate, Time = time }, "g").RunAsync();
        time.Advance(TimeSpan.FromHours(2));
        open.SetResult(Right<GateRefusal, IDisposable>(new TestGate.TestLease()));

        Assert.That((await call).IsRight, Is.True);
    }

    [Test]
    public async Task A_gate_that_does_not_open_sends_nothing()
    {
        var gate = new TestGate((_, _) =>
            Task.FromResult(Left<GateRefusal, IDisposable>(new GateRefusal("closed for the night", TimeSpan.FromHours(8)))));
        var transport = new Transport(Success);
        var config = transport.Config with { Gate = gate, Retry = RetryPolicy.Default };

        var error = await Groups.Create(config, new NewGroup("n")).Left();

        Assert.That(error, Is.EqualTo(new FivetranError.RateLimited(TimeSpan.FromHours(8))
        {
            Endpoint = "POST /groups",
            Message = "closed for the night; nothing was sent",
        }));
        Assert.That($"{error}", Does.EndWith("closed for the night; nothing was sent. Try again in 28800 s."));
        Assert.That((transport.Requests.Count, gate.Entered.Count()), Is.EqualTo((0, 1)));
    }

    [Test]
    public async Task A_gate_that_closes_before_a_retry_names_the_attempt()
    {
        var gate = new TestGate((request, _) => Task.FromResult(request.Attempt == 1
            ? Right<GateRefusal, IDisposable>(new TestGate.TestLease())
            : new GateRefusal("closed")));
        var transport = new Transport(Transport.RetryAfter("1"));
        var config = transport.Config with { Gate = gate, Retry = RetryPolicy.Default, Time = new SkippingTime(TimeSpan.FromSeconds(60)) };

        Assert.That((await Groups.Create(config, new NewGroup("n")).Left()).Message, Is.EqualTo("closed; attempt 2 was not sent"));
    }

    [Test]
    public async Task Cancellation_ends_the_wait_and_a_late_lease_is_returned()
    {
        using var stop = new CancellationTokenSource();
        var open = new TaskCompletionSource<Either<GateRefusal, IDisposable>>();
        var lease = new TestGate.TestLease();
        var transport = new Transport(Success);

        var call = Groups.Create(
            transport.Config with { Gate = new TestGate((_, _) => open.Task), Cancellation = stop.Token }, new NewGroup("n")).RunAsync();
        await stop.CancelAsync();
        var error = (await call).Left();
        open.SetResult(Right<GateRefusal, IDisposable>(lease));
        await lease.Disposed;

        Assert.That(error, Is.EqualTo(new FivetranError.Cancelled { Endpoint = "POST /groups", Message = "cancelled by its caller" }));
        Assert.That((lease.Disposals, transport.Requests.Count), Is.EqualTo((1, 0)));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_gate_that_throws_sends_nothing(bool isSynchronous)
    {
        var transport = new Transport(Success);
        var gate = new TestGate((_, _) => isSynchronous
            ? throw new InvalidOperationException("bug")
            : Task.FromException<Either<GateRefusal, IDisposable>>(new InvalidOperationException("bug")));

        var error = await Groups.Get(transport.Config with { Gate = gate }, "g").Left();

        Assert.That(error, Is.EqualTo(new FivetranError.Unknown
        {
            Endpoint = Get,
            Message = "Gate threw InvalidOperationException: bug; nothing was sent",
        }));
        Assert.That(transport.Requests, Is.Empty);
    }

    [Test]
    public async Task A_gate_that_returns_no_Either_sends_nothing()
    {
        var gate = new TestGate((_, _) => Task.FromResult(default(Either<GateRefusal, IDisposable>)));

        Assert.That(
            (await Groups.Get(new Transport(Success).Config with { Gate = gate }, "g").Left()).Message,
            Does.StartWith("Gate threw BottomException").And.EndsWith("nothing was sent"));
    }

    [Test]
    public async Task A_lease_is_not_held_by_a_retry_or_by_the_read_of_a_result()
    {
        var leases = new List<TestGate.TestLease>();
        var held = new List<int>();
        var gate = new TestGate((_, _) =>
        {
            held.Add(leases.Count(lease => lease.Disposals == 0));
            leases.Add(new TestGate.TestLease());
            return Task.FromResult(Right<GateRefusal, IDisposable>(leases[^1]));
        });
        var thin = Transport.Json("""{"code":"Success","message":"Group has been updated"}""");
        var transport = new Transport(Transport.RetryAfter("1"), thin, Success);
        var config = transport.Config with { Gate = gate, Retry = RetryPolicy.Default, Time = new SkippingTime(TimeSpan.FromSeconds(60)) };

        await Groups.Update(config, "g", new GroupUpdate { Name = "n" }).Right();

        Assert.That(held, Is.EqualTo(new[] { 0, 0, 0 }));
        Assert.That(leases.Select(lease => lease.Disposals), Is.EqualTo(new[] { 1, 1, 1 }));
        Assert.That(transport.Lines, Is.EqualTo(new[] { "PATCH /v1/groups/g", "PATCH /v1/groups/g", "GET /v1/groups/g" }));
    }

    private static TestCaseData Kind<T>(Func<ClientConfig, Aff<Either<FivetranError, T>>> call, RequestKind kind) =>
        new((Func<ClientConfig, Task>)(config => call(config).RunAsync()), kind);
}
