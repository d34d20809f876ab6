namespace Fivetrex.Functional;

/// <summary>The smallest update that makes some of the changes of a wish.</summary>
/// <param name="actual">The current configuration, for the required fields of the parts around a change.</param>
/// <param name="changes">The changes.</param>
/// <param name="made">The changes that were made after the current configuration was read.</param>
internal sealed class SchemaSelection(
    SchemaConfig actual, Seq<SchemaDifference> changes, IReadOnlySet<(SchemaPart Part, string Setting)> made)
{
    private readonly System.Collections.Generic.HashSet<(SchemaPart Part, string Setting)> kept =
        [.. changes.Map(change => (change.Part, change.Setting))];

    /// <summary>Returns the update.</summary>
    public SchemaConfigUpdate Of(SchemaConfigUpdate wish) => new()
    {
        SchemaChangeHandling = Keep(new SchemaPart(), SchemaSettings.Handling, wish.SchemaChangeHandling),
        Schemas = ByName(changes, part => part.Schema, (name, within) =>
            OfSchema(new SchemaPart(name), wish.Schemas[name], actual.Schemas.Find(name), within)),
    };

    private static HashMap<string, T> ByName<T>(
        IEnumerable<SchemaDifference> changes,
        Func<SchemaPart, Option<string>> name,
        Func<string, IEnumerable<SchemaDifference>, T> update) =>
        toHashMap(
            from change in changes
            where name(change.Part).IsSome
            group change by (string)name(change.Part).Case! into within
            select (within.Key, update(within.Key, within)));

    private SchemaUpdate OfSchema(SchemaPart part, SchemaUpdate wish, Option<SchemaNode> found, IEnumerable<SchemaDifference> within) =>
        new(Enabled(part, wish.Enabled) || found.Bind(now => now.Enabled))
        {
            Tables = ByName(within, at => at.Table, (name, inTable) =>
                OfTable(part with { Table = name }, wish.Tables[name], found.Bind(now => now.Tables.Find(name)), inTable)),
        };

    private TableUpdate OfTable(SchemaPart part, TableUpdate wish, Option<TableNode> found, IEnumerable<SchemaDifference> within) =>
        new(Enabled(part, wish.Enabled) || found.Bind(now => now.Enabled))
        {
            SyncMode = Keep(part, SchemaSettings.SyncMode, wish.SyncMode),
            RowFilter = kept.Contains((part, SchemaSettings.RowFilter)) ? wish.RowFilter : default,
            Columns = ByName(within, at => at.Column, (name, _) =>
                OfColumn(part with { Column = name }, wish.Columns[name], found.Bind(now => now.Columns.Find(name)))),
        };

    private ColumnUpdate OfColumn(SchemaPart part, ColumnUpdate wish, Option<ColumnNode> found) =>
        new(Enabled(part, wish.Enabled) || found.Bind(now => now.Enabled) || actual.EnabledOfUnlisted())
        {
            Hashed = Keep(part, SchemaSettings.Hashed, wish.Hashed),
            IsPrimaryKey = Keep(part, SchemaSettings.IsPrimaryKey, wish.IsPrimaryKey),
            TargetDataType = kept.Contains((part, SchemaSettings.TargetDataType)) ? wish.TargetDataType : default,
        };

    // the part around a change must not become again as it was
    private Option<bool> Enabled(SchemaPart part, Option<bool> wish) =>
        made.Contains((part, SchemaSettings.Enabled)) ? wish : Keep(part, SchemaSettings.Enabled, wish);

    private Option<T> Keep<T>(SchemaPart part, string setting, Option<T> value) => kept.Contains((part, setting)) ? value : None;
}
