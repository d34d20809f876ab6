using System.Buffers;

namespace Fivetrex.Functional.Http;

/// <summary>The bytes of an answer, in an array that is lent by the pool and goes back to it.</summary>
internal sealed class ResponseBuffer : IDisposable
{
    private const int LeastRent = 4096;

    // what a header announces is believed this far
    private const int MostRent = 4 * 1024 * 1024;

    // the pool keeps what it gets, and a longer array is rarely wanted again
    private const int MostPooled = 2 * MostRent;

    private readonly int limit;
    private byte[] buffer;
    private int length;

    /// <param name="announced">What the headers say of its length.</param>
    /// <param name="limit">What is read of it at most.</param>
    public ResponseBuffer(long? announced, int limit)
    {
        this.limit = limit;
        buffer = ArrayPool<byte>.Shared.Rent((int)Math.Clamp((announced ?? 0) + 1, LeastRent, MostRent));
    }

    public ReadOnlyMemory<byte> Bytes => buffer.AsMemory(0, length);

    /// <summary>Whether there was more than the limit; the rest was not read.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Where the next bytes go.</summary>
    public Memory<byte> Free()
    {
        if (length == buffer.Length)
        {
            var wanted = (int)Math.Min(2L * buffer.Length, limit + 1L);
            var longer = wanted <= MostPooled ? ArrayPool<byte>.Shared.Rent(wanted) : GC.AllocateUninitializedArray<byte>(wanted);
            Bytes.CopyTo(longer);
            Return(buffer);
            buffer = longer;
        }

        return buffer.AsMemory(length);
    }

    /// <summary>Takes in what was put there, and says whether to go on.</summary>
    public bool Add(int read)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(read);
        IsCut = length + read > limit;
        length = Math.Min(length + read, limit);
        return read > 0 && !IsCut;
    }

    /// <summary>Gives the array back. Not called when reading has failed: somebody may still write into it, and the collector takes it.</summary>
    public void Dispose()
    {
        Return(buffer);
        buffer = [];
        length = 0;
    }

    private static void Return(byte[] array)
    {
        if (array.Length <= MostPooled)
        {
            ArrayPool<byte>.Shared.Return(array);
        }
    }
}
