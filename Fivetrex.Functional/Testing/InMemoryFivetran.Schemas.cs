using Fivetrex.Functional.Testing.Service.Resources;

namespace Fivetrex.Functional.Testing;

public sealed partial class InMemoryFivetran
{
    /// <summary>
    /// Sets the schemas, tables and all columns of a connector's source. The next reload, or the first sync, reads them. Default: the
    /// schema <c>public</c> with three tables, one of which is locked.
    /// </summary>
    /// <returns>Whether the connector exists.</returns>
    public bool SetSource(string connectorId, SchemaConfig source)
    {
        ArgumentNullException.ThrowIfNull(source);
        lock (gate)
        {
            var connection = store.Find("connections", connectorId);
            connection.IfSome(details => Connection.Of(store, details).Source = new SourceSchema(SourceSchemaReading.Of(source)));
            return connection.IsSome;
        }
    }
}
