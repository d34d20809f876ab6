namespace Fivetrex.Functional;

/// <summary>The settings of a schema configuration, by the fields of the API.</summary>
internal static class SchemaSettings
{
    public const string Enabled = "enabled";
    public const string Hashed = "hashed";
    public const string IsPrimaryKey = "is_primary_key";
    public const string TargetDataType = "target_data_type";
    public const string SyncMode = "sync_mode";
    public const string RowFilter = "row_filter";
    public const string Handling = "schema_change_handling";
}
