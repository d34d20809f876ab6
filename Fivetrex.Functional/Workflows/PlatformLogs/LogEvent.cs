using System.Text.Json.Serialization;

namespace Fivetrex.Functional;

/// <summary>The event of a row of the log: its column <c>message_event</c>.</summary>
[JsonConverter(typeof(OpenEnumConverter))]
public sealed record LogEvent(string Value) : OpenEnum(Value)
{
    /// <summary>A sync started.</summary>
    public static readonly LogEvent SyncStart = new("sync_start");

    /// <summary>A sync ended, successfully or not.</summary>
    public static readonly LogEvent SyncEnd = new("sync_end");

    /// <summary>The durations and volumes of the parts of a sync.</summary>
    public static readonly LogEvent SyncStats = new("sync_stats");

    /// <summary>A number of rows of a table was written.</summary>
    public static readonly LogEvent RecordsModified = new("records_modified");

    /// <summary>The write to a table started.</summary>
    public static readonly LogEvent WriteToTableStart = new("write_to_table_start");

    /// <summary>The write to a table ended.</summary>
    public static readonly LogEvent WriteToTableEnd = new("write_to_table_end");

    /// <summary>A schema was created in the destination.</summary>
    public static readonly LogEvent CreateSchema = new("create_schema");

    /// <summary>A table was created in the destination.</summary>
    public static readonly LogEvent CreateTable = new("create_table");

    /// <summary>Columns of a table were added, changed or removed.</summary>
    public static readonly LogEvent AlterTable = new("alter_table");

    /// <summary>A table was removed from the destination.</summary>
    public static readonly LogEvent DropTable = new("drop_table");

    /// <summary>The selection of schemas, tables or columns was changed.</summary>
    public static readonly LogEvent ChangeSchemaConfig = new("change_schema_config");

    /// <summary>The selection of schemas, tables or columns was changed by the REST API.</summary>
    public static readonly LogEvent ChangeSchemaConfigViaApi = new("change_schema_config_via_api");

    /// <summary>A call of the API of the source.</summary>
    public static readonly LogEvent ApiCall = new("api_call");

    /// <summary>A warning.</summary>
    public static readonly LogEvent Warning = new("warning");

    /// <summary>An error.</summary>
    public static readonly LogEvent Error = new("error");
}

/// <summary>The severity of a row of the log: its column <c>event</c>.</summary>
[JsonConverter(typeof(OpenEnumConverter))]
public sealed record LogSeverity(string Value) : OpenEnum(Value)
{
    /// <summary>An ordinary event.</summary>
    public static readonly LogSeverity Info = new("INFO");

    /// <summary>A problem that does not stop a sync.</summary>
    public static readonly LogSeverity Warning = new("WARNING");

    /// <summary>A problem that stops a sync.</summary>
    public static readonly LogSeverity Severe = new("SEVERE");
}
