using System.Text.Json.Serialization;
using Fivetrex.Functional.Json;

namespace Fivetrex.Functional.Models;

/// <summary>An SSH fingerprint that Fivetran trusts.</summary>
/// <param name="Id">The identifier for calls about one fingerprint: the hash in Base64URL. Computed when the service leaves it out.</param>
/// <param name="Hash">The hash that setup tests report.</param>
/// <param name="PublicKey">The public key of the host.</param>
/// <param name="ValidatedDate">The time of its approval, in UTC.</param>
/// <param name="ValidatedBy">The identifier of the user who approved it.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record Fingerprint(
    [Derived] string Id,
    string Hash,
    Option<string> PublicKey = default,
    Option<DateTimeOffset> ValidatedDate = default,
    Option<string> ValidatedBy = default) : FivetranModel, IDerived<Fingerprint>
{
    Fingerprint IDerived<Fingerprint>.WithDerived() => Id is null ? this with { Id = HashId.Derived(Hash) } : this;
}

/// <summary>A fingerprint to approve, from the details of the setup test that did not trust it.</summary>
/// <param name="Hash">The hash that setup tests report.</param>
/// <param name="PublicKey">The public key of the host.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record NewFingerprint(string Hash, string PublicKey) : FivetranModel;
