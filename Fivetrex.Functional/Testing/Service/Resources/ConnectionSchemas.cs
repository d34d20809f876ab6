using System.Text.Json.Nodes;

namespace Fivetrex.Functional.Testing.Service.Resources;

/// <summary>The schema configuration of a connection.</summary>
internal static class ConnectionSchemas
{
    private static readonly Fields ColumnFields = new()
    {
        ["enabled"] = Kind.Flag,
        ["hashed"] = Kind.Flag,
        ["is_primary_key"] = Kind.Flag,
        ["target_data_type"] = Kind.OneOf<TargetDataType>(),
    };

    private static readonly Fields TableFields = new()
    {
        ["enabled"] = Kind.Flag,
        ["sync_mode"] = Kind.OneOf<SyncMode>(),
        ["row_filter"] = Kind.Object,
        ["columns"] = Kind.MapOf(ColumnFields),
    };

    private static readonly Fields SchemaFields = new() { ["enabled"] = Kind.Flag, ["tables"] = Kind.MapOf(TableFields) };

    private static readonly Fields ConfigFields = new()
    {
        ["schemas"] = Kind.MapOf(SchemaFields),
        ["schema_change_handling"] = Kind.OneOf<SchemaChangeHandling>(),
        ["is_type_locked"] = Kind.Flag,
    };

    private static readonly Fields DropFields = new()
    {
        ["schemas"] = Kind.MapOf(new() { ["tables"] = Kind.MapOf(new() { ["columns"] = Kind.List }) }),
    };

    public static Operation[] Operations { get; } =
    [
        new("GET", "connections/{}/schemas", Get),
        new("POST", "connections/{}/schemas", Create) { Fields = ConfigFields },
        new("PATCH", "connections/{}/schemas", Update) { Fields = ConfigFields },
        new("PATCH", "connections/{}/schemas/{}", UpdateSchema) { Fields = SchemaFields },
        new("PATCH", "connections/{}/schemas/{}/tables/{}", UpdateTable) { Fields = TableFields },
        new("PATCH", "connections/{}/schemas/{}/tables/{}/columns/{}", UpdateColumn) { Fields = ColumnFields },
        new("POST", "connections/{}/schemas/reload", Reload) { Fields = { ["exclude_mode"] = Kind.OneOf<ExcludeMode>() } },
        new("GET", "connections/{}/schemas/{}/tables/{}/columns", GetColumns),
        new("DELETE", "connections/{}/schemas/{}/tables/{}/columns/{}", DropColumn),
        new("POST", "connections/{}/schemas/drop-columns", DropColumns) { Fields = DropFields },
        new("POST", "connections/{}/schemas/tables/resync", ResyncTables),
        new("POST", "connections/{}/schemas/{}/tables/{}/resync", ResyncTable),
    ];

    private static Either<Refusal, Connection> Captured(Store store, Incoming call) =>
        Connection.Of(store, call.Item) is { Schema: not null } connection
            ? connection
            : Refusal.Of(404, "NotFound_SchemaConfig", $"Connection with id '{call.Ids[0]}' doesn't have schema config.");

    private static Either<Refusal, Reply> Get(Store store, Incoming call) => Captured(store, call)
        .Map(connection => Reply.Success("Schema configuration retrieved successfully", connection.Schema));

    private static Either<Refusal, Reply> Reload(Store store, Incoming call) =>
        Reply.Success("Schema configuration has been reloaded", SchemaChange.Select(
            Connection.Of(store, call.Item).Reload(), call.Text("exclude_mode").Map(mode => mode.ToUpperInvariant()).IfNone("PRESERVE")));

    // the parts that the source does not have are left out when it is read, which is at once
    private static Either<Refusal, Reply> Create(Store store, Incoming call) => Refusal.If(call.Missing("schemas")).Map(_ =>
    {
        var connection = Connection.Of(store, call.Item);
        connection.Capture();
        var schemas = call.Body["schemas"]!.AsObject();
        var parts =
            from schema in schemas
            let change = schema.Value!.AsObject()
            from part in change.Copy().Without("tables").Cons(TablesOf(change))
            select SchemaChange.In("schemas", schema.Key, part);
        foreach (var part in call.Body.Copy().Without("schemas").Cons(parts))
        {
            new SchemaChange(connection.Source).Apply(connection.Schema!, part).IfRight(schema => connection.Schema = schema);
        }

        return Reply.Success("Schema configuration pre-created successfully", new JsonObject
        {
            ["schema_change_handling"] = connection.Schema!["schema_change_handling"]!.DeepClone(),
            ["schemas"] = schemas.DeepClone(),
        });
    });

    private static IEnumerable<JsonObject> TablesOf(JsonObject schema) =>
        (schema["tables"] as JsonObject ?? []).Select(table => SchemaChange.In("tables", table.Key, table.Value!.AsObject()));

    private static Either<Refusal, Reply> Update(Store store, Incoming call) =>
        Change(store, call, call.Body, "Schema configuration has been modified");

    private static Either<Refusal, Reply> UpdateSchema(Store store, Incoming call) => Change(
        store, call, SchemaChange.In("schemas", call.Ids[1], call.Body), "Database schema configuration has been modified");

    private static Either<Refusal, Reply> UpdateTable(Store store, Incoming call) => Change(
        store,
        call,
        SchemaChange.In("schemas", call.Ids[1], SchemaChange.In("tables", call.Ids[2], call.Body)),
        "Table configuration has been modified");

    private static Either<Refusal, Reply> UpdateColumn(Store store, Incoming call)
    {
        var table = SchemaChange.In("columns", call.Ids[3], call.Body);
        var schema = SchemaChange.In("tables", call.Ids[2], table);
        return Change(store, call, SchemaChange.In("schemas", call.Ids[1], schema), "Column configuration has been modified");
    }

    private static Either<Refusal, Reply> Change(Store store, Incoming call, JsonObject change, string message) =>
        from connection in Captured(store, call)
        from changed in new SchemaChange(connection.Source).Apply(connection.Schema!, change)
        select Reply.Success(message, connection.Schema = changed);

    private static Either<Refusal, JsonObject> TableOf(Connection connection, string schema, string table)
    {
        if (connection.Schema!["schemas"]![schema] is not JsonObject found)
        {
            return SchemaChange.NotFound("Schema", schema);
        }

        return found["tables"]?[table] is JsonObject inSchema ? inSchema : SchemaChange.NotFound("Table", table);
    }

    private static Either<Refusal, Reply> GetColumns(Store store, Incoming call) =>
        from connection in Captured(store, call)
        from table in TableOf(connection, call.Ids[1], call.Ids[2])
        from connected in Refusal.If(
            connection.Status.Text("setup_state") != "connected", Refusal.InvalidInput("The connection is not connected."))
        select Reply.Success("Column configuration retrieved successfully", new JsonObject
        {
            ["columns"] = ColumnsOf(connection, call.Ids[1], call.Ids[2], table),
        });

    private static JsonObject ColumnsOf(Connection connection, string schema, string table, JsonObject config)
    {
        var columns = connection.Source?.ColumnsOf(schema, table)?.Copy() ?? [];
        foreach (var (name, column) in config["columns"] as JsonObject ?? [])
        {
            columns[name] = column?.DeepClone();
        }

        return columns;
    }

    private static Either<Refusal, Reply> DropColumn(Store store, Incoming call) => Drop(
        store, call, Seq1((call.Ids[1], call.Ids[2], call.Ids[3])), "Column successfully marked for deletion");

    private static Either<Refusal, Reply> DropColumns(Store store, Incoming call)
    {
        var columns =
            from schema in call.Body["schemas"] as JsonObject ?? []
            from table in schema.Value!["tables"] as JsonObject ?? []
            from column in table.Value!["columns"] as JsonArray ?? []
            select (schema.Key, table.Key, $"{column}");
        return Drop(store, call, toSeq(columns).Strict(), "Column(s) successfully marked for deletion");
    }

    private static Either<Refusal, Reply> Drop(
        Store store, Incoming call, Seq<(string Schema, string Table, string Column)> columns, string message) =>
        from connection in Captured(store, call)
        from some in Refusal.If(columns.IsEmpty, Refusal.InvalidInput("No column is named."))
        from allowed in columns.Map(column => DropProblem(connection, column.Schema, column.Table, column.Column))
            .FirstOrDefault(column => column.IsLeft, unit)
        select Reply.Success(message);

    private static Either<Refusal, Unit> DropProblem(Connection connection, string schema, string table, string column) =>
        from found in TableOf(connection, schema, table)
        from known in Refusal.If(
            !ColumnsOf(connection, schema, table, found).ContainsKey(column), SchemaChange.NotFound("Column", column))
        from blocked in Refusal.If(
            found["columns"]?[column]?["enabled"]?.GetValue<bool>() != false, Refusal.Conflict($"Column '{column}' is not blocked."))
        select unit;

    private static Either<Refusal, Reply> ResyncTables(Store store, Incoming call) => ResyncTables(store, call,
    [
        .. from schema in call.Body
        from table in schema.Value as JsonArray ?? []
        select (schema.Key, $"{table}"),
    ]);

    // the Go client of Fivetran names the table in the path
    private static Either<Refusal, Reply> ResyncTable(Store store, Incoming call) =>
        ResyncTables(store, call, [(call.Ids[1], call.Ids[2])]);

    private static Either<Refusal, Reply> ResyncTables(Store store, Incoming call, List<(string Schema, string Table)> named) =>
        from connection in Captured(store, call)
        from some in Refusal.If(named.Count == 0, Refusal.InvalidInput("No table is named."))
        from known in named.Select(table => TableOf(connection, table.Schema, table.Table))
            .FirstOrDefault(table => table.IsLeft, new JsonObject())
        select ResyncTables(connection, named);

    private static Reply ResyncTables(Connection connection, List<(string Schema, string Table)> tables)
    {
        tables.ForEach(table => connection.Warn(table.Schema, table.Table));
        connection.Start(restart: true);
        return Reply.Success("Re-sync has been triggered successfully");
    }
}
