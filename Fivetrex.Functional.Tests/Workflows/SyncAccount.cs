using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests.Workflows;

/// <summary>An account with connectors on a clock that skips all waits, and steps that happen before a request.</summary>
internal sealed class SyncAccount
{
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(59), Deadline = TimeSpan.FromHours(1);

    private readonly Dictionary<int, Func<Task>> steps = [];
    private int reads;

    public SyncAccount(int connectors = 1)
    {
        Time = new SkippingTime(Timeout, Deadline + Timeout);
        Fivetran = new InMemoryFivetran(Time) { SyncDuration = TimeSpan.FromMinutes(10) };
        Client = Fivetran.Client with { Timeout = Timeout, SetupTimeout = Timeout, Retry = RetryPolicy.Never };
        Config = Client with { Send = Send };
        Group = Groups.Create(Client, new NewGroup("warehouse")).RunAsync().GetAwaiter().GetResult().Right();
        Ids = [.. Enumerable.Range(1, connectors).Select(number => Create($"crm_{number}"))];
    }

    public SkippingTime Time { get; }

    public InMemoryFivetran Fivetran { get; }

    /// <summary>A config without steps.</summary>
    public ClientConfig Client { get; }

    /// <summary>A config whose requests cause the steps.</summary>
    public ClientConfig Config { get; }

    public Group Group { get; }

    public IReadOnlyList<string> Ids { get; }

    public string Id => Ids[0];

    public Wait Wait { get; } = Wait.UpTo(Deadline);

    public IEnumerable<string> Lines => Fivetran.Requests.AsEnumerable().Select(request => $"{request.Method} {request.Path}");

    /// <summary>Runs a function before the poll with a number, from 1. The read of a baseline has the number 0.</summary>
    public SyncAccount BeforePoll(int number, Func<Task> step)
    {
        steps[number] = step;
        return this;
    }

    /// <summary>Runs a function before the poll with a number, from 1.</summary>
    public SyncAccount BeforePoll(int number, Action step) => BeforePoll(number, () =>
    {
        step();
        return Task.CompletedTask;
    });

    /// <summary>Runs a sync to its end, outside the steps.</summary>
    public async Task Sync(SyncOutcome outcome)
    {
        Fivetran.EndNextSync(Id, outcome);
        await Connectors.Sync(Client, Id).Right();
        Fivetran.Advance(Fivetran.SyncDuration);
    }

    private string Create(string schema) =>
        Connectors.Create(Client, new NewConnector(Group.Id, "postgres") { Config = new { schema_prefix = schema } })
            .RunAsync().GetAwaiter().GetResult().Right().Id;

    private async Task<HttpResponseMessage> Send(HttpRequestMessage request, CancellationToken cancellation)
    {
        var isPoll = request.Method == HttpMethod.Get && !request.RequestUri!.AbsolutePath.EndsWith("history", StringComparison.Ordinal);
        if (isPoll && steps.Remove(reads++, out var step))
        {
            await step();
        }

        return await Fivetran.Send(request, cancellation);
    }
}
