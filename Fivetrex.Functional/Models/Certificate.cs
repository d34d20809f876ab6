using System.Text.Json.Serialization;
using Fivetrex.Functional.Json;

namespace Fivetrex.Functional.Models;

/// <summary>A TLS certificate that Fivetran trusts.</summary>
/// <param name="Id">The identifier for calls about one certificate: the hash in Base64URL. Computed when the service leaves it out.</param>
/// <param name="Hash">The hash that setup tests report.</param>
/// <param name="Name">The subject of the certificate.</param>
/// <param name="Type">The kind of certificate, for example <c>TLS</c>.</param>
/// <param name="Sha1">The SHA-1 digest, in hex.</param>
/// <param name="Sha256">The SHA-256 digest, in hex.</param>
/// <param name="PublicKey">The public key, as readable text.</param>
/// <param name="ValidatedDate">The time of its approval, in UTC.</param>
/// <param name="ValidatedBy">The identifier of the user who approved it.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record Certificate(
    [Derived] string Id,
    string Hash,
    Option<string> Name = default,
    Option<string> Type = default,
    Option<string> Sha1 = default,
    Option<string> Sha256 = default,
    Option<string> PublicKey = default,
    Option<DateTimeOffset> ValidatedDate = default,
    Option<string> ValidatedBy = default) : FivetranModel, IDerived<Certificate>
{
    Certificate IDerived<Certificate>.WithDerived() => Id is null ? this with { Id = HashId.Derived(Hash) } : this;
}

/// <summary>A certificate to approve, from the details of the setup test that did not trust it.</summary>
/// <param name="Hash">The hash that setup tests report.</param>
/// <param name="EncodedCert">The certificate itself, in base64.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record NewCertificate(string Hash, string EncodedCert) : FivetranModel;
