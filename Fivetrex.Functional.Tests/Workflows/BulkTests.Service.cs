using System.Collections.Concurrent;
using System.Net;
using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests.Workflows;

/// <summary>Calls to the in-memory service, whose requests are counted.</summary>
internal sealed partial class BulkTests
{
    [Test]
    public async Task A_thousand_writes_with_faults_are_reported_and_only_the_safe_ones_are_sent_again()
    {
        var service = new CountingService(1000);
        var faults = service.Ids.Select((id, index) => (id, index)).Where(pair => pair.index % 100 is 7 or 50 or 99)
            .ToDictionary(pair => pair.id, pair => (pair.index % 100) switch
            {
                7 => HttpStatusCode.BadRequest,
                50 => HttpStatusCode.BadGateway,
                _ => HttpStatusCode.TooManyRequests,
            });
        service.Answer = id => faults.TryGetValue(id, out var status) ? status : HttpStatusCode.OK;

        var first = await Bulk.Run(service.Config, service.Ids, 8, id => Connectors.Pause(service.Config, id)).Right();
        service.Answer = _ => HttpStatusCode.OK;
        var second = await first.Retry(service.Config).Right();

        Assert.That(service.MostAtOnce, Is.EqualTo(8));
        Assert.That(first.Summary, Is.EqualTo(new BulkProgress(970, 20, 10, 0)));
        Assert.That(first.Items.Select(item => item.Item), Is.EqualTo(service.Ids));
        Assert.That(first.Failed.Concat(first.Unknown).Select(item => item.Item), Is.EquivalentTo(faults.Keys));
        Assert.That(first.Unknown.Select(item => item.Error), Is.All.InstanceOf<FivetranError.ServerError>());
        Assert.That(second.Summary, Is.EqualTo(new BulkProgress(980, 10, 10, 0)));
        Assert.That(second.Items.Select(item => item.Item), Is.EqualTo(service.Ids));
        Assert.That(
            service.Requests.Where(request => request.Value > 1).Select(request => request.Key),
            Is.EquivalentTo(faults.Where(fault => fault.Value == HttpStatusCode.TooManyRequests).Select(fault => fault.Key)));
    }

    [Test]
    public async Task A_cancelled_run_continues_with_another_config()
    {
        using var stop = new CancellationTokenSource();
        var service = new CountingService(40);
        var cancelled = service.Config with { Cancellation = stop.Token };
        service.Answer = _ =>
        {
            if (service.Requests.Count >= 10)
            {
                stop.Cancel();
            }

            return HttpStatusCode.OK;
        };

        var first = await Bulk.Run(cancelled, service.Ids, 4, id => Connectors.Pause(cancelled, id)).Right();
        var second = await first.Retry(service.Config, id => Connectors.Pause(service.Config, id)).Right();

        Assert.That(first.NotStarted.Count, Is.GreaterThan(20));
        Assert.That(second.Items.Select(item => item.Item), Is.EqualTo(service.Ids));
        Assert.That((second.NotStarted.Count, second.Failed.Count, second.StoppedBy), Is.EqualTo((0, 0, Option<FivetranError>.None)));
        Assert.That(second.Unknown.Select(item => item.Item), Is.EqualTo(first.Unknown.Select(item => item.Item)));
        Assert.That(service.Requests.Values, Is.All.EqualTo(1), "a write that was under way is not sent again");
    }

    [Test]
    public async Task A_write_that_is_cancelled_before_it_is_sent_is_repeated()
    {
        var service = new CountingService(1);
        var cancelled = service.Config with { Cancellation = new CancellationToken(canceled: true) };

        var first = await Bulk.Run(service.Config, service.Ids, 1, id => Connectors.Pause(cancelled, id)).Right();
        var second = await first.Retry(service.Config, id => Connectors.Pause(service.Config, id)).Right();

        Assert.That((first.Failed.Count, second.Done.Count), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task A_write_that_is_cancelled_during_its_wait_for_a_retry_has_an_unknown_outcome()
    {
        using var stop = new CancellationTokenSource();
        var service = new CountingService(1) { Answer = _ => HttpStatusCode.BadGateway };
        var config = service.Config with { Cancellation = stop.Token };
        var policy = RetryPolicy.Default with { OnRetry = _ => stop.Cancel() };

        var report = await Bulk.Run(config, service.Ids, 1, id => Connectors.Pause(config, id).WithRetry(policy, config)).Right();

        Assert.That(report.Unknown.Select(item => $"{item.Error}"), Is.EqualTo(new[]
        {
            "Cancelled PATCH /connections/{connectorId}: cancelled during the wait for a retry after: no. "
                + "It may have been carried out all the same: read it back before sending it again.",
        }));
    }

    [Test]
    public async Task A_write_that_was_carried_out_is_not_repeated_when_the_read_of_its_result_fails()
    {
        var transport = new Transport(Transport.Json("{\"code\":\"Success\"}"), Transport.Answer(502, ""));

        var first = await Bulk.Run(transport.Config, ["a"], 1, id => Connectors.Pause(transport.Config, id)).Right();
        var second = await first.Retry(transport.Config).Right();

        Assert.That(second.Unknown.Select(item => $"{item.Error}"), Is.EqualTo(new[]
        {
            "ServerError (502) GET /connections/{connectorId}: PATCH /connections/{connectorId} was carried out, "
                + "and the read of its result failed: Bad Gateway, without a body",
        }));
        Assert.That(transport.Lines, Is.EqualTo(new[] { "PATCH /v1/connections/a", "GET /v1/connections/a" }));
    }

    /// <summary>Counts the requests per connector, and answers some of them with a status of its own.</summary>
    private sealed class CountingService
    {
        private readonly InMemoryFivetran fivetran = new();
        private readonly TaskCompletionSource isFull = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int running;
        private int most;

        public CountingService(int connectors)
        {
            fivetran.Seed(1, connectors);
            Ids = Connectors.Stream(fivetran.Client).Collect().Right().Map(connector => connector.Id).Strict();
            Config = fivetran.Client with { Retry = RetryPolicy.Never, Send = Send };
        }

        public Seq<string> Ids { get; }

        public ClientConfig Config { get; }

        public ConcurrentDictionary<string, int> Requests { get; } = new();

        public Func<string, HttpStatusCode> Answer { get; set; } = _ => HttpStatusCode.OK;

        public int MostAtOnce => most;

        // the first eight of many requests wait for each other, so that the parallelism is reached
        private async Task<HttpResponseMessage> Send(HttpRequestMessage request, CancellationToken cancellation)
        {
            var id = request.RequestUri!.Segments[^1];
            Requests.AddOrUpdate(id, 1, (_, count) => count + 1);
            var now = Interlocked.Increment(ref running);
            InterlockedMax(ref most, now);
            if (now == 8 || Ids.Count < 100)
            {
                isFull.TrySetResult();
            }

            await isFull.Task.WaitAsync(Patience, CancellationToken.None);
            var status = Answer(id);
            var response = status == HttpStatusCode.OK
                ? await fivetran.Send(request, cancellation)
                : Transport.Response((int)status, """{"code":"No","message":"no"}""", "application/json");
            Interlocked.Decrement(ref running);
            return response;
        }
    }
}
