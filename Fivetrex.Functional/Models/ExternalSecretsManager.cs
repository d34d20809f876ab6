using System.Text.Json.Serialization;

namespace Fivetrex.Functional.Models;

/// <summary>A vault of your own, in which the secrets of connectors and destinations are kept.</summary>
/// <param name="Id">What connectors and destinations name it by.</param>
/// <param name="Type">Whose vault it is.</param>
/// <param name="Name">What you call it.</param>
/// <param name="Config">How it is reached; differs with the type.</param>
/// <param name="IsHybridDeployment">Whether an agent in your own network reads it.</param>
/// <param name="CreatedAt">In UTC.</param>
/// <param name="UpdatedAt">In UTC.</param>
public sealed record ExternalSecretsManager(
    string Id,
    Option<SecretsManagerType> Type = default,
    Option<string> Name = default,
    Option<RawJson> Config = default,
    Option<bool> IsHybridDeployment = default,
    Option<DateTimeOffset> CreatedAt = default,
    Option<DateTimeOffset> UpdatedAt = default) : FivetranModel;

/// <summary>An external secrets manager to create.</summary>
/// <param name="Type">Whose vault it is.</param>
/// <param name="Name">What you call it.</param>
/// <param name="Config">How it is reached: <c>role_arn</c> for AWS; <c>vault_url</c> and <c>tenant_id</c> for Azure; <c>vault_address</c>, <c>role_id</c>, <c>secret_id</c> and <c>namespace</c> for HashiCorp.</param>
public sealed record NewExternalSecretsManager(SecretsManagerType Type, string Name, object Config) : FivetranModel
{
    /// <summary>Whether an agent in your own network reads it.</summary>
    public Option<bool> IsHybridDeployment { get; init; }
}

/// <summary>What to change about an external secrets manager.</summary>
/// <param name="Config">How it is reached: the settings to change.</param>
public sealed record ExternalSecretsManagerUpdate(object Config) : FivetranModel;

/// <summary>A connector or a destination whose secrets are kept in a vault of your own.</summary>
/// <param name="Id">Of the connector or the destination.</param>
/// <param name="Name">Its name.</param>
/// <param name="Enabled">Whether it is switched on.</param>
/// <param name="Type">Which of the two it is.</param>
/// <param name="SecretManagerId">Where its secrets are.</param>
/// <param name="CreatedAt">In UTC.</param>
public sealed record ExternalSecretsManagerEntity(
    string Id,
    Option<string> Name = default,
    Option<bool> Enabled = default,
    Option<EntityType> Type = default,
    Option<string> SecretManagerId = default,
    Option<DateTimeOffset> CreatedAt = default) : FivetranModel;

/// <summary>Which connectors and destinations to list that use an external secrets manager.</summary>
public sealed record EntityFilter : FivetranModel
{
    /// <summary>Of one manager.</summary>
    public Option<string> EsmId { get; init; }

    /// <summary>Of one kind.</summary>
    public Option<EntityType> Type { get; init; }
}

/// <summary>Which connectors and destinations to list that use one external secrets manager.</summary>
public sealed record ManagerEntityFilter : FivetranModel
{
    /// <summary>Of one kind.</summary>
    public Option<EntityType> Type { get; init; }
}

/// <summary>Whose vault an external secrets manager is.</summary>
[JsonConverter(typeof(OpenEnumConverter))]
public sealed record SecretsManagerType(string Value) : OpenEnum(Value)
{
    /// <summary>Amazon's.</summary>
    public static readonly SecretsManagerType AwsSecretManager = new("AWS_SECRET_MANAGER");

    /// <summary>Microsoft's.</summary>
    public static readonly SecretsManagerType AzureKeyVault = new("AZURE_KEY_VAULT");

    /// <summary>HashiCorp's.</summary>
    public static readonly SecretsManagerType HashicorpVault = new("HASHICORP_VAULT");
}

/// <summary>What uses an external secrets manager.</summary>
[JsonConverter(typeof(OpenEnumConverter))]
public sealed record EntityType(string Value) : OpenEnum(Value)
{
    /// <summary>A connector.</summary>
    public static readonly EntityType Source = new("source");

    /// <summary>A destination.</summary>
    public static readonly EntityType Destination = new("destination");

    /// <summary>Either; only in a filter.</summary>
    public static readonly EntityType All = new("all");
}
