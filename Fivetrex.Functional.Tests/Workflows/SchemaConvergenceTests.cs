using System.Text.Json;
using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests.Workflows;

/// <summary>The requests and the outcomes of <see cref="ConnectorSchemas.Converge"/>.</summary>
internal sealed class SchemaConvergenceTests
{
    private static SchemaWish Everything => new()
    {
        SchemaChangeHandling = SchemaChangeHandling.BlockAll,
        Schemas = HashMap(("public", new SchemaUpdate(None)
        {
            Tables = HashMap(
                ("orders", new TableUpdate(false)),
                ("customers", new TableUpdate(None)
                {
                    SyncMode = SyncMode.History,
                    Columns = HashMap(("email", new ColumnUpdate(None) { Hashed = true }), ("name", new ColumnUpdate(false))),
                })),
        })),
    };

    [Test]
    public async Task All_changes_are_one_update_with_the_required_fields_and_are_read_back()
    {
        var account = await SchemaAccount.Captured();

        var outcome = await account.Converge(Everything);

        Assert.That(account.Lines, Is.EqualTo(new[] { "GET schemas", "PATCH schemas", "GET schemas" }));
        Assert.That(account.Updates, Is.EqualTo(new[]
        {
            new RawJson(JsonElement.Parse("""
                {"schema_change_handling": "BLOCK_ALL", "schemas": {"public": {"enabled": true, "tables": {
                    "customers": {"enabled": true, "sync_mode": "HISTORY", "columns": {
                        "email": {"enabled": true, "hashed": true},
                        "name": {"enabled": false}}},
                    "orders": {"enabled": false}}}}}
                """)),
        }));
        Assert.That($"{outcome}", Is.EqualTo("""
            Converged
              schema_change_handling: ALLOW_ALL → BLOCK_ALL
              public.customers sync_mode: SOFT_DELETE → HISTORY
              public.customers.email hashed: false → true
              public.customers.name enabled: true → false
              public.orders enabled: true → false
            """));
        Assert.That((await account.Schema()).Schemas["public"].Tables["customers"].Columns["email"].Hashed, Is.EqualTo(Some(true)));
    }

    [Test]
    public async Task A_second_time_sends_nothing()
    {
        var account = await SchemaAccount.Captured();
        await account.Converge(Everything);
        _ = account.Lines;

        var outcome = await account.Converge(Everything);

        Assert.That(account.Lines, Is.EqualTo(new[] { "GET schemas" }));
        Assert.That(outcome, Is.InstanceOf<SchemaConvergence.Converged>().With.Property("Changed").Empty);
    }

    [Test]
    public async Task The_wish_of_a_configuration_sends_nothing_after_it()
    {
        var account = await SchemaAccount.Captured();
        await account.Converge(Everything);
        var schema = await account.Schema();
        _ = account.Lines;

        var outcome = await account.Converge(SchemaWish.From(schema));

        Assert.That(account.Lines, Is.EqualTo(new[] { "GET schemas" }));
        Assert.That(outcome, Is.EqualTo(new SchemaConvergence.Converged(schema, Empty)));
    }

    [Test]
    public async Task The_wish_of_a_configuration_undoes_later_changes()
    {
        var account = await SchemaAccount.Captured();
        await account.Converge(Everything);
        var before = await account.Schema();
        await ConnectorSchemas.Reload(account.Config, account.Id, ExcludeMode.Exclude).Right();
        Assert.That((await account.Schema()).Schemas["public"].Enabled, Is.EqualTo(Some(false)));

        var outcome = await account.Converge(SchemaWish.From(before));

        Assert.That(outcome.IsSuccess, Is.True, $"{outcome}");
        Assert.That(await account.Schema(), Is.EqualTo(before));
    }

    [Test]
    public async Task A_connector_without_a_captured_schema_is_an_outcome()
    {
        var account = new SchemaAccount();

        Assert.That(await account.Converge(Everything), Is.EqualTo(new SchemaConvergence.NotCaptured()));
        Assert.That(account.Lines, Is.EqualTo(new[] { "GET schemas" }));

        await Waits.ForSchema(account.Config, account.Id, Wait.UpTo(TimeSpan.FromMinutes(1))).Right();
        Assert.That((await account.Converge(Everything)).IsSuccess, Is.True);
    }

    [Test]
    public async Task A_connector_that_does_not_exist_is_NotFound() => Assert.That(
        await ConnectorSchemas.Converge(new SchemaAccount().Config, "no_one", Everything).Left(), Is.InstanceOf<FivetranError.NotFound>());

    [Test]
    public async Task A_config_that_only_reads_sends_no_update()
    {
        var account = await SchemaAccount.Captured();

        var error = await ConnectorSchemas.Converge(account.Config.ReadOnly(), account.Id, Everything).Left();
        Assert.That(error.Message, Is.EqualTo("ClientConfig.ReadOnly permits no change of the account; nothing was sent"));
        Assert.That(account.Lines, Is.EqualTo(new[] { "GET schemas" }));

        var kept = SchemaWish.From(await account.Schema());
        Assert.That((await ConnectorSchemas.Converge(account.Config.ReadOnly(), account.Id, kept).Right()).IsSuccess, Is.True);
        Assert.That((await ConnectorSchemas.Converge(account.Config.WithoutDeletes(), account.Id, Everything).Right()).IsSuccess, Is.True);
    }

    [TestCase("", "orders", "total", "a schema has a blank name; nothing was sent")]
    [TestCase("public", " ", "total", "a table has a blank name; nothing was sent")]
    [TestCase("public", "orders", "", "a column has a blank name; nothing was sent")]
    public async Task A_blank_name_is_InvalidRequest_and_nothing_is_sent(string schema, string table, string column, string message)
    {
        var account = new SchemaAccount();
        var wish = new SchemaWish
        {
            Schemas = HashMap((schema, new SchemaUpdate(true)
            {
                Tables = HashMap((table, new TableUpdate(true) { Columns = HashMap((column, new ColumnUpdate(true))) })),
            })),
        };

        Assert.That((await ConnectorSchemas.Converge(account.Config, account.Id, wish).Left()).Message, Is.EqualTo(message));
        Assert.That(account.Lines, Is.Empty);
    }

    [Test]
    public async Task A_null_in_a_wish_is_InvalidRequest_and_nothing_is_sent()
    {
        var account = new SchemaAccount();
        var wish = SchemaAccount.Tables(("orders", null!));

        Assert.That(
            (await ConnectorSchemas.Converge(account.Config, account.Id, wish).Left()).Message,
            Is.EqualTo("table 'orders' is null; nothing was sent"));
        Assert.That(account.Lines, Is.Empty);
    }

    [Test]
    public async Task A_call_that_fails_is_the_error()
    {
        var account = await SchemaAccount.Captured();
        account.Config = account.Config with { Send = Failing };

        var error = await ConnectorSchemas.Converge(account.Config, account.Id, Everything).Left();
        Assert.That(error, Is.InstanceOf<FivetranError.ServerError>());
        Assert.That(account.Lines, Is.EqualTo(new[] { "GET schemas" }));

        Task<HttpResponseMessage> Failing(HttpRequestMessage request, CancellationToken cancellation) =>
            request.Method == HttpMethod.Patch
                ? Transport.Answer(500, "")(request, cancellation)
                : account.Fivetran.Send(request, cancellation);
    }

    [Test]
    public async Task Every_case_is_matched() => Assert.That(
        (await new SchemaAccount().Converge(Everything)).Match(
            Converged: _ => "converged",
            Incomplete: _ => "incomplete",
            NotCaptured: _ => "not captured"),
        Is.EqualTo("not captured"));
}
