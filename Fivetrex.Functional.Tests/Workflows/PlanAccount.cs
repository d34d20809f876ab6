using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests.Workflows;

/// <summary>Random accounts in small ranges, so that two of them have much in common.</summary>
internal sealed class PlanAccount(int seed)
{
    private static readonly Service[] Sources = [Service.Postgres, Service.MySql, Service.S3];
    private static readonly string[] Schemas = ["crm", "erp", "web"];

    // not the duration of a wait between polls, which takes no time
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(61);
    private static readonly TimeSpan SetupTimeout = TimeSpan.FromMinutes(30);

    private readonly Random random = new(seed);

    /// <summary>Returns a desired state of at most two groups.</summary>
    public Desired Desired() => new(toSeq(new[] { "eu", "us", "uk" }.Where(_ => random.Next(2) == 0).Select(Group)).Strict());

    public Prune Prune() => Pick(Enum.GetValues<Prune>());

    /// <summary>Returns the config of an account.</summary>
    public static ClientConfig ConfigOf(InMemoryFivetran fivetran) =>
        fivetran.Client with { Timeout = Timeout, SetupTimeout = SetupTimeout, Retry = RetryPolicy.Never };

    /// <summary>Creates an account with single calls, not with a plan.</summary>
    public static async Task<InMemoryFivetran> Create(Desired desired)
    {
        // a wait for a schema whose reload was interrupted takes no time
        var fivetran = new InMemoryFivetran(new SkippingTime(Timeout, SetupTimeout, SetupTimeout + Timeout));
        var config = ConfigOf(fivetran);
        foreach (var group in desired.Groups)
        {
            var created = await Groups.Create(config, new NewGroup(group.Name)).Right();
            foreach (var destination in group.Destination)
            {
                await Destinations.Create(config, new NewDestination(created.Id, destination.Service, destination.TimeZoneOffset)
                {
                    Region = destination.Region,
                    Config = destination.Config,
                }).Right();
            }

            foreach (var connector in group.Connectors)
            {
                await Create(config, created.Id, connector);
            }
        }

        return fivetran;
    }

    private static async Task Create(ClientConfig config, string groupId, DesiredConnector connector)
    {
        var created = await Connectors.Create(config, new NewConnector(groupId, connector.Service)
        {
            Paused = connector.Paused,
            SyncFrequency = connector.SyncFrequency,
            DestinationSchemaNames = connector.DestinationSchemaNames,
            Config = connector.Config,
        }).Right();
        foreach (var wish in connector.Schemas)
        {
            await ConnectorSchemas.Reload(config, created.Id).Right();
            await ConnectorSchemas.Converge(config, created.Id, wish).Right();
        }
    }

    private DesiredGroup Group(string name) => new(name)
    {
        Destination = new DesiredDestination(Pick(Service.Snowflake, Service.BigQuery), Pick("0", "+1"))
        {
            Region = Pick(Region.GcpUsEast4, Region.GcpEuropeWest3),
            Config = new { host = Pick("one.example.com", "two.example.com"), password = "secret" },
        },
        Connectors = toSeq(Schemas.Where(_ => random.Next(2) == 0).Select(Connector)).Strict(),
    };

    private DesiredConnector Connector(string schema) => new(Pick(Sources), schema)
    {
        Paused = Pick(Some(true), Some(false), None),
        SyncFrequency = Pick(Some(60), Some(360), None),
        DestinationSchemaNames = Pick(Some(SchemaNaming.Fivetran), Some(SchemaNaming.Source), None),
        Config = new { schema, host = Pick("db1", "db2", ""), port = Pick<object>(5432, "5432", 3306), password = Pick("one", "two") },
        Schemas = random.Next(4) == 0 ? Some(Wish()) : None,
    };

    private SchemaWish Wish() => new()
    {
        SchemaChangeHandling = Pick(Some(SchemaChangeHandling.BlockAll), None),
        Schemas = HashMap(("public", new SchemaUpdate(true)
        {
            Tables = HashMap(
                ("orders", new TableUpdate(Pick(true, false))),
                ("customers", new TableUpdate(true)
                {
                    Columns = HashMap(("email", new ColumnUpdate(true) { Hashed = Pick(true, false) })),
                })),
        })),
    };

    private T Pick<T>(params T[] values) => values[random.Next(values.Length)];
}
