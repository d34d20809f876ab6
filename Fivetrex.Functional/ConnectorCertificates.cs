using Fivetrex.Functional.Http;

namespace Fivetrex.Functional;

/// <summary>
/// The TLS certificates that Fivetran trusts when it reaches a source. A setup test that finds another one fails and names it.
/// </summary>
/// <remarks>
/// <code>
/// var approved =
///     from known in ConnectorCertificates.List(config, connectorId)
///     select known.Items.Map(one =&gt; one.Hash);
/// </code>
/// </remarks>
public static class ConnectorCertificates
{
    /// <summary>Lists the first 100 certificates approved for a connector.</summary>
    /// <remarks>
    /// <c>GET /v1/connections/{connectorId}/certificates</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/certificates/get-connection-certificates-list">reference</see>
    /// </remarks>
    /// <returns>
    /// The page, with the cursor of the next page if there is one; <see cref="FivetranError.NotFound"/> when there is no such connector.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<Certificate>>> List(ClientConfig config, string connectorId) =>
        List(config, connectorId, PageRequest.First);

    /// <summary>Lists one page of the certificates approved for a connector.</summary>
    /// <remarks>
    /// <c>GET /v1/connections/{connectorId}/certificates</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/certificates/get-connection-certificates-list">reference</see>
    /// </remarks>
    /// <returns>
    /// The page; <see cref="FivetranError.NotFound"/> when there is no such connector; <see cref="FivetranError.InvalidRequest"/>, and
    /// nothing is sent, when its limit is not 1 to 1000.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<Certificate>>> List(ClientConfig config, string connectorId, PageRequest page) =>
        config.List<Certificate>($"connections/{connectorId}/certificates", page);

    /// <summary>
    /// Streams all certificates approved for a connector, fetches pages as they are read, and keeps the items: a second enumeration sends
    /// nothing.
    /// </summary>
    /// <remarks>
    /// Deleting items while they are read skips others: collect the list first.
    /// <c>GET /v1/connections/{connectorId}/certificates</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/certificates/get-connection-certificates-list">reference</see>
    /// </remarks>
    /// <returns>All items, and at most one <c>Left</c>, which is the last.</returns>
    [Pure]
    public static Seq<Either<FivetranError, Certificate>> Stream(ClientConfig config, string connectorId) =>
        config.Stream<Certificate>($"connections/{connectorId}/certificates");

    /// <summary>Streams all certificates approved for a connector without keeping them.</summary>
    /// <remarks>
    /// Deleting items while they are read skips others: collect the list first.
    /// <c>GET /v1/connections/{connectorId}/certificates</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/certificates/get-connection-certificates-list">reference</see>
    /// </remarks>
    /// <returns>All items, and at most one <c>Left</c>, which is the last. Each enumeration sends its requests again.</returns>
    [Pure]
    public static IAsyncEnumerable<Either<FivetranError, Certificate>> StreamAsync(ClientConfig config, string connectorId) =>
        config.StreamAsync<Certificate>($"connections/{connectorId}/certificates");

    /// <summary>Gets an approved certificate.</summary>
    /// <remarks>
    /// <c>GET /v1/connections/{connectorId}/certificates/{certificateId}</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/certificates/get-connection-certificate-details">reference</see>
    /// </remarks>
    /// <returns>
    /// The certificate; <see cref="FivetranError.NotFound"/> when it was not approved. Its id is <see cref="Certificate.Id"/>, not its
    /// hash.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, Certificate>> Get(ClientConfig config, string connectorId, string certificateId) =>
        config.Get<Certificate>($"connections/{connectorId}/certificates/{certificateId}");

    /// <summary>Approves a certificate, so that Fivetran trusts it.</summary>
    /// <remarks>
    /// <c>POST /v1/connections/{connectorId}/certificates</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/certificates/approve-connection-certificate">reference</see>
    /// </remarks>
    /// <returns>The certificate with its id; <see cref="FivetranError.NotFound"/> when there is no such connector.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Certificate>> Approve(ClientConfig config, string connectorId, NewCertificate certificate) =>
        config.Post<Certificate>($"connections/{connectorId}/certificates", certificate);

    /// <summary>Revokes a certificate, so that Fivetran no longer trusts it.</summary>
    /// <remarks>
    /// A connector whose server still presents it can no longer connect.
    /// Deleting the items of a stream while it is read skips others: collect the list first.
    /// <c>DELETE /v1/connections/{connectorId}/certificates/{certificateId}</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/certificates/revoke-connection-certificate">reference</see>
    /// </remarks>
    /// <returns>Unit; <see cref="FivetranError.NotFound"/> when it is already deleted.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Unit>> Revoke(ClientConfig config, string connectorId, string certificateId) =>
        config.Delete($"connections/{connectorId}/certificates/{certificateId}");
}
