namespace Fivetrex.Functional.Models;

/// <summary>What a hub identifies itself to Fivetran with.</summary>
/// <param name="AccessToken">A secret of the hub's.</param>
/// <param name="RegistrationId">The hub.</param>
public sealed record HubRegistration(Option<Secret> AccessToken = default, Option<string> RegistrationId = default) : FivetranModel;

/// <summary>A hub to register.</summary>
public sealed record NewHubRegistration : FivetranModel
{
    /// <summary>Where it is.</summary>
    public Option<string> HubServerUrl { get; init; }

    /// <summary>On which port.</summary>
    public Option<int> Port { get; init; }

    /// <summary>Of its certificate.</summary>
    public Option<string> Fingerprint { get; init; }
}
