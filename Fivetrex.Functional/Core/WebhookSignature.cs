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
    public static bool Verify(ReadOnlySpan<byte> rawBody, string? header, string secret) => Problem(rawBody, header, secret).IsNone;

    /// <summary>Returns the reason why a signature is not valid, for the log of a receiver. Compares in constant time.</summary>
    /// <param name="rawBody">The bytes as received: JSON that was parsed and written again differs.</param>
    /// <param name="header">The value of <see cref="Header"/>; null without the header. The value is not trimmed.</param>
    /// <param name="secret">The secret of the webhook. White space around it is removed.</param>
    /// <returns>None for a valid signature. The reason has no part of the secret or of the body.</returns>
    [Pure]
    public static Option<string> Problem(ReadOnlySpan<byte> rawBody, string? header, string secret)
    {
        Span<byte> claimed = stackalloc byte[HMACSHA256.HashSizeInBytes];
        Span<byte> actual = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(KeyOf(secret), rawBody, actual);
        var isHex = Convert.FromHexString(header ?? "", claimed, out _, out var read) == OperationStatus.Done && read == claimed.Length;
        return FormProblem(header, secret, isHex)
            || (CryptographicOperations.FixedTimeEquals(claimed, actual) ? None : Some(
                "the signature is of another body or secret: verify the bytes as received, with the secret of this webhook"));
    }

    private static Option<string> FormProblem(string? header, string? secret, bool isHex) => header switch
    {
        _ when string.IsNullOrWhiteSpace(secret) => "the secret is blank",
        null => $"there is no header {Header}",
        _ when isHex => None,
        _ when string.IsNullOrWhiteSpace(header) => $"the header {Header} is blank",
        _ when header.Trim().Length < header.Length => $"the header {Header} has white space around its value",
        _ when header.Contains('=', StringComparison.Ordinal) => $"the header {Header} has a prefix, which Fivetran does not send",
        _ => $"the header {Header} is not {2 * HMACSHA256.HashSizeInBytes} hexadecimal digits",
    };

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
