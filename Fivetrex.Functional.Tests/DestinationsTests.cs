using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests;

internal sealed class DestinationsTests
{
    private readonly InMemoryFivetran fivetran = new();

    private ClientConfig Config => fivetran.Client;

    [Test]
    public async Task A_destination_is_created_read_updated_and_deleted()
    {
        var warehouse = await Groups.Create(Config, new NewGroup("warehouse")).Right();
        Assert.That(await Destinations.Get(Config, warehouse.Id).Left(), Is.InstanceOf<FivetranError.NotFound>());

        var created = await Destinations.Create(Config, new NewDestination(warehouse.Id, Service.Snowflake, "-5")
        {
            Region = Region.AwsUsEast1,
            Config = new
            {
                host = "account.snowflakecomputing.com",
                port = 443,
                database = "ANALYTICS",
                auth = "PASSWORD",
                user = "FIVETRAN_USER",
                password = "secret",
            },
        }).Right();
        Assert.That(
            (created.Id, created.Service, created.Region, created.TimeZoneOffset, created.SetupStatus),
            Is.EqualTo((warehouse.Id, Service.Snowflake, Some(Region.AwsUsEast1), Some("-5"), Some(SetupState.Connected))));

        Assert.That(await Destinations.Get(Config, created.Id).Right(), Is.EqualTo(created with { SetupTests = Empty }));
        Assert.That(
            (await Destinations.List(Config).Right()).Items, Is.EqualTo(new[] { created with { SetupTests = Empty, Config = None } }));

        var moved = await Destinations.Update(
            Config, created.Id, new DestinationUpdate { TimeZoneOffset = "+1", RunSetupTests = false }).Right();
        Assert.That(moved, Is.EqualTo(created with { SetupTests = Empty, TimeZoneOffset = "+1" }));

        await Destinations.Delete(Config, created.Id).Right();
        Assert.That(await Destinations.Delete(Config, created.Id).Left(), Is.InstanceOf<FivetranError.NotFound>());
    }

    [Test]
    public async Task Failed_setup_tests_are_a_Right_with_their_results()
    {
        fivetran.Seed(1, 0);
        var destination = Destinations.Stream(Config).Head.Right();
        var id = destination.Id;
        fivetran.SetupTestsPass = false;

        Assert.That(await Destinations.Test(Config, id).Right(), Is.EqualTo(new DestinationTestResult(
            SetupState.Broken,
            Seq(
                new SetupTest("Host Connection", SetupTestStatus.Failed, "InMemoryFivetran.SetupTestsPass is false."),
                new SetupTest("Validating the permissions", SetupTestStatus.Failed, "InMemoryFivetran.SetupTestsPass is false.")),
            id,
            id,
            destination.Service,
            destination.Region,
            destination.TimeZoneOffset,
            new RawJson(System.Text.Json.JsonDocument.Parse("{}").RootElement),
            destination.DaylightSavingTimeEnabled,
            destination.NetworkingMethod)));
        Assert.That((await Destinations.Test(Config, id, new Trust(Certificates: true)).Right()).SetupTests, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_destination_with_connectors_cannot_be_deleted()
    {
        fivetran.Seed(1, 1);
        var id = Destinations.Stream(Config).Head.Right().Id;

        Assert.That(await Destinations.Delete(Config, id).Left(), Is.InstanceOf<FivetranError.Conflict>());
    }

    [Test]
    public async Task A_group_has_at_most_one_destination()
    {
        fivetran.Seed(1, 0);
        var id = Destinations.Stream(Config).Head.Right().Id;

        Assert.That(
            await Destinations.Create(Config, new NewDestination(id, "redshift", "0")).Left(), Is.InstanceOf<FivetranError.Conflict>());
        Assert.That(
            await Destinations.Create(Config, new NewDestination("none", "redshift", "0")).Left(), Is.InstanceOf<FivetranError.NotFound>());
    }

    [Test]
    public async Task Both_streams_return_all_destinations()
    {
        fivetran.Seed(5, 0);
        var config = Config with { PageSize = 2 };

        Assert.That(Destinations.Stream(config).Collect().Right(), Has.Count.EqualTo(5));
        Assert.That(await Destinations.StreamAsync(config).ToListAsync(), Has.Count.EqualTo(5));
    }
}
