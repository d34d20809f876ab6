using System.Net.Sockets;
using System.Text;

namespace Fivetrex.Functional.Tests.Support;

/// <summary>A socket on loopback that reads a request's head and then does what the test sets, as no correct server would.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly List<string> heads = [];
    private readonly TaskCompletionSource asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Func<Socket, CancellationToken, Task> answer;
    private readonly Listener listener;

    public RawServer(Func<Socket, CancellationToken, Task> answer)
    {
        this.answer = answer;
        listener = new Listener(Handle);
    }

    public static Func<Socket, CancellationToken, Task> Silence => (_, cancellation) => Task.Delay(Timeout.InfiniteTimeSpan, cancellation);

    public string BaseUrl => $"http://127.0.0.1:{listener.Port}/v1";

    public IReadOnlyList<string> Heads => heads;

    /// <summary>Ends with the first request.</summary>
    public Task Asked => asked.Task.WaitAsync(TimeSpan.FromSeconds(30));

    /// <summary>The default transport, real sockets and all.</summary>
    public ClientConfig Config => new("key", "secret") { BaseUrl = BaseUrl, Retry = RetryPolicy.Never };

    public static Func<Socket, CancellationToken, Task> Send(string head, byte[] body) => async (socket, cancellation) =>
    {
        await socket.SendAsync(Encoding.ASCII.GetBytes(head.ReplaceLineEndings("\r\n") + "\r\n\r\n"), cancellation);
        await socket.SendAsync(body, cancellation);
    };

    public static Func<Socket, CancellationToken, Task> Send(string head, string body = "") => Send(head, Encoding.UTF8.GetBytes(body));

    /// <summary>
    /// Sends the answer and reads until the client has closed the connection: an unread body would reset it during the answer.
    /// </summary>
    public static Func<Socket, CancellationToken, Task> SendLast(string head) => async (socket, cancellation) =>
    {
        await Send($"{head}\nContent-Length: 0\nConnection: close")(socket, cancellation);
        socket.Shutdown(SocketShutdown.Send);
        while (await socket.ReceiveAsync(new byte[4096], cancellation) > 0)
        {
        }
    };

    /// <summary>An address with a port on which no server listens.</summary>
    public static string UnusedAddress()
    {
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return $"http://{listener.LocalEndpoint}/v1";
    }

    public ValueTask DisposeAsync() => listener.DisposeAsync();

    private async Task Handle(Socket socket, CancellationToken stopping)
    {
        using var stream = new NetworkStream(socket);
        if (await stream.ReadRequest(stopping) is not { } request)
        {
            return;
        }

        lock (heads)
        {
            heads.Add(request);
        }

        asked.TrySetResult();
        await answer(socket, stopping);
    }
}
