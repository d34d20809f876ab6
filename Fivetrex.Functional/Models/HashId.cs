using System.Buffers.Text;
using System.Text;
using Fivetrex.Functional.Json;

namespace Fivetrex.Functional.Models;

/// <summary>The identifiers of certificates and fingerprints, which the service computes from their hashes.</summary>
internal static class HashId
{
    public static string Of(string hash) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(hash));

    /// <summary>Returns the id of a hash that was received. A blank one has none.</summary>
    public static string Derived(string hash) => string.IsNullOrWhiteSpace(hash) ? throw new JsonInvalidIdException() : Of(hash);
}
