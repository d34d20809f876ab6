using Fivetrex.Functional.Http;

namespace Fivetrex.Functional;

/// <summary>
/// The TLS certificates that Fivetran trusts when it reaches a destination. A setup test that finds another one fails and names it.
/// </summary>
/// <remarks>
/// <code>
/// var approved =
///     from known in DestinationCertificates.List(config, destinationId)
///     select known.Items.Map(one =&gt; one.Hash);
/// </code>
/// </remarks>
public static class DestinationCertificates
{
    /// <summary>Lists the first 100 certificates approved for a destination.</summary>
    /// <remarks>
    /// <c>GET /v1/destinations/{destinationId}/certificates</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/certificates/get-destination-certificates-list">reference</see>
    /// </remarks>
    /// <returns>
    /// The page, with the cursor of the next page if there is one; <see cref="FivetranError.NotFound"/> when there is no such destination.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<Certificate>>> List(ClientConfig config, string destinationId) =>
        List(config, destinationId, PageRequest.First);

    /// <summary>Lists one page of the certificates approved for a destination.</summary>
    /// <remarks>
    /// <c>GET /v1/destinations/{destinationId}/certificates</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/certificates/get-destination-certificates-list">reference</see>
    /// </remarks>
    /// <returns>
    /// The page; <see cref="FivetranError.NotFound"/> when there is no such destination; <see cref="FivetranError.InvalidRequest"/>, and
    /// nothing is sent, when its limit is not 1 to 1000.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<Certificate>>> List(ClientConfig config, string destinationId, PageRequest page) =>
        config.List<Certificate>($"destinations/{destinationId}/certificates", page);

    /// <summary>
    /// Streams all certificates approved for a destination, fetches pages as they are read, and keeps the items: a second enumeration sends
    /// nothing.
    /// </summary>
    /// <remarks>
    /// Deleting items while they are read skips others: collect the list first.
    /// <c>GET /v1/destinations/{destinationId}/certificates</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/certificates/get-destination-certificates-list">reference</see>
    /// </remarks>
    /// <returns>All items, and at most one <c>Left</c>, which is the last.</returns>
    [Pure]
    public static Seq<Either<FivetranError, Certificate>> Stream(ClientConfig config, string destinationId) =>
        config.Stream<Certificate>($"destinations/{destinationId}/certificates");

    /// <summary>Streams all certificates approved for a destination without keeping them.</summary>
    /// <remarks>
    /// Deleting items while they are read skips others: collect the list first.
    /// <c>GET /v1/destinations/{destinationId}/certificates</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/certificates/get-destination-certificates-list">reference</see>
    /// </remarks>
    /// <returns>All items, and at most one <c>Left</c>, which is the last. Each enumeration sends its requests again.</returns>
    [Pure]
    public static IAsyncEnumerable<Either<FivetranError, Certificate>> StreamAsync(ClientConfig config, string destinationId) =>
        config.StreamAsync<Certificate>($"destinations/{destinationId}/certificates");

    /// <summary>Gets an approved certificate.</summary>
    /// <remarks>
    /// <c>GET /v1/destinations/{destinationId}/certificates/{certificateId}</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/certificates/get-destination-certificate-details">reference</see>
    /// </remarks>
    /// <returns>
    /// The certificate; <see cref="FivetranError.NotFound"/> when it was not approved. Its id is <see cref="Certificate.Id"/>, not its
    /// hash.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, Certificate>> Get(ClientConfig config, string destinationId, string certificateId) =>
        config.Get<Certificate>($"destinations/{destinationId}/certificates/{certificateId}");

    /// <summary>Approves a certificate, so that Fivetran trusts it.</summary>
    /// <remarks>
    /// <c>POST /v1/destinations/{destinationId}/certificates</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/certificates/approve-destination-certificate">reference</see>
    /// </remarks>
    /// <returns>The certificate with its id; <see cref="FivetranError.NotFound"/> when there is no such destination.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Certificate>> Approve(ClientConfig config, string destinationId, NewCertificate certificate) =>
        config.Post<Certificate>($"destinations/{destinationId}/certificates", certificate);

    /// <summary>Revokes a certificate, so that Fivetran no longer trusts it.</summary>
    /// <remarks>
    /// A destination whose server still presents it can no longer connect.
    /// Deleting the items of a stream while it is read skips others: collect the list first.
    /// <c>DELETE /v1/destinations/{destinationId}/certificates/{certificateId}</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/certificates/revoke-destination-certificate">reference</see>
    /// </remarks>
    /// <returns>Unit; <see cref="FivetranError.NotFound"/> when it is already deleted.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Unit>> Revoke(ClientConfig config, string destinationId, string certificateId) =>
        config.Delete($"destinations/{destinationId}/certificates/{certificateId}");
}
