using System.Text.Json;
using System.Text.Json.Serialization;

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

/// <summary>Which warnings to dismiss.</summary>
internal sealed record DismissBody(Seq<string> WarningTypes) : IChecked
{
    string? IChecked.Fault => WarningTypes.IsEmpty ? "warning_types is empty, which would mean all of them" : null;
}

/// <summary>Tables by their schema.</summary>
[JsonConverter(typeof(TableMapConverter))]
internal sealed record TableMap(Seq<SourceTable> Tables) : IChecked
{
    string? IChecked.Fault =>
        Tables.IsEmpty ? "tables is empty, which would mean all of them"
        : Tables.Exists(table => string.IsNullOrWhiteSpace(table?.Schema) || string.IsNullOrWhiteSpace(table.Table)) ? "a table has a blank name"
        : null;
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

/// <summary>The tables of each schema in a list, each of them once.</summary>
internal sealed class TableMapConverter : WritingConverter<TableMap>
{
    public override void Write(Utf8JsonWriter writer, TableMap value, JsonSerializerOptions options) => JsonSerializer.Serialize(
        writer,
        value.Tables.GroupBy(table => table.Schema, table => table.Table).ToDictionary(schema => schema.Key, schema => schema.Distinct()),
        options);
}
