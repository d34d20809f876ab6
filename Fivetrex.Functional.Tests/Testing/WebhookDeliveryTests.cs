using System.Net;
using System.Text;
using Fivetrex.Functional.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Fivetrex.Functional.Tests.Testing;

/// <summary>The deliveries of the in-memory service to webhooks.</summary>
internal sealed class WebhookDeliveryTests
{
    private static readonly Seq<WebhookEventType> Syncs = Seq(WebhookEventType.SyncStart, WebhookEventType.SyncEnd);

    private readonly FakeTimeProvider time = new(SkippingTime.Noon);
    private readonly InMemoryFivetran fivetran;
    private readonly List<WebhookDelivery> received = [];

    public WebhookDeliveryTests()
    {
        fivetran = new InMemoryFivetran(time);
        fivetran.OnWebhook = delivery =>
        {
            received.Add(delivery);
            return HttpStatusCode.NoContent;
        };
    }

    private ClientConfig Config => fivetran.Client;

    private IEnumerable<string> Received => received.Select(delivery => Event(delivery)).Select(
        posted => $"{posted.Event} {posted.ConnectorId.IfNone("")} {posted.Created.Map(at => $"{at:HH:mm}").IfNone("")} "
            + posted.Status.Map(status => status.Value).IfNone("-"));

    [Test]
    public async Task The_start_and_the_end_of_a_sync_are_delivered_in_the_form_of_the_service()
    {
        var id = await CreateConnector();
        await Webhooks.Create(Config, new NewWebhook("https://hooks.example.com/a", Syncs) { Secret = new Secret("s3cret") })
            .Right();

        await Connectors.Sync(Config, id).Right();
        time.Advance(TimeSpan.FromSeconds(61.5));
        Assert.That(received, Has.Count.EqualTo(1), "the end is noticed by the next request");
        await Groups.List(Config).Right();

        var sync = (await Connectors.ListSyncHistory(Config, id).Right()).Items.Single();
        var common = $"""
            "connector_type":"postgres","connector_id":"{id}","connector_name":"postgres","sync_id":"{sync.SyncId}",
            """ + "\"destination_group_id\":\"amber_acorn\"";
        Assert.That(received.Select(delivery => Encoding.UTF8.GetString(delivery.Body.Span)), Is.EqualTo(new[]
        {
            $$$"""{"event":"sync_start","created":"2026-11-23T12:00:00.000Z",{{{common}}},"data":{}}""",
            $$$"""{"event":"sync_end","created":"2026-11-23T12:01:00.000Z",{{{common}}},"data":{"status":"SUCCESSFUL"}}""",
        }));
        foreach (var (url, body, signature) in received)
        {
            Assert.That(url, Is.EqualTo("https://hooks.example.com/a"));
            Assert.That(WebhookSignature.Problem(body.Span, signature.IfNone(""), "s3cret"), Is.EqualTo(Option<string>.None));
        }
    }

    [Test]
    public async Task An_event_is_delivered_to_each_webhook()
    {
        var id = await CreateConnector();
        foreach (var host in new[] { "one", "two" })
        {
            await Webhooks.Create(Config, new NewWebhook($"https://{host}.example.com", Seq1(WebhookEventType.SyncEnd))).Right();
        }

        await Connectors.Sync(Config, id).Right();
        fivetran.Advance(fivetran.SyncDuration);

        Assert.That(
            received.Select(delivery => delivery.Url), Is.EqualTo(new[] { "https://one.example.com", "https://two.example.com" }));
    }

    [Test]
    public async Task Each_end_of_a_sync_has_its_status()
    {
        var id = await CreateConnector();
        await Webhooks.Create(Config, new NewWebhook("https://hooks.example.com", Seq1(WebhookEventType.SyncEnd))).Right();

        foreach (var outcome in new[] { SyncOutcome.Fails, SyncOutcome.Reschedules(TimeSpan.FromDays(1)), SyncOutcome.Succeeds })
        {
            fivetran.EndNextSync(id, outcome);
            await Connectors.Sync(Config, id).Right();
            fivetran.Advance(fivetran.SyncDuration);
        }

        await Connectors.Sync(Config, id).Right();
        await Connectors.Sync(Config, id, force: true).Right();
        await Connectors.Pause(Config, id).Right();

        Assert.That(Received, Is.EqualTo(new[]
        {
            $"sync_end {id} 12:01 FAILURE",
            $"sync_end {id} 12:02 RESCHEDULED",
            $"sync_end {id} 12:03 SUCCESSFUL",
            $"sync_end {id} 12:03 CANCELED",
            $"sync_end {id} 12:03 CANCELED",
        }));
        Assert.That(Event(received[0]).Reason, Is.EqualTo(Some("EndNextSync was called with Fails.")));
        Assert.That(Event(received[1]).RescheduledAt, Is.EqualTo(Some(SkippingTime.Noon.AddMinutes(2).AddDays(1))));
        Assert.That(received, Has.All.Matches<WebhookDelivery>(delivery => delivery.Signature.IsNone), "without a secret, no signature");
    }

    [Test]
    public async Task A_webhook_receives_its_events_of_its_group_while_it_is_active()
    {
        var (here, elsewhere) = (await CreateConnector(), await CreateConnector());
        var group = (await Connectors.Get(Config, here).Right()).GroupId;
        await Webhooks.Create(Config, group, new NewWebhook("https://hooks.example.com/group", Syncs)).Right();
        await Webhooks.Create(Config, new NewWebhook("https://hooks.example.com/paused", Syncs) { Active = false }).Right();
        await Webhooks.Create(
            Config, new NewWebhook("https://hooks.example.com/other", Seq1(WebhookEventType.PauseConnector))).Right();

        await Connectors.Sync(Config, elsewhere).Right();
        await Connectors.Sync(Config, here).Right();
        fivetran.Advance(TimeSpan.FromHours(1));

        Assert.That(Received, Is.EqualTo(new[] { $"sync_start {here} 12:00 -", $"sync_end {here} 12:01 SUCCESSFUL" }));
    }

    [Test]
    public async Task Scheduled_syncs_of_several_connectors_are_delivered_in_the_order_of_their_times()
    {
        var scheduled = new InMemoryFivetran(time) { SchedulesSyncs = true, OnWebhook = fivetran.OnWebhook };
        scheduled.Seed(1, 2);
        var ids = Connectors.Stream(scheduled.Client).Collect().Right().Map(connector => connector.Id);
        await Webhooks.Create(scheduled.Client, new NewWebhook("https://hooks.example.com", Syncs)).Right();

        scheduled.Advance(TimeSpan.FromHours(7));

        Assert.That(Received, Is.EqualTo(new[]
        {
            $"sync_start {ids[0]} 18:00 -",
            $"sync_start {ids[1]} 18:00 -",
            $"sync_end {ids[0]} 18:01 SUCCESSFUL",
            $"sync_end {ids[1]} 18:01 SUCCESSFUL",
        }));
    }

    [Test]
    public async Task The_function_may_call_the_service()
    {
        var id = await CreateConnector();
        var states = new List<string>();
        fivetran.OnWebhook = _ =>
        {
            // on another thread, which could not enter a lock that this one holds
            var connector = Task.Run(() => Connectors.Get(Config, id).Right()).WaitAsync(TimeSpan.FromSeconds(20)).GetAwaiter().GetResult();
            states.Add(connector.SyncState.Map(state => state.Value).IfNone("-"));
            return HttpStatusCode.OK;
        };
        var webhook = await Webhooks.Create(Config, new NewWebhook("https://hooks.example.com", Syncs)).Right();

        await Connectors.Sync(Config, id).Right();
        fivetran.Advance(fivetran.SyncDuration);
        await Webhooks.Test(Config, webhook.Id, WebhookEventType.SyncEnd).Right();

        Assert.That(states, Is.EqualTo(new[] { "syncing", "scheduled", "scheduled" }));
    }

    [Test]
    public async Task A_test_is_delivered_and_returns_the_status_of_the_receiver()
    {
        var webhook = await Webhooks.Create(
            Config, new NewWebhook("https://hooks.example.com", Syncs) { Active = false, Secret = new Secret("s3cret") }).Right();

        var accepted = await Webhooks.Test(Config, webhook.Id, WebhookEventType.SyncEnd).Right();
        Assert.That(Received, Is.EqualTo(new[] { "sync_end _connection_1 12:00 -" }));
        Assert.That(
            WebhookSignature.Verify(received[0].Body.Span, received[0].Signature.IfNone(""), "s3cret"), Is.True);
        fivetran.OnWebhook = _ => HttpStatusCode.InternalServerError;
        var refused = await Webhooks.Test(Config, webhook.Id, WebhookEventType.SyncEnd).Right();

        Assert.That(new[] { accepted, refused }, Is.EqualTo(new[]
        {
            new WebhookTestResult(true, 204, "No Content"),
            new WebhookTestResult(false, 500, "Internal Server Error"),
        }));
    }

    [Test]
    public async Task An_exception_of_the_function_loses_no_other_delivery()
    {
        var id = await CreateConnector();
        await Webhooks.Create(Config, new NewWebhook("https://hooks.example.com", Syncs)).Right();
        await Connectors.Sync(Config, id).Right();
        await Connectors.Sync(Config, id, force: false).Right();
        var receive = fivetran.OnWebhook!;
        fivetran.OnWebhook = _ => throw new InvalidOperationException("broken receiver");
        fivetran.SyncDuration = TimeSpan.FromMinutes(2);
        await Connectors.Sync(Config, id, force: true).Left();
        fivetran.OnWebhook = receive;

        fivetran.Advance(TimeSpan.FromMinutes(2));

        Assert.That(Received, Is.EqualTo(new[]
        {
            $"sync_start {id} 12:00 -", $"sync_start {id} 12:00 -", $"sync_end {id} 12:02 SUCCESSFUL",
        }));
    }

    [Test]
    public async Task Syncs_of_the_time_before_the_function_was_set_are_not_delivered()
    {
        var receive = fivetran.OnWebhook;
        fivetran.OnWebhook = null;
        var id = await CreateConnector();
        await Webhooks.Create(Config, new NewWebhook("https://hooks.example.com", Syncs)).Right();
        await Connectors.Sync(Config, id).Right();
        fivetran.Advance(TimeSpan.FromHours(1));

        fivetran.OnWebhook = receive;
        await Connectors.Get(Config, id).Right();

        Assert.That(received, Is.Empty);
    }

    private static WebhookEvent Event(WebhookDelivery delivery) => WebhookEvent.Read(delivery.Body.Span).Right();

    // in a group of its own
    private async Task<string> CreateConnector()
    {
        var warehouse = await Groups.Create(Config, new NewGroup($"warehouse_{fivetran.Requests.Count}")).Right();
        return (await Connectors.Create(Config, new NewConnector(warehouse.Id, "postgres")).Right()).Id;
    }
}
