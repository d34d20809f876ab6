namespace Fivetrex.Functional;

/// <summary>The schemas, tables and columns that a connector is to sync, and how. What is not named keeps its settings.</summary>
/// <remarks>
/// <code>
/// var wish = new SchemaWish
/// {
///     Schemas = HashMap(("public", new SchemaUpdate(true) { Tables = HashMap(("orders", new TableUpdate(true))) })),
///     OnlyNamed = true,
/// };
/// var outcome = await ConnectorSchemas.Converge(config, connectorId, wish).RunAsync();
/// </code>
/// An <c>Enabled</c> of None keeps the current value. F# has no <c>with</c> for C# records: use the <c>With…</c> method of each member.
/// </remarks>
public sealed record SchemaWish
{
    /// <summary>The settings of schemas, by name in the source; case matters.</summary>
    public HashMap<string, SchemaUpdate> Schemas { get; init; }

    /// <summary>How Fivetran handles schemas, tables and columns added to the source later; None keeps the current value.</summary>
    public Option<SchemaChangeHandling> SchemaChangeHandling { get; init; }

    /// <summary>
    /// Whether to disable the schemas that are not named, and the tables that are not named in a schema that names at least one. Columns
    /// are not disabled. Default: false.
    /// </summary>
    public bool OnlyNamed { get; init; }

    /// <summary>
    /// Creates the wish to keep a schema configuration as it is: all schemas and tables, and the columns whose settings were changed.
    /// </summary>
    [Pure]
    public static SchemaWish From(SchemaConfig schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        return new SchemaWish { Schemas = schema.Schemas.Map(Of), SchemaChangeHandling = schema.HandlingOfChanges() };
    }

    /// <inheritdoc cref="Schemas"/>
    [Pure]
    public SchemaWish WithSchemas(HashMap<string, SchemaUpdate> schemas) => this with { Schemas = schemas };

    /// <inheritdoc cref="SchemaChangeHandling"/>
    [Pure]
    public SchemaWish WithSchemaChangeHandling(Option<SchemaChangeHandling> schemaChangeHandling) =>
        this with { SchemaChangeHandling = schemaChangeHandling };

    /// <inheritdoc cref="OnlyNamed"/>
    [Pure]
    public SchemaWish WithOnlyNamed(bool onlyNamed) => this with { OnlyNamed = onlyNamed };

    /// <summary>Returns the members that are set.</summary>
    public override string ToString() => ModelText.Of(this);

    /// <summary>The reason not to send anything.</summary>
    internal Option<string> Problem => Schemas.AsEnumerable()
        .Select(schema => ProblemOf("schema", schema.Key, schema.Value) || ProblemOf(schema.Value))
        .FirstOrDefault(problem => problem.IsSome);

    private static Option<string> ProblemOf(SchemaUpdate schema) => schema.Tables.AsEnumerable()
        .Select(table => ProblemOf("table", table.Key, table.Value) || ProblemOf(table.Value))
        .FirstOrDefault(problem => problem.IsSome);

    private static Option<string> ProblemOf(TableUpdate table) => table.Columns.AsEnumerable()
        .Select(column => ProblemOf("column", column.Key, column.Value))
        .FirstOrDefault(problem => problem.IsSome);

    private static Option<string> ProblemOf(string noun, string name, object? update) => (string.IsNullOrWhiteSpace(name), update) switch
    {
        (true, _) => $"a {noun} has a blank name",
        (_, null) => $"{noun} '{name}' is null",
        _ => None,
    };

    private static SchemaUpdate Of(SchemaNode schema) => new(schema.Enabled) { Tables = schema.Tables.Map(Of) };

    private static TableUpdate Of(TableNode table) => new(table.Enabled)
    {
        SyncMode = table.SyncMode,
        Columns = table.Columns.Map(Of),
        RowFilter = EditOf(table.RowFilter),
    };

    private static ColumnUpdate Of(ColumnNode column) => new(column.Enabled)
    {
        Hashed = column.Hashed,
        IsPrimaryKey = column.IsPrimaryKey,
        TargetDataType = EditOf(column.TargetDataType),
    };

    private static Edit<T> EditOf<T>(Option<T> value) => value.Match(Some: some => some, None: () => Edit<T>.Clear);
}
