using System.Text.Json.Serialization;
using Fivetrex.Functional.Json;

namespace Fivetrex.Functional.Models;

/// <summary>What a connector syncs: schemas, in them tables, in them columns, by their names in the source.</summary>
/// <param name="Schemas">By their names, whose case matters. There may be more of them than were ever asked for.</param>
/// <param name="SchemaChangeHandling">What becomes of what is new in the source.</param>
/// <param name="EnableNewByDefault">The same under its old name: true where everything new is synced.</param>
/// <param name="RowFilteringSupported">Whether tables take a <see cref="RowFilter"/>.</param>
public sealed record SchemaConfig(
    HashMap<string, SchemaNode> Schemas = default,
    Option<SchemaChangeHandling> SchemaChangeHandling = default,
    Option<bool> EnableNewByDefault = default,
    Option<bool> RowFilteringSupported = default) : FivetranModel;

/// <summary>A schema of the source.</summary>
/// <param name="NameInDestination">What it is called there.</param>
/// <param name="Enabled">Whether it is synced.</param>
/// <param name="Tables">By their names, whose case matters.</param>
public sealed record SchemaNode(Option<string> NameInDestination = default, Option<bool> Enabled = default, HashMap<string, TableNode> Tables = default) : FivetranModel;

/// <summary>A table of the source.</summary>
/// <param name="NameInDestination">What it is called there.</param>
/// <param name="Enabled">Whether it is synced.</param>
/// <param name="SyncMode">What becomes of rows that are deleted or changed; none where there is no choice.</param>
/// <param name="Columns">Those that somebody has changed, by their names, whose case matters.</param>
/// <param name="EnabledPatchSettings">Whether it can be switched on and off.</param>
/// <param name="SupportsColumnsConfig">Whether its columns can be.</param>
/// <param name="SupportsHistoryMode">Whether <see cref="Models.SyncMode.History"/> is one of its modes.</param>
/// <param name="RowFilter">Which rows are synced; all of them when there is none.</param>
/// <param name="ParentTable">The table that it is a part of.</param>
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
/// <param name="NameInDestination">What it is called there.</param>
/// <param name="Enabled">Whether it is synced.</param>
/// <param name="Hashed">Whether only a hash of its values is.</param>
/// <param name="EnabledPatchSettings">Whether it can be switched on and off.</param>
/// <param name="IsPrimaryKey">Whether it is a part of the primary key.</param>
/// <param name="TargetDataType">The type it is made into; none where that is left to Fivetran.</param>
public sealed record ColumnNode(
    Option<string> NameInDestination = default,
    Option<bool> Enabled = default,
    Option<bool> Hashed = default,
    Option<PatchSettings> EnabledPatchSettings = default,
    Option<bool> IsPrimaryKey = default,
    Option<TargetDataType> TargetDataType = default) : FivetranModel;

/// <summary>Whether a table or a column can be switched on and off.</summary>
/// <param name="Allowed">Whether it can.</param>
/// <param name="ReasonCode">Why it cannot: <c>SYSTEM_TABLE</c>, <c>SYSTEM_COLUMN</c>, <c>DELETED</c>, <c>OTHER</c>.</param>
/// <param name="Reason">The same for people.</param>
public sealed record PatchSettings(Option<bool> Allowed = default, Option<string> ReasonCode = default, Option<string> Reason = default) : FivetranModel;

/// <summary>All columns of a table.</summary>
/// <param name="Columns">By their names, whose case matters.</param>
public sealed record TableColumns(HashMap<string, ColumnNode> Columns = default) : FivetranModel;

/// <summary>Which rows of a table are synced.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Description">What it is for.</param>
/// <param name="ColumnClauses">One to ten conditions.</param>
/// <param name="Operator"><c>AND</c>, unless it is <c>OR</c>; only where there are two conditions or more.</param>
public sealed record RowFilter(Option<string> Name, Option<string> Description, Seq<ColumnClause> ColumnClauses = default, Option<string> Operator = default) : FivetranModel;

/// <summary>A condition on one column.</summary>
/// <param name="Column">Its name.</param>
/// <param name="ColumnType"><c>LONG</c>, <c>FLOAT</c>, <c>DOUBLE</c>, <c>BIGDECIMAL</c>, <c>STRING</c>, <c>BOOLEAN</c>, <c>DATE</c> or <c>DATETIME</c>.</param>
/// <param name="Operator"><c>EQUALS</c>, <c>NOT_EQUALS</c>, <c>LESS</c>, <c>LESS_OR_EQUALS</c>, <c>GREATER</c>, <c>GREATER_OR_EQUALS</c>, <c>STARTS_WITH</c>, <c>CONTAINS</c>, <c>IN</c>, <c>IS_NULL</c> or <c>IS_NOT_NULL</c>.</param>
/// <param name="Values">What it is compared with, as text.</param>
public sealed record ColumnClause(Option<string> Column, [Alias("columnType")] Option<string> ColumnType, Option<string> Operator, Seq<string> Values = default) : FivetranModel;

/// <summary>What to sync of a source that was not looked at yet.</summary>
/// <param name="Schemas">By their names, whose case matters.</param>
public sealed record NewSchemaConfig(HashMap<string, SchemaUpdate> Schemas) : FivetranModel
{
    /// <summary>What becomes of what is new in the source.</summary>
    public Option<SchemaChangeHandling> SchemaChangeHandling { get; init; }
}

/// <summary>What to change about what is synced; what is not named stays as it is.</summary>
public sealed record SchemaConfigUpdate : FivetranModel
{
    /// <summary>By their names, whose case matters.</summary>
    public HashMap<string, SchemaUpdate> Schemas { get; init; }

    /// <summary>What becomes of what is new in the source.</summary>
    public Option<SchemaChangeHandling> SchemaChangeHandling { get; init; }

    /// <summary>Whether the types of columns stay as they are, whatever the source does.</summary>
    public Option<bool> IsTypeLocked { get; init; }
}

/// <summary>What to change about a schema.</summary>
/// <param name="Enabled">Whether it is synced. The service wants it said.</param>
public sealed record SchemaUpdate(Option<bool> Enabled) : FivetranModel
{
    /// <summary>By their names, whose case matters.</summary>
    public HashMap<string, TableUpdate> Tables { get; init; }
}

/// <summary>What to change about a table.</summary>
/// <param name="Enabled">Whether it is synced. The service wants it said.</param>
public sealed record TableUpdate(Option<bool> Enabled) : FivetranModel
{
    /// <summary>What becomes of rows that are deleted or changed.</summary>
    public Option<SyncMode> SyncMode { get; init; }

    /// <summary>By their names, whose case matters.</summary>
    public HashMap<string, ColumnUpdate> Columns { get; init; }

    /// <summary>Which rows are synced; cleared, all of them are.</summary>
    public Edit<RowFilter> RowFilter { get; init; }
}

/// <summary>What to change about a column.</summary>
/// <param name="Enabled">Whether it is synced. The service wants it said.</param>
public sealed record ColumnUpdate(Option<bool> Enabled) : FivetranModel
{
    /// <summary>Whether only a hash of its values is synced.</summary>
    public Option<bool> Hashed { get; init; }

    /// <summary>Whether it is a part of the primary key.</summary>
    public Option<bool> IsPrimaryKey { get; init; }

    /// <summary>The type it is made into; cleared, that is left to Fivetran.</summary>
    public Edit<TargetDataType> TargetDataType { get; init; }
}

/// <summary>A column under the name it has in the source. Case matters.</summary>
/// <param name="Schema">The schema.</param>
/// <param name="Table">The table.</param>
/// <param name="Column">The column.</param>
public sealed record SourceColumn(string Schema, string Table, string Column) : FivetranModel;

/// <summary>What becomes of what is new in a source.</summary>
[JsonConverter(typeof(OpenEnumConverter))]
public sealed record SchemaChangeHandling(string Value) : OpenEnum(Value)
{
    /// <summary>It is synced.</summary>
    public static readonly SchemaChangeHandling AllowAll = new("ALLOW_ALL");

    /// <summary>New columns are synced; new schemas and tables are not.</summary>
    public static readonly SchemaChangeHandling AllowColumns = new("ALLOW_COLUMNS");

    /// <summary>It is not synced.</summary>
    public static readonly SchemaChangeHandling BlockAll = new("BLOCK_ALL");
}

/// <summary>What becomes of rows that are deleted or changed in the source.</summary>
[JsonConverter(typeof(OpenEnumConverter))]
public sealed record SyncMode(string Value) : OpenEnum(Value)
{
    /// <summary>A deleted row stays, marked as deleted.</summary>
    public static readonly SyncMode SoftDelete = new("SOFT_DELETE");

    /// <summary>Every version of a row stays.</summary>
    public static readonly SyncMode History = new("HISTORY");

    /// <summary>The table is as it is in the source.</summary>
    public static readonly SyncMode Live = new("LIVE");
}

/// <summary>What becomes of the choice of what to sync when a source is looked at anew.</summary>
[JsonConverter(typeof(OpenEnumConverter))]
public sealed record ExcludeMode(string Value) : OpenEnum(Value)
{
    /// <summary>It stays as it is.</summary>
    public static readonly ExcludeMode Preserve = new("PRESERVE");

    /// <summary>What is new is left out.</summary>
    public static readonly ExcludeMode Exclude = new("EXCLUDE");

    /// <summary>What is new is synced.</summary>
    public static readonly ExcludeMode Include = new("INCLUDE");
}

/// <summary>The type that a column is made into.</summary>
[JsonConverter(typeof(OpenEnumConverter))]
public sealed record TargetDataType(string Value) : OpenEnum(Value)
{
    /// <summary>Not known.</summary>
    public static readonly TargetDataType Unknown = new("Unknown");

    /// <summary>True or false.</summary>
    public static readonly TargetDataType Boolean = new("Boolean");

    /// <summary>Text.</summary>
    public static readonly TargetDataType String = new("String");

    /// <summary>16 bits.</summary>
    public static readonly TargetDataType Short = new("Short");

    /// <summary>32 bits.</summary>
    public static readonly TargetDataType Int = new("Int");

    /// <summary>64 bits.</summary>
    public static readonly TargetDataType Long = new("Long");

    /// <summary>Single precision.</summary>
    public static readonly TargetDataType Float = new("Float");

    /// <summary>Double precision.</summary>
    public static readonly TargetDataType Double = new("Double");

    /// <summary>A decimal number of any length.</summary>
    public static readonly TargetDataType BigDecimal = new("BigDecimal");

    /// <summary>A moment.</summary>
    public static readonly TargetDataType Instant = new("Instant");

    /// <summary>A date and a time of no zone.</summary>
    public static readonly TargetDataType LocalDateTime = new("LocalDateTime");

    /// <summary>A date.</summary>
    public static readonly TargetDataType LocalDate = new("LocalDate");

    /// <summary>A time of the day.</summary>
    public static readonly TargetDataType LocalTime = new("LocalTime");

    /// <summary>JSON.</summary>
    public static readonly TargetDataType Json = new("Json");

    /// <summary>Bytes.</summary>
    public static readonly TargetDataType Binary = new("Binary");

    /// <summary>XML.</summary>
    public static readonly TargetDataType Xml = new("Xml");
}
