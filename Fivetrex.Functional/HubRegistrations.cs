using Fivetrex.Functional.Http;

namespace Fivetrex.Functional;

/// <summary>A hub is an HVR 6 server of your own that Fivetran manages.</summary>
/// <remarks>
/// <code>
/// var registered =
///     from hub in HubRegistrations.Create(config, new NewHubRegistration { HubServerUrl = "https://hub.example.com", Port = 4340 })
///     select hub.RegistrationId;
/// </code>
/// </remarks>
public static class HubRegistrations
{
    /// <summary>Registers a hub.</summary>
    /// <remarks>
    /// <c>POST /v1/hvr/register-hub</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/hvr-registrations/hvr-register-hub">reference</see>
    /// </remarks>
    /// <returns>The credentials with which the hub identifies itself.</returns>
    [Pure]
    public static Aff<Either<FivetranError, HubRegistration>> Create(ClientConfig config, NewHubRegistration hub) =>
        config.Post<HubRegistration>($"hvr/register-hub", hub);
}
