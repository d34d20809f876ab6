using System.Text.Json.Nodes;

namespace Fivetrex.Functional.Testing.Service.Resources;

/// <summary>The schemas, tables and columns of a source: by default three tables, one of which is a system table.</summary>
/// <param name="schemas">The schemas in the form of a schema configuration, with all columns.</param>
internal sealed class SourceSchema(JsonObject schemas)
{
    private const string Name = "public";
    private const string SystemTable = "schema_migrations";
    private const string SystemColumn = "id";

    private static readonly Dictionary<string, string[]> Columns = new()
    {
        ["customers"] = ["id", "name", "email"],
        ["orders"] = ["id", "customer_id", "total"],
        [SystemTable] = ["version"],
    };

    /// <summary>The source of a connection for which no other is set.</summary>
    public static SourceSchema Default { get; } = new(new JsonObject
    {
        [Name] = new JsonObject
        {
            ["name_in_destination"] = Name,
            ["enabled"] = true,
            ["tables"] = new JsonObject(Columns.Keys.Select(table => KeyValuePair.Create(table, (JsonNode?)NewTable(table)))),
        },
    });

    /// <summary>Returns the schema configuration after the source was read: new parts are added, and deleted ones removed.</summary>
    public JsonObject Read(JsonObject? before)
    {
        var config = before?.Copy() ?? new JsonObject { ["enable_new_by_default"] = true, ["schema_change_handling"] = "ALLOW_ALL" };
        var isAllowed = config.Text("schema_change_handling") == "ALLOW_ALL";
        config["schemas"] = Merge(schemas, before?["schemas"], isAllowed, (schema, known, now) =>
            now["tables"] = Merge(schema["tables"]!.AsObject(), known?["tables"], isAllowed, (_, old, table) =>
                table["columns"] = old?["columns"]?.DeepClone() ?? new JsonObject()));
        return config;
    }

    /// <summary>Returns all columns of a table that have not been changed; null for a table that the source does not have.</summary>
    public JsonObject? ColumnsOf(string schema, string table) => schemas[schema]?["tables"]?[table]?["columns"]?.AsObject();

    /// <summary>Returns the configuration of a column that has not been changed.</summary>
    public static JsonObject NewColumn(string name) => new()
    {
        ["name_in_destination"] = name,
        ["enabled"] = true,
        ["hashed"] = false,
        ["enabled_patch_settings"] = PatchSettings(name == SystemColumn ? "SYSTEM_COLUMN" : null),
        ["is_primary_key"] = name == SystemColumn,
    };

    // a part that was known keeps its settings; a new part is disabled when additions are not allowed
    private static JsonObject Merge(
        JsonObject source, JsonNode? before, bool isAllowed, Action<JsonObject, JsonObject?, JsonObject> read)
    {
        var merged = new JsonObject();
        foreach (var (name, part) in source)
        {
            var known = before?[name]?.AsObject();
            var now = (known ?? part!.AsObject()).Copy();
            now["enabled"] = known is not null || isAllowed ? now["enabled"]?.DeepClone() : false;
            read(part!.AsObject(), known, now);
            merged[name] = now;
        }

        return merged;
    }

    private static JsonObject NewTable(string name) => new()
    {
        ["name_in_destination"] = name,
        ["enabled"] = name != SystemTable,
        ["sync_mode"] = "SOFT_DELETE",
        ["enabled_patch_settings"] = PatchSettings(name == SystemTable ? "SYSTEM_TABLE" : null),
        ["supports_columns_config"] = name != SystemTable,
        ["supports_history_mode"] = true,
        ["columns"] = new JsonObject(Columns[name].Select(column => KeyValuePair.Create(column, (JsonNode?)NewColumn(column)))),
    };

    private static JsonObject PatchSettings(string? reason) => reason is null
        ? new JsonObject { ["allowed"] = true }
        : new JsonObject { ["allowed"] = false, ["reason_code"] = reason };
}
