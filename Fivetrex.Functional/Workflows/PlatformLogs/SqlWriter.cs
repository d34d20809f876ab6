namespace Fivetrex.Functional;

/// <summary>
/// Writes a query for a table. Values become parameters in the order in which they are written, because some dialects bind by position.
/// </summary>
internal sealed class SqlWriter(PlatformSchema schema, string table, PlatformColumns columns)
{
    private readonly List<SqlParameter> parameters = [];
    private readonly List<string> missing = [];

    public SqlDialect Dialect => schema.Dialect;

    public string Table { get; } = schema.Table(table);

    /// <summary>The columns that the table lacks; None when the query can be sent.</summary>
    public Option<string> Problem => missing.Count == 0 ? None : Some($"the table {table} lacks {string.Join(" and ", missing)}");

    public SqlStatement Statement(string text) => new(text, toSeq(parameters).Strict());

    /// <summary>Returns a column under one of its names; several that exist are merged.</summary>
    public string Column(params string[] names)
    {
        var column = Optional(names);
        if (column == "null")
        {
            missing.Add(string.Join(" or ", names));
        }

        return column;
    }

    /// <summary>Returns a column under one of its names, or <c>null</c> when the table has none of them.</summary>
    public string Optional(params string[] names) => columns.Existing(names).Select(Dialect.Quote).ToList() switch
    {
        [] => "null",
        [var only] => only,
        var several => $"coalesce({string.Join(", ", several)})",
    };

    /// <summary>Returns the text of a property of a column of JSON: the first of the names that it has.</summary>
    public string Json(string column, params string[] properties) => properties.Select(name => Dialect.JsonOf(column, name)).ToList() switch
    {
        [var only] => only,
        var several => $"coalesce({string.Join(", ", several)})",
    };

    public string Equal(string column, string value) => $"{column} = {Mark(value)}";

    public string In(string column, Seq<string> values) => $"{column} in ({string.Join(", ", values.Map(Mark).Strict())})";

    /// <summary>Compares times of a column of the table.</summary>
    public string Compare(string column, string comparison, DateTimeOffset time) =>
        !Dialect.HasTextTimes && columns.IsDate(column.Trim('"', '`', '[', ']'))
            ? $"{column} {comparison} {Mark(DateOnly.FromDateTime(time.UtcDateTime))}"
            : $"{Dialect.ComparedTimeOf(column)} {comparison} {Mark(Dialect.TimeOf(time))}";

    /// <summary>Returns the end of a query: its order and its limit.</summary>
    public string End(string time, LogFilter filter)
    {
        var order = $"order by {time} {(filter.Order == LogOrder.NewestFirst ? "desc" : "asc")}";
        return filter.Limit.Map(limit => $"{order}\n{Dialect.LimitOf(limit)}").IfNone(order);
    }

    public static string Where(IEnumerable<string> conditions, string indent = "") => string.Join($"\n{indent}  and ", conditions) switch
    {
        "" => "",
        var all => $"\n{indent}where {all}",
    };

    private string Mark(object value)
    {
        var number = parameters.Count + 1;
        parameters.Add(new SqlParameter(Dialect.NameOf(number), value));
        return Dialect.MarkOf(number);
    }
}
