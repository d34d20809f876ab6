using System.Text.Json.Nodes;

namespace Fivetrex.Functional.Testing;

internal sealed partial class Account
{
    // what every source of the embedded service holds
    private static readonly (string Table, string[] Columns)[] SourceTables =
        [("customers", ["id", "name", "email"]), ("orders", ["id", "customer_id", "total"]), ("schema_migrations", ["version"])];

    private const string SourceSchema = "public";

    private static Operation[] SchemaOperations =>
    [
        new(
            "GET",
            "connections/{}/schemas",
            (account, call) => account.Captured(call).Map(found => Reply.Success(
                "Schema configuration retrieved successfully", found.SchemaConfig!))),
        new("POST", "connections/{}/schemas", (account, call) => account.Found(call).Bind(found => PreCreated(found, call))),
        new(
            "PATCH",
            "connections/{}/schemas",
            (account, call) => account.Captured(call).Bind(found => Changed(found, call.Body, "Schema configuration has been modified"))),
        new(
            "PATCH",
            "connections/{}/schemas/{}",
            (account, call) => account.Captured(call).Bind(found => Changed(
                found, In("schemas", call.Ids[1], call.Body), "Database schema configuration has been modified"))),
        new("PATCH", "connections/{}/schemas/{}/tables/{}", (account, call) => account.Captured(call)
            .Bind(found => Changed(
                found, In("schemas", call.Ids[1], In("tables", call.Ids[2], call.Body)), "Table configuration has been modified"))),
        new("PATCH", "connections/{}/schemas/{}/tables/{}/columns/{}", (account, call) => account.Captured(call)
            .Bind(found => Changed(
                found,
                In("schemas", call.Ids[1], In("tables", call.Ids[2], In("columns", call.Ids[3], call.Body))),
                "Column configuration has been modified"))),
        new("POST", "connections/{}/schemas/reload", (account, call) => account.Found(call).Map(found =>
        {
            found.Capture();
            return Reply.Success("Schema configuration has been reloaded", found.SchemaConfig!);
        })),
        new(
            "GET",
            "connections/{}/schemas/{}/tables/{}/columns",
            (account, call) => account.Captured(call).Bind(found => LiveColumns(found, call))),
        new("DELETE", "connections/{}/schemas/{}/tables/{}/columns/{}", (account, call) => account.Captured(call)
            .Bind(found => Dropped(found, Seq1((call.Ids[1], call.Ids[2], call.Ids[3])), "Column successfully marked for deletion"))),
        new(
            "POST",
            "connections/{}/schemas/drop-columns",
            (account, call) => account.Captured(call).Bind(found => Dropped(
                found, Named(call.Body), "Column(s) successfully marked for deletion"))),
        new(
            "POST",
            "connections/{}/schemas/tables/resync",
            (account, call) => account.Captured(call).Bind(found => account.ResyncTables(found, call.Body))),
    ];

    private static JsonObject NewSchema() => new()
    {
        ["enable_new_by_default"] = true,
        ["schema_change_handling"] = "ALLOW_ALL",
        ["schemas"] = new JsonObject
        {
            [SourceSchema] = new JsonObject
            {
                ["name_in_destination"] = SourceSchema,
                ["enabled"] = true,
                ["tables"] = new JsonObject(SourceTables.Select(source => KeyValuePair.Create(
                    source.Table, (JsonNode?)NewTable(source.Table)))),
            },
        },
    };

    private static JsonObject NewTable(string name) => new()
    {
        ["name_in_destination"] = name,
        ["enabled"] = name != "schema_migrations",
        ["sync_mode"] = "SOFT_DELETE",
        ["enabled_patch_settings"] = name == "schema_migrations"
            ? new JsonObject { ["allowed"] = false, ["reason_code"] = "SYSTEM_TABLE" }
            : new JsonObject { ["allowed"] = true },
        ["supports_columns_config"] = name != "schema_migrations",
        ["supports_history_mode"] = true,
        ["columns"] = new JsonObject(),
    };

    private static JsonObject NewColumn(string name) => new()
    {
        ["name_in_destination"] = name,
        ["enabled"] = true,
        ["hashed"] = false,
        ["enabled_patch_settings"] = name == "id"
            ? new JsonObject { ["allowed"] = false, ["reason_code"] = "SYSTEM_COLUMN" }
            : new JsonObject { ["allowed"] = true },
        ["is_primary_key"] = name == "id",
    };

    private static JsonObject In(string level, string name, JsonObject body) =>
        new() { [level] = new JsonObject { [name] = body.DeepClone() } };

    private static Reply NoSuch(string what, string name) => Reply.Of(404, "NotFound", $"{what} '{name}' does not exist.");

    private Either<Reply, Connection> Captured(Incoming call) =>
        from found in Found(call)
        from captured in Unless(
            found.SchemaConfig is null,
            Reply.Of(404, "NotFound_SchemaConfig", $"Connection with id '{found.Id}' doesn't have schema config."))
        select found;

    // what does not fit the source is left out when it is looked at, which is at once
    private static Either<Reply, Reply> PreCreated(Connection connection, Incoming call) => Unless(call.Needed("schemas")).Map(_ =>
    {
        connection.Capture();
        var handling = new JsonObject();
        Take(handling, call.Body, "schema_change_handling");
        Changed(connection, handling, "");
        foreach (var (schema, said) in call.Body["schemas"] as JsonObject ?? [])
        {
            Changed(connection, In("schemas", schema, Without(said!.DeepClone().AsObject(), "tables")), "");
            foreach (var (table, part) in said["tables"] as JsonObject ?? [])
            {
                Changed(connection, In("schemas", schema, In("tables", table, part!.AsObject())), "");
            }
        }

        return Reply.Success("Schema configuration pre-created successfully", new JsonObject
        {
            ["schema_change_handling"] = connection.SchemaConfig!["schema_change_handling"]!.DeepClone(),
            ["schemas"] = call.Body["schemas"]!.DeepClone(),
        });
    });

    /// <summary>All of a change, or none of it.</summary>
    private static Either<Reply, Reply> Changed(Connection connection, JsonObject change, string message)
    {
        var schema = connection.SchemaConfig!.DeepClone().AsObject();
        Take(schema, change, "schema_change_handling");
        schema["enable_new_by_default"] = schema["schema_change_handling"]!.ToString() == "ALLOW_ALL";
        return (
            from schemas in Each(schema, change, "schemas", "Schema", (found, said) =>
                from tables in Each(found, said, "tables", "Table", ChangedTable)
                select Switched(found, said))
            select schemas).Map(_ => Reply.Success(message, connection.SchemaConfig = schema));
    }

    private static Either<Reply, Unit> ChangedTable(JsonObject table, JsonObject said)
    {
        if (Switches(table, said) && !IsSwitchable(table))
        {
            return Reply.BadInput($"Table '{table["name_in_destination"]}' cannot be switched.");
        }

        if (said["columns"] is JsonObject { Count: > 0 } columns)
        {
            if (!table["supports_columns_config"]!.GetValue<bool>())
            {
                return Reply.BadInput($"Table '{table["name_in_destination"]}' doesn't supports columns configuration");
            }

            var known = SourceTables.First(source => source.Table == table["name_in_destination"]!.ToString()).Columns;
            foreach (var (name, column) in columns)
            {
                if (!known.Contains(name))
                {
                    return NoSuch("Column", name);
                }

                var listed = table["columns"]![name]?.AsObject() ?? NewColumn(name);
                if (Switches(listed, column!) && !IsSwitchable(listed))
                {
                    return Reply.BadInput($"Column '{name}' cannot be switched.");
                }

                // only what somebody has changed is listed from then on
                Take(listed, column!.AsObject(), "enabled", "hashed", "is_primary_key", "target_data_type");
                _ = listed.Parent ?? With(table["columns"]!.AsObject(), name, listed);
            }
        }

        Take(table, said, "sync_mode");
        if (said.TryGetPropertyValue("row_filter", out var filter))
        {
            table.Remove("row_filter");
            _ = filter is null ? table : With(table, "row_filter", filter.DeepClone());
        }

        return Switched(table, said);
    }

    private static bool Switches(JsonNode found, JsonNode said) =>
        said["enabled"] is { } wanted && wanted.ToString() != found["enabled"]!.ToString();

    private static bool IsSwitchable(JsonNode found) => found["enabled_patch_settings"]!["allowed"]!.GetValue<bool>();

    private static Unit Switched(JsonObject found, JsonObject said)
    {
        Take(found, said, "enabled");
        return unit;
    }

    private static Either<Reply, Unit> Each(
        JsonObject into, JsonObject said, string level, string what, Func<JsonObject, JsonObject, Either<Reply, Unit>> change)
    {
        foreach (var (name, part) in said[level] as JsonObject ?? [])
        {
            var changed = into[level]?[name] is JsonObject found ? change(found, part as JsonObject ?? []) : NoSuch(what, name);
            if (changed.IsLeft)
            {
                return changed;
            }
        }

        return unit;
    }

    private static Either<Reply, Reply> LiveColumns(Connection connection, Incoming call) =>
        from table in Table(connection, call.Ids[1], call.Ids[2])
        from connected in Unless(
            connection.Status["setup_state"]!.ToString() != "connected", Reply.BadInput("The connection is not connected."))
        let known = SourceTables.First(source => source.Table == call.Ids[2]).Columns
        select Reply.Success("Column configuration retrieved successfully", new JsonObject
        {
            ["columns"] = new JsonObject(known.Select(name => KeyValuePair.Create(
                name, (JsonNode?)(table["columns"]![name]?.DeepClone() ?? NewColumn(name))))),
        });

    private static Either<Reply, JsonObject> Table(Connection connection, string schema, string table) =>
        connection.SchemaConfig!["schemas"]![schema] is not JsonObject found ? NoSuch("Schema", schema)
        : found["tables"]![table] is JsonObject there ? there
        : NoSuch("Table", table);

    private static Seq<(string Schema, string Table, string Column)> Named(JsonObject body) => toSeq(
        from schema in body["schemas"] as JsonObject ?? []
        from table in schema.Value?["tables"] as JsonObject ?? []
        from column in table.Value?["columns"] as JsonArray ?? []
        select (schema.Key, table.Key, column!.ToString())).Strict();

    private static Either<Reply, Reply> Dropped(
        Connection connection, Seq<(string Schema, string Table, string Column)> columns, string message)
    {
        foreach (var (schema, name, column) in columns)
        {
            var blocked =
                from table in Table(connection, schema, name)
                from known in Unless(!SourceTables.First(source => source.Table == name).Columns.Contains(column), NoSuch("Column", column))
                from idle in Unless(
                    table["columns"]![column]?["enabled"]?.GetValue<bool>() != false,
                    Reply.Of(409, "Conflict", $"Column '{column}' is not blocked."))
                select idle;
            if (blocked.IsLeft)
            {
                return blocked.Map(_ => Reply.Success(message));
            }
        }

        return Answer(columns.IsEmpty ? Reply.BadInput("No column is named.") : Reply.Success(message));
    }

    private Either<Reply, Reply> ResyncTables(Connection connection, JsonObject tables)
    {
        var named = tables.SelectMany(schema => schema.Value!.AsArray().Select(table => (Schema: schema.Key, Table: $"{table}"))).ToList();
        return
            from some in Unless(named.Count == 0, Reply.BadInput("No table is named."))
            from known in named.Select(one => Table(connection, one.Schema, one.Table)).FirstOrDefault(
                found => found.IsLeft, new JsonObject())
            select ResyncTables(connection, named);
    }

    private Reply ResyncTables(Connection connection, List<(string Schema, string Table)> tables)
    {
        tables.ForEach(one => connection.Warn(one.Schema, one.Table, Now));
        connection.Start(now(), SyncDuration, restart: true);
        return Reply.Success("Re-sync has been triggered successfully");
    }
}
