namespace Fivetrex.Functional;

/// <summary>The rules by which a schema configuration is read and changed.</summary>
internal static class SchemaRules
{
    /// <summary>Returns the handling of schema changes, also from a configuration that has only the former field.</summary>
    public static Option<SchemaChangeHandling> HandlingOfChanges(this SchemaConfig schema) =>
        schema.SchemaChangeHandling
            || schema.EnableNewByDefault.Filter(isAllowed => isAllowed).Map(_ => SchemaChangeHandling.AllowAll);

    /// <summary>Returns whether a column that the configuration does not list is enabled; None when that is unknown.</summary>
    public static Option<bool> EnabledOfUnlisted(this SchemaConfig schema) => schema.HandlingOfChanges()
        .Filter(handling => handling == SchemaChangeHandling.AllowAll || handling == SchemaChangeHandling.AllowColumns)
        .Map(_ => true);

    /// <summary>Returns the settings that a wish names, and those of the parts that it disables because it does not name them.</summary>
    public static SchemaConfigUpdate In(this SchemaWish wish, SchemaConfig actual)
    {
        var schemas = wish.OnlyNamed
            ? actual.Schemas.Filter((name, _) => !wish.Schemas.ContainsKey(name)).Map(_ => new SchemaUpdate(false))
            : default;
        var named = wish.Schemas.Map((name, schema) =>
            wish.OnlyNamed ? actual.Schemas.Find(name).Match(Some: found => WithOthers(schema, found), None: () => schema) : schema);
        return new SchemaConfigUpdate { Schemas = named + schemas, SchemaChangeHandling = wish.SchemaChangeHandling };
    }

    /// <summary>Returns the tables with columns whose wished settings cannot be compared without a read of the source.</summary>
    public static Seq<SourceTable> TablesToRead(this SchemaConfigUpdate wish, SchemaConfig actual)
    {
        var isKnown = actual.EnabledOfUnlisted().IsSome;
        return toSeq(
            from schema in wish.Schemas.AsEnumerable()
            from table in schema.Value.Tables.AsEnumerable()
            from found in actual.Schemas.Find(schema.Key).Bind(parent => parent.Tables.Find(table.Key)).AsEnumerable()
            where found.SupportsColumnsConfig != Some(false)
            where table.Value.Columns.AsEnumerable().Any(column => !found.Columns.ContainsKey(column.Key)
                && (column.Value.IsPrimaryKey.IsSome || (!isKnown && column.Value.Enabled.IsSome)))
            orderby schema.Key, table.Key
            select new SourceTable(schema.Key, table.Key)).Strict();
    }

    /// <summary>Returns the configuration with columns that were read from the source. A column that it lists stays as it is.</summary>
    public static SchemaConfig With(this SchemaConfig schema, Seq<(SourceTable Table, TableColumns Columns)> read) => schema with
    {
        Schemas = read.Fold(schema.Schemas, (schemas, one) => schemas.TrySetItem(one.Table.Schema, parent => parent with
        {
            Tables = parent.Tables.TrySetItem(one.Table.Table, table => table with
            {
                Columns = one.Columns.Columns.AddOrUpdateRange(table.Columns.AsEnumerable()),
            }),
        })),
    };

    private static SchemaUpdate WithOthers(SchemaUpdate wish, SchemaNode actual) => wish.Tables.IsEmpty
        ? wish
        : wish with
        {
            Tables = wish.Tables
                + actual.Tables.Filter((name, _) => !wish.Tables.ContainsKey(name)).Map(_ => new TableUpdate(false)),
        };
}
