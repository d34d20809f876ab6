using System.Text.Json.Serialization;

namespace Fivetrex.Functional.Models;

/// <summary>An agent that runs connectors in your own network.</summary>
/// <param name="Id">The agent's identifier, for connectors.</param>
/// <param name="DisplayName">The agent's name.</param>
/// <param name="GroupId">The identifier of its group.</param>
/// <param name="Version">The version of the agent's code.</param>
/// <param name="Enabled">Whether it is enabled.</param>
/// <param name="Online">Whether it is connected.</param>
/// <param name="DeploymentType">The container platform that it runs on.</param>
/// <param name="RegisteredAt">The time of its registration, in UTC.</param>
/// <param name="CreatedBy">The identifier of the user who created it.</param>
/// <param name="UpdatedAt">The time of its last change, in UTC.</param>
/// <param name="LastUsedAt">The time of its last use, in UTC; None before the first.</param>
/// <param name="Usage">The connectors that run on it; not returned for a new agent.</param>
/// <param name="Token">The token to start it with, for <see cref="AgentAuthType.Auto"/>. Returned only once.</param>
/// <param name="Files">The files to start it with, for <see cref="AgentAuthType.Manual"/>. Returned only once.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record HybridDeploymentAgent(
    string Id,
    Option<string> DisplayName = default,
    Option<string> GroupId = default,
    Option<string> Version = default,
    Option<bool> Enabled = default,
    Option<bool> Online = default,
    Option<AgentEnvironment> DeploymentType = default,
    Option<DateTimeOffset> RegisteredAt = default,
    Option<string> CreatedBy = default,
    Option<DateTimeOffset> UpdatedAt = default,
    Option<DateTimeOffset> LastUsedAt = default,
    Seq<HybridDeploymentAgentUsage> Usage = default,
    Option<Secret> Token = default,
    Option<HybridDeploymentAgentFiles> Files = default) : FivetranModel;

/// <summary>A connector that runs on a hybrid deployment agent.</summary>
/// <param name="ConnectionId">The connector's identifier.</param>
/// <param name="Schema">The connector's name.</param>
/// <param name="Service">The service that it reads from.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record HybridDeploymentAgentUsage(
    Option<string> ConnectionId = default, Option<string> Schema = default, Option<Service> Service = default) : FivetranModel;

/// <summary>The files that start a hybrid deployment agent, each in base64.</summary>
/// <param name="ConfigJson">The file <c>config.json</c>: the settings.</param>
/// <param name="AuthJson">The file <c>auth.json</c>: the credentials.</param>
/// <param name="DockerComposeYaml">The file <c>docker-compose.yaml</c>.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record HybridDeploymentAgentFiles(
    Option<Secret> ConfigJson = default, Option<Secret> AuthJson = default, Option<Secret> DockerComposeYaml = default) : FivetranModel;

/// <summary>A hybrid deployment agent to create.</summary>
/// <param name="DisplayName">The agent's name.</param>
/// <param name="EnvType">The container platform to run it on.</param>
/// <param name="AcceptTerms">Whether you accept Fivetran's terms for the agent; must be true.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record NewHybridDeploymentAgent(string DisplayName, AgentEnvironment EnvType, bool AcceptTerms) : FivetranModel
{
    /// <summary>The identifier of the agent's group.</summary>
    public Option<string> GroupId { get; init; }

    /// <summary>The form of the agent's credentials.</summary>
    public Option<AgentAuthType> AuthType { get; init; }
}

/// <summary>A filter for hybrid deployment agents.</summary>
[JsonConverter(typeof(ModelConverter))]
public sealed record HybridDeploymentAgentFilter : FivetranModel
{
    /// <summary>Lists the agents of this group.</summary>
    [JsonPropertyName("groupId")]
    public Option<string> GroupId { get; init; }
}

/// <summary>The container platform of a hybrid deployment agent.</summary>
[JsonConverter(typeof(OpenEnumConverter))]
public sealed record AgentEnvironment(string Value) : OpenEnum(Value)
{
    /// <summary>Docker.</summary>
    public static readonly AgentEnvironment Docker = new("DOCKER");

    /// <summary>Podman.</summary>
    public static readonly AgentEnvironment Podman = new("PODMAN");

    /// <summary>Kubernetes.</summary>
    public static readonly AgentEnvironment Kubernetes = new("KUBERNETES");

    /// <summary>Snowpark Container Services.</summary>
    public static readonly AgentEnvironment Snowpark = new("SNOWPARK");
}

/// <summary>The form of a hybrid deployment agent's credentials.</summary>
[JsonConverter(typeof(OpenEnumConverter))]
public sealed record AgentAuthType(string Value) : OpenEnum(Value)
{
    /// <summary>A token: <see cref="HybridDeploymentAgent.Token"/>.</summary>
    public static readonly AgentAuthType Auto = new("AUTO");

    /// <summary>Files: <see cref="HybridDeploymentAgent.Files"/>.</summary>
    public static readonly AgentAuthType Manual = new("MANUAL");
}
