using System.Text.Json.Serialization;

namespace Fivetrex.Functional.Models;

/// <summary>A vault of your own that holds the secrets of connectors and destinations.</summary>
/// <param name="Id">The manager's identifier, for connectors and destinations.</param>
/// <param name="Type">The vendor of the vault.</param>
/// <param name="Name">The manager's name.</param>
/// <param name="Config">The connection settings, which depend on the type.</param>
/// <param name="IsHybridDeployment">Whether an agent in your own network reads the vault.</param>
/// <param name="CreatedAt">The time of its creation, in UTC.</param>
/// <param name="UpdatedAt">The time of its last change, in UTC.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record ExternalSecretsManager(
    string Id,
    Option<SecretsManagerType> Type = default,
    Option<string> Name = default,
    Option<RawJson> Config = default,
    Option<bool> IsHybridDeployment = default,
    Option<DateTimeOffset> CreatedAt = default,
    Option<DateTimeOffset> UpdatedAt = default) : FivetranModel;

/// <summary>An external secrets manager to create.</summary>
/// <param name="Type">The vendor of the vault.</param>
/// <param name="Name">The manager's name.</param>
/// <param name="Config">
/// The connection settings: <c>role_arn</c> for AWS; <c>vault_url</c> and <c>tenant_id</c> for Azure; <c>vault_address</c>, <c>role_id</c>,
/// <c>secret_id</c> and <c>namespace</c> for HashiCorp.
/// </param>
[JsonConverter(typeof(ModelConverter))]
public sealed record NewExternalSecretsManager(SecretsManagerType Type, string Name, object Config) : FivetranModel
{
    /// <summary>Whether an agent in your own network reads the vault.</summary>
    public Option<bool> IsHybridDeployment { get; init; }
}

/// <summary>Changes to an external secrets manager.</summary>
/// <param name="Config">The connection settings to change.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record ExternalSecretsManagerUpdate(object Config) : FivetranModel;

/// <summary>A connector or destination whose secrets are in an external secrets manager.</summary>
/// <param name="Id">The identifier of the connector or destination.</param>
/// <param name="Name">The name of the connector or destination.</param>
/// <param name="Enabled">Whether it is enabled.</param>
/// <param name="Type">Connector or destination.</param>
/// <param name="SecretManagerId">The identifier of the external secrets manager.</param>
/// <param name="CreatedAt">The time of its creation, in UTC.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record ExternalSecretsManagerEntity(
    string Id,
    Option<string> Name = default,
    Option<bool> Enabled = default,
    Option<EntityType> Type = default,
    Option<string> SecretManagerId = default,
    Option<DateTimeOffset> CreatedAt = default) : FivetranModel;

/// <summary>A filter for the connectors and destinations that use external secrets managers.</summary>
[JsonConverter(typeof(ModelConverter))]
public sealed record EntityFilter : FivetranModel
{
    /// <summary>Lists those that use this manager.</summary>
    public Option<string> EsmId { get; init; }

    /// <summary>Lists only connectors or only destinations.</summary>
    public Option<EntityType> Type { get; init; }
}

/// <summary>A filter for the connectors and destinations that use one external secrets manager.</summary>
[JsonConverter(typeof(ModelConverter))]
public sealed record ManagerEntityFilter : FivetranModel
{
    /// <summary>Lists only connectors or only destinations.</summary>
    public Option<EntityType> Type { get; init; }
}

/// <summary>The vendor of an external secrets manager.</summary>
[JsonConverter(typeof(OpenEnumConverter))]
public sealed record SecretsManagerType(string Value) : OpenEnum(Value)
{
    /// <summary>AWS Secrets Manager.</summary>
    public static readonly SecretsManagerType AwsSecretManager = new("AWS_SECRET_MANAGER");

    /// <summary>Azure Key Vault.</summary>
    public static readonly SecretsManagerType AzureKeyVault = new("AZURE_KEY_VAULT");

    /// <summary>HashiCorp Vault.</summary>
    public static readonly SecretsManagerType HashicorpVault = new("HASHICORP_VAULT");
}

/// <summary>The kind of resource that uses an external secrets manager.</summary>
[JsonConverter(typeof(OpenEnumConverter))]
public sealed record EntityType(string Value) : OpenEnum(Value)
{
    /// <summary>A connector.</summary>
    public static readonly EntityType Source = new("source");

    /// <summary>A destination.</summary>
    public static readonly EntityType Destination = new("destination");

    /// <summary>Connectors and destinations; only in a filter.</summary>
    public static readonly EntityType All = new("all");
}
