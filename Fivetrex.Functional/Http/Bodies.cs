namespace Fivetrex.Functional.Http;

/// <summary>A body that knows when it must not be sent.</summary>
internal interface IChecked
{
    string? Fault { get; }
}

/// <summary>Sent with its one member even when that is false, so that the reader of a log need not know the default.</summary>
internal sealed record SyncBody(Option<bool> Force);

/// <summary>A re-sync of everything, or of the tables.</summary>
internal sealed class ResyncBody(Confirm confirm, Option<Seq<SourceTable>> tables) : IChecked
{
    public Option<Dictionary<string, string[]>> Scope => tables.Map(named => named
        .GroupBy(table => table.Schema, table => table.Table)
        .ToDictionary(schema => schema.Key, schema => schema.ToArray()));

    string? IChecked.Fault =>
        confirm != Confirm.HistoricalResync ? $"a re-sync has to be confirmed with {nameof(Confirm)}.{nameof(Confirm.HistoricalResync)}"
        : tables.Exists(named => named.IsEmpty) ? "tables is empty, which would mean all of them"
        : tables.Exists(named => named.Exists(table => string.IsNullOrWhiteSpace(table?.Schema) || string.IsNullOrWhiteSpace(table.Table))) ? "a table has a blank name"
        : null;
}
