namespace Fivetrex.Functional.Models;

/// <summary>An SSH fingerprint that Fivetran trusts.</summary>
/// <param name="Id">Made of the hash: what calls about one fingerprint take.</param>
/// <param name="Hash">What setup tests tell of it.</param>
/// <param name="PublicKey">The key of the host.</param>
/// <param name="ValidatedDate">When it was approved, in UTC.</param>
/// <param name="ValidatedBy">The id of the user who did.</param>
public sealed record Fingerprint(
    string Id,
    string Hash,
    Option<string> PublicKey = default,
    Option<DateTimeOffset> ValidatedDate = default,
    Option<string> ValidatedBy = default) : FivetranModel;

/// <summary>A fingerprint to approve, as the setup test that did not trust it tells it in its details.</summary>
/// <param name="Hash">Its hash.</param>
/// <param name="PublicKey">The key of the host.</param>
public sealed record NewFingerprint(string Hash, string PublicKey) : FivetranModel;
