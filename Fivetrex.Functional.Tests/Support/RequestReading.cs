using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Fivetrex.Functional.Tests.Support;

/// <summary>Takes a request of HTTP/1.1 off a stream, as far as these tests need to know it.</summary>
internal static partial class RequestReading
{
    [GeneratedRegex(@"\r\nContent-Length: (?<length>\d+)\r\n", RegexOptions.IgnoreCase)]
    private static partial Regex ContentLength { get; }

    /// <summary>Reads one request, body included, so that nothing unread turns a close into a reset.</summary>
    /// <returns>Its head; nothing when the client has gone.</returns>
    public static async Task<string?> ReadRequest(this Stream stream, CancellationToken cancellation)
    {
        var (text, buffer) = ("", new byte[64 * 1024]);
        while (true)
        {
            var head = text.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4;
            if (head >= 4 && text.Length >= head + BodyLength(text[..head]))
            {
                return text[..head];
            }

            var read = await stream.ReadAsync(buffer, cancellation);
            if (read == 0)
            {
                return null;
            }

            text += Encoding.Latin1.GetString(buffer, 0, read);
        }
    }

    private static int BodyLength(string head) =>
        ContentLength.Match(head) is { Success: true } found ? int.Parse(found.Groups["length"].Value, CultureInfo.InvariantCulture) : 0;
}
