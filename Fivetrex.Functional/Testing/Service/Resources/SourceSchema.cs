using System.Text.Json.Nodes;

namespace Fivetrex.Functional.Testing.Service.Resources;

/// <summary>The schema of every source: three tables, one of which is a system table.</summary>
internal static class SourceSchema
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

    /// <summary>Returns the schema configuration of a source that has just been read.</summary>
    public static JsonObject New() => new()
    {
        ["enable_new_by_default"] = true,
        ["schema_change_handling"] = "ALLOW_ALL",
        ["schemas"] = new JsonObject
        {
            [Name] = new JsonObject
            {
                ["name_in_destination"] = Name,
                ["enabled"] = true,
                ["tables"] = new JsonObject(Columns.Keys.Select(table => KeyValuePair.Create(table, (JsonNode?)NewTable(table)))),
            },
        },
    };

    /// <summary>Returns the names of a table's columns.</summary>
    public static string[] ColumnsOf(string table) => Columns[table];

    /// <summary>Returns the configuration of a column that has not been changed.</summary>
    public static JsonObject NewColumn(string name) => new()
    {
        ["name_in_destination"] = name,
        ["enabled"] = true,
        ["hashed"] = false,
        ["enabled_patch_settings"] = PatchSettings(name == SystemColumn ? "SYSTEM_COLUMN" : null),
        ["is_primary_key"] = name == SystemColumn,
    };

    private static JsonObject NewTable(string name) => new()
    {
        ["name_in_destination"] = name,
        ["enabled"] = name != SystemTable,
        ["sync_mode"] = "SOFT_DELETE",
        ["enabled_patch_settings"] = PatchSettings(name == SystemTable ? "SYSTEM_TABLE" : null),
        ["supports_columns_config"] = name != SystemTable,
        ["supports_history_mode"] = true,
        ["columns"] = new JsonObject(),
    };

    private static JsonObject PatchSettings(string? reason) => reason is null
        ? new JsonObject { ["allowed"] = true }
        : new JsonObject { ["allowed"] = false, ["reason_code"] = reason };
}
