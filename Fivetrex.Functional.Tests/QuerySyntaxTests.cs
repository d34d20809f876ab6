using Fivetrex.Functional;
using Fivetrex.Functional.Tests.Support;

// Outside of the namespace Fivetrex, whose extension methods would be found first.
namespace Somebody.Elses.Code;

internal sealed class QuerySyntaxTests
{
    private static readonly FivetranError Error = new FivetranError.Conflict { Endpoint = "GET /groups", Message = "no" };

    private readonly InMemoryFivetran fivetran = new();

    private ClientConfig Config => fivetran.Client;

    [Test]
    public async Task Calls_bind_their_results()
    {
        var created =
            from warehouse in Groups.Create(Config, new NewGroup("warehouse"))
            from page in Connectors.List(Config, warehouse.Id)
            from now in SuccessAff(new DateTime(2026, 11, 23))
            from ok in Validated(warehouse)
            let n = page.Items.Count
            select (warehouse.Name, n, now.Year, ok);

        Assert.That(await created.Right(), Is.EqualTo(("warehouse", 0, 2026, "fine")));
    }

    [Test]
    public async Task A_clause_may_discard_its_variable()
    {
        fivetran.Seed(1, 1);
        var id = Connectors.Stream(Config).Head.Right().Id;

        var synced =
            from _ in Connectors.Pause(Config, id)
            from s in Connectors.Resume(Config, id)
            from __ in Connectors.Sync(Config, id)
            from c in Connectors.Get(Config, id)
            select (s.IsPaused, c.IsSyncing);

        Assert.That(await synced.Right(), Is.EqualTo((false, true)));
    }

    [Test]
    public async Task The_first_Left_ends_a_query()
    {
        var missing =
            from a in Groups.Get(Config, "none")
            from b in Groups.Create(Config, new NewGroup(a.Name))
            select b.Id;

        Assert.That(await missing.Left(), Is.InstanceOf<FivetranError.NotFound>());
        Assert.That(fivetran.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_Left_in_an_Either_clause_ends_a_query()
    {
        var refused =
            from warehouse in Groups.Create(Config, new NewGroup("warehouse"))
            from ok in Left<FivetranError, string>(Error)
            from b in Groups.Delete(Config, warehouse.Id, Confirm.GroupDeletion)
            select ok;

        Assert.That(await refused.Left(), Is.EqualTo(Error));
        Assert.That(fivetran.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_query_may_begin_with_an_Either()
    {
        fivetran.Seed(2, 0);
        var given = Right<FivetranError, ClientConfig>(Config);

        var listed =
            from config in given
            from page in Groups.List(config)
            select page.Items.Count;
        var streamed =
            from config in given
            from g in Groups.Stream(config)
            select g.Name;
        var neither =
            from config in Left<FivetranError, ClientConfig>(Error)
            from page in Groups.List(config)
            select page.Items.Count;

        Assert.That(await listed.Right(), Is.EqualTo(2));
        Assert.That(streamed.Collect().Right(), Is.EqualTo(new[] { "warehouse_eu", "warehouse_us" }));
        Assert.That(await neither.Left(), Is.EqualTo(Error));
    }

    [Test]
    public async Task One_clause_with_a_select_is_a_map()
    {
        fivetran.Seed(1, 0);

        var count = from page in Groups.List(Config) select page.Items.Count;
        var same = from page in Groups.List(Config) select page;

        Assert.That(await count.Right(), Is.EqualTo(1));
        Assert.That((await same.Right()).Items, Has.Count.EqualTo(1));
    }

    [Test]
    public void Streams_flatten_filter_and_stay_lazy()
    {
        fivetran.Seed(3, 14);

        var paused =
            from g in Groups.Stream(Config)
            from c in Connectors.Stream(Config, g.Id)
            where c.IsPaused
            select $"{g.Name} {c.Schema}";

        Assert.That(fivetran.Requests, Is.Empty);
        Assert.That(paused.Head.Right(), Is.EqualTo("warehouse_eu stripe_7"));
        Assert.That(fivetran.Requests.Map(request => request.Path).Distinct(), Has.Count.EqualTo(2));
        Assert.That(paused.Collect().Right(), Is.EqualTo(new[]
        {
            "warehouse_eu stripe_7",
                "warehouse_eu s3_14",
                "warehouse_us stripe_7",
                "warehouse_us s3_14",
                "warehouse_uk stripe_7",
                "warehouse_uk s3_14",
        }));
    }

    [Test]
    public void A_stream_query_keeps_the_Left_that_ends_it()
    {
        fivetran.Seed(2, 1);
        var lost = Config with { PageSize = 1, Retry = RetryPolicy.Never, ReadAhead = false };

        var schemas =
            from g in Groups.Stream(lost)
            from c in Connectors.Stream(lost, g.Name == "warehouse_us" ? "none" : g.Id)
            where c.Service == Service.Postgres
            select c.Schema;

        Assert.That(
            schemas.Map(item => item.Match(Right: schema => schema, Left: error => error.GetType().Name)),
            Is.EqualTo(new[] { "postgres_1", "NotFound" }));
    }

    [Test]
    public async Task The_methods_of_LanguageExt_still_work_on_the_Either()
    {
        fivetran.Seed(1, 0);

        Assert.That((await Groups.List(Config).Map(e => e.IsRight).Run()).ThrowIfFail(), Is.True);
        Assert.That(Groups.Stream(Config).Where(e => e.IsRight).Select(e => e.IsRight), Is.EqualTo(new[] { true }));
    }

    [Test]
    public async Task A_query_over_plain_effects_uses_LanguageExt()
    {
        var sum =
            from a in SuccessAff(1)
            from b in SuccessAff(2)
            select a + b;

        Assert.That((await sum.Run()).ThrowIfFail(), Is.EqualTo(3));
    }

    private static Either<FivetranError, string> Validated(Group warehouse) => warehouse.Name.Length > 0 ? "fine" : Error;
}
