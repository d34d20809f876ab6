using System.Reflection;
using Fivetrex.Functional.Testing.Service;
using Fivetrex.Functional.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Fivetrex.Functional.Tests.Fixtures;

/// <summary>An account of the in-memory service in which every fixture has prepared its state.</summary>
internal sealed class PreparedAccount
{
    private readonly Dictionary<Type, Dictionary<string, string>> ids = [];

    public InMemoryFivetran Fivetran { get; } = new(new FakeTimeProvider(SkippingTime.Noon));

    public ClientConfig Client => Fivetran.Client;

    /// <summary>A client with pages of one item, whose last response is observed.</summary>
    public ClientConfig Config => Client with { Send = Send, PageSize = 1, Retry = RetryPolicy.Never };

    public int LastStatus { get; private set; }

    /// <summary>The body of the last response.</summary>
    public string LastResponse { get; private set; } = "";

    /// <summary>The verb and the route of the last request, with <c>{}</c> for each id.</summary>
    public string LastShape { get; private set; } = "";

    public static async Task<PreparedAccount> Create()
    {
        var account = new PreparedAccount();
        foreach (var fixture in AllFixtures.All)
        {
            await account.Prepare(fixture);
        }

        return account;
    }

    /// <summary>The id of a parameter: of the module's own fixture, or of any other.</summary>
    public string IdFor(Type module, string parameter) =>
        ids.GetValueOrDefault(module)?.GetValueOrDefault(parameter)
            ?? Find(parameter)
            ?? throw new AssertionException($"Return '{parameter}' from Prepare in {AllFixtures.FileOf(module)}.");

    /// <summary>The id that any fixture has prepared under a name.</summary>
    public string Id(string name) =>
        Find(name) ?? throw new AssertionException($"No fixture has prepared '{name}': add its module to the fixture's Needs.");

    /// <summary>The input that a function takes in this account.</summary>
    public object InputFor(MethodInfo function, object input) =>
        input is PageRequest ? new PageRequest(Limit: 2) : AllFixtures.Of(function.DeclaringType!).Adapt(this, input);

    /// <summary>Makes the changes that the fixture has for a function.</summary>
    public Task Before(MethodInfo function) =>
        AllFixtures.Of(function.DeclaringType!).Before.TryGetValue(function.Name, out var change) ? change(this) : Task.CompletedTask;

    /// <summary>Advances the clock by the duration of a sync.</summary>
    public void Advance() => Fivetran.Advance(Fivetran.SyncDuration);

    private string? Find(string name) =>
        ids.Values.Select(prepared => prepared.GetValueOrDefault(name)).FirstOrDefault(id => id is not null);

    private async Task Prepare(Fixture fixture)
    {
        if (ids.ContainsKey(fixture.Module))
        {
            return;
        }

        foreach (var needed in fixture.Needs)
        {
            await Prepare(AllFixtures.Of(needed));
        }

        ids[fixture.Module] = await fixture.Prepare(this);
    }

    private async Task<HttpResponseMessage> Send(HttpRequestMessage request, CancellationToken cancellation)
    {
        var response = await Fivetran.Send(request, cancellation);
        LastStatus = (int)response.StatusCode;
        LastResponse = await response.Content.ReadAsStringAsync(cancellation);
        LastShape = ShapeOf(request);
        return response;
    }

    private static string ShapeOf(HttpRequestMessage request)
    {
        var path = request.RequestUri!.AbsolutePath.Replace("/v1/", "/", StringComparison.Ordinal).Trim('/');
        string[] segments = [.. path.Split('/').Select(Uri.UnescapeDataString)];
        return Catalog.Operations.Where(operation => operation.Method == request.Method.Method)
            .Select(operation => (operation, Ids: operation.IdsOf(segments)))
            .Where(match => match.Ids.IsSome)
            .OrderBy(match => match.Ids.Map(found => found.Count).IfNone(0))
            .Select(match => $"{match.operation.Method} {match.operation.Route}")
            .First();
    }
}
