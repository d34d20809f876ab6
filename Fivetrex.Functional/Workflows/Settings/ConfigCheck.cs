using Fivetrex.Functional.Http;

namespace Fivetrex.Functional;

/// <summary>Compares the settings of a connector with the description of its service.</summary>
/// <remarks>
/// <code>
/// var connector = new NewConnector(groupId, Service.Postgres) { Config = new { schema_prefix = "crm", prot = 5432 } };
/// var faults =
///     from type in ConnectorTypes.Get(config, Service.Postgres)
///     from found in ConfigCheck.Of(type, connector)
///     select found;
/// </code>
/// Sends nothing: the description comes from <see cref="ConnectorTypes.Get"/>, or from a file. <c>ConnectorTypes.Check</c> reads it.
/// </remarks>
public static class ConfigCheck
{
    /// <summary>Checks a connector to create.</summary>
    /// <remarks>
    /// Required settings of <c>auth</c> are missing only when <see cref="ConnectorSetup.Auth"/> is set, because a user can authorize the
    /// connector later. A setting whose secret is in an external secrets manager is not missing.
    /// </remarks>
    /// <param name="type">The description of the service.</param>
    /// <param name="connector">The connector.</param>
    /// <returns>The faults; <see cref="FivetranError.InvalidRequest"/> for a connector that could not be sent.</returns>
    [Pure]
    public static Either<FivetranError, Seq<ConfigFault>> Of(ConnectorType type, NewConnector connector)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(connector);
        return BodyOf(connector).Map(body => new ConfigInspection(type) { IsCreation = true }.Inspect(body));
    }

    /// <summary>Checks an update without the current values: each setting that cannot be changed is a fault.</summary>
    /// <param name="type">The description of the service.</param>
    /// <param name="update">The update.</param>
    /// <returns>The faults; <see cref="FivetranError.InvalidRequest"/> for an update that could not be sent.</returns>
    [Pure]
    public static Either<FivetranError, Seq<ConfigFault>> Of(ConnectorType type, ConnectorUpdate update)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(update);
        return BodyOf(update).Map(body => new ConfigInspection(type).Inspect(body));
    }

    /// <summary>Checks an update of a connector: a setting that cannot be changed is a fault when its value would change.</summary>
    /// <param name="type">The description of the service.</param>
    /// <param name="current">The connector, from <see cref="Connectors.Get"/>.</param>
    /// <param name="update">The update.</param>
    /// <returns>The faults; <see cref="FivetranError.InvalidRequest"/> for an update that could not be sent.</returns>
    [Pure]
    public static Either<FivetranError, Seq<ConfigFault>> Of(ConnectorType type, Connector current, ConnectorUpdate update)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(current);
        ArgumentNullException.ThrowIfNull(update);
        return BodyOf(update).Map(body => new ConfigInspection(type) { Current = current.Config }.Inspect(body));
    }

    internal static Aff<Either<FivetranError, Seq<ConfigFault>>> Run(ClientConfig config, NewConnector connector)
    {
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(connector);
        return SuccessAff(BodyOf(connector)).BindT(_ => WithType(config, connector.Service, type => Of(type, connector)));
    }

    internal static Aff<Either<FivetranError, Seq<ConfigFault>>> Run(ClientConfig config, string connectorId, ConnectorUpdate update)
    {
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(update);
        return
            from body in SuccessAff(BodyOf(update))
            from current in Connectors.Get(config, connectorId)
            from faults in WithType(config, current.Service, type => Of(type, current, update))
            select faults;
    }

    private static Aff<Either<FivetranError, Seq<ConfigFault>>> WithType(
        ClientConfig config, Service service, Func<ConnectorType, Either<FivetranError, Seq<ConfigFault>>> check) =>
        ConnectorTypes.Get(config, service).Map(read => read.Match(
            Right: check,
            Left: error => error is FivetranError.NotFound
                ? Seq1(new ConfigFault("service", ConfigFaultKind.UnknownService, $"the service '{service}' has no description"))
                : Left<FivetranError, Seq<ConfigFault>>(error)));

    // as it would be sent
    private static Either<FivetranError, RawJson> BodyOf(ConnectorSetup setup)
    {
        var body = RequestJson.TryWriteBody(setup);
        return body.Value is { } json
            ? RawJson.Copy(System.Text.Encoding.UTF8.GetBytes(json))
            : new FivetranError.InvalidRequest { Endpoint = "ConnectorTypes.Check", Message = $"{body.Problem}; nothing was sent" };
    }
}
