using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Fivetrex.Functional;

/// <summary>Whether what arrives at the address of a webhook comes from Fivetran, and unchanged.</summary>
/// <remarks>
/// <code>
/// var isGenuine = WebhookSignature.Verify(rawBody, header, secret);
/// </code>
/// </remarks>
public static class WebhookSignature
{
    /// <summary>The header that it stands in.</summary>
    public const string Header = "X-Fivetran-Signature-256";

    /// <summary>Checks a signature: HMAC-SHA256 over the body, in hex of either case. Takes the same time wherever it differs.</summary>
    /// <param name="rawBody">The bytes as they came: JSON that was read and written again is another text.</param>
    /// <param name="header">What stands in <see cref="Header"/>; null when there is none. Nothing is trimmed.</param>
    /// <param name="secret">The secret of the webhook.</param>
    /// <returns>False also when there is no header, no hex in it, or no secret: without one, anybody could sign.</returns>
    [Pure]
    public static bool Verify(ReadOnlySpan<byte> rawBody, string? header, string secret)
    {
        Span<byte> claimed = stackalloc byte[HMACSHA256.HashSizeInBytes];
        Span<byte> actual = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret ?? ""), rawBody, actual);
        return Convert.FromHexString(header ?? "", claimed, out _, out var read) == OperationStatus.Done
            && read == claimed.Length
            && !string.IsNullOrEmpty(secret)
            && CryptographicOperations.FixedTimeEquals(claimed, actual);
    }
}
