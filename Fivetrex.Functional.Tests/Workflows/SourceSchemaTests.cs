using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests.Workflows;

/// <summary>The source of a connector of the embedded service, and the reloads of it.</summary>
internal sealed class SourceSchemaTests
{
    private static readonly TableNode Locked = new(Enabled: false, EnabledPatchSettings: new PatchSettings(Allowed: false));

    [Test]
    public async Task A_source_is_read_by_the_next_reload_and_all_its_columns_are_known()
    {
        var table = new TableNode(Columns: HashMap(("a", new ColumnNode(IsPrimaryKey: true)), ("b", new ColumnNode())));
        var account = await SchemaAccount.Captured(SchemaAccount.Source(("t", table)));

        Assert.That((await account.Schema()).Schemas["public"].Tables["t"].Columns, Is.Empty, "only changed columns are listed");
        var columns = (await ConnectorSchemas.GetColumns(account.Config, account.Id, "public", "t").Right()).Columns;
        Assert.That(
            columns.AsEnumerable().OrderBy(column => column.Key).Select(column => (column.Key, column.Value.IsPrimaryKey)),
            Is.EqualTo(new[] { ("a", Some(true)), ("b", Some(false)) }));
    }

    [TestCase("ALLOW_ALL", true)]
    [TestCase("ALLOW_COLUMNS", false)]
    [TestCase("BLOCK_ALL", false)]
    public async Task A_table_that_the_source_adds_is_enabled_by_the_policy_and_one_that_it_drops_is_removed(string policy, bool isEnabled)
    {
        var account = await SchemaAccount.Captured(SchemaAccount.Source(("kept", new TableNode()), ("dropped", new TableNode())));
        await account.Converge(SchemaAccount.Tables(("kept", new TableUpdate(false))) with
        {
            SchemaChangeHandling = new SchemaChangeHandling(policy),
        });
        account.Fivetran.SetSource(account.Id, SchemaAccount.Source(("kept", new TableNode()), ("added", new TableNode())));

        var schema = await ConnectorSchemas.Reload(account.Config, account.Id).Right();

        Assert.That(
            schema.Schemas["public"].Tables.AsEnumerable().OrderBy(table => table.Key).Select(table => (table.Key, table.Value.Enabled)),
            Is.EqualTo(new[] { ("added", Some(isEnabled)), ("kept", Some(false)) }));
    }

    [TestCase("PRESERVE", false, true, false)]
    [TestCase("EXCLUDE", false, false, false)]
    [TestCase("INCLUDE", true, true, false)]
    public async Task A_reload_with_a_mode_changes_the_selection(string mode, bool disabled, bool enabled, bool locked)
    {
        var account = await SchemaAccount.Captured(SchemaAccount.Source(
            ("disabled", new TableNode(Enabled: false)), ("enabled", new TableNode()), ("locked", Locked)));

        var schema = await ConnectorSchemas.Reload(account.Config, account.Id, new ExcludeMode(mode)).Right();

        Assert.That(
            schema.Schemas["public"].Tables.AsEnumerable().OrderBy(table => table.Key).Select(table => table.Value.Enabled),
            Is.EqualTo(new[] { Some(disabled), Some(enabled), Some(locked) }));
    }

    [Test]
    public void The_source_of_a_connector_that_does_not_exist_cannot_be_set() =>
        Assert.That(new InMemoryFivetran().SetSource("no_one", new SchemaConfig()), Is.False);
}
