using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests.Fixtures;

internal static class DestinationCertificatesFixture
{
    public static Fixture Definition { get; } = new(typeof(DestinationCertificates))
    {
        WireIds = { ["certificateId"] = "cGxhY2Vob2xkZXItaGFzaA" },
        Needs = [typeof(Destinations)],
        Prepare = async account => new()
        {
            ["certificateId"] = (await DestinationCertificates.Approve(
                account.Client, account.Id("destinationId"), new NewCertificate("hash", "Y2VydA==")).Right()).Id,
        },
        Before =
        {
            [nameof(DestinationCertificates.Approve)] = account => DestinationCertificates.Revoke(
                account.Client, account.Id("destinationId"), account.IdFor(typeof(DestinationCertificates), "certificateId")).Right(),
        },
    };
}
