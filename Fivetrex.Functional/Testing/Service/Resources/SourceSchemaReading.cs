using System.Text.Json.Nodes;

namespace Fivetrex.Functional.Testing.Service.Resources;

/// <summary>The source of a connector as the JSON of the service.</summary>
internal static class SourceSchemaReading
{
    /// <summary>Returns the schemas in the form of a schema configuration.</summary>
    public static JsonObject Of(SchemaConfig source) => ByName(source.Schemas, (name, schema) => new JsonObject
    {
        ["name_in_destination"] = schema.NameInDestination.IfNone(name),
        ["enabled"] = schema.Enabled.IfNone(true),
        ["tables"] = ByName(schema.Tables, Of),
    });

    private static JsonObject Of(string name, TableNode table)
    {
        var json = new JsonObject
        {
            ["name_in_destination"] = table.NameInDestination.IfNone(name),
            ["enabled"] = table.Enabled.IfNone(true),
            ["enabled_patch_settings"] = Of(table.EnabledPatchSettings),
            ["supports_columns_config"] = table.SupportsColumnsConfig.IfNone(true),
            ["supports_history_mode"] = table.SupportsHistoryMode.IfNone(true),
            ["columns"] = ByName(table.Columns, Of),
        };
        table.SyncMode.IfSome(mode => json["sync_mode"] = mode.Value);
        table.ParentTable.IfSome(parent => json["parent_table"] = parent);
        return json;
    }

    private static JsonObject Of(string name, ColumnNode column) => new()
    {
        ["name_in_destination"] = column.NameInDestination.IfNone(name),
        ["enabled"] = column.Enabled.IfNone(true),
        ["hashed"] = column.Hashed.IfNone(false),
        ["enabled_patch_settings"] = Of(column.EnabledPatchSettings),
        ["is_primary_key"] = column.IsPrimaryKey.IfNone(false),
    };

    private static JsonObject Of(Option<PatchSettings> settings)
    {
        var patch = settings.IfNone(() => new PatchSettings());
        var json = new JsonObject { ["allowed"] = patch.Allowed.IfNone(true) };
        patch.ReasonCode.IfSome(code => json["reason_code"] = code);
        patch.Reason.IfSome(reason => json["reason"] = reason);
        return json;
    }

    private static JsonObject ByName<T>(HashMap<string, T> parts, Func<string, T, JsonObject> view) =>
        new(parts.AsEnumerable().OrderBy(part => part.Key, StringComparer.Ordinal)
            .Select(part => KeyValuePair.Create(part.Key, (JsonNode?)view(part.Key, part.Value))));
}
