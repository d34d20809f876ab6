using System.Buffers;

namespace Fivetrex.Functional.Http;

/// <summary>The bytes of an answer, in an array that is lent by the pool and goes back to it.</summary>
internal sealed class Body : IDisposable
{
    private const int LeastRent = 4096;

    // what a header announces is believed this far
    private const int MostRent = 4 * 1024 * 1024;

    private byte[] buffer;
    private int length;

    private Body(int capacity) => buffer = ArrayPool<byte>.Shared.Rent(capacity);

    public ReadOnlyMemory<byte> Bytes => buffer.AsMemory(0, length);

    /// <summary>Whether there was more than the limit; the rest was not read.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Reads to the end, or to the limit. When it throws, the array is left to the collector: somebody may still write into it.</summary>
    public static async Task<Body> Read(HttpContent content, int limit, CancellationToken cancellation)
    {
        var body = new Body((int)Math.Clamp((content.Headers.ContentLength ?? 0) + 1, LeastRent, MostRent));
        using var stream = await content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        while (!body.IsCut && await stream.ReadAsync(body.Free(), cancellation).ConfigureAwait(false) is > 0 and var read)
        {
            body.IsCut = body.length + read > limit;
            body.length = Math.Min(body.length + read, limit);
        }

        return body;
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = [];
        length = 0;
    }

    private Memory<byte> Free()
    {
        if (length == buffer.Length)
        {
            var longer = ArrayPool<byte>.Shared.Rent(2 * buffer.Length);
            Bytes.CopyTo(longer);
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = longer;
        }

        return buffer.AsMemory(length);
    }
}
