using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Fivetrex.Functional.Testing.Service;
using Fivetrex.Functional.Testing.Service.Resources;

namespace Fivetrex.Functional.Testing;

/// <summary>Fivetran in memory: the wire format, the paging, the errors and the state of the service, without a network.</summary>
/// <remarks>
/// <code>
/// var fivetran = new InMemoryFivetran();
/// var created = await Groups.Create(fivetran.Client, new NewGroup("warehouse")).RunAsync();
/// </code>
/// Ids and contents are the same in every run. Safe for concurrent use.
/// </remarks>
public sealed partial class InMemoryFivetran
{
    private const string TestKey = "test_key", TestSecret = "test_secret";

    private static readonly AuthenticationHeaderValue Challenge = new("Basic", "realm=\"Fivetran\"");

    private readonly Lock gate = new();
    private readonly IReadOnlyList<Resource> resources;
    private readonly Store store;
    private readonly Router router;
    private readonly FaultQueue faults = new();
    private readonly List<SeenRequest> requests = [];
    private readonly TimeProvider time;
    private Option<RequestWindow> limit;
    private TimeSpan advanced;

    /// <summary>Creates an empty account on the system clock, with the credentials <c>test_key</c> and <c>test_secret</c>.</summary>
    public InMemoryFivetran()
        : this(TimeProvider.System)
    {
    }

    /// <summary>Creates an empty account on the given clock, which <see cref="Client"/> uses for its waits too.</summary>
    public InMemoryFivetran(TimeProvider time)
        : this(time, TestKey, TestSecret)
    {
    }

    /// <summary>Creates an empty account on the given clock, with the given credentials.</summary>
    public InMemoryFivetran(TimeProvider time, string apiKey, string apiSecret)
        : this(time, apiKey, apiSecret, Catalog.Resources)
    {
    }

    internal InMemoryFivetran(TimeProvider time, string apiKey, string apiSecret, IReadOnlyList<Resource> resources, bool hasOwner = true)
    {
        this.time = time;
        this.resources = resources;
        Client = new ClientConfig(apiKey, apiSecret) { Send = Send, Time = time };
        store = new Store(() => time.GetUtcNow() + advanced);
        router = new Router(resources, store, Client.Authorization().Parameter!);
        if (hasOwner)
        {
            UserResource.AddOwner(store);
        }
    }

    /// <summary>A config whose calls are answered by this object.</summary>
    public ClientConfig Client { get; }

    /// <summary>All requests so far, including refused and failed ones.</summary>
    public Seq<SeenRequest> Requests
    {
        get
        {
            lock (gate)
            {
                return toSeq(requests.ToArray());
            }
        }
    }

    /// <summary>The duration of a sync, and of other work of the service. Default: one minute.</summary>
    public TimeSpan SyncDuration
    {
        get => store.SyncDuration;
        set => store.SyncDuration = value;
    }

    /// <summary>Whether setup tests pass. Default: true.</summary>
    public bool SetupTestsPass
    {
        get => store.SetupTestsPass;
        set => store.SetupTestsPass = value;
    }

    /// <summary>
    /// Whether to answer the paths of before 2025, <c>/v1/connectors</c>, too. The service may have removed them. Default: false, so
    /// that they return 404.
    /// </summary>
    public bool LegacyConnectors { get; init; }

    /// <summary>The form of some answers, where the facts differ. Default: that of the service's OpenAPI document.</summary>
    public Dialect Dialect { get; init; }

    /// <summary>
    /// Whether syncs start by their schedule when the clock moves: those of connectors that are connected, not paused, and whose
    /// <c>schedule_type</c> is auto. The first one starts <c>sync_frequency</c> minutes after the creation, the next ones as long after the
    /// last start. Of more than 100 syncs of a connector between two requests, only the last ones are carried out. Cron schedules and the
    /// time of day are ignored. Default: false, so that a sync starts only when it is requested or was rescheduled.
    /// </summary>
    public bool SchedulesSyncs
    {
        get => store.SchedulesSyncs;
        init => store.SchedulesSyncs = value;
    }

    /// <summary>
    /// Receives what the service posts to webhooks, and returns the status of the receiver. A <c>sync_start</c> or <c>sync_end</c> is
    /// delivered to each active webhook of the account, or of the connector's group, with the event in its <c>events</c>; a
    /// <c>Webhooks.Test</c> in any case. Null: nothing is delivered, and each test succeeds. Default: null.
    /// </summary>
    /// <remarks>
    /// <code>
    /// var received = new List&lt;WebhookDelivery&gt;();
    /// fivetran.OnWebhook = delivery =&gt;
    /// {
    ///     received.Add(delivery);
    ///     return System.Net.HttpStatusCode.NoContent;
    /// };
    /// </code>
    /// The next request, or <see cref="Advance"/>, delivers what has happened since the one before, in the order of the events, and returns
    /// afterwards. The function may call the service. An exception of it is thrown by the request, or by <see cref="Advance"/>. Each event
    /// is delivered once, also when the status is an error.
    /// </remarks>
    public Func<WebhookDelivery, HttpStatusCode>? OnWebhook
    {
        get => store.OnWebhook;
        set
        {
            lock (gate)
            {
                // syncs of the time before are not delivered
                Connection.SettleAll(store);
                store.OnWebhook = value;
            }
        }
    }

    /// <summary>Advances the account's clock, and the syncs with it. Calls that wait on a timer are not woken.</summary>
    public void Advance(TimeSpan by)
    {
        lock (gate)
        {
            advanced += by;
            Settle();
        }

        Deliver();
    }

    /// <summary>Applies a fault to the next calls. Faults of several calls of this method are used one after the other.</summary>
    public void FailNext(int calls, Fault fault)
    {
        lock (gate)
        {
            faults.Add(fault, calls);
        }
    }

    /// <summary>
    /// Limits the requests of a rolling window, from the next request on. A request beyond the limit is answered at once with 429, the code
    /// <c>TooManyRequests</c>, and a <c>Retry-After</c> in whole seconds, until the oldest request has left the window. It does not count,
    /// changes nothing, and uses up no fault of <see cref="FailNext"/>.
    /// </summary>
    /// <param name="requests">The requests in a window, at least 1. A later call of this method replaces the limit.</param>
    /// <param name="per">The duration of the window on the account's clock, more than zero.</param>
    public void Limit(int requests, TimeSpan per)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(requests, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(per, TimeSpan.Zero);
        lock (gate)
        {
            limit = new RequestWindow(requests, per);
        }
    }

    /// <summary>Sets the outcome of the next sync of a connector, or of the one that is running. Default: it succeeds.</summary>
    /// <returns>Whether the connector exists.</returns>
    public bool EndNextSync(string connectorId, SyncOutcome outcome)
    {
        lock (gate)
        {
            var connection = store.Find("connections", connectorId);
            connection.IfSome(details => Connection.Of(store, details).Outcome = outcome);
            return connection.IsSome;
        }
    }

    /// <summary>Adds groups, a destination in each, and connectors of several services.</summary>
    public void Seed(int groups, int connectorsPerGroup)
    {
        lock (gate)
        {
            Seeding.Seed(store, groups, connectorsPerGroup);
        }
    }

    /// <summary>Answers a request. <see cref="Client"/> uses it as <see cref="ClientConfig.Send"/>; a server can use it too.</summary>
    /// <exception cref="InvalidOperationException">A bug in this class; the message names the operation.</exception>
    public async Task<HttpResponseMessage> Send(HttpRequestMessage request, CancellationToken cancellation)
    {
        var body = request.Content is { Headers.ContentLength: not 0 } content
            ? await content.ReadAsByteArrayAsync(cancellation).ConfigureAwait(false)
            : [];
        var incoming = new RequestReader(request, body);
        var next = Record(request, incoming);
        if (next.Bind(fault => fault.Delay).Case is TimeSpan delay)
        {
            await Task.Delay(delay, time, cancellation).ConfigureAwait(false);
        }

        cancellation.ThrowIfCancellationRequested();
        if (next.Exists(fault => fault.IsDropped))
        {
            throw new HttpRequestException("The connection was dropped: Fault.Dropped.");
        }

        var reply = next.Bind(fault => fault.Reply).IfNone(() => Answer(incoming));
        var response = new HttpResponseMessage((HttpStatusCode)reply.Status) { Content = ContentOf(reply), RequestMessage = request };
        if (reply.Status == (int)HttpStatusCode.Unauthorized)
        {
            response.Headers.WwwAuthenticate.Add(Challenge);
        }

        next.Bind(fault => fault.RetryAfter).IfSome(wait => response.Headers.RetryAfter = new RetryConditionHeaderValue(wait));
        response.Headers.Date = Now();
        return response;
    }

    private static HttpContent ContentOf(Reply reply) => reply.File is { } file
        ? new ByteArrayContent(file) { Headers = { ContentType = new(reply.MediaType) } }
        : new StringContent(reply.Body, Encoding.UTF8, reply.MediaType);

    private Option<Fault> Record(HttpRequestMessage request, RequestReader incoming)
    {
        lock (gate)
        {
            requests.Add(new SeenRequest(
                incoming.Method, request.RequestUri!.AbsolutePath, request.RequestUri.Query, incoming.Accept, incoming.Text));
            return limit.Bind(window => window.Refuse(store.Time)).BiBind(Some: Some, None: faults.Next);
        }
    }

    private DateTimeOffset Now()
    {
        lock (gate)
        {
            return store.Time;
        }
    }

    private void Settle()
    {
        store.Settle();
        if (SchedulesSyncs || OnWebhook is not null)
        {
            Connection.SettleAll(store);
        }
    }

    // not within the lock, because the function may wait for a call of the service
    private void Deliver()
    {
        while (NextDelivery().Case is WebhookDelivery next)
        {
            OnWebhook?.Invoke(next);
        }
    }

    private Option<WebhookDelivery> NextDelivery()
    {
        lock (gate)
        {
            return store.NextDelivery();
        }
    }

    private Reply Answer(RequestReader request)
    {
        Reply reply;
        lock (gate)
        {
            Settle();
            reply = router.Answer(request, LegacyConnectors);
        }

        Deliver();
        reply = reply.Complete?.Invoke() ?? reply;
        return Dialect == Dialect.GoClient ? GoDialect.Of(request.Path(LegacyConnectors), reply) : reply;
    }
}
