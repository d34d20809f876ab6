using System.Net.Sockets;
using System.Text;

namespace Fivetrex.Functional.Tests.Support;

/// <summary>A socket on loopback that reads a request's head and then does what it is told, which no polite server would.</summary>
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

    public static Func<Socket, CancellationToken, Task> Says(string head, byte[] body) => async (socket, cancellation) =>
    {
        await socket.SendAsync(Encoding.ASCII.GetBytes(head.ReplaceLineEndings("\r\n") + "\r\n\r\n"), cancellation);
        await socket.SendAsync(body, cancellation);
    };

    public static Func<Socket, CancellationToken, Task> Says(string head, string body = "") => Says(head, Encoding.UTF8.GetBytes(body));

    /// <summary>
    /// Says it and hears the client out, so that a body that nobody has read does not reset the connection under the answer.
    /// </summary>
    public static Func<Socket, CancellationToken, Task> SaysLast(string head) => async (socket, cancellation) =>
    {
        await Says($"{head}\nContent-Length: 0\nConnection: close")(socket, cancellation);
        socket.Shutdown(SocketShutdown.Send);
        while (await socket.ReceiveAsync(new byte[4096], cancellation) > 0)
        {
        }
    };

    /// <summary>A port that nobody listens on.</summary>
    public static string NobodyThere()
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
