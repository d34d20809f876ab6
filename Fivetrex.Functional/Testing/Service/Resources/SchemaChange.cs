using System.Text.Json.Nodes;

namespace Fivetrex.Functional.Testing.Service.Resources;

/// <summary>Changes of a schema configuration, which are made completely or not at all.</summary>
/// <param name="source">The source; null when it is not known, so that every column may exist.</param>
internal sealed class SchemaChange(SourceSchema? source)
{
    /// <summary>Returns a change of one part of a level: of a schema, a table or a column.</summary>
    public static JsonObject In(string level, string name, JsonObject change) =>
        new() { [level] = new JsonObject { [name] = change.DeepClone() } };

    /// <summary>Returns the changed configuration.</summary>
    public Either<Refusal, JsonObject> Apply(JsonObject before, JsonObject change)
    {
        var schema = before.Copy();
        schema.Take(change, "schema_change_handling");
        schema["enable_new_by_default"] = schema.Text("schema_change_handling") == "ALLOW_ALL";
        return Each(schema, change, "schemas", "Schema", ApplyToSchema).Map(_ => schema);
    }

    /// <summary>Enables or disables all schemas and tables that can be, or keeps the selection, as the mode of a reload requires.</summary>
    public static JsonObject Select(JsonObject config, string mode)
    {
        var schemas = mode == "PRESERVE" ? [] : config["schemas"]!.AsObject().Select(schema => schema.Value!.AsObject()).ToList();
        var tables = schemas.SelectMany(schema => schema["tables"] as JsonObject ?? []).Select(table => table.Value!.AsObject());
        foreach (var part in schemas.Concat(tables).Where(part => !IsLocked(part)))
        {
            part["enabled"] = mode == "INCLUDE";
        }

        return config;
    }

    /// <summary>The refusal of a schema, a table or a column that the source does not have.</summary>
    public static Refusal NotFound(string level, string name) => Refusal.Of(404, "NotFound", $"{level} '{name}' does not exist.");

    private static Either<Refusal, Unit> Each(
        JsonObject parent,
        JsonObject change,
        string level,
        string noun,
        Func<string, JsonObject, JsonObject, Either<Refusal, Unit>> apply)
    {
        foreach (var (name, part) in change[level] as JsonObject ?? [])
        {
            var changed = parent[level]?[name] is JsonObject found ? apply(name, found, part!.AsObject()) : NotFound(noun, name);
            if (changed.IsLeft)
            {
                return changed;
            }
        }

        return unit;
    }

    private Either<Refusal, Unit> ApplyToSchema(string name, JsonObject schema, JsonObject change) =>
        Each(schema, change, "tables", "Table", (table, found, part) => ApplyToTable(name, table, found, part)).Map(_ =>
        {
            schema.Take(change, "enabled");
            return unit;
        });

    private Either<Refusal, Unit> ApplyToTable(string schema, string name, JsonObject table, JsonObject change)
    {
        var columns = change["columns"] as JsonObject ?? [];
        return
            from allowed in Refusal.If(IsLocked(table, change), Refusal.InvalidInput($"Table '{name}' cannot be switched."))
            from configurable in Refusal.If(
                columns.Count > 0 && table["supports_columns_config"]?.GetValue<bool>() == false,
                Refusal.InvalidInput($"Table '{name}' doesn't supports columns configuration"))
            from changed in columns
                .Select(column => ApplyToColumn(table, Column(schema, name, column.Key), column.Key, column.Value!.AsObject()))
                .FirstOrDefault(column => column.IsLeft, unit)
            select ApplyToSettings(table, change);
    }

    private JsonObject? Column(string schema, string table, string name) =>
        source is null ? SourceSchema.NewColumn(name) : source.ColumnsOf(schema, table)?[name]?.AsObject().Copy();

    private static Either<Refusal, Unit> ApplyToColumn(JsonObject table, JsonObject? unchanged, string name, JsonObject change)
    {
        if (unchanged is null)
        {
            return NotFound("Column", name);
        }

        var columns = table["columns"] as JsonObject;
        if (columns is null)
        {
            table["columns"] = columns = [];
        }

        var column = columns[name]?.AsObject() ?? unchanged;
        if (IsLocked(column, change))
        {
            return Refusal.InvalidInput($"Column '{name}' cannot be switched.");
        }

        // a column is listed only after it has been changed
        column.Take(change, "enabled", "hashed", "is_primary_key", "target_data_type");
        if (column.Parent is null)
        {
            columns[name] = column;
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
        && IsLocked(part);

    private static bool IsLocked(JsonObject part) => part["enabled_patch_settings"]?["allowed"]?.GetValue<bool>() == false;
}
