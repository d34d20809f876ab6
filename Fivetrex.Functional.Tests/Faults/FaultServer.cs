using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Fivetrex.Functional.Http;
using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests.Faults;

/// <summary>
/// Answers as the service does, but for the one request that its row is about. That one meets the fault until all is well again.
/// </summary>
internal sealed class FaultServer : IAsyncDisposable
{
    private readonly FaultRow row;
    private readonly Caller caller;
    private readonly Listener listener;
    private readonly SocketsHttpHandler trusting = Exchange.Handler();
    private readonly SemaphoreSlim oneFault = new(1);
    private volatile bool isWell;
    private volatile bool isNext;
    private int arrived;

    public FaultServer(FaultRow row, Caller caller)
    {
        (this.row, this.caller) = (row, caller);
        listener = new Listener(Serve);
        trusting.SslOptions.CertificateChainPolicy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            CustomTrustStore = { Certificates.Authority },
            RevocationMode = X509RevocationMode.NoCheck,
        };
        Config = new ClientConfig("key", "secret")
        {
            BaseUrl = $"{(row.IsSecure ? "https" : "http")}://127.0.0.1:{listener.Port}/v1",
            Retry = new RetryPolicy(
                Schedule.exponential(TimeSpan.FromSeconds(1)) | Schedule.recurs(2), RetryPolicy.Default.When, RetryPolicy.Default.MaxDelay),
            MaxBodySize = 1024 * 1024,
            Send = row.IsSecure ? SendTrusting : null,
        };
        Time = new SkippingTime(Config.Timeout);
        Config = Config with { Time = Time };
        Expect(caller.GoodBefore == 0);
    }

    public ClientConfig Config { get; }

    public SkippingTime Time { get; }

    /// <summary>How often the request came that the row is about, or any that it led to, before all was well.</summary>
    public int Arrived => arrived;

    /// <summary>Has the fault begin, or end.</summary>
    public async Task Be(bool well)
    {
        // what the last request met may still be going on
        await oneFault.WaitAsync();
        oneFault.Release();
        if (well && row.IsRefused)
        {
            listener.Open();
        }

        isWell = well;
    }

    public async ValueTask DisposeAsync()
    {
        await listener.DisposeAsync();
        trusting.Dispose();
        oneFault.Dispose();
    }

    // the settings of the pool, and one more authority to trust
    private async Task<HttpResponseMessage> SendTrusting(HttpRequestMessage message, CancellationToken cancellation)
    {
        message.Version = HttpVersion.Version20;
        message.VersionPolicy = HttpVersionPolicy.RequestVersionOrLower;
        using var invoker = new HttpMessageInvoker(trusting, disposeHandler: false);
        return await invoker.SendAsync(message, cancellation);
    }

    private async Task Serve(Socket socket, CancellationToken stopping)
    {
        if (row.Accepts is { } fault && isNext && !isWell)
        {
            await fault(socket, stopping);
            return;
        }

        using var stream = await Opened(socket, stopping);
        if (stream is SslStream secure && row.AnswersHttp2 is not null)
        {
            await Serve(new Http2Wire(secure, stopping));
        }
        else
        {
            await Serve(new Wire(socket, stream, Time, stopping));
        }
    }

    private async Task<Stream> Opened(Socket socket, CancellationToken stopping)
    {
        var first = new byte[1];
        await socket.ReceiveAsync(first, SocketFlags.Peek, stopping);
        var plain = new NetworkStream(socket);
        if (first[0] != FaultTable.Handshake)
        {
            return plain;
        }

        var secure = new SslStream(plain);
        await secure.AuthenticateAsServerAsync(
            new SslServerAuthenticationOptions
            {
                ServerCertificate = Certificates.Good,
                ApplicationProtocols = [row.AnswersHttp2 is null ? SslApplicationProtocol.Http11 : SslApplicationProtocol.Http2],
            },
            stopping);
        return secure;
    }

    private async Task Serve(Wire wire)
    {
        while (wire.IsOpen && await wire.Read() is { } request)
        {
            await Answer(
                request,
                fault: asked => row.Answers!(wire, asked),
                fine: async good =>
                {
                    await wire.Answer(
                        row.NeedsConnections
                            ? "200 OK\nContent-Type: application/json\nConnection: close"
                            : "200 OK\nContent-Type: application/json",
                        good);
                    if (row.NeedsConnections)
                    {
                        wire.Close();
                    }
                });
        }
    }

    private async Task Serve(Http2Wire wire)
    {
        await wire.Greet();
        while (wire.IsOpen && await wire.Read() is { } request)
        {
            await Answer(
                request,
                fault: asked => row.AnswersHttp2!(wire, asked),
                fine: async good =>
                {
                    await wire.Head();
                    await wire.Body(good, isLast: true);
                });
        }
    }

    private async Task Answer(string request, Func<Asked, Task> fault, Func<string, Task> fine)
    {
        var good = Caller.GoodBodyFor(request);
        if (isWell
            || !(request.Contains(caller.Mark, StringComparison.Ordinal)
                || request.Contains(FaultTable.Elsewhere, StringComparison.Ordinal)))
        {
            Expect(!isWell && good.Contains("\"c\"", StringComparison.Ordinal));
            await fine(good);
            return;
        }

        await oneFault.WaitAsync();
        try
        {
            await fault(new Asked(good, Interlocked.Increment(ref arrived), listener.Port));
        }
        finally
        {
            oneFault.Release();
        }
    }

    // the next connection is the one that the fault is for
    private void Expect(bool next)
    {
        isNext = next;
        if (next && row.IsRefused)
        {
            listener.Shut();
        }
    }
}
