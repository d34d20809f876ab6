using System.Text.Json.Nodes;

namespace Fivetrex.Functional.Testing.Service.Resources;

/// <summary>Changes of a schema configuration, which are made completely or not at all.</summary>
internal static class SchemaChange
{
    /// <summary>Returns a change of one part of a level: of a schema, a table or a column.</summary>
    public static JsonObject In(string level, string name, JsonObject change) =>
        new() { [level] = new JsonObject { [name] = change.DeepClone() } };

    /// <summary>Returns the changed configuration.</summary>
    public static Either<Refusal, JsonObject> Apply(JsonObject before, JsonObject change)
    {
        var schema = before.Copy();
        schema.Take(change, "schema_change_handling");
        schema["enable_new_by_default"] = schema.Text("schema_change_handling") == "ALLOW_ALL";
        return Each(schema, change, "schemas", "Schema", ApplyToSchema).Map(_ => schema);
    }

    /// <summary>The refusal of a schema, a table or a column that the source does not have.</summary>
    public static Refusal NotFound(string level, string name) => Refusal.Of(404, "NotFound", $"{level} '{name}' does not exist.");

    private static Either<Refusal, Unit> Each(
        JsonObject parent,
        JsonObject change,
        string level,
        string noun,
        Func<JsonObject, JsonObject, Either<Refusal, Unit>> apply)
    {
        foreach (var (name, part) in change[level] as JsonObject ?? [])
        {
            var changed = parent[level]?[name] is JsonObject found ? apply(found, part!.AsObject()) : NotFound(noun, name);
            if (changed.IsLeft)
            {
                return changed;
            }
        }

        return unit;
    }

    private static Either<Refusal, Unit> ApplyToSchema(JsonObject schema, JsonObject change) =>
        Each(schema, change, "tables", "Table", ApplyToTable).Map(_ =>
        {
            schema.Take(change, "enabled");
            return unit;
        });

    private static Either<Refusal, Unit> ApplyToTable(JsonObject table, JsonObject change)
    {
        var name = table.Text("name_in_destination")!;
        var columns = change["columns"] as JsonObject ?? [];
        return
            from allowed in Refusal.If(IsLocked(table, change), Refusal.InvalidInput($"Table '{name}' cannot be switched."))
            from configurable in Refusal.If(
                columns.Count > 0 && !table["supports_columns_config"]!.GetValue<bool>(),
                Refusal.InvalidInput($"Table '{name}' doesn't supports columns configuration"))
            from changed in columns.Select(column => ApplyToColumn(table, name, column.Key, column.Value!.AsObject()))
                .FirstOrDefault(column => column.IsLeft, unit)
            select ApplyToSettings(table, change);
    }

    private static Either<Refusal, Unit> ApplyToColumn(JsonObject table, string tableName, string name, JsonObject change)
    {
        if (!SourceSchema.ColumnsOf(tableName).Contains(name))
        {
            return NotFound("Column", name);
        }

        var column = table["columns"]![name]?.AsObject() ?? SourceSchema.NewColumn(name);
        if (IsLocked(column, change))
        {
            return Refusal.InvalidInput($"Column '{name}' cannot be switched.");
        }

        // a column is listed only after it has been changed
        column.Take(change, "enabled", "hashed", "is_primary_key", "target_data_type");
        if (column.Parent is null)
        {
            table["columns"]![name] = column;
        }

        return unit;
    }

    private static Unit ApplyToSettings(JsonObject table, JsonObject change)
    {
        table.Take(change, "sync_mode", "enabled");
        if (change.TryGetPropertyValue("row_filter", out var filter))
        {
            table.Remove("row_filter");
            if (filter is not null)
            {
                table["row_filter"] = filter.DeepClone();
            }
        }

        return unit;
    }

    // a part of the system is not switched on or off
    private static bool IsLocked(JsonObject part, JsonObject change) =>
        change["enabled"] is { } enabled
        && enabled.ToString() != part.Text("enabled")
        && !part["enabled_patch_settings"]!["allowed"]!.GetValue<bool>();
}
