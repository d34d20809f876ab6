using Fivetrex.Functional.Http;

namespace Fivetrex.Functional;

/// <summary>
/// The SSH fingerprints that Fivetran trusts when it reaches a destination. A setup test that finds another one fails and names it.
/// </summary>
/// <remarks>
/// <code>
/// var approved =
///     from known in DestinationFingerprints.List(config, destinationId)
///     select known.Items.Map(one =&gt; one.Hash);
/// </code>
/// </remarks>
public static class DestinationFingerprints
{
    /// <summary>Lists the first 100 fingerprints approved for a destination.</summary>
    /// <remarks>
    /// <c>GET /v1/destinations/{destinationId}/fingerprints</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/certificates/get-destination-fingerprints-list">reference</see>
    /// </remarks>
    /// <returns>
    /// The page, with the cursor of the next page if there is one; <see cref="FivetranError.NotFound"/> when there is no such destination.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<Fingerprint>>> List(ClientConfig config, string destinationId) =>
        List(config, destinationId, PageRequest.First);

    /// <summary>Lists one page of the fingerprints approved for a destination.</summary>
    /// <remarks>
    /// <c>GET /v1/destinations/{destinationId}/fingerprints</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/certificates/get-destination-fingerprints-list">reference</see>
    /// </remarks>
    /// <returns>
    /// The page; <see cref="FivetranError.NotFound"/> when there is no such destination; <see cref="FivetranError.InvalidRequest"/>, and
    /// nothing is sent, when its limit is not 1 to 1000.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<Fingerprint>>> List(ClientConfig config, string destinationId, PageRequest page) =>
        config.List<Fingerprint>($"destinations/{destinationId}/fingerprints", page);

    /// <summary>
    /// Streams all fingerprints approved for a destination, fetches pages as they are read, and keeps the items: a second enumeration sends
    /// nothing.
    /// </summary>
    /// <remarks>
    /// Deleting items while they are read skips others: collect the list first.
    /// <c>GET /v1/destinations/{destinationId}/fingerprints</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/certificates/get-destination-fingerprints-list">reference</see>
    /// </remarks>
    /// <returns>All items, and at most one <c>Left</c>, which is the last.</returns>
    [Pure]
    public static Seq<Either<FivetranError, Fingerprint>> Stream(ClientConfig config, string destinationId) =>
        config.Stream<Fingerprint>($"destinations/{destinationId}/fingerprints");

    /// <summary>Streams all fingerprints approved for a destination without keeping them.</summary>
    /// <remarks>
    /// Deleting items while they are read skips others: collect the list first.
    /// <c>GET /v1/destinations/{destinationId}/fingerprints</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/certificates/get-destination-fingerprints-list">reference</see>
    /// </remarks>
    /// <returns>All items, and at most one <c>Left</c>, which is the last. Each enumeration sends its requests again.</returns>
    [Pure]
    public static IAsyncEnumerable<Either<FivetranError, Fingerprint>> StreamAsync(ClientConfig config, string destinationId) =>
        config.StreamAsync<Fingerprint>($"destinations/{destinationId}/fingerprints");

    /// <summary>Gets an approved fingerprint.</summary>
    /// <remarks>
    /// <c>GET /v1/destinations/{destinationId}/fingerprints/{fingerprintId}</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/certificates/get-destination-fingerprint-details">reference</see>
    /// </remarks>
    /// <returns>
    /// The fingerprint; <see cref="FivetranError.NotFound"/> when it was not approved. Its id is <see cref="Fingerprint.Id"/>, not its
    /// hash.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, Fingerprint>> Get(ClientConfig config, string destinationId, string fingerprintId) =>
        config.Get<Fingerprint>($"destinations/{destinationId}/fingerprints/{fingerprintId}");

    /// <summary>Approves a fingerprint, so that Fivetran trusts it.</summary>
    /// <remarks>
    /// <c>POST /v1/destinations/{destinationId}/fingerprints</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/certificates/approve-destination-fingerprint">reference</see>
    /// </remarks>
    /// <returns>The fingerprint with its id; <see cref="FivetranError.NotFound"/> when there is no such destination.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Fingerprint>> Approve(ClientConfig config, string destinationId, NewFingerprint fingerprint) =>
        config.Post<Fingerprint>($"destinations/{destinationId}/fingerprints", fingerprint);

    /// <summary>Revokes a fingerprint, so that Fivetran no longer trusts it.</summary>
    /// <remarks>
    /// A destination whose server still presents it can no longer connect.
    /// Deleting the items of a stream while it is read skips others: collect the list first.
    /// <c>DELETE /v1/destinations/{destinationId}/fingerprints/{fingerprintId}</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/certificates/revoke-destination-fingerprint">reference</see>
    /// </remarks>
    /// <returns>Unit; <see cref="FivetranError.NotFound"/> when it is already deleted.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Unit>> Revoke(ClientConfig config, string destinationId, string fingerprintId) =>
        config.Delete($"destinations/{destinationId}/fingerprints/{fingerprintId}");
}
