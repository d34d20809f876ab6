using System.Buffers;

namespace Fivetrex.Functional.Http;

/// <summary>The bytes of an answer, in an array rented from the pool.</summary>
internal sealed class ResponseBuffer : IDisposable
{
    private const int MinRent = 4096;

    // a Content-Length beyond this is not trusted: the buffer grows as the bytes arrive
    private const int MaxRent = 4 * 1024 * 1024;

    // the pool keeps every array it gets back, and longer ones are rarely used again
    private const int MaxPooled = 2 * MaxRent;

    private readonly int limit;
    private byte[] buffer;
    private int length;

    /// <param name="contentLength">The Content-Length of the response, if it has one.</param>
    /// <param name="limit">The number of bytes to read at most.</param>
    public ResponseBuffer(long? contentLength, int limit)
    {
        this.limit = limit;
        buffer = ArrayPool<byte>.Shared.Rent((int)Math.Clamp((contentLength ?? 0) + 1, MinRent, MaxRent));
    }

    public ReadOnlyMemory<byte> Bytes => buffer.AsMemory(0, length);

    /// <summary>Whether the answer is longer than the limit. The rest was not read.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Returns the free space for the next bytes; never empty.</summary>
    public Memory<byte> Free()
    {
        if (length == buffer.Length)
        {
            var size = (int)Math.Min(2L * buffer.Length, limit + 1L);
            var longer = size <= MaxPooled ? ArrayPool<byte>.Shared.Rent(size) : GC.AllocateUninitializedArray<byte>(size);
            Bytes.CopyTo(longer);
            Return(buffer);
            buffer = longer;
        }

        return buffer.AsMemory(length);
    }

    /// <summary>Adds the bytes that were written to the free space. Returns whether to read on.</summary>
    public bool Add(int read)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(read);
        IsCut = length + read > limit;
        length = Math.Min(length + read, limit);
        return read > 0 && !IsCut;
    }

    /// <summary>
    /// Returns the array to the pool. Not called after a failed read, which may still write to the array; it is garbage-collected then.
    /// </summary>
    public void Dispose()
    {
        Return(buffer);
        buffer = [];
        length = 0;
    }

    private static void Return(byte[] array)
    {
        if (array.Length <= MaxPooled)
        {
            ArrayPool<byte>.Shared.Return(array);
        }
    }
}
