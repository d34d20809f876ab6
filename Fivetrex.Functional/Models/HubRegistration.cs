namespace Fivetrex.Functional.Models;

/// <summary>The credentials with which a hub identifies itself to Fivetran.</summary>
/// <param name="AccessToken">The access token of the hub.</param>
/// <param name="RegistrationId">The identifier of the registration.</param>
public sealed record HubRegistration(Option<Secret> AccessToken = default, Option<string> RegistrationId = default) : FivetranModel;

/// <summary>A hub to register.</summary>
public sealed record NewHubRegistration : FivetranModel
{
    /// <summary>The host of the hub.</summary>
    public Option<string> HubServerUrl { get; init; }

    /// <summary>The port of the hub.</summary>
    public Option<int> Port { get; init; }

    /// <summary>The fingerprint of the hub's certificate.</summary>
    public Option<string> Fingerprint { get; init; }
}
