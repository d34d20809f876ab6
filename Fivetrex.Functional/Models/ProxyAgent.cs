using System.Text.Json.Serialization;

namespace Fivetrex.Functional.Models;

/// <summary>What stands in your own network and lets Fivetran reach what is in it.</summary>
/// <param name="Id">What connectors and destinations name it by.</param>
/// <param name="DisplayName">What you call it.</param>
/// <param name="AccountId">The account.</param>
/// <param name="RegisteredAt">In UTC.</param>
/// <param name="Region">Where Fivetran waits for it.</param>
/// <param name="CreatedBy">The id of the user who made it.</param>
/// <param name="Version">Of its code.</param>
/// <param name="Status">Whether it is heard of.</param>
/// <param name="Usage">What goes through it; empty in a list.</param>
/// <param name="ConnectorCount">How many connectors go through it; in a list.</param>
/// <param name="DestinationCount">How many destinations are reached through it; in a list.</param>
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

/// <summary>What goes through a proxy agent.</summary>
/// <param name="Id">Of the connector or the destination.</param>
/// <param name="Schema">The name of the connector; none for a destination.</param>
/// <param name="Service">What it reads from, or writes to.</param>
public sealed record ProxyAgentUsage(Option<string> Id = default, Option<string> Schema = default, Option<Service> Service = default) : FivetranModel;

/// <summary>A connector that goes through a proxy agent.</summary>
/// <param name="ConnectionId">The connector.</param>
public sealed record ProxyAgentConnection(string ConnectionId) : FivetranModel;

/// <summary>What a proxy agent has to be started with, which is told once.</summary>
/// <param name="AgentId">The agent.</param>
/// <param name="AuthToken">What it identifies itself with.</param>
/// <param name="ClientCert">Its certificate.</param>
/// <param name="ClientPrivateKey">The key of its certificate.</param>
/// <param name="OrchestratorHost">Where Fivetran waits for it.</param>
/// <param name="OrchestratorPort">On which port.</param>
public sealed record ProxyAgentCredentials(
    string AgentId,
    Option<Secret> AuthToken = default,
    Option<Secret> ClientCert = default,
    Option<Secret> ClientPrivateKey = default,
    Option<string> OrchestratorHost = default,
    Option<int> OrchestratorPort = default) : FivetranModel;

/// <summary>A proxy agent to create.</summary>
/// <param name="DisplayName">What you call it; no two have the same name.</param>
/// <param name="GroupRegion">Where Fivetran is to wait for it.</param>
public sealed record NewProxyAgent(string DisplayName, Region GroupRegion) : FivetranModel;

/// <summary>Whether a proxy agent is heard of.</summary>
[JsonConverter(typeof(OpenEnumConverter))]
public sealed record ProxyAgentStatus(string Value) : OpenEnum(Value)
{
    /// <summary>It is.</summary>
    public static readonly ProxyAgentStatus Connected = new("CONNECTED");

    /// <summary>It is not.</summary>
    public static readonly ProxyAgentStatus NotConnected = new("NOT_CONNECTED");

    /// <summary>It never was.</summary>
    public static readonly ProxyAgentStatus NotFound = new("NOT_FOUND");
}
