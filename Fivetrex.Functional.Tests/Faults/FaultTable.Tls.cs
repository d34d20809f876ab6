using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests.Faults;

/// <summary>TLS and HTTP/2.</summary>
internal static partial class FaultTable
{
    private static IEnumerable<FaultRow> Tls =>
    [
        Shown(
            "a certificate that is not trusted",
            Certificates.Unknown,
            "The remote certificate is invalid because of errors in the certificate chain: UntrustedRoot"),
        Shown(
            "a certificate for another host",
            Certificates.OfAnotherHost,
            "The remote certificate is invalid according to the validation procedure: RemoteCertificateNameMismatch"),
        new("TLS 1.0, and nothing newer")
        {
            IsSecure = true,
            Accepts = async (socket, stopping) =>
            {
                await socket.ReceiveAsync(new byte[4096], stopping);
                await socket.SendAsync(ServerHello10, stopping);
                await socket.ReceiveAsync(new byte[4096], stopping);
            },
            Error = Broken("The SSL connection could not be established"),
            Arrives = Never,
        },
    ];

    private static IEnumerable<FaultRow> Http2 =>
    [
        new("HTTP/2 closed without an answer")
        {
            IsSecure = true,
            AnswersHttp2 = (wire, _) => wire.Close(),
            Error = Broken("The response ended prematurely while waiting for the next frame from the server."),
            Arrives = ReadsThrice,
        },
        new("HTTP/2 GOAWAY in the middle of an answer that is then finished")
        {
            IsSecure = true,
            AnswersHttp2 = async (wire, asked) =>
            {
                await wire.Head();
                await wire.Body(asked.Good[..20], isLast: false);
                await wire.Leave(disowns: false);
                await wire.Body(asked.Good[20..], isLast: true);
            },
        },
        new("HTTP/2 GOAWAY in the middle of an answer, then closed")
        {
            IsSecure = true,
            AnswersHttp2 = async (wire, asked) =>
            {
                await wire.Head();
                await wire.Body(asked.Good[..20], isLast: false);
                await wire.Leave(disowns: false);
                await wire.Close();
            },
            Error = Broken("The HTTP/2 server closed the connection."),
            Arrives = ReadsThrice,
        },
        new("HTTP/2 GOAWAY that excludes the request, once")
        {
            IsSecure = true,
            AnswersHttp2 = async (wire, asked) =>
            {
                if (asked.Time == 1)
                {
                    await wire.Leave(disowns: true);
                    await wire.Close();
                    return;
                }

                await wire.Head();
                await wire.Body(asked.Good, isLast: true);
            },
            Arrives = new Arrivals(2, 2, 2),
        },
    ];

    // the record, a ServerHello of version 3.1 with no session, and a cipher that clients still know
    private static byte[] ServerHello10 { get; } = [Handshake, 3, 1, 0, 42, 2, 0, 0, 38, 3, 1, .. new byte[32], 0, 0xC0, 0x13, 0];

    private static FaultRow Shown(string name, X509Certificate2 certificate, string message) => new($"TLS with {name}")
    {
        IsSecure = true,
        Accepts = async (socket, stopping) =>
        {
            using var stream = new SslStream(new System.Net.Sockets.NetworkStream(socket));
            await stream.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, stopping);
            await stream.ReadRequest(stopping);
        },
        Error = Broken(message),
        Arrives = Never,
    };
}
