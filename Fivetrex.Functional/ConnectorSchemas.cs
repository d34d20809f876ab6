using Fivetrex.Functional.Http;

namespace Fivetrex.Functional;

/// <summary>
/// The schemas, tables and columns that a connector syncs, and how. Their names are those of the source, and case matters.
/// </summary>
/// <remarks>
/// <code>
/// var schema =
///     from known in ConnectorSchemas.Get(config, connectorId)
///     from captured in known.Match(
///         Some: there =&gt; SuccessAff(Right&lt;FivetranError, SchemaConfig&gt;(there)),
///         None: () =&gt; ConnectorSchemas.Reload(config, connectorId))
///     select captured.Schemas.Keys;
/// </code>
/// </remarks>
public static partial class ConnectorSchemas
{
    /// <summary>Gets the schemas, tables and columns that a connector syncs.</summary>
    /// <remarks>
    /// Contains only the columns that were changed; <see cref="GetColumns"/> returns all columns.
    /// <c>GET /v1/connections/{connectorId}/schemas</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/connection-schema/connection-schema-config">reference</see>
    /// </remarks>
    /// <returns>
    /// The schema; None before the first look at the source, which <see cref="Reload(ClientConfig, string)"/> starts;
    /// <see cref="FivetranError.NotFound"/> when there is no such connector.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, Option<SchemaConfig>>> Get(ClientConfig config, string connectorId) =>
        config.Get<SchemaConfig>($"connections/{connectorId}/schemas").OrNotCaptured(Connectors.Get(config, connectorId));

    /// <summary>Sets the schemas, tables and columns to sync before the first look at the source.</summary>
    /// <remarks>
    /// <c>POST /v1/connections/{connectorId}/schemas</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/connection-schema/pre-create-connection-schema-config">reference</see>
    /// </remarks>
    /// <returns>
    /// The settings as sent. The service applies the settings after the first look at the source, and leaves out those that do not fit.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, SchemaConfig>> Create(ClientConfig config, string connectorId, NewSchemaConfig schema) =>
        config.Post<SchemaConfig>($"connections/{connectorId}/schemas", schema, readBack: $"connections/{connectorId}/schemas");

    /// <summary>Changes any number of schemas, tables and columns that a connector syncs.</summary>
    /// <remarks>
    /// <c>PATCH /v1/connections/{connectorId}/schemas</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/connection-schema/modify-connection-schema-config">reference</see>
    /// </remarks>
    /// <returns>
    /// The whole schema as it is now; <see cref="FivetranError.InvalidRequest"/>, and nothing is sent, when the update sets nothing.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, SchemaConfig>> Update(ClientConfig config, string connectorId, SchemaConfigUpdate update) =>
        config.Patch<SchemaConfig>($"connections/{connectorId}/schemas", update);

    /// <summary>Changes one schema.</summary>
    /// <remarks>
    /// <c>PATCH /v1/connections/{connectorId}/schemas/{schemaName}</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/connection-schema/modify-connection-database-schema-config">
    /// reference</see>
    /// </remarks>
    /// <returns>The whole schema as it is now.</returns>
    [Pure]
    public static Aff<Either<FivetranError, SchemaConfig>> UpdateSchema(
        ClientConfig config, string connectorId, string schemaName, SchemaUpdate update) =>
        config.Patch<SchemaConfig>(
            $"connections/{connectorId}/schemas/{schemaName}", update, readBack: $"connections/{connectorId}/schemas");

    /// <summary>Changes one table.</summary>
    /// <remarks>
    /// <c>PATCH /v1/connections/{connectorId}/schemas/{schemaName}/tables/{tableName}</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/connection-schema/modify-connection-table-config">reference</see>
    /// </remarks>
    /// <returns>The whole schema as it is now.</returns>
    [Pure]
    public static Aff<Either<FivetranError, SchemaConfig>> UpdateTable(
        ClientConfig config, string connectorId, string schemaName, string tableName, TableUpdate update) =>
        config.Patch<SchemaConfig>(
            $"connections/{connectorId}/schemas/{schemaName}/tables/{tableName}",
            update,
            readBack: $"connections/{connectorId}/schemas");

    /// <summary>Changes one column.</summary>
    /// <remarks>
    /// <c>PATCH /v1/connections/{connectorId}/schemas/{schemaName}/tables/{tableName}/columns/{columnName}</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/connection-schema/modify-connection-column-config">reference</see>
    /// </remarks>
    /// <returns>The whole schema as it is now.</returns>
    [Pure]
    public static Aff<Either<FivetranError, SchemaConfig>> UpdateColumn(
        ClientConfig config, string connectorId, string schemaName, string tableName, string columnName, ColumnUpdate update) =>
        config.Patch<SchemaConfig>(
            $"connections/{connectorId}/schemas/{schemaName}/tables/{tableName}/columns/{columnName}",
            update,
            readBack: $"connections/{connectorId}/schemas");

    /// <summary>Reloads the schema from the source and keeps the current selection.</summary>
    /// <remarks>
    /// Takes long for large sources, at most <see cref="ClientConfig.SetupTimeout"/>.
    /// <c>POST /v1/connections/{connectorId}/schemas/reload</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/connection-schema/reload-connection-schema-config">reference</see>
    /// </remarks>
    /// <returns>The whole schema as it is now.</returns>
    [Pure]
    public static Aff<Either<FivetranError, SchemaConfig>> Reload(ClientConfig config, string connectorId) =>
        Reload(config, connectorId, ExcludeMode.Preserve);

    /// <summary>Reloads the schema from the source.</summary>
    /// <remarks>
    /// Anything but <see cref="ExcludeMode.Preserve"/> changes what is synced. Takes long for large sources, at most
    /// <see cref="ClientConfig.SetupTimeout"/>.
    /// <c>POST /v1/connections/{connectorId}/schemas/reload</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/connection-schema/reload-connection-schema-config">reference</see>
    /// </remarks>
    /// <returns>The whole schema as it is now.</returns>
    [Pure]
    public static Aff<Either<FivetranError, SchemaConfig>> Reload(ClientConfig config, string connectorId, ExcludeMode mode) =>
        config.UsingSetupTimeout(RequestKind.SourceInteraction).Reading(mode == ExcludeMode.Preserve).Post<SchemaConfig>(
            $"connections/{connectorId}/schemas/reload", new ReloadBody(mode), readBack: $"connections/{connectorId}/schemas");

    /// <summary>Gets all columns of a table, read from the source itself.</summary>
    /// <remarks>
    /// Takes as long as the source needs, up to <see cref="ClientConfig.SetupTimeout"/>, and counts against the limit on requests that
    /// reach a source.
    /// <c>GET /v1/connections/{connectorId}/schemas/{schemaName}/tables/{tableName}/columns</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/connection-schema/connection-column-config">reference</see>
    /// </remarks>
    /// <returns>The columns by their names; an error when the connector is not connected.</returns>
    [Pure]
    public static Aff<Either<FivetranError, TableColumns>> GetColumns(
        ClientConfig config, string connectorId, string schemaName, string tableName) =>
        config.UsingSetupTimeout(RequestKind.SourceInteraction).Get<TableColumns>(
            $"connections/{connectorId}/schemas/{schemaName}/tables/{tableName}/columns");

    /// <summary>Drops one column from the destination.</summary>
    /// <remarks>
    /// The next sync drops the column with its data. <see cref="FivetranError.Conflict"/> when the column is not blocked.
    /// <c>DELETE /v1/connections/{connectorId}/schemas/{schemaName}/tables/{tableName}/columns/{columnName}</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/connection-schema/delete-column-connection-config">reference</see>
    /// </remarks>
    /// <returns>
    /// Unit; <see cref="FivetranError.InvalidRequest"/>, and nothing is sent, unless confirmed with <see cref="Confirm.ColumnDrop"/>.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, Unit>> DropColumn(
        ClientConfig config, string connectorId, Confirm confirm, string schemaName, string tableName, string columnName) =>
        config.Confirmed(confirm, Confirm.ColumnDrop)
            .Delete($"connections/{connectorId}/schemas/{schemaName}/tables/{tableName}/columns/{columnName}");

    /// <summary>Drops columns from the destination.</summary>
    /// <remarks>
    /// The next sync drops the columns with their data. <see cref="FivetranError.Conflict"/> when one of them is not blocked.
    /// <c>POST /v1/connections/{connectorId}/schemas/drop-columns</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/connection-schema/delete-multiple-columns-connection-config">
    /// reference</see>
    /// </remarks>
    /// <returns>
    /// Unit; <see cref="FivetranError.InvalidRequest"/>, and nothing is sent, unless confirmed with <see cref="Confirm.ColumnDrop"/>.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, Unit>> DropColumns(
        ClientConfig config, string connectorId, Confirm confirm, Seq<SourceColumn> columns) =>
        config.Confirmed(confirm, Confirm.ColumnDrop).Deleting().Post<Unit>(
            $"connections/{connectorId}/schemas/drop-columns", new DropColumnsBody(columns));

    /// <summary>Re-syncs tables from scratch.</summary>
    /// <remarks>
    /// Cannot be cancelled. Requires at least one table.
    /// <c>POST /v1/connections/{connectorId}/schemas/tables/resync</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/connection-schema/resync-tables">reference</see>
    /// </remarks>
    /// <returns>
    /// Unit; <see cref="FivetranError.InvalidRequest"/>, and nothing is sent, unless confirmed with <see cref="Confirm.TableResync"/>.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, Unit>> Resync(
        ClientConfig config, string connectorId, Confirm confirm, Seq<SourceTable> tables) =>
        config.Confirmed(confirm, Confirm.TableResync).Post<Unit>($"connections/{connectorId}/schemas/tables/resync", new TableMap(tables));

    // Fivetran does not always return its code for a missing schema: a second request then checks that the connector exists.
    private static Aff<Either<FivetranError, Option<SchemaConfig>>> OrNotCaptured(
        this Aff<Either<FivetranError, SchemaConfig>> schema, Aff<Either<FivetranError, Connector>> owner) =>
        schema.MapT(Some).OrElse(error => error switch
        {
            FivetranError.NotFound { Code.Case: "NotFound_SchemaConfig" } => SuccessAff(Right<FivetranError, Option<SchemaConfig>>(None)),
            FivetranError.NotFound { Code.Case: null or "NotFound" } => owner.MapT(_ => Option<SchemaConfig>.None),
            _ => SuccessAff(Left<FivetranError, Option<SchemaConfig>>(error)),
        });

    /// <summary>Body of <c>POST /connections/{connectorId}/schemas/reload</c>.</summary>
    private sealed record ReloadBody(ExcludeMode ExcludeMode);

    /// <summary>Body of <c>POST /connections/{connectorId}/schemas/drop-columns</c>: columns by table, and tables by schema.</summary>
    private sealed class DropColumnsBody(Seq<SourceColumn> columns) : IChecked
    {
        public Dictionary<string, object> Schemas => columns
            .GroupBy(column => column.Schema)
            .ToDictionary(schema => schema.Key, schema => (object)new
            {
                Tables = schema
                    .GroupBy(column => column.Table, column => column.Column)
                    .ToDictionary(table => table.Key, table => new { Columns = table.ToArray() }),
            });

        Option<string> IChecked.Problem =>
            columns.IsEmpty ? "columns is empty"
            : columns.Exists(HasBlankName) ? "a column has a blank name"
            : None;

        private static bool HasBlankName(SourceColumn? column) =>
            string.IsNullOrWhiteSpace(column?.Schema)
                || string.IsNullOrWhiteSpace(column.Table)
                || string.IsNullOrWhiteSpace(column.Column);
    }
}
