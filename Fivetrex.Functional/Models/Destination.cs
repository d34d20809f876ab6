namespace Fivetrex.Functional.Models;

/// <summary>The warehouse, lake or database that a group's connectors load into.</summary>
/// <param name="Id">The same as the id of its group.</param>
/// <param name="GroupId">The group it belongs to.</param>
/// <param name="Service">What it writes to.</param>
/// <param name="Region">Where Fivetran processes its data.</param>
/// <param name="TimeZoneOffset">Hours from UTC, with their sign: <c>-5</c>, <c>0</c>, <c>+1</c>.</param>
/// <param name="SetupStatus">How far the setup got.</param>
/// <param name="Config">The settings of its service, secrets as <c>******</c>; none in a list.</param>
/// <param name="DaylightSavingTimeEnabled">Whether the offset follows daylight saving time, in the United States.</param>
/// <param name="SetupTests">What the setup tests of this call found; empty when none ran.</param>
/// <param name="NetworkingMethod">How Fivetran reaches it.</param>
/// <param name="PrivateLinkId">The private link it goes through.</param>
/// <param name="ProxyAgentId">The proxy agent it goes through.</param>
/// <param name="HybridDeploymentAgentId">The agent that runs in your own network.</param>
/// <param name="LocalProcessingAgentId">The same under its old name.</param>
/// <param name="ExternalSecretsManagerId">Where its secrets are kept.</param>
/// <param name="ExternalSecretsKeysConfig">Which of them it uses.</param>
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

/// <summary>What the setup tests of a destination found. The service means to answer the whole destination, and leaves parts of it out.</summary>
/// <param name="SetupStatus">How far the setup is after them.</param>
/// <param name="SetupTests">One for each test.</param>
/// <param name="Id">The destination.</param>
public sealed record DestinationTestResult(Option<SetupState> SetupStatus = default, Seq<SetupTest> SetupTests = default, Option<string> Id = default) : FivetranModel;

/// <summary>What can be said of a destination when it is created, and changed later.</summary>
public abstract record DestinationSetup : ServiceSetup
{
    private protected DestinationSetup() { }

    /// <summary>Where Fivetran processes its data.</summary>
    public Option<Region> Region { get; init; }

    /// <summary>Whether the offset follows daylight saving time, in the United States.</summary>
    public Option<bool> DaylightSavingTimeEnabled { get; init; }
}

/// <summary>A destination to create. Its group has to be there already, and takes one.</summary>
/// <param name="GroupId">The group, whose id becomes the destination's.</param>
/// <param name="Service">What it writes to.</param>
/// <param name="TimeZoneOffset">Hours from UTC, with their sign: <c>-5</c>, <c>0</c>, <c>+1</c>.</param>
public sealed record NewDestination(string GroupId, Service Service, string TimeZoneOffset) : DestinationSetup;

/// <summary>What to change about a destination; what is not set stays as it is.</summary>
public sealed record DestinationUpdate : DestinationSetup
{
    /// <summary>Hours from UTC, with their sign: <c>-5</c>, <c>0</c>, <c>+1</c>. The service's own document calls it required.</summary>
    public Option<string> TimeZoneOffset { get; init; }
}
