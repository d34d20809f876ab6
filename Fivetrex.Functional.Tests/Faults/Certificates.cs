using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Fivetrex.Functional.Tests.Faults;

/// <summary>
/// Certificates of the test servers, created for each run: by an authority that the clients of the tests trust, or by an unknown one.
/// </summary>
internal static class Certificates
{
    private static readonly DateTimeOffset Made = DateTimeOffset.UnixEpoch, Ends = Made.AddYears(200);

    public static readonly X509Certificate2 Authority = SelfSigned(
        "CN=Authority of the tests",
        new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));

    public static readonly X509Certificate2 Good = Signed(ThisMachine);

    public static readonly X509Certificate2 OfAnotherHost = Signed(names => names.AddDnsName("elsewhere.example"));

    public static readonly X509Certificate2 Unknown = SelfSigned("CN=unknown", Names(ThisMachine));

    private static void ThisMachine(SubjectAlternativeNameBuilder names) => names.AddIpAddress(IPAddress.Loopback);

    private static X509Extension Names(Action<SubjectAlternativeNameBuilder> add)
    {
        var names = new SubjectAlternativeNameBuilder();
        add(names);
        return names.Build();
    }

    private static X509Certificate2 SelfSigned(string name, X509Extension extension)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return Request(name, key, extension).CreateSelfSigned(Made, Ends);
    }

    private static X509Certificate2 Signed(Action<SubjectAlternativeNameBuilder> names)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var signed = Request("CN=server", key, Names(names)).Create(Authority, Made, Ends, RandomNumberGenerator.GetBytes(8));
        return signed.CopyWithPrivateKey(key);
    }

    private static CertificateRequest Request(string name, ECDsa key, X509Extension extension) =>
        new(name, key, HashAlgorithmName.SHA256) { CertificateExtensions = { extension } };
}
