using Fivetrex.Functional.Http;

namespace Fivetrex.Functional;

/// <summary>A proxy agent runs in your own network and connects Fivetran to the sources in it.</summary>
/// <remarks>
/// <code>
/// var lost =
///     from agent in ProxyAgents.Stream(config)
///     where agent.Status == ProxyAgentStatus.NotConnected
///     select agent.DisplayName;
/// </code>
/// </remarks>
public static class ProxyAgents
{
    /// <summary>Lists the first 100 proxy agents.</summary>
    /// <remarks>
    /// <c>GET /v1/proxy</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/proxy-agent/get-proxy-agent">reference</see>
    /// </remarks>
    /// <returns>The page, with the cursor of the next page if there is one.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<ProxyAgent>>> List(ClientConfig config) =>
        List(config, PageRequest.First);

    /// <summary>Lists one page of the proxy agents.</summary>
    /// <remarks>
    /// <c>GET /v1/proxy</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/proxy-agent/get-proxy-agent">reference</see>
    /// </remarks>
    /// <returns>The page; <see cref="FivetranError.InvalidRequest"/>, and nothing is sent, when its limit is not 1 to 1000.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<ProxyAgent>>> List(ClientConfig config, PageRequest page) =>
        config.List<ProxyAgent>($"proxy", page);

    /// <summary>
    /// Streams all proxy agents, fetches pages as they are read, and keeps the items: a second enumeration sends nothing.
    /// </summary>
    /// <remarks>
    /// Deleting items while they are read skips others: collect the list first.
    /// <c>GET /v1/proxy</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/proxy-agent/get-proxy-agent">reference</see>
    /// </remarks>
    /// <returns>All items, and at most one <c>Left</c>, which is the last.</returns>
    [Pure]
    public static Seq<Either<FivetranError, ProxyAgent>> Stream(ClientConfig config) =>
        config.Stream<ProxyAgent>($"proxy");

    /// <summary>Streams all proxy agents without keeping them.</summary>
    /// <remarks>
    /// Deleting items while they are read skips others: collect the list first.
    /// <c>GET /v1/proxy</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/proxy-agent/get-proxy-agent">reference</see>
    /// </remarks>
    /// <returns>All items, and at most one <c>Left</c>, which is the last. Each enumeration sends its requests again.</returns>
    [Pure]
    public static IAsyncEnumerable<Either<FivetranError, ProxyAgent>> StreamAsync(ClientConfig config) =>
        config.StreamAsync<ProxyAgent>($"proxy");

    /// <summary>Gets a proxy agent with the connections that use it.</summary>
    /// <remarks>
    /// <c>GET /v1/proxy/{agentId}</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/proxy-agent/get-proxy-agent-details">reference</see>
    /// </remarks>
    /// <returns>The agent; <see cref="FivetranError.NotFound"/> when no such id exists.</returns>
    [Pure]
    public static Aff<Either<FivetranError, ProxyAgent>> Get(ClientConfig config, string agentId) =>
        config.Get<ProxyAgent>($"proxy/{agentId}");

    /// <summary>Creates a proxy agent.</summary>
    /// <remarks>
    /// <c>POST /v1/proxy</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/proxy-agent/create-proxy-agent">reference</see>
    /// </remarks>
    /// <returns>
    /// The credentials to start the agent with, returned only once; <see cref="FivetranError.Conflict"/> when the name is taken.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, ProxyAgentCredentials>> Create(ClientConfig config, NewProxyAgent agent) =>
        config.Post<ProxyAgentCredentials>($"proxy", agent);

    /// <summary>Deletes a proxy agent.</summary>
    /// <remarks>
    /// Deleting the items of a stream while it is read skips others: collect the list first.
    /// <c>DELETE /v1/proxy/{agentId}</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/proxy-agent/delete-proxy-agent">reference</see>
    /// </remarks>
    /// <returns>Unit; <see cref="FivetranError.Conflict"/> while connectors use it.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Unit>> Delete(ClientConfig config, string agentId) =>
        config.Delete($"proxy/{agentId}");

    /// <summary>Regenerates the secrets of a proxy agent.</summary>
    /// <remarks>
    /// An agent that runs with the old credentials loses its connection.
    /// <c>POST /v1/proxy/{agentId}/regenerate-secrets</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/proxy-agent/regenerate-secrets-proxy-agent">reference</see>
    /// </remarks>
    /// <returns>
    /// The new secrets, which are returned only once; <see cref="FivetranError.InvalidRequest"/>, and nothing is sent, unless confirmed
    /// with <see cref="Confirm.AgentCredentials"/>.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, ProxyAgentCredentials>> RegenerateSecrets(
        ClientConfig config, string agentId, Confirm confirm) =>
        config.Confirmed(confirm, Confirm.AgentCredentials).Post<ProxyAgentCredentials>($"proxy/{agentId}/regenerate-secrets");

    /// <summary>Lists the first 100 connectors that use a proxy agent.</summary>
    /// <remarks>
    /// <c>GET /v1/proxy/{agentId}/connections</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/proxy-agent/get-proxy-agent-connections">reference</see>
    /// </remarks>
    /// <returns>
    /// The page, with the cursor of the next page if there is one; <see cref="FivetranError.NotFound"/> when there is no such agent.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<ProxyAgentConnection>>> ListConnectors(ClientConfig config, string agentId) =>
        ListConnectors(config, agentId, PageRequest.First);

    /// <summary>Lists one page of the connectors that use a proxy agent.</summary>
    /// <remarks>
    /// <c>GET /v1/proxy/{agentId}/connections</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/proxy-agent/get-proxy-agent-connections">reference</see>
    /// </remarks>
    /// <returns>
    /// The page; <see cref="FivetranError.NotFound"/> when there is no such agent; <see cref="FivetranError.InvalidRequest"/>, and nothing
    /// is sent, when its limit is not 1 to 1000.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<ProxyAgentConnection>>> ListConnectors(
        ClientConfig config, string agentId, PageRequest page) =>
        config.List<ProxyAgentConnection>($"proxy/{agentId}/connections", page);

    /// <summary>
    /// Streams all connectors that use a proxy agent, fetches pages as they are read, and keeps the items: a second enumeration sends
    /// nothing.
    /// </summary>
    /// <remarks>
    /// Deleting items while they are read skips others: collect the list first.
    /// <c>GET /v1/proxy/{agentId}/connections</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/proxy-agent/get-proxy-agent-connections">reference</see>
    /// </remarks>
    /// <returns>All items, and at most one <c>Left</c>, which is the last.</returns>
    [Pure]
    public static Seq<Either<FivetranError, ProxyAgentConnection>> StreamConnectors(ClientConfig config, string agentId) =>
        config.Stream<ProxyAgentConnection>($"proxy/{agentId}/connections");

    /// <summary>Streams all connectors that use a proxy agent without keeping them.</summary>
    /// <remarks>
    /// Deleting items while they are read skips others: collect the list first.
    /// <c>GET /v1/proxy/{agentId}/connections</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/proxy-agent/get-proxy-agent-connections">reference</see>
    /// </remarks>
    /// <returns>All items, and at most one <c>Left</c>, which is the last. Each enumeration sends its requests again.</returns>
    [Pure]
    public static IAsyncEnumerable<Either<FivetranError, ProxyAgentConnection>> StreamConnectorsAsync(
        ClientConfig config, string agentId) =>
        config.StreamAsync<ProxyAgentConnection>($"proxy/{agentId}/connections");
}
