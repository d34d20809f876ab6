using System.Text.Json.Serialization;

namespace Fivetrex.Functional.Models;

/// <summary>The warehouse, lake or database that a group's connectors load into.</summary>
/// <param name="Id">The destination's identifier, equal to that of its group.</param>
/// <param name="GroupId">The identifier of its group.</param>
/// <param name="Service">The service that it writes to.</param>
/// <param name="Region">The region in which Fivetran processes its data.</param>
/// <param name="TimeZoneOffset">The hours from UTC with a sign: <c>-11</c> to <c>-1</c>, <c>0</c>, <c>+1</c> to <c>+12</c>.</param>
/// <param name="SetupStatus">The state of the setup.</param>
/// <param name="Config">The settings of its service, secrets as <c>******</c>; None in a list.</param>
/// <param name="DaylightSavingTimeEnabled">Whether the offset follows the daylight saving time of the United States.</param>
/// <param name="SetupTests">The results of the setup tests of this call; empty when none ran.</param>
/// <param name="NetworkingMethod">The way in which Fivetran connects to it.</param>
/// <param name="PrivateLinkId">The identifier of the private link it uses.</param>
/// <param name="ProxyAgentId">The identifier of the proxy agent it uses.</param>
/// <param name="HybridDeploymentAgentId">The identifier of the agent that runs in your own network.</param>
/// <param name="LocalProcessingAgentId">The former name of <see cref="HybridDeploymentAgentId"/>.</param>
/// <param name="ExternalSecretsManagerId">The identifier of the external secrets manager with its secrets.</param>
/// <param name="ExternalSecretsKeysConfig">The secrets that it uses from the external secrets manager.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record Destination(
    string Id,
    string GroupId,
    Service Service,
    Option<Region> Region = default,
    Option<string> TimeZoneOffset = default,
    Option<SetupState> SetupStatus = default,
    Option<RawJson> Config = default,
    Option<bool> DaylightSavingTimeEnabled = default,
    Seq<SetupTest> SetupTests = default,
    Option<NetworkingMethod> NetworkingMethod = default,
    Option<string> PrivateLinkId = default,
    Option<string> ProxyAgentId = default,
    Option<string> HybridDeploymentAgentId = default,
    Option<string> LocalProcessingAgentId = default,
    Option<string> ExternalSecretsManagerId = default,
    Option<RawJson> ExternalSecretsKeysConfig = default) : FivetranModel;

/// <summary>
/// The results of the setup tests of a destination, and the destination itself. The reference documents all of it, but the service
/// leaves parts of it out.
/// </summary>
/// <param name="SetupStatus">The state of the setup.</param>
/// <param name="SetupTests">The results of the setup tests of this call; empty when none ran.</param>
/// <param name="Id">The destination's identifier.</param>
/// <param name="GroupId">The identifier of its group.</param>
/// <param name="Service">The service that it writes to.</param>
/// <param name="Region">The region in which Fivetran processes its data.</param>
/// <param name="TimeZoneOffset">The hours from UTC with a sign, as in <see cref="Destination"/>.</param>
/// <param name="Config">The settings of its service, secrets as <c>******</c>.</param>
/// <param name="DaylightSavingTimeEnabled">Whether the offset follows the daylight saving time of the United States.</param>
/// <param name="NetworkingMethod">The way in which Fivetran connects to it.</param>
/// <param name="PrivateLinkId">The identifier of the private link it uses.</param>
/// <param name="ProxyAgentId">The identifier of the proxy agent it uses.</param>
/// <param name="HybridDeploymentAgentId">The identifier of the agent that runs in your own network.</param>
/// <param name="LocalProcessingAgentId">The former name of <see cref="HybridDeploymentAgentId"/>.</param>
/// <param name="ExternalSecretsManagerId">The identifier of the external secrets manager with its secrets.</param>
/// <param name="ExternalSecretsKeysConfig">The secrets that it uses from the external secrets manager.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record DestinationTestResult(
    Option<SetupState> SetupStatus = default,
    Seq<SetupTest> SetupTests = default,
    Option<string> Id = default,
    Option<string> GroupId = default,
    Option<Service> Service = default,
    Option<Region> Region = default,
    Option<string> TimeZoneOffset = default,
    Option<RawJson> Config = default,
    Option<bool> DaylightSavingTimeEnabled = default,
    Option<NetworkingMethod> NetworkingMethod = default,
    Option<string> PrivateLinkId = default,
    Option<string> ProxyAgentId = default,
    Option<string> HybridDeploymentAgentId = default,
    Option<string> LocalProcessingAgentId = default,
    Option<string> ExternalSecretsManagerId = default,
    Option<RawJson> ExternalSecretsKeysConfig = default) : FivetranModel;

/// <summary>The settings of a destination that can be set on creation and changed later.</summary>
[JsonConverter(typeof(ModelConverter))]
public abstract record DestinationSetup : ServiceSetup
{
    private protected DestinationSetup() { }

    /// <summary>The region in which Fivetran processes its data.</summary>
    public Option<Region> Region { get; init; }

    /// <summary>Whether the offset follows the daylight saving time of the United States.</summary>
    public Option<bool> DaylightSavingTimeEnabled { get; init; }
}

/// <summary>A destination to create. Its group must exist and can have one destination.</summary>
/// <param name="GroupId">The identifier of the group, which becomes that of the destination.</param>
/// <param name="Service">The service that it writes to.</param>
/// <param name="TimeZoneOffset">The hours from UTC with a sign: <c>-11</c> to <c>-1</c>, <c>0</c>, <c>+1</c> to <c>+12</c>.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record NewDestination(string GroupId, Service Service, string TimeZoneOffset) : DestinationSetup;

/// <summary>Changes to a destination; members that are not set keep their values.</summary>
[JsonConverter(typeof(ModelConverter))]
public sealed record DestinationUpdate : DestinationSetup
{
    /// <summary>The hours from UTC with a sign, as in <see cref="NewDestination"/>. Required according to the reference.</summary>
    public Option<string> TimeZoneOffset { get; init; }
}
