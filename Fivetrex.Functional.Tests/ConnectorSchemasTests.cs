using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests;

internal sealed class ConnectorSchemasTests
{
    private readonly InMemoryFivetran fivetran = Ambient.Seeded();

    private ClientConfig Config => fivetran.Client;

    private static string Connector => "azure_crane";

    [Test]
    public async Task Get_is_None_before_the_first_reload_of_the_schema()
    {
        Assert.That(await ConnectorSchemas.Get(Config, Connector).Right(), Is.EqualTo(Option<SchemaConfig>.None));

        var reloaded = await ConnectorSchemas.Reload(Config, Connector).Right();

        Assert.That(await ConnectorSchemas.Get(Config, Connector).Right(), Is.EqualTo(Some(reloaded)));
        Assert.That(fivetran.Requests[1].Body, Is.EqualTo(Some("""{"exclude_mode":"PRESERVE"}""")));
    }

    [Test]
    public async Task A_404_without_a_specific_code_is_resolved_by_getting_the_connector()
    {
        var plain = new Transport(
            Transport.Answer(404, """{"code":"NotFound","message":"HTTP 404 Not Found"}"""),
            Transport.Json(Samples.Data(Samples.Connector)),
            Transport.Answer(404, ""),
            Transport.Answer(404, """{"code":"NotFound_Connection","message":"There is no such connection"}"""));

        Assert.That(await ConnectorSchemas.Get(plain.Config, "c").Right(), Is.EqualTo(Option<SchemaConfig>.None));
        Assert.That(
            await ConnectorSchemas.Get(plain.Config, "c").Left(), Has.Property("Endpoint").EqualTo("GET /connections/{connectorId}"));
        Assert.That(
            plain.Lines,
            Is.EqualTo(new[]
            {
                "GET /v1/connections/c/schemas",
                "GET /v1/connections/c",
                "GET /v1/connections/c/schemas",
                "GET /v1/connections/c",
            }));
    }

    [Test]
    public async Task A_missing_connector_is_NotFound_after_one_request()
    {
        Assert.That(await ConnectorSchemas.Get(Config, "none").Left(), Is.InstanceOf<FivetranError.NotFound>());
        Assert.That(fivetran.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task The_first_sync_captures_the_schema()
    {
        await Connectors.Sync(Config, Connector).Right();

        Assert.That(
            (await ConnectorSchemas.Get(Config, Connector).Right()).Map(schema => schema.Schemas.Keys.ToSeq()),
            Is.EqualTo(Some(Seq1("public"))));
    }

    [Test]
    public async Task Schemas_tables_and_columns_are_updated_by_name()
    {
        await ConnectorSchemas.Reload(Config, Connector).Right();

        await ConnectorSchemas.UpdateSchema(
            Config, Connector, "public", new SchemaUpdate(true) { Tables = HashMap(("orders", new TableUpdate(false))) }).Right();
        await ConnectorSchemas.UpdateTable(
            Config, Connector, "public", "customers", new TableUpdate(true) { SyncMode = SyncMode.History }).Right();
        var schema = await ConnectorSchemas.UpdateColumn(
            Config, Connector, "public", "customers", "email", new ColumnUpdate(true) { Hashed = true }).Right();

        var tables = schema.Schemas["public"].Tables;
        Assert.That(
            (
                tables["orders"].Enabled,
                tables["customers"].SyncMode,
                tables["customers"].Columns.Keys.ToSeq(),
                tables["customers"].Columns["email"].Hashed),
            Is.EqualTo((Some(false), Some(SyncMode.History), Seq1("email"), Some(true))));
        Assert.That(
            (await ConnectorSchemas.GetColumns(Config, Connector, "public", "customers").Right()).Columns.Keys.Order(),
            Is.EqualTo(new[] { "email", "id", "name" }),
            "GetColumns returns all columns of the source");
    }

    [TestCase("Public", "customers", "email")]
    [TestCase("public", "Customers", "email")]
    [TestCase("public", "customers", "E-Mail")]
    public async Task A_name_in_another_case_is_NotFound(string schema, string table, string column)
    {
        await ConnectorSchemas.Reload(Config, Connector).Right();

        Assert.That(
            await ConnectorSchemas.UpdateColumn(Config, Connector, schema, table, column, new ColumnUpdate(true)).Left(),
            Is.InstanceOf<FivetranError.NotFound>());
    }

    [Test]
    public async Task An_update_is_applied_completely_or_not_at_all()
    {
        await ConnectorSchemas.Reload(Config, Connector).Right();

        var error = await ConnectorSchemas.Update(Config, Connector, new SchemaConfigUpdate
        {
            Schemas = HashMap(("public", new SchemaUpdate(true)
            {
                Tables = HashMap(("orders", new TableUpdate(false)), ("schema_migrations", new TableUpdate(true))),
            })),
        }).Left();

        Assert.That(error, Is.InstanceOf<FivetranError.InvalidRequest>());
        Assert.That(
            (await ConnectorSchemas.Get(Config, Connector).Right()).Bind(schema => schema.Schemas["public"].Tables["orders"].Enabled),
            Is.EqualTo(Some(true)));
    }

    [Test]
    public async Task Only_a_blocked_column_can_be_dropped()
    {
        await ConnectorSchemas.Reload(Config, Connector).Right();
        var drop = ConnectorSchemas.DropColumns(
            Config, Connector, Confirm.ColumnDrop, Seq1(new SourceColumn("public", "customers", "email")));

        Assert.That(await drop.Left(), Is.InstanceOf<FivetranError.Conflict>());
        await ConnectorSchemas.UpdateColumn(Config, Connector, "public", "customers", "email", new ColumnUpdate(false)).Right();
        await drop.Right();
        await ConnectorSchemas.DropColumn(Config, Connector, Confirm.ColumnDrop, "public", "customers", "email").Right();

        Assert.That(
            fivetran.Requests
                .Filter(request => request.Path.EndsWith("drop-columns", StringComparison.Ordinal))
                .Map(request => request.Body)
                .Distinct(),
            Is.EqualTo(new[] { Some("""{"schemas":{"public":{"tables":{"customers":{"columns":["email"]}}}}}""") }));
    }

    [Test]
    public async Task Empty_lists_and_blank_names_are_InvalidRequest_and_nothing_is_sent()
    {
        var sofar = fivetran.Requests.Count;
        foreach (var (call, message) in new (Aff<Either<FivetranError, Unit>>, string)[]
        {
            (ConnectorSchemas.DropColumns(Config, "c", Confirm.ColumnDrop, Empty), "columns is empty; nothing was sent"),
            (ConnectorSchemas.DropColumns(
                Config, "c", Confirm.ColumnDrop, Seq1(new SourceColumn("s", "", "c"))), "a column has a blank name; nothing was sent"),
            (ConnectorSchemas.Resync(
                Config, "c", Confirm.TableResync, Empty), "tables is empty, which would mean all of them; nothing was sent"),
        })
        {
            Assert.That((await call.Left()).Message, Is.EqualTo(message));
        }

        Assert.That(fivetran.Requests, Has.Count.EqualTo(sofar));
    }

    [Test]
    public async Task A_cleared_field_is_sent_as_null_and_an_unset_field_is_not_sent()
    {
        var transport = new Transport(Transport.Json(Samples.Data(Samples.Of(typeof(SchemaConfig)))));

        await ConnectorSchemas.UpdateTable(
            transport.Config, "c", "s", "t", new TableUpdate(None) { RowFilter = Edit<RowFilter>.Clear }).Right();
        await ConnectorSchemas.UpdateColumn(transport.Config, "c", "s", "t", "c", new ColumnUpdate(false)).Right();

        Assert.That(
            transport.Requests.Select(request => request.Body), Is.EqualTo(new[] { """{"row_filter":null}""", """{"enabled":false}""" }));
    }

    [Test]
    public async Task A_table_resync_adds_a_warning_that_can_be_dismissed()
    {
        await ConnectorSchemas.Reload(Config, Connector).Right();
        await ConnectorSchemas.Resync(Config, Connector, Confirm.TableResync, Seq1(new SourceTable("public", "orders"))).Right();

        Assert.That(
            (await Connectors.ListWarnings(Config, Connector).Right()).Items.Map(warning => (warning.Table, warning.Warnings[0].Code)),
            Is.EqualTo(new[] { (Some("orders"), Some("resync_table_warning")) }));
        Assert.That(
            await Connectors.DismissWarnings(Config, Connector, Seq1("of_another_kind")).Left(),
            Is.InstanceOf<FivetranError.InvalidRequest>());
        await Connectors.DismissWarnings(Config, Connector, Seq1("resync_table_warning")).Right();
        Assert.That(Connectors.StreamWarnings(Config, Connector).Collect().Right(), Is.Empty);
    }
}
