using System.Net;
using System.Threading.Channels;
using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests.Workflows;

/// <summary>Waits for syncs that receive webhook events: an event causes a poll, and the poll decides.</summary>
internal sealed class SyncEventsTests
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(59), Deadline = TimeSpan.FromHours(5), Pause = TimeSpan.FromHours(1);

    private readonly SkippingTime time = new(Timeout, Deadline + Timeout, Pause);
    private readonly Channel<WebhookEvent> events = Channel.CreateUnbounded<WebhookEvent>();
    private readonly InMemoryFivetran fivetran;
    private readonly ClientConfig config;
    private Func<WebhookEvent, Task> before = _ => Task.CompletedTask;

    public SyncEventsTests()
    {
        fivetran = new InMemoryFivetran(time) { SyncDuration = TimeSpan.FromMinutes(10) };
        config = fivetran.Client with { Timeout = Timeout, SetupTimeout = Timeout, Retry = RetryPolicy.Never };
        fivetran.OnWebhook = delivery => WebhookReceiver
            .Receive(delivery.Body.Span, delivery.Signature.IfNoneUnsafe((string?)null), "new secret", "s3cret")
            .Match(Right: Accept, Left: fault => (HttpStatusCode)fault.Status);
    }

    // the clock stands still during the waits between polls
    private Wait Wait => Wait.UpTo(Deadline) with { Polls = Schedule.spaced(Pause), Events = events.Reader.ReadAllAsync() };

    [Test]
    public async Task A_signed_event_ends_a_wait_between_two_polls()
    {
        var id = await CreateConnector();
        var wait = Syncs.Await(config, await Syncs.Start(config, id).Right(), Wait).RunAsync();
        var polls = Polls(id);

        fivetran.Advance(fivetran.SyncDuration);

        Assert.That(await End(wait), Is.EqualTo("Succeeded at 2026-11-23 12:10:00Z"));
        Assert.That(Polls(id) - polls, Is.EqualTo(1));
    }

    [Test]
    public async Task A_failed_attempt_that_is_repeated_does_not_end_the_wait()
    {
        var id = await CreateConnector();
        fivetran.EndNextSync(id, SyncOutcome.Fails);
        before = received => received.Status == WebhookSyncStatus.Failure
            ? Connectors.Sync(config, id).Right()
            : Task.CompletedTask;
        var wait = Syncs.Await(config, await Syncs.Start(config, id).Right(), Wait).RunAsync();

        fivetran.Advance(fivetran.SyncDuration);
        fivetran.Advance(fivetran.SyncDuration);

        Assert.That(await End(wait), Is.EqualTo("Succeeded at 2026-11-23 12:20:00Z"));
    }

    [Test]
    public async Task Many_syncs_share_the_events()
    {
        var ids = Seq(await CreateConnector(), await CreateConnector());
        var tickets = Seq(await Syncs.Start(config, ids[0]).Right(), await Syncs.Start(config, ids[1]).Right());
        var wait = Syncs.Watch(config, tickets, Wait).ToListAsync();

        fivetran.Advance(fivetran.SyncDuration);
        var seen = await wait.WaitAsync(TimeSpan.FromMinutes(1));

        Assert.That(
            seen.SelectMany(item => item.RightToSeq()).Where(progress => progress.IsEnded).Select(progress => progress.Ticket.ConnectorId),
            Is.EquivalentTo(ids));
    }

    [Test]
    public async Task Events_that_fail_leave_the_polls()
    {
        var id = await CreateConnector();
        events.Writer.Complete(new IOException("gone"));
        var skipping = Wait with { Polls = Schedule.spaced(TimeSpan.FromMinutes(1)) };

        Assert.That(
            await End(Syncs.Run(config, id, skipping).RunAsync()), Is.EqualTo("Succeeded at 2026-11-23 12:10:00Z"));
    }

    [TestCase("""{"event":"sync_end","connector_id":"crm","created":"2026-11-23T12:00:00Z","sync_id":"s1"}""", true)]
    [TestCase("""{"event":"pause_connector","connection_id":"crm"}""", true)]
    [TestCase("""{"event":"sync_start","connector_id":"crm"}""", false)]
    [TestCase("""{"event":"sync_end","connector_id":"ads"}""", false)]
    [TestCase("""{"event":"sync_end"}""", false)]
    public async Task An_event_is_a_hint_when_it_may_end_a_sync_that_is_waited_for(string body, bool isHint)
    {
        var posted = Read(body);

        Assert.That(await Hints([posted]), Is.EqualTo(isHint));
    }

    [Test]
    public async Task An_event_that_arrives_again_is_no_hint()
    {
        var posted = Read("""{"event":"sync_end","connector_id":"crm","created":"2026-11-23T12:00:00Z","sync_id":"s1"}""");
        var (again, end) = (new TaskCompletionSource(), new TaskCompletionSource());
        using var hints = new SyncHints(Twice(), ["crm"]);
        await hints.Next;
        hints.Reset(["crm"]);
        again.SetResult();
        await end.Task;

        Assert.That(hints.Next.IsCompleted, Is.False);

        async IAsyncEnumerable<WebhookEvent> Twice()
        {
            yield return posted;
            await again.Task;
            yield return posted;
            end.SetResult();
        }
    }

    private static async Task<bool> Hints(WebhookEvent[] posted)
    {
        var end = new TaskCompletionSource();
        using var hints = new SyncHints(All(), ["crm"]);
        await end.Task;
        return hints.Next.IsCompleted;

        async IAsyncEnumerable<WebhookEvent> All()
        {
            foreach (var one in posted)
            {
                await Task.Yield();
                yield return one;
            }

            end.SetResult();
        }
    }

    private static WebhookEvent Read(string body) => WebhookEvent.Read(System.Text.Encoding.UTF8.GetBytes(body)).Match(
        Right: posted => posted, Left: error => throw new AssertionException($"{error}"));

    private static async Task<string> End(Task<Either<FivetranError, SyncEnd>> wait) =>
        (await wait.WaitAsync(TimeSpan.FromMinutes(1))).Match(
            Right: found => $"{found}"[(found.ConnectorId.Length + 1)..],
            Left: error => $"{error}");

    private HttpStatusCode Accept(WebhookEvent received)
    {
        before(received).GetAwaiter().GetResult();
        events.Writer.TryWrite(received);
        return HttpStatusCode.NoContent;
    }

    private int Polls(string id) => fivetran.Requests.AsEnumerable().Count(
        request => request.Method == "GET" && request.Path.StartsWith($"/v1/connections/{id}", StringComparison.Ordinal));

    private async Task<string> CreateConnector()
    {
        var group = await Groups.Create(config, new NewGroup($"warehouse_{fivetran.Requests.Count}")).Right();
        var types = Seq(WebhookEventType.SyncStart, WebhookEventType.SyncEnd);
        var webhook = new NewWebhook("https://hooks.example.com", types) { Secret = new Secret("s3cret") };
        await Webhooks.Create(config, group.Id, webhook).Right();
        var connector = new NewConnector(group.Id, "postgres") { Config = new { schema_prefix = "crm" } };
        return (await Connectors.Create(config, connector).Right()).Id;
    }
}
