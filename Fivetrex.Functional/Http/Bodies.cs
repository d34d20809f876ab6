namespace Fivetrex.Functional.Http;

/// <summary>A body that knows when it must not be sent.</summary>
internal interface IChecked
{
    string? Fault { get; }

    /// <summary>Whether it loses data, and so is sent once, whatever comes back.</summary>
    bool IsSentOnce => false;
}

/// <summary>As much of a sync as there is to say.</summary>
internal sealed record SyncBody(bool Force);

/// <summary>As much of a dry run of a webhook as there is to say.</summary>
internal sealed record WebhookTestBody(WebhookEventType Event);

/// <summary>As much of a run of a transformation as there is to say.</summary>
internal sealed record RunBody(bool FullRefresh);

/// <summary>What the service does with what is left out when it looks at a source anew.</summary>
internal sealed record ReloadBody(ExcludeMode ExcludeMode);

/// <summary>Which warnings to dismiss; all of them when none is named.</summary>
internal sealed record DismissBody(Seq<string> WarningTypes);

/// <summary>Tables by their schema.</summary>
internal sealed class TableMap(Seq<SourceTable> tables) : Dictionary<string, string[]>(Named(tables)), IChecked
{
    string? IChecked.Fault =>
        tables.IsEmpty ? "tables is empty, which would mean all of them"
        : tables.Exists(HasBlank) ? "a table has a blank name"
        : null;

    private static Dictionary<string, string[]> Named(Seq<SourceTable> tables) => tables
        .Filter(table => !HasBlank(table))
        .GroupBy(table => table.Schema, table => table.Table)
        .ToDictionary(schema => schema.Key, schema => schema.Distinct().ToArray());

    private static bool HasBlank(SourceTable? table) => string.IsNullOrWhiteSpace(table?.Schema) || string.IsNullOrWhiteSpace(table.Table);
}

/// <summary>Which tables to re-sync.</summary>
internal sealed record ScopeBody(TableMap Scope) : IChecked
{
    string? IChecked.Fault => ((IChecked)Scope).Fault;
}

/// <summary>Columns by their table, and tables by their schema.</summary>
internal sealed class ColumnsBody(Seq<SourceColumn> columns) : IChecked
{
    public Dictionary<string, object> Schemas => columns
        .GroupBy(column => column.Schema)
        .ToDictionary(schema => schema.Key, schema => (object)new
        {
            Tables = schema.GroupBy(column => column.Table, column => column.Column).ToDictionary(table => table.Key, table => new { Columns = table.ToArray() }),
        });

    string? IChecked.Fault =>
        columns.IsEmpty ? "columns is empty"
        : columns.Exists(column => string.IsNullOrWhiteSpace(column?.Schema) || string.IsNullOrWhiteSpace(column.Table) || string.IsNullOrWhiteSpace(column.Column)) ? "a column has a blank name"
        : null;
}
