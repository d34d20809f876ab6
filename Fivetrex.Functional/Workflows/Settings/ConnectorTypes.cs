namespace Fivetrex.Functional;

public static partial class ConnectorTypes
{
    /// <summary>Compares the settings of a connector with the description of its service, before it is created.</summary>
    /// <remarks>
    /// Sends one request, which reads the description. The description may be older than the service, so faults are values, and it is the
    /// caller who decides about them. <see cref="ConfigCheck.Of(ConnectorType, NewConnector)"/> does the same without a request.
    /// </remarks>
    /// <param name="config">The config.</param>
    /// <param name="connector">The connector to create.</param>
    /// <returns>
    /// The faults, also of a service that has no description; <see cref="FivetranError.InvalidRequest"/>, and nothing is sent, for a
    /// connector that could not be sent; all other <c>Left</c>s of <see cref="Get"/>.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, Seq<ConfigFault>>> Check(ClientConfig config, NewConnector connector) =>
        ConfigCheck.Run(config, connector);

    /// <summary>Compares the settings of an update with the description of the connector's service.</summary>
    /// <remarks>
    /// Sends two requests, which read the connector and the description. A setting that cannot be changed is a fault when its value would
    /// change. <see cref="ConfigCheck.Of(ConnectorType, Connector, ConnectorUpdate)"/> does the same without a request.
    /// </remarks>
    /// <param name="config">The config.</param>
    /// <param name="connectorId">The connector's identifier.</param>
    /// <param name="update">The update.</param>
    /// <returns>
    /// The faults; <see cref="FivetranError.NotFound"/> when there is no such connector; <see cref="FivetranError.InvalidRequest"/>, and
    /// nothing is sent, for an update that could not be sent; all other <c>Left</c>s of <see cref="Get"/>.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, Seq<ConfigFault>>> Check(ClientConfig config, string connectorId, ConnectorUpdate update) =>
        ConfigCheck.Run(config, connectorId, update);
}
