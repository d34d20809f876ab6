namespace Fivetrex.Functional.Models;

/// <summary>A TLS certificate that Fivetran trusts.</summary>
/// <param name="Id">Made of the hash: what calls about one certificate take.</param>
/// <param name="Hash">What setup tests tell of it.</param>
/// <param name="Name">Whom it is for.</param>
/// <param name="Type">What kind it is, <c>TLS</c> for one.</param>
/// <param name="Sha1">In hex.</param>
/// <param name="Sha256">In hex.</param>
/// <param name="PublicKey">For people.</param>
/// <param name="ValidatedDate">When it was approved, in UTC.</param>
/// <param name="ValidatedBy">The id of the user who did.</param>
public sealed record Certificate(
    string Id,
    string Hash,
    Option<string> Name = default,
    Option<string> Type = default,
    Option<string> Sha1 = default,
    Option<string> Sha256 = default,
    Option<string> PublicKey = default,
    Option<DateTimeOffset> ValidatedDate = default,
    Option<string> ValidatedBy = default) : FivetranModel;

/// <summary>A certificate to approve, as the setup test that did not trust it tells it in its details.</summary>
/// <param name="Hash">Its hash.</param>
/// <param name="EncodedCert">The certificate itself, in base64.</param>
public sealed record NewCertificate(string Hash, string EncodedCert) : FivetranModel;
