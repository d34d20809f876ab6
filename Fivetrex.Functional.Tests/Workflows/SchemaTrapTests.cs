using System.Text.Json.Nodes;
using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests.Workflows;

/// <summary>The traps of schema configurations: parts that are locked, missing, unlisted, unsupported, rejected or ignored.</summary>
internal sealed partial class SchemaTrapTests
{
    private static readonly PatchSettings Locked = new(Allowed: false, ReasonCode: "OTHER", Reason: "Table has no primary key");

    private static readonly SchemaConfig Source = SchemaAccount.Source(
        ("orders", new TableNode(Columns: Columns("id", "total"))),
        ("Users", new TableNode(Columns: Columns("email"))),
        ("locked", new TableNode(Enabled: false, EnabledPatchSettings: Locked)),
        ("plain", new TableNode(SupportsColumnsConfig: false, SupportsHistoryMode: false, SyncMode: SyncMode.SoftDelete)));

    private static IEnumerable<TestCaseData<SchemaWish, string[]>> Refusals =>
    [
        new(Table("locked", new TableUpdate(true)),
            ["Locked public.locked enabled: false → true: locked by the service: Table has no primary key"]) { TestName = "Locked" },
        new(Table("locked", new TableUpdate(false)), []) { TestName = "Locked, with the value that it has" },
        new(Table("users", new TableUpdate(true)),
            ["NotFound public.users enabled: unset → true: the connector has no such table; 'Users' is the nearest name"])
        {
            TestName = "A table in another case",
        },
        new(Table("xyz", new TableUpdate(true)),
            ["NotFound public.xyz enabled: unset → true: the connector has no such table"]) { TestName = "No such table" },
        new(new SchemaWish { Schemas = HashMap(("Public", new SchemaUpdate(true))) },
            ["NotFound Public enabled: unset → true: the connector has no such schema; 'public' is the nearest name"])
        {
            TestName = "A schema in another case",
        },
        new(Table("plain", Column("c", new ColumnUpdate(None) { Hashed = true })),
            ["Unsupported public.plain.c hashed: false → true: the columns of this table cannot be configured"])
        {
            TestName = "A table without a configuration of columns",
        },
        new(Table("plain", Column("c", new ColumnUpdate(true) { Hashed = false })), [])
        {
            TestName = "A table without a configuration of columns, with the values that they have",
        },
        new(Table("plain", new TableUpdate(None) { SyncMode = SyncMode.History }),
            ["Unsupported public.plain sync_mode: SOFT_DELETE → HISTORY: the table does not support history mode"])
        {
            TestName = "A table without a history mode",
        },
    ];

    [TestCaseSource(nameof(Refusals))]
    public async Task A_part_that_the_service_would_not_take_is_reported_and_not_sent(SchemaWish wish, string[] refusals)
    {
        var account = await SchemaAccount.Captured(Source);

        Assert.That(RefusedBy(await account.Converge(wish)), Is.EqualTo(refusals));
        Assert.That(account.Lines, Is.EqualTo(new[] { "GET schemas" }));
    }

    [Test]
    public async Task The_other_parts_are_changed()
    {
        var account = await SchemaAccount.Captured(Source);

        var outcome = await account.Converge(SchemaAccount.Tables(("locked", new TableUpdate(true)), ("orders", new TableUpdate(false))));

        Assert.That(account.Lines, Is.EqualTo(new[] { "GET schemas", "PATCH schemas", "GET schemas" }));
        Assert.That($"{outcome}", Is.EqualTo("""
            Incomplete
              public.orders enabled: true → false
              public.locked enabled: false → true: locked by the service: Table has no primary key
            """));
    }

    [Test]
    public async Task A_locked_column_is_reported_and_can_be_hashed()
    {
        var account = await SchemaAccount.Captured();
        await ConnectorSchemas.UpdateColumn(account.Config, account.Id, "public", "orders", "id", new ColumnUpdate(true)).Right();

        var outcome = await account.Converge(Table("orders", Column("id", new ColumnUpdate(false) { Hashed = true })));

        Assert.That(
            RefusedBy(outcome),
            Is.EqualTo(new[] { "Locked public.orders.id enabled: true → false: locked by the service: SYSTEM_COLUMN" }));
        Assert.That(account.Updates[^1].Value.GetRawText(), Does.Contain("""{"enabled":true,"hashed":true}"""));
    }

    [TestCase("ALLOW_ALL", new[] { "GET schemas" })]
    [TestCase("ALLOW_COLUMNS", new[] { "GET schemas" })]
    [TestCase("BLOCK_ALL", new[] { "GET schemas", "GET schemas/public/tables/orders/columns" })]
    public async Task A_column_that_is_not_listed_has_the_default_of_the_policy(string policy, string[] lines)
    {
        var account = await SchemaAccount.Captured(Source);
        await account.Converge(new SchemaWish { SchemaChangeHandling = new SchemaChangeHandling(policy) });
        _ = account.Lines;
        var wish = Table("orders", Column("total", new ColumnUpdate(true) { Hashed = false, TargetDataType = Edit<TargetDataType>.Clear }));

        Assert.That((await account.Converge(wish)).IsSuccess, Is.True);
        Assert.That(account.Lines, Is.EqualTo(lines));
    }

    [Test]
    public async Task The_primary_key_of_a_column_that_is_not_listed_is_read_from_the_source()
    {
        var account = await SchemaAccount.Captured();

        var outcome = await account.Converge(Table("orders", Column("id", new ColumnUpdate(None) { IsPrimaryKey = true })));
        Assert.That(account.Lines, Is.EqualTo(new[] { "GET schemas", "GET schemas/public/tables/orders/columns" }));
        Assert.That(outcome.IsSuccess, Is.True);

        await account.Converge(Table("orders", Column("id", new ColumnUpdate(None) { IsPrimaryKey = false })));
        Assert.That(account.Lines, Is.EqualTo(new[]
        {
            "GET schemas", "GET schemas/public/tables/orders/columns", "PATCH schemas", "GET schemas",
        }));
    }

    [Test]
    public async Task A_source_that_cannot_be_read_does_not_prevent_the_change()
    {
        var account = await SchemaAccount.Captured(Source);
        account.Config = account.Config with
        {
            Send = (request, cancellation) => request.RequestUri!.AbsolutePath.EndsWith("columns", StringComparison.Ordinal)
                ? Transport.Answer(400, """{"code":"InvalidInput","message":"The connection is not connected."}""")(request, cancellation)
                : account.Fivetran.Send(request, cancellation),
        };

        var outcome = await account.Converge(Table("orders", Column("id", new ColumnUpdate(None) { IsPrimaryKey = true })));

        Assert.That(outcome.IsSuccess, Is.True, $"{outcome}");
        Assert.That(account.Lines, Is.EqualTo(new[] { "GET schemas", "PATCH schemas", "GET schemas" }));
    }

    [Test]
    public async Task More_schemas_and_tables_than_the_wish_names_are_no_difference()
    {
        var account = await SchemaAccount.Captured(Source);

        Assert.That((await account.Converge(Table("orders", new TableUpdate(true)))).IsSuccess, Is.True);
        Assert.That(account.Lines, Is.EqualTo(new[] { "GET schemas" }));
    }

    [Test]
    public async Task Only_the_named_tables_stay_enabled()
    {
        var account = await SchemaAccount.Captured(new SchemaConfig(Source.Schemas.Add("audit", new SchemaNode())));

        var outcome = await account.Converge(Table("orders", new TableUpdate(true)) with { OnlyNamed = true });

        Assert.That($"{outcome}", Is.EqualTo("""
            Converged
              audit enabled: true → false
              public.Users enabled: true → false
              public.plain enabled: true → false
            """));
    }

    // the service may leave the tables of a disabled schema out of its answer
    [Test]
    public async Task Tables_that_are_listed_only_when_their_schema_is_enabled_are_changed_in_a_second_update()
    {
        var account = await SchemaAccount.Captured(Source);
        await account.Converge(new SchemaWish { Schemas = HashMap(("public", new SchemaUpdate(false))) });
        _ = account.Lines;
        account.Config = account.Config with { Send = WithoutTablesOfDisabledSchemas(account.Fivetran.Send) };
        var wish = new SchemaWish
        {
            Schemas = HashMap(("public", new SchemaUpdate(true) { Tables = HashMap(("orders", new TableUpdate(true))) })),
            OnlyNamed = true,
        };

        Assert.That((await account.Converge(wish)).IsSuccess, Is.True);
        Assert.That(account.Lines, Is.EqualTo(new[] { "GET schemas", "PATCH schemas", "GET schemas", "PATCH schemas", "GET schemas" }));
        Assert.That(
            (await account.Schema()).Schemas["public"].Tables.Filter(table => table.Enabled == Some(true)).Keys,
            Is.EqualTo(new[] { "orders" }));
    }

    [Test]
    public async Task A_row_filter_is_compared_without_the_default_of_its_operator_and_can_be_cleared()
    {
        var account = await SchemaAccount.Captured(Source);
        var one = new RowFilter("eu", "Rows of the EU", Seq1(new ColumnClause("region", "STRING", "EQUALS", Seq1("EU"))));
        var two = one with { ColumnClauses = one.ColumnClauses.Add(new ColumnClause("total", "LONG", "GREATER", Seq1("0"))) };

        Assert.That(await Changes(new TableUpdate(None) { RowFilter = one }), Is.EqualTo(1));
        Assert.That(await Changes(new TableUpdate(None) { RowFilter = one with { Operator = "OR" } }), Is.Zero, "one condition");
        Assert.That(await Changes(new TableUpdate(None) { RowFilter = two with { Operator = "AND" } }), Is.EqualTo(1));
        Assert.That(await Changes(new TableUpdate(None) { RowFilter = two }), Is.Zero, "AND is the default");
        Assert.That(await Changes(new TableUpdate(None) { RowFilter = two with { Operator = "OR" } }), Is.EqualTo(1));

        var kept = SchemaWish.From(await account.Schema());
        Assert.That(await Changes(new TableUpdate(None) { RowFilter = Edit<RowFilter>.Clear }), Is.EqualTo(1));
        Assert.That(await Changes(new TableUpdate(None) { RowFilter = Edit<RowFilter>.Clear }), Is.Zero);
        Assert.That((await account.Schema()).Schemas["public"].Tables["orders"].RowFilter.IsNone, Is.True);
        Assert.That((await account.Converge(kept)).IsSuccess, Is.True);
        Assert.That((await account.Schema()).Schemas["public"].Tables["orders"].RowFilter.IsSome, Is.True);

        async Task<int> Changes(TableUpdate table) => (await account.Converge(Table("orders", table))).Match(
            Converged: done => done.Changed.Count, Incomplete: some => -some.Refused.Count, NotCaptured: _ => -1);
    }

    [Test]
    public void A_configuration_with_the_former_field_of_the_policy_is_compared_too()
    {
        var former = new SchemaConfig(EnableNewByDefault: true);
        var wish = new SchemaWish { SchemaChangeHandling = SchemaChangeHandling.AllowAll };

        Assert.That(SchemaDiff.Of(wish, former).IsEmpty, Is.True);
        Assert.That(SchemaWish.From(former), Is.EqualTo(wish));
        Assert.That(SchemaDiff.Of(wish, new SchemaConfig(EnableNewByDefault: false)).Changes, Has.Count.EqualTo(1));
    }

    [Test]
    public void A_part_names_itself_and_quotes_names_with_dots() => Assert.That(
        new[] { new SchemaPart(), new SchemaPart("public"), new SchemaPart("a.b", "c d"), new SchemaPart("a", "b", "c") }
            .Select(part => $"{part}"),
        Is.EqualTo(new[] { "", "public", "\"a.b\".c d", "a.b.c" }));

    private static SchemaWish Table(string name, TableUpdate table) => SchemaAccount.Tables((name, table));

    private static TableUpdate Column(string name, ColumnUpdate column) => new(None) { Columns = HashMap((name, column)) };

    private static HashMap<string, ColumnNode> Columns(params string[] names) => toHashMap(names.Select(name => (name, new ColumnNode())));

    private static string[] RefusedBy(SchemaConvergence outcome) => outcome is SchemaConvergence.Incomplete incomplete
        ? [.. incomplete.Refused.Map(refusal => $"{refusal.Kind} {refusal}")]
        : [];

    private static Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> WithoutTablesOfDisabledSchemas(
        Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> send) => async (request, cancellation) =>
        {
            var response = await send(request, cancellation);
            var body = JsonNode.Parse(await response.Content.ReadAsStringAsync(cancellation))!;
            foreach (var (_, schema) in body["data"]?["schemas"] as JsonObject ?? [])
            {
                if (schema!["enabled"]!.GetValue<bool>() == false)
                {
                    schema.AsObject().Remove("tables");
                }
            }

            response.Content = new StringContent($"{body}", System.Text.Encoding.UTF8, "application/json");
            return response;
        };
}
