using System.Reflection;
using System.Text;
using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests;

/// <summary>Every function of every module: what it sends, and what it makes of the answer. One row each, one snapshot each.</summary>
internal sealed class WireTests
{
    private static readonly object Config = new { Host = "db.example.com", Port = 5432, password = "secret" };

    private static readonly NewConnector NewConnector = new("decent_dropsy", "postgres") { Config = Config, Paused = true, SyncFrequency = 60 };

    private static readonly NewDestination NewDestination = new("decent_dropsy", Service.Snowflake, "-5") { Config = Config, Region = Region.AwsUsEast1 };

    private static readonly PageRequest SomePage = new(Limit: 2, Cursor: "eyJza2lwIjoxfQ==");

    private static readonly Row[] Rows =
    [
        Row.Of("Groups.List(config)", Samples.Page(Samples.Group, "next"), config => Groups.List(config)),
        Row.Of("Groups.List(config, page)", Samples.Page(Samples.Group), config => Groups.List(config, SomePage)),
        Row.Of("Groups.Stream(config)", Samples.Page(Samples.Group), config => Groups.Stream(config)),
        Row.Of("Groups.StreamAsync(config)", Samples.Page(Samples.Group), config => Groups.StreamAsync(config)),
        Row.Of("Groups.Get(config, groupId)", Samples.Data(Samples.Group), config => Groups.Get(config, "decent_dropsy")),
        Row.Of("Groups.Create(config, group)", Samples.Data(Samples.Group), config => Groups.Create(config, new NewGroup("warehouse_eu"))),
        Row.Of("Groups.Update(config, groupId, update)", Samples.Data(Samples.Group), config => Groups.Update(config, "decent_dropsy", new GroupUpdate { Name = "warehouse_eu" })),
        Row.Of("Groups.Delete(config, groupId)", Samples.Nothing, config => Groups.Delete(config, "decent_dropsy")),

        Row.Of("Connectors.List(config)", Samples.Page(Samples.Connector, "next"), config => Connectors.List(config)),
        Row.Of("Connectors.List(config, page)", Samples.Page(Samples.Connector), config => Connectors.List(config, SomePage)),
        Row.Of("Connectors.List(config, groupId)", Samples.Page(Samples.Connector), config => Connectors.List(config, "decent_dropsy")),
        Row.Of("Connectors.List(config, groupId, page)", Samples.Page(Samples.Connector), config => Connectors.List(config, "decent_dropsy", SomePage)),
        Row.Of("Connectors.Stream(config)", Samples.Page(Samples.Connector), config => Connectors.Stream(config)),
        Row.Of("Connectors.Stream(config, groupId)", Samples.Page(Samples.Connector), config => Connectors.Stream(config, "decent_dropsy")),
        Row.Of("Connectors.StreamAsync(config)", Samples.Page(Samples.Connector), config => Connectors.StreamAsync(config)),
        Row.Of("Connectors.StreamAsync(config, groupId)", Samples.Page(Samples.Connector), config => Connectors.StreamAsync(config, "decent_dropsy")),
        Row.Of("Connectors.Get(config, connectorId)", Samples.Data(Samples.Connector), config => Connectors.Get(config, "speak_inexperienced")),
        Row.Of("Connectors.Create(config, connector)", Samples.Data(Samples.Connector), config => Connectors.Create(config, NewConnector)),
        Row.Of("Connectors.Update(config, connectorId, update)", Samples.Data(Samples.Connector), config => Connectors.Update(config, "speak_inexperienced", new ConnectorUpdate { ScheduleType = ScheduleType.Manual, Config = new { host = "new.example.com" } })),
        Row.Of("Connectors.Delete(config, connectorId)", Samples.Nothing, config => Connectors.Delete(config, "speak_inexperienced")),
        Row.Of("Connectors.Sync(config, connectorId)", Samples.Nothing, config => Connectors.Sync(config, "speak_inexperienced")),
        Row.Of("Connectors.Sync(config, connectorId, force)", Samples.Nothing, config => Connectors.Sync(config, "speak_inexperienced", force: true)),
        Row.Of("Connectors.Resync(config, connectorId, confirm)", Samples.Nothing, config => Connectors.Resync(config, "speak_inexperienced", Confirm.HistoricalResync)),
        Row.Of("Connectors.Resync(config, connectorId, confirm, tables)", Samples.Nothing, config => Connectors.Resync(config, "speak_inexperienced", Confirm.HistoricalResync, Seq(new SourceTable("public", "orders"), new SourceTable("Audit Log", "a/b"), new SourceTable("public", "Customers")))),
        Row.Of("Connectors.GetState(config, connectorId)", Samples.Data("""{"state":{"orders":{"cursor":"2026-11-01T00:00:00Z"}}}"""), config => Connectors.GetState(config, "speak_inexperienced")),
        Row.Of("Connectors.Pause(config, connectorId)", Samples.Data(Samples.Connector), config => Connectors.Pause(config, "speak_inexperienced")),
        Row.Of("Connectors.Resume(config, connectorId)", Samples.Data(Samples.Connector), config => Connectors.Resume(config, "speak_inexperienced")),

        Row.Of("Destinations.List(config)", Samples.Page(Samples.Destination, "next"), config => Destinations.List(config)),
        Row.Of("Destinations.List(config, page)", Samples.Page(Samples.Destination), config => Destinations.List(config, SomePage)),
        Row.Of("Destinations.Stream(config)", Samples.Page(Samples.Destination), config => Destinations.Stream(config)),
        Row.Of("Destinations.StreamAsync(config)", Samples.Page(Samples.Destination), config => Destinations.StreamAsync(config)),
        Row.Of("Destinations.Get(config, destinationId)", Samples.Data(Samples.Destination), config => Destinations.Get(config, "decent_dropsy")),
        Row.Of("Destinations.Create(config, destination)", Samples.Data(Samples.Destination), config => Destinations.Create(config, NewDestination)),
        Row.Of("Destinations.Update(config, destinationId, update)", Samples.Data(Samples.Destination), config => Destinations.Update(config, "decent_dropsy", new DestinationUpdate { TimeZoneOffset = "+2" })),
        Row.Of("Destinations.Delete(config, destinationId)", Samples.Nothing, config => Destinations.Delete(config, "decent_dropsy")),
        Row.Of("Destinations.Test(config, destinationId)", Samples.Data(Samples.Destination), config => Destinations.Test(config, "decent_dropsy")),
        Row.Of("Destinations.Test(config, destinationId, trust)", Samples.Data(Samples.Destination), config => Destinations.Test(config, "decent_dropsy", new Trust(Certificates: true, Fingerprints: true))),
    ];

    private static IEnumerable<TestCaseData<Row>> Cases => Rows.Select(row => new TestCaseData<Row>(row) { TestName = row.Function });

    [TestCaseSource(nameof(Cases))]
    public async Task Sends_and_reads(Row row)
    {
        var transport = new Transport(Transport.Json(row.Answer));

        var decoded = await row.Run(transport.Config);

        Snapshots.Match($"{Http(transport.Requests.Single())}\n\n{row.Answer}\n\n{decoded}\n", $"Wire/{row.Function}");
    }

    [TestCaseSource(nameof(Cases))]
    public async Task Sends_the_route_that_its_comment_names(Row row)
    {
        var transport = new Transport(Transport.Answer(418, ""));

        var outcome = await row.Run(transport.Config);

        var (verb, route) = Documentation.RouteOf(row.Method);
        Assert.That(outcome, Does.StartWith($"Unknown (418) {verb} {route.Replace("/v1", "", StringComparison.Ordinal)}: "));
    }

    [Test]
    public void Every_function_has_its_row() =>
        Assert.That(Rows.Select(row => row.Function), Is.EquivalentTo(Functions.All.Select(Functions.NameOf)));

    private static string Http(Transport.Sent request)
    {
        var text = new StringBuilder($"{request.Verb} https://api.fivetran.com{request.Path}");
        Assert.That(request.Headers["Authorization"], Is.EqualTo("Basic a2V5OnNlY3JldA=="));
        foreach (var (name, value) in request.Headers)
        {
            text.Append('\n').Append(name).Append(": ").Append(name == "Authorization" ? "Basic ***" : value);
        }

        return request.Body is null ? text.ToString() : text.Append("\nContent-Type: ").Append(request.ContentType).Append("\n\n").Append(request.Body).ToString();
    }

    /// <summary>A function, an answer for it, and how to run it.</summary>
    internal sealed record Row(string Function, string Answer, Func<ClientConfig, Task<string>> Run)
    {
        public MethodInfo Method => Functions.All.Single(method => Functions.NameOf(method) == Function);

        public static Row Of<T>(string function, string answer, Func<ClientConfig, Aff<Either<FivetranError, T>>> call) =>
            new(function, answer, async config => Told(await call(config).RunAsync()));

        public static Row Of<T>(string function, string answer, Func<ClientConfig, Seq<Either<FivetranError, T>>> stream) =>
            new(function, answer, config => Task.FromResult(string.Join('\n', stream(config).Map(Told))));

        public static Row Of<T>(string function, string answer, Func<ClientConfig, IAsyncEnumerable<Either<FivetranError, T>>> stream) =>
            new(function, answer, async config => string.Join('\n', (await stream(config).ToListAsync()).Select(Told)));

        public override string ToString() => Function;

        private static string Told<T>(Either<FivetranError, T> result) => result.Match(Right: value => $"{value}", Left: error => error.ToString());
    }
}
