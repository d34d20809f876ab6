using System.Buffers.Binary;
using System.Net.Security;
using System.Text;

namespace Fivetrex.Functional.Tests.Faults;

/// <summary>The server's side of one HTTP/2 connection: the frames that a call needs, and GOAWAY on request.</summary>
internal sealed class Http2Wire(SslStream stream, CancellationToken stopping)
{
    private const byte Data = 0, Headers = 1, Settings = 4, GoAway = 7;

    private const byte Ack = 1, EndStream = 1, EndHeaders = 4;

    // entry 8 of HPACK's static table, ":status: 200"
    private static readonly byte[] Ok = [0x88];

    public bool IsOpen { get; private set; } = true;

    private int LastStream { get; set; }

    public async Task Greet()
    {
        await stream.ReadExactlyAsync(new byte["PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".Length], stopping);
        await Send(Settings, flags: 0, streamId: 0, []);
    }

    /// <returns>The head of the next request that is complete, in which the path can be found.</returns>
    public async Task<string?> Read()
    {
        var text = "";
        var frame = new byte[9];
        while (await stream.ReadAtLeastAsync(frame, frame.Length, throwOnEndOfStream: false, stopping) == frame.Length)
        {
            var payload = new byte[(frame[0] << 16) | (frame[1] << 8) | frame[2]];
            await stream.ReadExactlyAsync(payload, stopping);
            var (type, flags) = (frame[3], frame[4]);
            if (type == Settings && (flags & Ack) == 0)
            {
                await Send(Settings, Ack, streamId: 0, []);
            }

            text += type == Headers ? Encoding.Latin1.GetString(payload) : "";
            if (type is Headers or Data && (flags & EndStream) != 0)
            {
                LastStream = BinaryPrimitives.ReadInt32BigEndian(frame.AsSpan(5));
                return text;
            }
        }

        return null;
    }

    public Task Head() => Send(Headers, EndHeaders, LastStream, Ok);

    public Task Body(string part, bool isLast) => Send(Data, isLast ? EndStream : (byte)0, LastStream, Encoding.UTF8.GetBytes(part));

    /// <summary>Takes leave.</summary>
    /// <param name="disowns">Whether the last request is left out of those that were looked at.</param>
    public Task Leave(bool disowns)
    {
        var payload = new byte[8];
        BinaryPrimitives.WriteInt32BigEndian(payload, disowns ? 0 : LastStream);
        return Send(GoAway, flags: 0, streamId: 0, payload);
    }

    /// <summary>
    /// Sends the end of the connection, and reads until the client has closed it: a socket closed before that would be a reset.
    /// </summary>
    public async Task Close()
    {
        IsOpen = false;
        await stream.ShutdownAsync();
        await stream.CopyToAsync(Stream.Null, stopping);
    }

    private async Task Send(byte type, byte flags, int streamId, byte[] payload)
    {
        var frame = new byte[9 + payload.Length];
        BinaryPrimitives.WriteInt32BigEndian(frame, payload.Length << 8);
        frame[3] = type;
        frame[4] = flags;
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(5), streamId);
        payload.CopyTo(frame, 9);
        await stream.WriteAsync(frame, stopping);
        await stream.FlushAsync(stopping);
    }
}
