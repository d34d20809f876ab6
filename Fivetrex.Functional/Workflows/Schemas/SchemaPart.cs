namespace Fivetrex.Functional;

/// <summary>A part of a schema configuration: a schema, a table, a column, or the configuration itself. Case matters.</summary>
/// <param name="Schema">The schema's name; None for the configuration itself.</param>
/// <param name="Table">The table's name; None for a schema.</param>
/// <param name="Column">The column's name; None for a table.</param>
public sealed record SchemaPart(Option<string> Schema = default, Option<string> Table = default, Option<string> Column = default)
{
    private Seq<string> Names => Seq(Schema, Table, Column).Somes();

    /// <summary>Returns the names, separated by dots: <c>public.orders.total</c>. A name that contains a dot is in double quotes.</summary>
    public override string ToString() => string.Join('.', Names.Map(Quoted));

    /// <summary>Returns parts in the order of their names: a schema, its tables, and the columns of each after their table.</summary>
    internal static Seq<T> InOrder<T>(IEnumerable<T> items, Func<T, SchemaPart> part) =>
        toSeq(items.OrderBy(item => string.Join('\0', part(item).Names), StringComparer.Ordinal)).Strict();

    private static string Quoted(string name) => name.Contains('.', StringComparison.Ordinal) ? $"\"{name}\"" : name;
}
