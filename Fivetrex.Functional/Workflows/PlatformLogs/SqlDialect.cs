using System.Globalization;

namespace Fivetrex.Functional;

/// <summary>
/// The differences between the SQL of databases, as values: parameter marks, quotes, the case of names, access to JSON and the form of a
/// limit.
/// </summary>
/// <remarks>
/// <code>
/// var text = PlatformLogs.FailedSyncs(new LogFilter { Limit = 10 }).Text(SqlDialect.Snowflake).Map(statement =&gt; statement.Text);
/// </code>
/// </remarks>
public sealed record SqlDialect
{
    /// <summary>Snowflake, for example by Snowflake.Data. Names are in upper case.</summary>
    public static readonly SqlDialect Snowflake = new("Snowflake")
    {
        Casing = SqlCasing.Upper,
        JsonOf = (json, property) => $"cast(get_path(try_parse_json(cast({json} as varchar)), '{property}') as varchar)",
    };

    /// <summary>BigQuery. A schema is a data set, and its database is a project.</summary>
    public static readonly SqlDialect BigQuery = new("BigQuery")
    {
        Quotes = ('`', '`'),
        HasEscapes = true,
        MarkOf = At,
        NameOf = Named,
        TimeOf = time => time.UtcDateTime,
        BigInt = "int64",
        JsonOf = (json, property) => $"json_value({json}, '$.{property}')",
    };

    /// <summary>Redshift, by Npgsql.</summary>
    public static readonly SqlDialect Redshift = new("Redshift")
    {
        MarkOf = DollarNumber,
        NameOf = Nameless,
        TimeOf = time => time.UtcDateTime,
        JsonOf = (json, property) => $"json_extract_path_text({json}, '{property}', true)",
    };

    /// <summary>PostgreSQL, by Npgsql.</summary>
    public static readonly SqlDialect PostgreSql = new("PostgreSQL")
    {
        MarkOf = DollarNumber,
        NameOf = Nameless,
        TimeOf = time => time.UtcDateTime,
        JsonOf = (json, property) =>
            $"case when cast({json} as text) like '{{%}}' then cast(cast({json} as text) as json) ->> '{property}' end",
    };

    /// <summary>SQL Server, Azure SQL and Fabric.</summary>
    public static readonly SqlDialect SqlServer = new("SQL Server")
    {
        Quotes = ('[', ']'),
        MarkOf = At,
        NameOf = Named,
        LimitOf = limit => $"offset 0 rows fetch next {limit} rows only",
        JsonOf = (json, property) => $"case when isjson({json}) = 1 then json_value({json}, '$.{property}') end",
    };

    /// <summary>Databricks, by ODBC. The database of a schema is a catalog.</summary>
    public static readonly SqlDialect Databricks = new("Databricks")
    {
        Quotes = ('`', '`'),
        TimeOf = time => time.UtcDateTime,
        JsonOf = (json, property) => $"get_json_object({json}, '$.{property}')",
    };

    /// <summary>DuckDB, by DuckDB.NET.</summary>
    public static readonly SqlDialect DuckDb = new("DuckDB")
    {
        MarkOf = Dollar,
        NameOf = Named,
        TimeOf = time => time.UtcDateTime,
        JsonOf = (json, property) =>
            $"case when json_valid(cast({json} as varchar)) then json_extract_string(cast({json} as varchar), '$.{property}') end",
    };

    /// <summary>SQLite, by Microsoft.Data.Sqlite. A schema is an attached database, and times are text in UTC.</summary>
    public static readonly SqlDialect Sqlite = new("SQLite")
    {
        MarkOf = Dollar,
        NameOf = Named,
        TimeOf = time => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture),
        HasTextTimes = true,
        ComparedTimeOf = time => $"strftime('%Y-%m-%d %H:%M:%f', {time})",
        JsonOf = (json, property) => $"case when json_valid({json}) then json_extract({json}, '$.{property}') end",
    };

    private SqlDialect(string name) => Name = name;

    /// <summary>The name of the database.</summary>
    public string Name { get; }

    /// <summary>
    /// The case of the names of schemas, tables and columns. Change it for a destination that is set up to keep the case of names.
    /// </summary>
    public SqlCasing Casing { get; init; }

    /// <summary>The dialects that the library knows.</summary>
    public static Seq<SqlDialect> All { get; } =
        Seq(Snowflake, BigQuery, Redshift, PostgreSql, SqlServer, Databricks, DuckDb, Sqlite);

    internal (char Open, char Close) Quotes { get; private init; } = ('"', '"');

    /// <summary>Whether a backslash in a quoted name is an escape, so that a doubled quote is none.</summary>
    internal bool HasEscapes { get; private init; }

    /// <summary>The mark of a parameter in the text, by its number from 1.</summary>
    internal Func<int, string> MarkOf { get; private init; } = _ => "?";

    /// <summary>The name of a parameter in its command, by its number from 1; empty for a parameter without a name.</summary>
    internal Func<int, string> NameOf { get; private init; } = number => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The value of a parameter for a time.</summary>
    internal Func<DateTimeOffset, object> TimeOf { get; private init; } = time => time.ToUniversalTime();

    /// <summary>Whether times and dates are text.</summary>
    internal bool HasTextTimes { get; private init; }

    /// <summary>The form of a column of times that is compared with a parameter.</summary>
    internal Func<string, string> ComparedTimeOf { get; private init; } = time => time;

    internal Func<int, string> LimitOf { get; private init; } = limit => $"limit {limit}";

    /// <summary>The text of a property of JSON; null when the text is not JSON.</summary>
    internal Func<string, string, string> JsonOf { get; private init; } = (json, _) => json;

    internal string BigInt { get; private init; } = "bigint";

    /// <summary>Returns the name of the database.</summary>
    public override string ToString() => Name;

    /// <summary>Quotes a name that <see cref="PlatformSchema"/> has checked, or one of the library.</summary>
    internal string Quote(string name)
    {
        var cased = Casing == SqlCasing.Upper ? name.ToUpperInvariant() : name;
        return $"{Quotes.Open}{cased.Replace($"{Quotes.Close}", $"{Quotes.Close}{Quotes.Close}", StringComparison.Ordinal)}{Quotes.Close}";
    }

    private static string At(int number) => FormattableString.Invariant($"@p{number}");

    private static string Dollar(int number) => FormattableString.Invariant($"$p{number}");

    private static string DollarNumber(int number) => FormattableString.Invariant($"${number}");

    private static string Named(int number) => FormattableString.Invariant($"p{number}");

    private static string Nameless(int number) => "";

}

/// <summary>The case of the names of schemas, tables and columns.</summary>
public enum SqlCasing
{
    /// <summary>As they are written: the library writes its names in lower case.</summary>
    AsWritten,

    /// <summary>Upper case, also of the name of the schema.</summary>
    Upper,
}
