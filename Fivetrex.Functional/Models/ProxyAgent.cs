using System.Text.Json.Serialization;

namespace Fivetrex.Functional.Models;

/// <summary>An agent in your own network that connects Fivetran to the sources in it.</summary>
/// <param name="Id">The agent's identifier, for connectors and destinations.</param>
/// <param name="DisplayName">The agent's name.</param>
/// <param name="AccountId">The identifier of the account.</param>
/// <param name="RegisteredAt">The time of its registration, in UTC.</param>
/// <param name="Region">The region of the Fivetran endpoint that it connects to.</param>
/// <param name="CreatedBy">The identifier of the user who created it.</param>
/// <param name="Version">The version of the agent's code.</param>
/// <param name="Status">The connection state.</param>
/// <param name="Usage">The connectors and destinations that use it; empty in a list.</param>
/// <param name="ConnectorCount">The number of connectors that use it; in a list.</param>
/// <param name="DestinationCount">The number of destinations that use it; in a list.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record ProxyAgent(
    string Id,
    Option<string> DisplayName = default,
    Option<string> AccountId = default,
    Option<DateTimeOffset> RegisteredAt = default,
    Option<Region> Region = default,
    Option<string> CreatedBy = default,
    Option<string> Version = default,
    Option<ProxyAgentStatus> Status = default,
    Seq<ProxyAgentUsage> Usage = default,
    Option<int> ConnectorCount = default,
    Option<int> DestinationCount = default) : FivetranModel;

/// <summary>A connector or destination that uses a proxy agent.</summary>
/// <param name="Id">The identifier of the connector or destination.</param>
/// <param name="Schema">The name of the connector; None for a destination.</param>
/// <param name="Service">The service that it reads from or writes to.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record ProxyAgentUsage(
    Option<string> Id = default, Option<string> Schema = default, Option<Service> Service = default) : FivetranModel;

/// <summary>A connector that uses a proxy agent.</summary>
/// <param name="ConnectionId">The connector's identifier.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record ProxyAgentConnection(string ConnectionId) : FivetranModel;

/// <summary>The credentials to start a proxy agent with, returned only once.</summary>
/// <param name="AgentId">The agent's identifier.</param>
/// <param name="AuthToken">The token with which it identifies itself.</param>
/// <param name="ClientCert">The client certificate.</param>
/// <param name="ClientPrivateKey">The private key of the client certificate.</param>
/// <param name="OrchestratorHost">The host of the Fivetran endpoint that it connects to.</param>
/// <param name="OrchestratorPort">The port of that endpoint.</param>
/// <param name="ProxyServerUri">The address of the proxy server.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record ProxyAgentCredentials(
    string AgentId,
    Option<Secret> AuthToken = default,
    Option<Secret> ClientCert = default,
    Option<Secret> ClientPrivateKey = default,
    Option<string> OrchestratorHost = default,
    Option<int> OrchestratorPort = default,
    Option<string> ProxyServerUri = default) : FivetranModel;

/// <summary>A proxy agent to create.</summary>
/// <param name="DisplayName">The agent's name, unique in the account.</param>
/// <param name="GroupRegion">The region of the Fivetran endpoint that it connects to.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record NewProxyAgent(string DisplayName, Region GroupRegion) : FivetranModel;

/// <summary>The connection state of a proxy agent.</summary>
[JsonConverter(typeof(OpenEnumConverter))]
public sealed record ProxyAgentStatus(string Value) : OpenEnum(Value)
{
    /// <summary>Connected.</summary>
    public static readonly ProxyAgentStatus Connected = new("CONNECTED");

    /// <summary>Disconnected.</summary>
    public static readonly ProxyAgentStatus NotConnected = new("NOT_CONNECTED");

    /// <summary>Never connected.</summary>
    public static readonly ProxyAgentStatus NotFound = new("NOT_FOUND");
}
