namespace Fivetrex.Functional;

public static partial class ConnectorSchemas
{
    /// <summary>Changes the schemas, tables and columns that a connector syncs until they are as wished.</summary>
    /// <remarks>
    /// Reads the configuration, sends the differences in one update, and reads the configuration again; a configuration that is as wished
    /// needs one read. A part that the service is known to refuse, for example because it is locked, is reported and not sent. When the
    /// service rejects an update, its halves are sent, so that only the rejected parts are left out. The columns of a table are read from
    /// the source, one request per table, when their settings cannot be known otherwise: see <see cref="SchemaDiff.Of"/>. After an error,
    /// the same call continues where this one ended.
    /// </remarks>
    /// <param name="config">The config.</param>
    /// <param name="connectorId">The connector's identifier.</param>
    /// <param name="wish">The settings.</param>
    /// <returns>
    /// The outcome, also of a connector whose schema is not captured; <see cref="FivetranError.NotFound"/> when there is no such connector;
    /// <see cref="FivetranError.InvalidRequest"/>, and nothing is sent, for a wish with a blank name; all other <c>Left</c>s of
    /// <see cref="Update"/>.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, SchemaConvergence>> Converge(ClientConfig config, string connectorId, SchemaWish wish) =>
        SchemaConverging.Run(config, connectorId, wish);
}
