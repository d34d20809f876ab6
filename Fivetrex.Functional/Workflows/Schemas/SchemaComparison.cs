namespace Fivetrex.Functional;

/// <summary>Compares the settings that a wish names with a schema configuration.</summary>
internal sealed class SchemaComparison(SchemaConfig actual)
{
    private readonly List<SchemaDifference> changes = [];
    private readonly List<SchemaRefusal> refusals = [];

    public SchemaDiff Result() => new(
        SchemaPart.InOrder(changes, change => change.Part), SchemaPart.InOrder(refusals, refusal => refusal.Difference.Part));

    public void Compare(SchemaConfigUpdate wish)
    {
        Compare(new SchemaPart(), SchemaSettings.Handling, actual.HandlingOfChanges(), wish.SchemaChangeHandling);
        foreach (var (name, schema) in wish.Schemas)
        {
            var part = new SchemaPart(name);
            if (actual.Schemas.Find(name).Case is SchemaNode found)
            {
                Compare(part, found, schema);
            }
            else
            {
                Refuse(part, schema.Enabled, MissingOf("schema", name, actual.Schemas.Keys));
            }
        }
    }

    private void Compare(SchemaPart part, SchemaNode found, SchemaUpdate wish)
    {
        Compare(part, SchemaSettings.Enabled, found.Enabled, wish.Enabled);

        // the service may leave out the tables of a disabled schema
        var isUnlisted = found.Tables.IsEmpty && found.Enabled != Some(true);
        foreach (var (name, table) in wish.Tables)
        {
            var inSchema = part with { Table = name };
            if (found.Tables.Find(name).Case is TableNode node)
            {
                Compare(inSchema, node, table);
            }
            else if (isUnlisted)
            {
                Compare(inSchema, new TableNode(), table);
            }
            else
            {
                Refuse(inSchema, table.Enabled, MissingOf("table", name, found.Tables.Keys));
            }
        }
    }

    private void Compare(SchemaPart part, TableNode found, TableUpdate wish)
    {
        Compare(part, SchemaSettings.Enabled, found.Enabled, wish.Enabled, LockOf(found.EnabledPatchSettings));
        Compare(part, SchemaSettings.SyncMode, found.SyncMode, wish.SyncMode, ModeProblem(found, wish.SyncMode));
        Compare(part, SchemaSettings.RowFilter, found.RowFilter.Map(Comparable), wish.RowFilter, Comparable, FilterProblem());
        var problem = found.SupportsColumnsConfig == Some(false)
            ? Refusal(SchemaRefusalKind.Unsupported, "the columns of this table cannot be configured")
            : None;
        foreach (var (name, column) in wish.Columns)
        {
            Compare(part with { Column = name }, found.Columns.Find(name).IfNone(UnlistedColumn), column, problem);
        }
    }

    private void Compare(SchemaPart part, ColumnNode found, ColumnUpdate wish, Option<(SchemaRefusalKind, string)> problem)
    {
        Compare(part, SchemaSettings.Enabled, found.Enabled, wish.Enabled, problem || LockOf(found.EnabledPatchSettings));
        Compare(part, SchemaSettings.Hashed, found.Hashed, wish.Hashed, problem);
        Compare(part, SchemaSettings.IsPrimaryKey, found.IsPrimaryKey, wish.IsPrimaryKey, problem);
        Compare(part, SchemaSettings.TargetDataType, found.TargetDataType, wish.TargetDataType, identity, problem);
    }

    private void Compare<T>(
        SchemaPart part, string setting, Option<T> now, Option<T> wish, Option<(SchemaRefusalKind Kind, string Reason)> problem = default)
    {
        if (wish.IsSome && now != wish)
        {
            Add(new SchemaDifference(part, setting, now.Map(Text), wish.Map(Text)), problem);
        }
    }

    private void Compare<T>(
        SchemaPart part,
        string setting,
        Option<T> now,
        Edit<T> wish,
        Func<T, T> comparable,
        Option<(SchemaRefusalKind Kind, string Reason)> problem)
    {
        if (wish.Value.Case is Option<T> value && now != value.Map(comparable))
        {
            Add(new SchemaDifference(part, setting, now.Map(Text), value.Map(comparable).Map(Text)), problem);
        }
    }

    private void Add(SchemaDifference difference, Option<(SchemaRefusalKind Kind, string Reason)> problem) => problem.Match(
        Some: refusal => refusals.Add(new SchemaRefusal(difference, refusal.Kind, refusal.Reason)),
        None: () => changes.Add(difference));

    private void Refuse(SchemaPart part, Option<bool> wish, string reason) => refusals.Add(new SchemaRefusal(
        new SchemaDifference(part, SchemaSettings.Enabled, None, wish.Map(Text)), SchemaRefusalKind.NotFound, reason));

    private ColumnNode UnlistedColumn() => new(Enabled: actual.EnabledOfUnlisted(), Hashed: false);

    private Option<(SchemaRefusalKind, string)> FilterProblem() => actual.RowFilteringSupported == Some(false)
        ? Refusal(SchemaRefusalKind.Unsupported, "the connector does not support row filters")
        : None;

    private static Option<(SchemaRefusalKind, string)> ModeProblem(TableNode table, Option<SyncMode> wish) =>
        wish == Some(SyncMode.History) && table.SupportsHistoryMode == Some(false)
            ? Refusal(SchemaRefusalKind.Unsupported, "the table does not support history mode")
            : None;

    private static Option<(SchemaRefusalKind, string)> LockOf(Option<PatchSettings> settings) => settings
        .Filter(patch => patch.Allowed == Some(false))
        .Map(patch => (SchemaRefusalKind.Locked, $"locked by the service: {(patch.Reason || patch.ReasonCode).IfNone("no reason")}"));

    private static Option<(SchemaRefusalKind, string)> Refusal(SchemaRefusalKind kind, string reason) => Some((kind, reason));

    private static string MissingOf(string noun, string name, IEnumerable<string> known) =>
        $"the connector has no such {noun}{NearestName.Of(name, known).Map(near => $"; '{near}' is the nearest name").IfNone("")}";

    // without an operator, the conditions are combined with AND; the operator of one condition has no effect
    private static RowFilter Comparable(RowFilter filter) =>
        filter with { Operator = filter.ColumnClauses.Count < 2 ? None : filter.Operator.Map(name => name.ToUpperInvariant()) || "AND" };

    private static string Text<T>(T value) => value switch
    {
        true => "true",
        false => "false",
        _ => $"{value}",
    };
}
