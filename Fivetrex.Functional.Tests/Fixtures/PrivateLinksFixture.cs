using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests.Fixtures;

internal static class PrivateLinksFixture
{
    public static Fixture Definition { get; } = new(typeof(PrivateLinks))
    {
        Inputs =
        [
            new NewPrivateLink(
                "snow_link", Region.AwsUsEast1, PrivateLinkService.SnowflakeAws, new { connection_service_name = "vpce-svc-01" }),
            new PrivateLinkUpdate(new { connection_service_name = "vpce-svc-02" }),
        ],
        Prepare = async account =>
        {
            var link = await PrivateLinks.Create(
                account.Client,
                new NewPrivateLink("link", Region.AwsUsEast1, PrivateLinkService.SourceAws, new { connection_service_name = "x" })).Right();
            account.Advance();
            return new() { ["privateLinkId"] = link.Id };
        },
    };
}
