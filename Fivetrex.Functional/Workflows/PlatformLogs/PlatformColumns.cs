using System.Data.Common;

namespace Fivetrex.Functional;

/// <summary>The columns of a table and their types. The service has renamed some, and older tables lack others.</summary>
internal sealed class PlatformColumns
{
    private readonly PlatformNames names;
    private readonly Dictionary<string, string>? types;

    private PlatformColumns(PlatformNames names, Dictionary<string, string>? types) => (this.names, this.types) = (names, types);

    /// <summary>The names without a look at the table.</summary>
    public static PlatformColumns Of(PlatformNames names) => new(names, null);

    /// <summary>The columns of a result without rows.</summary>
    public static PlatformColumns Of(DbDataReader reader)
    {
        Dictionary<string, string> types = new(StringComparer.OrdinalIgnoreCase);
        for (var at = 0; at < reader.FieldCount; at++)
        {
            types[reader.GetName(at)] = reader.GetDataTypeName(at);
        }

        return new PlatformColumns(default, types);
    }

    /// <summary>The names that exist, of a column's names in the order from the current to former ones.</summary>
    public IEnumerable<string> Existing(string[] candidates) => types switch
    {
        null when names == PlatformNames.Former => [candidates[^1]],
        null => [candidates[0]],
        _ => candidates.Where(types.ContainsKey),
    };

    /// <summary>Whether a column is a date without a time.</summary>
    public bool IsDate(string column) =>
        types is not null && types.TryGetValue(column, out var type) && type.Equals("date", StringComparison.OrdinalIgnoreCase);
}
