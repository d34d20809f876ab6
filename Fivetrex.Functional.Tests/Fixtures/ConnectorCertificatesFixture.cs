using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests.Fixtures;

internal static class ConnectorCertificatesFixture
{
    public static Fixture Definition { get; } = new(typeof(ConnectorCertificates))
    {
        Inputs =
        [
            new NewCertificate("placeholder-hash=", "TUlJRDlEQ0NBdHln"),
        ],
        WireIds = { ["certificateId"] = "cGxhY2Vob2xkZXItaGFzaA" },
        Needs = [typeof(Connectors)],
        Prepare = async account => new()
        {
            ["certificateId"] = (await ConnectorCertificates.Approve(
                account.Client, account.Id("connectorId"), new NewCertificate("hash", "Y2VydA==")).Right()).Id,
        },
        Before =
        {
            [nameof(ConnectorCertificates.Approve)] = account => ConnectorCertificates.Revoke(
                account.Client, account.Id("connectorId"), account.IdFor(typeof(ConnectorCertificates), "certificateId")).Right(),
        },
    };
}
