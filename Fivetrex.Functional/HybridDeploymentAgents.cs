using Fivetrex.Functional.Http;

namespace Fivetrex.Functional;

/// <summary>A hybrid deployment agent runs connectors in your own network.</summary>
/// <remarks>
/// <code>
/// var offline =
///     from agent in HybridDeploymentAgents.Stream(config)
///     where !agent.Online.IfNone(false)
///     select agent.DisplayName;
/// </code>
/// </remarks>
public static class HybridDeploymentAgents
{
    /// <summary>Lists the first 100 hybrid deployment agents.</summary>
    /// <remarks>
    /// <c>GET /v1/hybrid-deployment-agents</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/hybrid-deployment-agent-management/get-hybrid-deployment-agent-list">
    /// reference</see>
    /// </remarks>
    /// <returns>The page, with the cursor of the next page if there is one.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<HybridDeploymentAgent>>> List(ClientConfig config) =>
        List(config, PageRequest.First);

    /// <summary>Lists one page of the hybrid deployment agents.</summary>
    /// <remarks>
    /// <c>GET /v1/hybrid-deployment-agents</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/hybrid-deployment-agent-management/get-hybrid-deployment-agent-list">
    /// reference</see>
    /// </remarks>
    /// <returns>The page; <see cref="FivetranError.InvalidRequest"/>, and nothing is sent, when its limit is not 1 to 1000.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<HybridDeploymentAgent>>> List(ClientConfig config, PageRequest page) =>
        config.List<HybridDeploymentAgent>($"hybrid-deployment-agents", page);

    /// <summary>Lists the first 100 hybrid deployment agents that match a filter.</summary>
    /// <remarks>
    /// <c>GET /v1/hybrid-deployment-agents</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/hybrid-deployment-agent-management/get-hybrid-deployment-agent-list">
    /// reference</see>
    /// </remarks>
    /// <returns>The page, with the cursor of the next page if there is one.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<HybridDeploymentAgent>>> List(ClientConfig config, HybridDeploymentAgentFilter filter) =>
        List(config, filter, PageRequest.First);

    /// <summary>Lists one page of the hybrid deployment agents that match a filter.</summary>
    /// <remarks>
    /// <c>GET /v1/hybrid-deployment-agents</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/hybrid-deployment-agent-management/get-hybrid-deployment-agent-list">
    /// reference</see>
    /// </remarks>
    /// <returns>The page; <see cref="FivetranError.InvalidRequest"/>, and nothing is sent, when its limit is not 1 to 1000.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<HybridDeploymentAgent>>> List(
        ClientConfig config, HybridDeploymentAgentFilter filter, PageRequest page) =>
        config.List<HybridDeploymentAgent>($"hybrid-deployment-agents", page, filter: filter);

    /// <summary>
    /// Streams all hybrid deployment agents, fetches pages as they are read, and keeps the items: a second enumeration sends nothing.
    /// </summary>
    /// <remarks>
    /// Deleting items while they are read skips others: collect the list first.
    /// <c>GET /v1/hybrid-deployment-agents</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/hybrid-deployment-agent-management/get-hybrid-deployment-agent-list">
    /// reference</see>
    /// </remarks>
    /// <returns>All items, and at most one <c>Left</c>, which is the last.</returns>
    [Pure]
    public static Seq<Either<FivetranError, HybridDeploymentAgent>> Stream(ClientConfig config) =>
        config.Stream<HybridDeploymentAgent>($"hybrid-deployment-agents");

    /// <summary>Streams all hybrid deployment agents without keeping them.</summary>
    /// <remarks>
    /// Deleting items while they are read skips others: collect the list first.
    /// <c>GET /v1/hybrid-deployment-agents</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/hybrid-deployment-agent-management/get-hybrid-deployment-agent-list">
    /// reference</see>
    /// </remarks>
    /// <returns>All items, and at most one <c>Left</c>, which is the last. Each enumeration sends its requests again.</returns>
    [Pure]
    public static IAsyncEnumerable<Either<FivetranError, HybridDeploymentAgent>> StreamAsync(ClientConfig config) =>
        config.StreamAsync<HybridDeploymentAgent>($"hybrid-deployment-agents");

    /// <summary>
    /// Streams all hybrid deployment agents that match a filter, fetches pages as they are read, and keeps the items: a second enumeration
    /// sends nothing.
    /// </summary>
    /// <remarks>
    /// Deleting items while they are read skips others: collect the list first.
    /// <c>GET /v1/hybrid-deployment-agents</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/hybrid-deployment-agent-management/get-hybrid-deployment-agent-list">
    /// reference</see>
    /// </remarks>
    /// <returns>All items, and at most one <c>Left</c>, which is the last.</returns>
    [Pure]
    public static Seq<Either<FivetranError, HybridDeploymentAgent>> Stream(ClientConfig config, HybridDeploymentAgentFilter filter) =>
        config.Stream<HybridDeploymentAgent>($"hybrid-deployment-agents", filter: filter);

    /// <summary>Streams all hybrid deployment agents that match a filter without keeping them.</summary>
    /// <remarks>
    /// Deleting items while they are read skips others: collect the list first.
    /// <c>GET /v1/hybrid-deployment-agents</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/hybrid-deployment-agent-management/get-hybrid-deployment-agent-list">
    /// reference</see>
    /// </remarks>
    /// <returns>All items, and at most one <c>Left</c>, which is the last. Each enumeration sends its requests again.</returns>
    [Pure]
    public static IAsyncEnumerable<Either<FivetranError, HybridDeploymentAgent>> StreamAsync(
        ClientConfig config, HybridDeploymentAgentFilter filter) =>
        config.StreamAsync<HybridDeploymentAgent>($"hybrid-deployment-agents", filter: filter);

    /// <summary>Gets a hybrid deployment agent.</summary>
    /// <remarks>
    /// <c>GET /v1/hybrid-deployment-agents/{agentId}</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/hybrid-deployment-agent-management/get-hybrid-deployment-agent">
    /// reference</see>
    /// </remarks>
    /// <returns>The agent; <see cref="FivetranError.NotFound"/> when no such id exists.</returns>
    [Pure]
    public static Aff<Either<FivetranError, HybridDeploymentAgent>> Get(ClientConfig config, string agentId) =>
        config.Get<HybridDeploymentAgent>($"hybrid-deployment-agents/{agentId}");

    /// <summary>Creates a hybrid deployment agent.</summary>
    /// <remarks>
    /// <c>POST /v1/hybrid-deployment-agents</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/hybrid-deployment-agent-management/create-hybrid-deployment-agent">
    /// reference</see>
    /// </remarks>
    /// <returns>The agent with its <c>Token</c> or its <c>Files</c>, which are returned only once.</returns>
    [Pure]
    public static Aff<Either<FivetranError, HybridDeploymentAgent>> Create(ClientConfig config, NewHybridDeploymentAgent agent) =>
        config.Post<HybridDeploymentAgent>($"hybrid-deployment-agents", agent);

    /// <summary>Deletes a hybrid deployment agent.</summary>
    /// <remarks>
    /// Connectors that run on it stop syncing.
    /// Deleting the items of a stream while it is read skips others: collect the list first.
    /// <c>DELETE /v1/hybrid-deployment-agents/{agentId}</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/hybrid-deployment-agent-management/delete-hybrid-deployment-agent">
    /// reference</see>
    /// </remarks>
    /// <returns>
    /// Unit; <see cref="FivetranError.NotFound"/> when it is already deleted; <see cref="FivetranError.InvalidRequest"/>, and nothing is
    /// sent, unless confirmed with <see cref="Confirm.AgentDeletion"/>.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, Unit>> Delete(ClientConfig config, string agentId, Confirm confirm) =>
        config.Confirmed(confirm, Confirm.AgentDeletion).Delete($"hybrid-deployment-agents/{agentId}");

    /// <summary>Regenerates the credentials of a hybrid deployment agent, as a token or as files.</summary>
    /// <remarks>
    /// An agent that runs with the old credentials loses its connection.
    /// <c>PATCH /v1/hybrid-deployment-agents/{agentId}/re-auth</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/hybrid-deployment-agent-management/re-auth-hybrid-deployment-agent">
    /// reference</see>
    /// </remarks>
    /// <returns>
    /// The agent with its new <c>Token</c> or <c>Files</c>, which are returned only once; <see cref="FivetranError.InvalidRequest"/>, and
    /// nothing is sent, unless confirmed with <see cref="Confirm.AgentCredentials"/>.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, HybridDeploymentAgent>> Reauthenticate(
        ClientConfig config, string agentId, Confirm confirm, AgentAuthType authType) =>
        config.Confirmed(confirm, Confirm.AgentCredentials).Patch<HybridDeploymentAgent>(
            $"hybrid-deployment-agents/{agentId}/re-auth", new { authType }, readBack: $"hybrid-deployment-agents/{agentId}");

    /// <summary>Resets the credentials of a hybrid deployment agent.</summary>
    /// <remarks>
    /// An agent that runs with the old credentials loses its connection.
    /// <c>POST /v1/hybrid-deployment-agents/{agentId}/reset-credentials</c> ·
    /// <see
    /// href="https://fivetran.com/docs/rest-api/api-reference/hybrid-deployment-agent-management/reset-hybrid-deployment-agent-credentials"
    /// >reference</see>
    /// </remarks>
    /// <returns>
    /// The agent, with new credentials if the service returns any, which its reference does not state;
    /// <see cref="FivetranError.InvalidRequest"/>, and nothing is sent, unless confirmed with <see cref="Confirm.AgentCredentials"/>.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, Option<HybridDeploymentAgent>>> ResetCredentials(
        ClientConfig config, string agentId, Confirm confirm) =>
        config.Confirmed(confirm, Confirm.AgentCredentials)
            .Post<Option<HybridDeploymentAgent>>($"hybrid-deployment-agents/{agentId}/reset-credentials");
}
