using System.Text.Json.Serialization;
using Fivetrex.Functional.Json;

namespace Fivetrex.Functional.Models;

/// <summary>The schemas, tables and columns that a connector syncs, by their names in the source.</summary>
/// <param name="Schemas">The schemas by name; case matters. May contain more schemas than were requested.</param>
/// <param name="SchemaChangeHandling">How Fivetran handles schemas, tables and columns added to the source later.</param>
/// <param name="EnableNewByDefault">The former name of <see cref="SchemaChangeHandling"/>: true when all additions are synced.</param>
/// <param name="RowFilteringSupported">Whether tables support a <see cref="RowFilter"/>.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record SchemaConfig(
    HashMap<string, SchemaNode> Schemas = default,
    Option<SchemaChangeHandling> SchemaChangeHandling = default,
    Option<bool> EnableNewByDefault = default,
    Option<bool> RowFilteringSupported = default) : FivetranModel;

/// <summary>A schema of the source.</summary>
/// <param name="NameInDestination">The name in the destination.</param>
/// <param name="Enabled">Whether it is synced.</param>
/// <param name="Tables">The tables by name; case matters.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record SchemaNode(
    Option<string> NameInDestination = default,
    Option<bool> Enabled = default,
    HashMap<string, TableNode> Tables = default) : FivetranModel;

/// <summary>A table of the source.</summary>
/// <param name="NameInDestination">The name in the destination.</param>
/// <param name="Enabled">Whether it is synced.</param>
/// <param name="SyncMode">How deleted and changed rows are handled; None when the mode cannot be chosen.</param>
/// <param name="Columns">The columns whose settings were changed, by name; case matters.</param>
/// <param name="EnabledPatchSettings">Whether it can be enabled and disabled.</param>
/// <param name="SupportsColumnsConfig">Whether its columns can be enabled and disabled.</param>
/// <param name="SupportsHistoryMode">Whether it supports <see cref="Models.SyncMode.History"/>.</param>
/// <param name="RowFilter">The filter of the rows to sync; None for all rows.</param>
/// <param name="ParentTable">The table that it is a part of.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record TableNode(
    Option<string> NameInDestination = default,
    Option<bool> Enabled = default,
    Option<SyncMode> SyncMode = default,
    HashMap<string, ColumnNode> Columns = default,
    Option<PatchSettings> EnabledPatchSettings = default,
    Option<bool> SupportsColumnsConfig = default,
    Option<bool> SupportsHistoryMode = default,
    Option<RowFilter> RowFilter = default,
    Option<string> ParentTable = default) : FivetranModel;

/// <summary>A column of the source.</summary>
/// <param name="NameInDestination">The name in the destination.</param>
/// <param name="Enabled">Whether it is synced.</param>
/// <param name="Hashed">Whether only a hash of its values is synced.</param>
/// <param name="EnabledPatchSettings">Whether it can be enabled and disabled.</param>
/// <param name="IsPrimaryKey">Whether it is part of the primary key.</param>
/// <param name="TargetDataType">The type in the destination; None when Fivetran chooses it.</param>
/// <param name="Type">The type in the source.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record ColumnNode(
    Option<string> NameInDestination = default,
    Option<bool> Enabled = default,
    Option<bool> Hashed = default,
    Option<PatchSettings> EnabledPatchSettings = default,
    Option<bool> IsPrimaryKey = default,
    Option<TargetDataType> TargetDataType = default,
    Option<string> Type = default) : FivetranModel;

/// <summary>Whether a table or column can be enabled and disabled.</summary>
/// <param name="Allowed">Whether the change is allowed.</param>
/// <param name="ReasonCode">
/// The reason when it is not allowed: <c>SYSTEM_TABLE</c>, <c>SYSTEM_COLUMN</c>, <c>DELETED</c>, <c>OTHER</c>.
/// </param>
/// <param name="Reason">The reason as readable text; returned only for <c>OTHER</c>.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record PatchSettings(
    Option<bool> Allowed = default, Option<string> ReasonCode = default, Option<string> Reason = default) : FivetranModel;

/// <summary>All columns of a table.</summary>
/// <param name="Columns">The columns by name; case matters.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record TableColumns(HashMap<string, ColumnNode> Columns = default) : FivetranModel;

/// <summary>The filter of the rows of a table to sync.</summary>
/// <param name="Name">The name of the filter.</param>
/// <param name="Description">A description, as readable text.</param>
/// <param name="ColumnClauses">One to ten conditions.</param>
/// <param name="Operator">The combination of conditions: <c>AND</c> (default) or <c>OR</c>. Only for two or more conditions.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record RowFilter(
    Option<string> Name,
    Option<string> Description,
    Seq<ColumnClause> ColumnClauses = default,
    Option<string> Operator = default) : FivetranModel;

/// <summary>A condition on one column.</summary>
/// <param name="Column">The column's name.</param>
/// <param name="ColumnType">
/// The type of the column: <c>LONG</c>, <c>FLOAT</c>, <c>DOUBLE</c>, <c>BIGDECIMAL</c>, <c>STRING</c>, <c>BOOLEAN</c>, <c>DATE</c> or
/// <c>DATETIME</c>.
/// </param>
/// <param name="Operator">
/// The comparison: <c>EQUALS</c>, <c>NOT_EQUALS</c>, <c>LESS</c>, <c>LESS_OR_EQUALS</c>, <c>GREATER</c>, <c>GREATER_OR_EQUALS</c>,
/// <c>STARTS_WITH</c>, <c>CONTAINS</c>, <c>IN</c>, <c>IS_NULL</c> or <c>IS_NOT_NULL</c>.
/// </param>
/// <param name="Values">The values to compare with, as text.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record ColumnClause(
    Option<string> Column,
    [Alias("columnType")] Option<string> ColumnType,
    Option<string> Operator,
    Seq<string> Values = default) : FivetranModel;

/// <summary>The schemas, tables and columns to sync, set before Fivetran has read the schema of the source.</summary>
/// <param name="Schemas">The schemas by name; case matters.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record NewSchemaConfig(HashMap<string, SchemaUpdate> Schemas) : FivetranModel
{
    /// <summary>How Fivetran handles schemas, tables and columns added to the source later.</summary>
    public Option<SchemaChangeHandling> SchemaChangeHandling { get; init; }
}

/// <summary>Changes to the schemas, tables and columns to sync; those that are not named keep their settings.</summary>
[JsonConverter(typeof(ModelConverter))]
public sealed record SchemaConfigUpdate : FivetranModel
{
    /// <summary>The changes to schemas, by name in the source; case matters.</summary>
    public HashMap<string, SchemaUpdate> Schemas { get; init; }

    /// <summary>How Fivetran handles schemas, tables and columns added to the source later.</summary>
    public Option<SchemaChangeHandling> SchemaChangeHandling { get; init; }

    /// <summary>Whether to lock the column types in the destination, so that changes of types in the source do not change them.</summary>
    public Option<bool> IsTypeLocked { get; init; }
}

/// <summary>Changes to a schema.</summary>
/// <param name="Enabled">Whether to sync it. Required by the API.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record SchemaUpdate(Option<bool> Enabled) : FivetranModel
{
    /// <summary>The changes to tables, by name in the source; case matters.</summary>
    public HashMap<string, TableUpdate> Tables { get; init; }
}

/// <summary>Changes to a table.</summary>
/// <param name="Enabled">Whether to sync it. Required by the API.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record TableUpdate(Option<bool> Enabled) : FivetranModel
{
    /// <summary>How deleted and changed rows are handled.</summary>
    public Option<SyncMode> SyncMode { get; init; }

    /// <summary>The changes to columns, by name in the source; case matters.</summary>
    public HashMap<string, ColumnUpdate> Columns { get; init; }

    /// <summary>The filter of the rows to sync; clear it to sync all rows.</summary>
    public Edit<RowFilter> RowFilter { get; init; }
}

/// <summary>Changes to a column.</summary>
/// <param name="Enabled">Whether to sync it. Required by the API.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record ColumnUpdate(Option<bool> Enabled) : FivetranModel
{
    /// <summary>Whether to sync only a hash of its values.</summary>
    public Option<bool> Hashed { get; init; }

    /// <summary>Whether it is part of the primary key.</summary>
    public Option<bool> IsPrimaryKey { get; init; }

    /// <summary>The type in the destination; clear it to let Fivetran choose.</summary>
    public Edit<TargetDataType> TargetDataType { get; init; }
}

/// <summary>A column by its name in the source. Case matters.</summary>
/// <param name="Schema">The schema's name.</param>
/// <param name="Table">The table's name.</param>
/// <param name="Column">The column's name.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record SourceColumn(string Schema, string Table, string Column) : FivetranModel;

/// <summary>How Fivetran handles schemas, tables and columns added to the source later.</summary>
[JsonConverter(typeof(OpenEnumConverter))]
public sealed record SchemaChangeHandling(string Value) : OpenEnum(Value)
{
    /// <summary>Syncs all additions.</summary>
    public static readonly SchemaChangeHandling AllowAll = new("ALLOW_ALL");

    /// <summary>Syncs new columns, but not new schemas and tables.</summary>
    public static readonly SchemaChangeHandling AllowColumns = new("ALLOW_COLUMNS");

    /// <summary>Syncs no additions.</summary>
    public static readonly SchemaChangeHandling BlockAll = new("BLOCK_ALL");
}

/// <summary>How rows that are deleted or changed in the source are handled.</summary>
[JsonConverter(typeof(OpenEnumConverter))]
public sealed record SyncMode(string Value) : OpenEnum(Value)
{
    /// <summary>Keeps deleted rows and marks them as deleted.</summary>
    public static readonly SyncMode SoftDelete = new("SOFT_DELETE");

    /// <summary>Keeps every version of a row.</summary>
    public static readonly SyncMode History = new("HISTORY");

    /// <summary>Mirrors the source table.</summary>
    public static readonly SyncMode Live = new("LIVE");
}

/// <summary>How a schema reload treats the current selection.</summary>
[JsonConverter(typeof(OpenEnumConverter))]
public sealed record ExcludeMode(string Value) : OpenEnum(Value)
{
    /// <summary>Keeps the selection. Default of the service.</summary>
    public static readonly ExcludeMode Preserve = new("PRESERVE");

    /// <summary>Disables all schemas and tables. Columns that no user has changed stay enabled.</summary>
    public static readonly ExcludeMode Exclude = new("EXCLUDE");

    /// <summary>Enables all schemas and tables.</summary>
    public static readonly ExcludeMode Include = new("INCLUDE");
}

/// <summary>The type of a column in the destination.</summary>
[JsonConverter(typeof(OpenEnumConverter))]
public sealed record TargetDataType(string Value) : OpenEnum(Value)
{
    /// <summary>An unknown type.</summary>
    public static readonly TargetDataType Unknown = new("Unknown");

    /// <summary>A boolean.</summary>
    public static readonly TargetDataType Boolean = new("Boolean");

    /// <summary>Text.</summary>
    public static readonly TargetDataType String = new("String");

    /// <summary>A 16-bit integer.</summary>
    public static readonly TargetDataType Short = new("Short");

    /// <summary>A 32-bit integer.</summary>
    public static readonly TargetDataType Int = new("Int");

    /// <summary>A 64-bit integer.</summary>
    public static readonly TargetDataType Long = new("Long");

    /// <summary>A single-precision number.</summary>
    public static readonly TargetDataType Float = new("Float");

    /// <summary>A double-precision number.</summary>
    public static readonly TargetDataType Double = new("Double");

    /// <summary>A decimal number of any precision.</summary>
    public static readonly TargetDataType BigDecimal = new("BigDecimal");

    /// <summary>A point in time.</summary>
    public static readonly TargetDataType Instant = new("Instant");

    /// <summary>A date and time without a time zone.</summary>
    public static readonly TargetDataType LocalDateTime = new("LocalDateTime");

    /// <summary>A date.</summary>
    public static readonly TargetDataType LocalDate = new("LocalDate");

    /// <summary>A time of day.</summary>
    public static readonly TargetDataType LocalTime = new("LocalTime");

    /// <summary>JSON.</summary>
    public static readonly TargetDataType Json = new("Json");

    /// <summary>Bytes.</summary>
    public static readonly TargetDataType Binary = new("Binary");

    /// <summary>XML.</summary>
    public static readonly TargetDataType Xml = new("Xml");
}
