using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests.Faults;

/// <summary>One connection of HTTP/1.1 as its server holds it, down to each byte and to the way it ends.</summary>
internal sealed class Wire(Socket socket, Stream stream, SkippingTime clock, CancellationToken stopping)
{
    public bool IsOpen { get; private set; } = true;

    public Task<string?> Read() => stream.ReadRequest(stopping);

    public async Task Send(byte[] bytes)
    {
        await stream.WriteAsync(bytes, stopping);
        await stream.FlushAsync(stopping);
    }

    /// <summary>Sends a head, and what stands after it of the body.</summary>
    public Task Send(string head, string body = "") =>
        Send(Encoding.UTF8.GetBytes($"{head.ReplaceLineEndings("\r\n")}\r\n\r\n{body}"));

    /// <summary>Sends a whole answer. What is given as its status may have further headers, on lines of their own.</summary>
    public Task Answer(string status, byte[] body) =>
        Send([
            .. Encoding.UTF8.GetBytes(string
                .Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {status}\nContent-Length: {body.Length}\n\n")
                .ReplaceLineEndings("\r\n")),
            .. body,
        ]);

    /// <inheritdoc cref="Answer(string, byte[])"/>
    public Task Answer(string status, string body) => Answer(status, Encoding.UTF8.GetBytes(body));

    /// <summary>Lets time pass that a silent server takes none of.</summary>
    public void Pass(TimeSpan time) => clock.Advance(time);

    public void Close()
    {
        IsOpen = false;
        socket.Shutdown(SocketShutdown.Both);
        socket.Close();
    }

    /// <summary>Ends the connection as a crash or a firewall does.</summary>
    public void Reset()
    {
        IsOpen = false;
        socket.LingerState = new LingerOption(enable: true, seconds: 0);
        socket.Close();
    }
}
