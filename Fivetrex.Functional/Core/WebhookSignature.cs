using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Fivetrex.Functional;

/// <summary>Verifies that a webhook delivery comes from Fivetran and was not changed.</summary>
/// <remarks>
/// <code>
/// var isGenuine = WebhookSignature.Verify(rawBody, header, secret);
/// </code>
/// </remarks>
public static class WebhookSignature
{
    /// <summary>The name of the header with the signature.</summary>
    public const string Header = "X-Fivetran-Signature-256";

    /// <summary>Verifies a signature: HMAC-SHA256 of the body, in hex of either case. Compares in constant time.</summary>
    /// <param name="rawBody">The bytes as received: JSON that was parsed and written again differs.</param>
    /// <param name="header">The value of <see cref="Header"/>; null without the header. The value is not trimmed.</param>
    /// <param name="secret">The secret of the webhook. White space around it is removed.</param>
    /// <returns>False also without a header, without hex in it, or with an empty secret, which anyone could sign with.</returns>
    [Pure]
    public static bool Verify(ReadOnlySpan<byte> rawBody, string? header, string secret)
    {
        Span<byte> claimed = stackalloc byte[HMACSHA256.HashSizeInBytes];
        Span<byte> actual = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(KeyOf(secret), rawBody, actual);
        return Convert.FromHexString(header ?? "", claimed, out _, out var read) == OperationStatus.Done
            && read == claimed.Length
            && !string.IsNullOrWhiteSpace(secret)
            && CryptographicOperations.FixedTimeEquals(claimed, actual);
    }

    /// <summary>Computes the signature of a body, for tests of a receiver.</summary>
    /// <param name="rawBody">The bytes that are sent.</param>
    /// <param name="secret">The secret of the webhook. White space around it is removed.</param>
    /// <returns>The value of <see cref="Header"/>: upper-case hex, as the service sends it.</returns>
    /// <exception cref="ArgumentException">The secret is blank.</exception>
    [Pure]
    public static string Compute(ReadOnlySpan<byte> rawBody, string secret)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(secret);
        return Convert.ToHexString(HMACSHA256.HashData(KeyOf(secret), rawBody));
    }

    // a mounted secret file ends with a line break
    private static byte[] KeyOf(string? secret) => Encoding.UTF8.GetBytes(secret?.Trim() ?? "");
}
