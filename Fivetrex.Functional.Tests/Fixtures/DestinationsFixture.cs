using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests.Fixtures;

internal static class DestinationsFixture
{
    public static Fixture Definition { get; } = new(typeof(Destinations))
    {
        Inputs =
        [
            new NewDestination("decent_dropsy", Service.Snowflake, "-5")
            {
                Config = Fixture.Config,
                Region = Region.AwsUsEast1,
                DaylightSavingTimeEnabled = true,
                RunSetupTests = false,
                TrustCertificates = true,
                TrustFingerprints = false,
                NetworkingMethod = NetworkingMethod.SshTunnel,
                PrivateLinkId = "calm_link",
                ProxyAgentId = "calm_agent",
                HybridDeploymentAgentId = "calm_hybrid",
                ExternalSecretsManagerId = "lucky_tiger",
                ExternalSecretsKeysConfig = new { password = "crm/password" },
            },
            new DestinationUpdate
            {
                Config = Fixture.Config,
                Region = Region.AwsUsEast1,
                TimeZoneOffset = "+2",
                DaylightSavingTimeEnabled = true,
                RunSetupTests = false,
                TrustCertificates = true,
                TrustFingerprints = false,
                NetworkingMethod = NetworkingMethod.ProxyAgent,
                PrivateLinkId = "calm_link",
                ProxyAgentId = "calm_agent",
                HybridDeploymentAgentId = "calm_hybrid",
                ExternalSecretsManagerId = "lucky_tiger",
                ExternalSecretsKeysConfig = new { password = "crm/password" },
            },
        ],
        WireIds = { ["destinationId"] = "decent_dropsy" },
        Needs = [typeof(Groups)],
        Prepare = async account => new()
        {
            ["destinationId"] = (await Destinations.Create(
                account.Client, new NewDestination(account.Id("groupId"), Service.Snowflake, "0")).Right()).Id,
            ["emptyGroupId"] = (await Groups.Create(account.Client, new NewGroup("pond")).Right()).Id,
        },
        Adapt = (account, input) => input is NewDestination destination ? destination with { GroupId = account.Id("emptyGroupId") } : input,
        Before = { [nameof(Destinations.Delete)] = account => Connectors.Delete(account.Client, account.Id("connectorId")).Right() },
    };
}
