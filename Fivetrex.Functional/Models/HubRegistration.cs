using System.Text.Json.Serialization;

namespace Fivetrex.Functional.Models;

/// <summary>The credentials with which an HVR 6 hub identifies itself to Fivetran.</summary>
/// <param name="AccessToken">The access token of the hub.</param>
/// <param name="RegistrationId">The identifier of the registration.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record HubRegistration(Option<Secret> AccessToken = default, Option<string> RegistrationId = default) : FivetranModel;

/// <summary>An HVR 6 hub to register.</summary>
[JsonConverter(typeof(ModelConverter))]
public sealed record NewHubRegistration : FivetranModel
{
    /// <summary>The URL of the hub server.</summary>
    public Option<string> HubServerUrl { get; init; }

    /// <summary>The port of the hub server.</summary>
    public Option<int> Port { get; init; }

    /// <summary>The fingerprint of the hub installation.</summary>
    public Option<string> Fingerprint { get; init; }
}
