namespace Fivetrex.Functional.Models;

/// <summary>What connectors and destinations have in common when they are set up: their service's settings, its tests, the way there.</summary>
/// <remarks>Only what is set is sent.</remarks>
public abstract record ServiceSetup : FivetranModel
{
    private protected ServiceSetup() { }

    /// <summary>The settings of the service: whatever serialises, an anonymous object, a <c>JsonObject</c>, a dictionary. Property names become snake_case, and a property that is null is left out.</summary>
    /// <remarks>To send a null, put it into a dictionary or a <c>JsonObject</c>. In an update, the ones to change and no others: a secret is read as <c>******</c>, and writing that back is refused, because it would overwrite the real one.</remarks>
    public object? Config { get; init; }

    /// <summary>Whether to run the setup tests before the call returns. The service does unless told not to.</summary>
    public Option<bool> RunSetupTests { get; init; }

    /// <summary>Whether the setup tests accept every TLS certificate they come across.</summary>
    public Option<bool> TrustCertificates { get; init; }

    /// <summary>Whether the setup tests accept every SSH fingerprint they come across.</summary>
    public Option<bool> TrustFingerprints { get; init; }

    /// <summary>How Fivetran gets there.</summary>
    public Option<NetworkingMethod> NetworkingMethod { get; init; }

    /// <summary>The private link to go through.</summary>
    public Option<string> PrivateLinkId { get; init; }

    /// <summary>The proxy agent to go through.</summary>
    public Option<string> ProxyAgentId { get; init; }

    /// <summary>The agent that does the work in your own network.</summary>
    public Option<string> HybridDeploymentAgentId { get; init; }

    /// <summary>Where the secrets are kept.</summary>
    public Option<string> ExternalSecretsManagerId { get; init; }

    /// <summary>Which of the secrets there it uses: whatever serialises.</summary>
    public object? ExternalSecretsKeysConfig { get; init; }
}
