using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;

namespace Fivetrex.Functional.Tests.Support;

/// <summary>Accepts connections on a port of loopback, and passes each to a function.</summary>
internal sealed class Listener : IAsyncDisposable
{
    private readonly Func<Socket, CancellationToken, Task> serve;
    private readonly CancellationTokenSource stop = new();
    private readonly List<Task> connections = [];
    private TcpListener listener = new(IPAddress.Loopback, 0);

    public Listener(Func<Socket, CancellationToken, Task> serve)
    {
        this.serve = serve;
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        _ = Accept();
    }

    public int Port { get; }

    /// <summary>From now on who comes is refused.</summary>
    public void Shut() => listener.Stop();

    /// <summary>Takes connections again after <see cref="Shut"/>.</summary>
    public void Open()
    {
        listener = new TcpListener(IPAddress.Loopback, Port);
        listener.Start();
        _ = Accept();
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        Task[] open;
        lock (connections)
        {
            open = [.. connections];
        }

        await Task.WhenAll(open);
        stop.Dispose();
    }

    private async Task Accept()
    {
        var door = listener;
        try
        {
            while (true)
            {
                var connection = Serve(await door.AcceptSocketAsync(stop.Token));
                lock (connections)
                {
                    connections.Add(connection);
                }
            }
        }
        catch (Exception shut) when (shut is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // the door is shut, or the test is over
        }
    }

    private async Task Serve(Socket socket)
    {
        using var connection = socket;
        socket.NoDelay = true;
        try
        {
            await serve(socket, stop.Token);
        }
        catch (Exception broken) when (broken is OperationCanceledException or SocketException or IOException or AuthenticationException)
        {
            // the client, or the test, has gone
        }
    }
}
