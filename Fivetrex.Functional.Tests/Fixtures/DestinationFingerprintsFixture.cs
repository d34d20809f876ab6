using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests.Fixtures;

internal static class DestinationFingerprintsFixture
{
    public static Fixture Definition { get; } = new(typeof(DestinationFingerprints))
    {
        WireIds = { ["fingerprintId"] = "c3NoLWhhc2g" },
        Needs = [typeof(Destinations)],
        Prepare = async account => new()
        {
            ["fingerprintId"] = (await DestinationFingerprints.Approve(
                account.Client, account.Id("destinationId"), new NewFingerprint("hash", "ssh-rsa A")).Right()).Id,
        },
        Before =
        {
            [nameof(DestinationFingerprints.Approve)] = account => DestinationFingerprints.Revoke(
                account.Client, account.Id("destinationId"), account.IdFor(typeof(DestinationFingerprints), "fingerprintId")).Right(),
        },
    };
}
