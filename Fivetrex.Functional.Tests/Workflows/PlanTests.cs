using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests.Workflows;

/// <summary>Plans for an account of the in-memory service.</summary>
internal sealed partial class PlanTests
{
    private InMemoryFivetran fivetran = null!;
    private ClientConfig config = null!;
    private string groupId = "";

    [SetUp]
    public async Task Create()
    {
        fivetran = new InMemoryFivetran();
        config = fivetran.Client;
        groupId = (await Groups.Create(config, new NewGroup("warehouse")).Right()).Id;
    }

    [Test]
    public async Task A_plan_is_readable_and_hides_secrets()
    {
        await Add("crm", new { schema = "crm", host = "db1", password = "old secret" });
        await Add("old", new { schema = "old" });
        var desired = Desired.Of(
            new DesiredGroup("warehouse")
            {
                Destination = new DesiredDestination(Service.Snowflake, "0") { Config = new { host = "sf", password = "new secret" } },
                Connectors = Seq(
                    new DesiredConnector(Service.Postgres, "crm")
                    {
                        SyncFrequency = 60,
                        Config = new { host = "db2", password = "new secret" },
                    },
                    new DesiredConnector(Service.MySql, "erp")
                    {
                        Config = new { host = "db3", api_url = "https://x.example.com/?token=new-secret" },
                        Auth = new { refresh = "new secret" },
                        Schemas = new SchemaWish { Schemas = HashMap(("public", new SchemaUpdate(true))) },
                    }),
            },
            new DesiredGroup("lake"));

        var plan = await Plans.Make(config, desired, new PlanOptions { Prune = Prune.WithinGroups }).Right();

        Assert.That(plan.ToString(), Is.EqualTo("""
            3 to create, 3 to update, 0 to replace, 1 to delete, 0 to do by hand

            + destination warehouse
                config.host = "sf"
                config.password = (secret)
                service = "snowflake"
                time_zone_offset = "0"
            - connector warehouse/postgres/old
            ~ connector warehouse/postgres/crm
                config.host: "db1" → "db2"
                sync_frequency: 360 → 60
            + connector warehouse/mysql/erp
                auth = (secret)
                config.api_url = (secret)
                config.host = "db3"
                config.schema = "erp"
                paused = true
                service = "mysql"
            ~ schema config warehouse/mysql/erp
                settings = of 1 schemas and 0 tables
            ~ connector warehouse/mysql/erp
                paused: true → false
            + group lake
            """.ReplaceLineEndings("\n")));
        Assert.That(plan.ToJson(), Does.Not.Contain("new secret").And.Not.Contain("new-secret"));
        Assert.That(plan.ToJson(), Does.Contain("\"name\": \"warehouse/mysql/erp\""));
        Assert.That(plan.HasDeletes, Is.True);
    }

    [Test]
    public async Task A_new_connector_is_created_paused_gets_its_schema_config_and_is_resumed()
    {
        var desired = One(new DesiredConnector(Service.Postgres, "crm.orders")
        {
            Schemas = new SchemaWish
            {
                Schemas = HashMap(("public", new SchemaUpdate(true) { Tables = HashMap(("orders", new TableUpdate(false))) })),
            },
        });
        var plan = await Plans.Make(config, desired).Right();
        var before = fivetran.Requests.Count;

        var applied = await Plans.Apply(config, plan).ToListAsync();

        Assert.That(
            applied.Select(one => $"{one.Right()}"),
            Is.EqualTo(new[]
            {
                "create connector warehouse/postgres/crm.orders: done",
                "update schema config warehouse/postgres/crm.orders: done",
                "update connector warehouse/postgres/crm.orders: done",
            }));
        Assert.That(
            fivetran.Requests.Skip(before)
                .Where(request => request.Method != "GET")
                .Select(request => $"{request.Method} {request.Body.Case}"),
            Is.EqualTo(new[]
            {
                $$$"""POST {"paused":true,"service":"postgres","config":{"schema":"crm","table":"orders"},"group_id":"{{{groupId}}}"}""",
                """POST {"exclude_mode":"PRESERVE"}""",
                """PATCH {"schemas":{"public":{"enabled":true,"tables":{"orders":{"enabled":false}}}}}""",
                """PATCH {"paused":false,"run_setup_tests":false}""",
            }));
        Assert.That((await Plans.Make(config, desired).Right()).IsEmpty, Is.True);
    }

    [Test]
    public async Task Deletes_require_their_confirmation_and_a_change_of_the_account_refuses_the_plan()
    {
        await Add("crm", new { schema = "crm" });
        var pruning = new PlanOptions { Prune = Prune.WithinGroups };
        var plan = await Plans.Make(config, Desired.Of(new DesiredGroup("warehouse")), pruning).Right();

        var unconfirmed = (await Plans.Apply(config, plan).ToListAsync()).Single().Left();
        var wrong = (await Plans.Apply(config, plan, Confirm.GroupDeletion).ToListAsync()).Single().Left();
        await Add("new", new { schema = "new" });
        var stale = (await Plans.Apply(config, plan, Confirm.PlanDeletion).ToListAsync()).Single().Left();

        Assert.That(
            $"{unconfirmed}",
            Is.EqualTo("InvalidRequest Plans.Apply: the plan has deletes, which have to be confirmed with Confirm.PlanDeletion; nothing "
                + "was sent"));
        Assert.That(wrong, Is.EqualTo(unconfirmed));
        Assert.That(
            $"{stale}",
            Is.EqualTo("Conflict Plans.Apply: the account has changed since the plan was made; nothing was sent: make a new plan"));
        Assert.That(fivetran.Requests.Where(request => request.Method == "DELETE"), Is.Empty);
    }

    [Test]
    public async Task A_sync_between_plan_and_apply_is_no_change_of_the_account()
    {
        var id = await Add("crm", new { schema = "crm" });
        var plan = await Plans.Make(config, One(new DesiredConnector(Service.Postgres, "crm") { SyncFrequency = 60 })).Right();
        await Connectors.Sync(config, id).Right();
        fivetran.Advance(TimeSpan.FromHours(1));

        var applied = await Plans.Apply(config, plan).ToListAsync();

        Assert.That(applied.Single().Right().Outcome, Is.EqualTo(BulkOutcome.Done));
        Assert.That(
            fivetran.Requests.Last(request => request.Method == "PATCH").Body,
            Is.EqualTo(Some("""{"sync_frequency":60,"run_setup_tests":false}""")));
    }

    [Test]
    public async Task Secrets_are_sent_for_the_connectors_to_rotate_only()
    {
        await Add("crm", new { schema = "crm", host = "db1", password = "old" });
        var desired = One(new DesiredConnector(Service.Postgres, "crm") { Config = new { host = "db1", password = "new" } });

        var plain = await Plans.Make(config, desired).Right();
        var rotating = await Plans.Make(config, desired, new PlanOptions { Rotate = Seq1("warehouse/postgres/crm") }).Right();
        await Plans.Apply(config, rotating).ToListAsync();

        Assert.That(plain.IsEmpty, Is.True);
        Assert.That(
            $"{rotating.Changes.Single()}",
            Is.EqualTo("~ connector warehouse/postgres/crm\n    config.password: (secret, unknown) → (secret)"));
        Assert.That(
            fivetran.Requests.Last(request => request.Method == "PATCH").Body,
            Is.EqualTo(Some("""{"config":{"password":"new"},"run_setup_tests":true}""")));
    }

    [Test]
    public async Task Values_that_the_service_writes_in_another_form_are_no_differences()
    {
        await Add("crm", new
        {
            schema = "crm",
            port = "5432",
            is_secure = "true",
            mode = "READ_REPLICA",
            empty = "",
            tunnel = new { host = "t", server_default = 1 },
        });
        var same = One(new DesiredConnector(Service.Postgres, "crm")
        {
            DataDelaySensitivity = new DataDelaySensitivity("normal"),
            Config = new
            {
                port = 5432,
                is_secure = true,
                mode = "read_replica",
                empty = System.Array.Empty<string>(),
                missing = "",
                tunnel = new { host = "t" },
            },
        });

        Assert.That($"{await Plans.Make(config, same).Right()}", Is.EqualTo("The account is in its desired state."));
    }

    [Test]
    public async Task A_connector_that_cannot_be_read_is_not_created_again()
    {
        var id = await Add("crm", new { schema = "crm", host = "db1" });
        var broken = config with
        {
            Retry = RetryPolicy.Never,
            Send = (request, cancellation) => request.RequestUri!.AbsolutePath == $"/v1/connections/{id}"
                ? Task.FromResult(Transport.Response(500, """{"code":"Error","message":"broken"}""", "application/json"))
                : fivetran.Send(request, cancellation),
        };

        var plan = await Plans.Make(broken, One(new DesiredConnector(Service.Postgres, "crm") { Config = new { host = "db2" } })).Right();

        Assert.That(plan.IsEmpty, Is.True);
        Assert.That(
            plan.Manual.Map(action => $"{action}"),
            Is.EqualTo(Seq1("! connector warehouse/postgres/crm: it could not be read, and nothing is planned for it: broken")));
    }

    [Test]
    public async Task A_desired_state_that_is_not_valid_is_refused_before_anything_is_sent()
    {
        var before = fivetran.Requests.Count;
        Desired[] invalid =
        [
            Desired.Of(new DesiredGroup("one"), new DesiredGroup("one")),
            Desired.Of(new DesiredGroup(" ")),
            One(new DesiredConnector(Service.Postgres, "crm"), new DesiredConnector(Service.Postgres, "crm")),
            One(new DesiredConnector(Service.Postgres, "")),
            One(new DesiredConnector(Service.Postgres, "crm") { Config = "{}" }),
            One(new DesiredConnector(Service.Postgres, "crm") { DailySyncTime = "25:99" }),
        ];

        foreach (var desired in invalid)
        {
            Assert.That(await Plans.Make(config, desired).Left(), Is.InstanceOf<FivetranError.InvalidRequest>());
        }

        Assert.That(fivetran.Requests.Count, Is.EqualTo(before));
    }

    private static Desired One(params DesiredConnector[] connectors) =>
        Desired.Of(new DesiredGroup("warehouse") { Connectors = toSeq(connectors) });

    private async Task<string> Add(string schema, object settings) =>
        (await Connectors.Create(config, new NewConnector(groupId, Service.Postgres) { Config = settings }).Right()) is var created
        && created.Schema == schema
            ? created.Id
            : throw new AssertionException($"the schema is {created.Schema}");
}
