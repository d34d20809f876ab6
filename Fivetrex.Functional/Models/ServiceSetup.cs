using System.Text.Json.Serialization;

namespace Fivetrex.Functional.Models;

/// <summary>The settings that connectors and destinations share: service config, setup tests and networking.</summary>
/// <remarks>Only what is set is sent.</remarks>
[JsonConverter(typeof(ModelConverter))]
public abstract record ServiceSetup : FivetranModel
{
    private protected ServiceSetup() { }

    /// <summary>
    /// The settings of the service: any object that serialises to JSON, such as an anonymous object, a <c>JsonObject</c> or a dictionary.
    /// Property names become snake_case; null properties are left out.
    /// </summary>
    /// <remarks>
    /// To send a null, put it into a dictionary or a <c>JsonObject</c>. In an update, set only the settings to change: secrets are read as
    /// <c>******</c>, and an update with that mask is rejected, because it would overwrite the secret.
    /// </remarks>
    public object? Config { get; init; }

    /// <summary>Whether to run the setup tests before the call returns. Default of the service: true.</summary>
    public Option<bool> RunSetupTests { get; init; }

    /// <summary>Whether the setup tests approve every TLS certificate they find.</summary>
    public Option<bool> TrustCertificates { get; init; }

    /// <summary>Whether the setup tests approve every SSH fingerprint they find.</summary>
    public Option<bool> TrustFingerprints { get; init; }

    /// <summary>The way in which Fivetran connects.</summary>
    public Option<NetworkingMethod> NetworkingMethod { get; init; }

    /// <summary>The identifier of the private link to use.</summary>
    public Option<string> PrivateLinkId { get; init; }

    /// <summary>The identifier of the proxy agent to use.</summary>
    public Option<string> ProxyAgentId { get; init; }

    /// <summary>The identifier of the hybrid deployment agent that runs it in your own network.</summary>
    public Option<string> HybridDeploymentAgentId { get; init; }

    /// <summary>The identifier of the external secrets manager with the secrets.</summary>
    public Option<string> ExternalSecretsManagerId { get; init; }

    /// <summary>The secrets to use from the external secrets manager: any object that serialises to JSON.</summary>
    public object? ExternalSecretsKeysConfig { get; init; }
}
