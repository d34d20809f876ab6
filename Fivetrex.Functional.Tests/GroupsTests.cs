using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests;

internal sealed class GroupsTests
{
    private readonly InMemoryFivetran fivetran = new();

    private ClientConfig Config => fivetran.Client;

    [Test]
    public async Task A_group_is_created_read_updated_and_deleted()
    {
        var created = await Groups.Create(Config, new NewGroup("warehouse")).Right();
        Assert.That(await Groups.Get(Config, created.Id).Right(), Is.EqualTo(created));

        var renamed = await Groups.Update(Config, created.Id, new GroupUpdate { Name = "lake" }).Right();
        Assert.That(renamed, Is.EqualTo(created with { Name = "lake" }));
        Assert.That((await Groups.List(Config).Right()).Items, Is.EqualTo(new[] { renamed }));

        await Groups.Delete(Config, created.Id, Confirm.GroupDeletion).Right();
        Assert.That(await Groups.Get(Config, created.Id).Left(), Is.EqualTo(new FivetranError.NotFound
        {
            Endpoint = "GET /groups/{groupId}",
            Message = $"Group with id '{created.Id}' does not exist.",
            Status = 404,
            Code = "NotFound_Group",
        }));
        Assert.That(await Groups.Delete(Config, created.Id, Confirm.GroupDeletion).Left(), Is.InstanceOf<FivetranError.NotFound>());
    }

    [Test]
    public async Task A_duplicate_name_is_a_Conflict()
    {
        await Groups.Create(Config, new NewGroup("warehouse")).Right();
        var other = await Groups.Create(Config, new NewGroup("lake")).Right();

        Assert.That(await Groups.Create(Config, new NewGroup("warehouse")).Left(), Is.InstanceOf<FivetranError.Conflict>());
        Assert.That(
            await Groups.Update(Config, other.Id, new GroupUpdate { Name = "warehouse" }).Left(), Is.InstanceOf<FivetranError.Conflict>());
    }

    [Test]
    public async Task A_missing_name_is_InvalidRequest() =>
        Assert.That(
            (await Groups.Create(Config, new NewGroup("")).Left()).ToString(),
            Is.EqualTo("InvalidRequest InvalidInput (400) POST /groups: 'name' is required."));

    [Test]
    public async Task An_empty_update_is_InvalidRequest_and_nothing_is_sent()
    {
        foreach (var (error, endpoint) in new[]
        {
            (await Groups.Update(Config, "g", new GroupUpdate()).Left(), "PATCH /groups/{groupId}"),
            (await Connectors.Update(Config, "c", new ConnectorUpdate()).Left(), "PATCH /connections/{connectorId}"),
            (await Destinations.Update(Config, "d", new DestinationUpdate()).Left(), "PATCH /destinations/{destinationId}"),
        })
        {
            Assert.That(
                error,
                Is.EqualTo(new FivetranError.InvalidRequest
                {
                    Endpoint = endpoint,
                    Message = "the update sets nothing; nothing was sent",
                }));
        }

        Assert.That(fivetran.Requests, Is.Empty);
    }

    [Test]
    public async Task A_null_body_is_InvalidRequest_and_nothing_is_sent()
    {
        Assert.That((await Groups.Create(Config, null!).Left()).Message, Is.EqualTo("there is no body; nothing was sent"));
        Assert.That((await Groups.Update(Config, "g", null!).Left()).Message, Is.EqualTo("there is no body; nothing was sent"));
        Assert.That(fivetran.Requests, Is.Empty);
    }

    [TestCase(0, "limit is 0, and a page has 1 to 1000 items; nothing was sent")]
    [TestCase(-1, "limit is -1, and a page has 1 to 1000 items; nothing was sent")]
    [TestCase(1001, "limit is 1001, and a page has 1 to 1000 items; nothing was sent")]
    public async Task A_limit_outside_of_1_to_1000_is_InvalidRequest_and_nothing_is_sent(int limit, string message)
    {
        var page = new PageRequest(limit);
        foreach (var error in new[]
        {
            await Groups.List(Config, page).Left(),
            await Connectors.List(Config, page).Left(),
            await Connectors.List(Config, "g", page).Left(),
            await Destinations.List(Config, page).Left(),
        })
        {
            Assert.That((error.GetType(), error.Message), Is.EqualTo((typeof(FivetranError.InvalidRequest), message)));
        }

        Assert.That(fivetran.Requests, Is.Empty);
    }

    [Test]
    public async Task A_blank_cursor_is_InvalidRequest_and_nothing_is_sent()
    {
        var (blank, half) = (
            await Groups.List(Config, new PageRequest(Cursor: " ")).Left(),
            await Groups.List(Config, new PageRequest(Cursor: "a\ud800")).Left());

        Assert.That(blank.Message, Is.EqualTo("cursor is blank; leave it out for the first page; nothing was sent"));
        Assert.That(half.Message, Is.EqualTo("cursor holds half of a surrogate pair; nothing was sent"));
        Assert.That(fivetran.Requests, Is.Empty);
    }

    [Test]
    public async Task Pages_follow_their_cursors()
    {
        fivetran.Seed(5, 0);

        var first = await Groups.List(Config, new PageRequest(Limit: 2)).Right();
        var second = await Groups.List(Config, new PageRequest(Limit: 2, first.NextCursor)).Right();
        var third = await Groups.List(Config, new PageRequest(Limit: 2, second.NextCursor)).Right();

        Assert.That(
            (first.Items + second.Items + third.Items).Map(g => g.Name),
            Is.EqualTo(new[] { "warehouse_eu", "warehouse_us", "warehouse_uk", "warehouse_apac", "warehouse_latam" }));
        Assert.That((first.NextCursor.IsSome, second.NextCursor.IsSome, third.NextCursor.IsSome), Is.EqualTo((true, true, false)));
    }

    [Test]
    public async Task Both_streams_return_all_groups()
    {
        fivetran.Seed(5, 0);
        var config = Config with { PageSize = 2 };

        Assert.That(Groups.Stream(config).Collect().Right(), Has.Count.EqualTo(5));
        Assert.That(await Groups.StreamAsync(config).ToListAsync(), Has.Count.EqualTo(5));
    }
}
