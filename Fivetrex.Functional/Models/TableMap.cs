using System.Text.Json;
using System.Text.Json.Serialization;
using Fivetrex.Functional.Json;

namespace Fivetrex.Functional.Models;

/// <summary>Tables by schema, as re-syncs send them: <c>{"schema":["table", …]}</c>.</summary>
[JsonConverter(typeof(TableMapConverter))]
internal sealed record TableMap(Seq<SourceTable> Tables) : IChecked
{
    public Option<string> Problem =>
        Tables.IsEmpty ? "tables is empty, which would mean all of them"
        : Tables.Exists(HasBlankName) ? "a table has a blank name"
        : None;

    private static bool HasBlankName(SourceTable? table) =>
        string.IsNullOrWhiteSpace(table?.Schema) || string.IsNullOrWhiteSpace(table.Table);
}

/// <summary>Writes each table once, under its schema.</summary>
internal sealed class TableMapConverter : WritingConverter<TableMap>
{
    public override void Write(Utf8JsonWriter writer, TableMap value, JsonSerializerOptions options) => JsonSerializer.Serialize(
        writer,
        value.Tables.GroupBy(table => table.Schema, table => table.Table).ToDictionary(schema => schema.Key, schema => schema.Distinct()),
        options);
}
