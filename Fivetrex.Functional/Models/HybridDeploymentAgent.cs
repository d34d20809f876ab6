using System.Text.Json.Serialization;

namespace Fivetrex.Functional.Models;

/// <summary>What runs connectors in your own network.</summary>
/// <param name="Id">What connectors name it by.</param>
/// <param name="DisplayName">What you call it.</param>
/// <param name="GroupId">The group it works for.</param>
/// <param name="Version">Of its code.</param>
/// <param name="Enabled">Whether it is switched on.</param>
/// <param name="Online">Whether it is heard of.</param>
/// <param name="DeploymentType">What it runs in.</param>
/// <param name="RegisteredAt">In UTC.</param>
/// <param name="CreatedBy">The id of the user who made it.</param>
/// <param name="UpdatedAt">In UTC.</param>
/// <param name="LastUsedAt">In UTC; none before the first time.</param>
/// <param name="Usage">The connectors that run on it; not told of a new one.</param>
/// <param name="Token">What it is started with, for <see cref="AgentAuthType.Auto"/>. Told once.</param>
/// <param name="Files">What it is started with, for <see cref="AgentAuthType.Manual"/>. Told once.</param>
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
/// <param name="ConnectionId">The connector.</param>
/// <param name="Schema">Its name.</param>
/// <param name="Service">What it reads from.</param>
public sealed record HybridDeploymentAgentUsage(Option<string> ConnectionId = default, Option<string> Schema = default, Option<Service> Service = default) : FivetranModel;

/// <summary>The files that a hybrid deployment agent is started with, each in base64.</summary>
/// <param name="ConfigJson">Its settings.</param>
/// <param name="AuthJson">Its credentials.</param>
/// <param name="DockerComposeYaml">How it is started.</param>
public sealed record HybridDeploymentAgentFiles(Option<Secret> ConfigJson = default, Option<Secret> AuthJson = default, Option<Secret> DockerComposeYaml = default) : FivetranModel;

/// <summary>A hybrid deployment agent to create.</summary>
/// <param name="DisplayName">What you call it.</param>
/// <param name="EnvType">What it is to run in.</param>
/// <param name="AcceptTerms">Whether you accept Fivetran's terms for it, as you have to.</param>
public sealed record NewHybridDeploymentAgent(string DisplayName, AgentEnvironment EnvType, bool AcceptTerms) : FivetranModel
{
    /// <summary>The group it works for.</summary>
    public Option<string> GroupId { get; init; }

    /// <summary>What it is started with.</summary>
    public Option<AgentAuthType> AuthType { get; init; }
}

/// <summary>Which hybrid deployment agents to list.</summary>
public sealed record HybridDeploymentAgentFilter : FivetranModel
{
    /// <summary>Of one group.</summary>
    [JsonPropertyName("groupId")]
    public Option<string> GroupId { get; init; }
}

/// <summary>What a hybrid deployment agent runs in.</summary>
[JsonConverter(typeof(OpenEnumConverter))]
public sealed record AgentEnvironment(string Value) : OpenEnum(Value)
{
    /// <summary>Docker.</summary>
    public static readonly AgentEnvironment Docker = new("DOCKER");

    /// <summary>Podman.</summary>
    public static readonly AgentEnvironment Podman = new("PODMAN");

    /// <summary>Kubernetes.</summary>
    public static readonly AgentEnvironment Kubernetes = new("KUBERNETES");

    /// <summary>Snowflake's containers.</summary>
    public static readonly AgentEnvironment Snowpark = new("SNOWPARK");
}

/// <summary>What a hybrid deployment agent is started with.</summary>
[JsonConverter(typeof(OpenEnumConverter))]
public sealed record AgentAuthType(string Value) : OpenEnum(Value)
{
    /// <summary>A token.</summary>
    public static readonly AgentAuthType Auto = new("AUTO");

    /// <summary>Files.</summary>
    public static readonly AgentAuthType Manual = new("MANUAL");
}
