using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests.Fixtures;

internal static class ConnectorFingerprintsFixture
{
    public static Fixture Definition { get; } = new(typeof(ConnectorFingerprints))
    {
        Inputs =
        [
            new NewFingerprint("ssh-hash=", "ssh-rsa AAAAB3Nza"),
        ],
        WireIds = { ["fingerprintId"] = "c3NoLWhhc2g" },
        Needs = [typeof(Connectors)],
        Prepare = async account => new()
        {
            ["fingerprintId"] = (await ConnectorFingerprints.Approve(
                account.Client, account.Id("connectorId"), new NewFingerprint("hash", "ssh-rsa A")).Right()).Id,
        },
        Before =
        {
            [nameof(ConnectorFingerprints.Approve)] = account => ConnectorFingerprints.Revoke(
                account.Client, account.Id("connectorId"), account.IdFor(typeof(ConnectorFingerprints), "fingerprintId")).Right(),
        },
    };
}
