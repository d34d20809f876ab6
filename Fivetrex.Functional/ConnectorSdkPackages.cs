using Fivetrex.Functional.Http;

namespace Fivetrex.Functional;

/// <summary>A package is the code of a connector of your own, written with Fivetran's Connector SDK: a ZIP file.</summary>
/// <remarks>
/// <code>
/// var created =
///     from package in ConnectorSdkPackages.Create(config, new PackageFile(zip))
/// from connector in Connectors.Create(config, new NewConnector(groupId, Service.ConnectorSdk) { Config = new { schema = "mine", package_id
/// = package.Id } })
///     select connector.Id;
/// </code>
/// </remarks>
public static class ConnectorSdkPackages
{
    /// <summary>Lists the first 100 packages.</summary>
    /// <remarks>
    /// <c>GET /v1/connector-sdk/packages</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/connector-sdk/list-connector-sdk-packages">reference</see>
    /// </remarks>
    /// <returns>The page, with the cursor of the next page if there is one.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<ConnectorSdkPackage>>> List(ClientConfig config) =>
        List(config, PageRequest.First);

    /// <summary>Lists one page of the packages.</summary>
    /// <remarks>
    /// <c>GET /v1/connector-sdk/packages</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/connector-sdk/list-connector-sdk-packages">reference</see>
    /// </remarks>
    /// <returns>The page; <see cref="FivetranError.InvalidRequest"/>, and nothing is sent, when its limit is not 1 to 1000.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<ConnectorSdkPackage>>> List(ClientConfig config, PageRequest page) =>
        config.List<ConnectorSdkPackage>($"connector-sdk/packages", page);

    /// <summary>Streams all packages, fetches pages as they are read, and keeps the items: a second enumeration sends nothing.</summary>
    /// <remarks>
    /// Deleting items while they are read skips others: collect the list first.
    /// <c>GET /v1/connector-sdk/packages</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/connector-sdk/list-connector-sdk-packages">reference</see>
    /// </remarks>
    /// <returns>All items, and at most one <c>Left</c>, which is the last.</returns>
    [Pure]
    public static Seq<Either<FivetranError, ConnectorSdkPackage>> Stream(ClientConfig config) =>
        config.Stream<ConnectorSdkPackage>($"connector-sdk/packages");

    /// <summary>Streams all packages without keeping them.</summary>
    /// <remarks>
    /// Deleting items while they are read skips others: collect the list first.
    /// <c>GET /v1/connector-sdk/packages</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/connector-sdk/list-connector-sdk-packages">reference</see>
    /// </remarks>
    /// <returns>All items, and at most one <c>Left</c>, which is the last. Each enumeration sends its requests again.</returns>
    [Pure]
    public static IAsyncEnumerable<Either<FivetranError, ConnectorSdkPackage>> StreamAsync(ClientConfig config) =>
        config.StreamAsync<ConnectorSdkPackage>($"connector-sdk/packages");

    /// <summary>Gets a package, without its code.</summary>
    /// <remarks>
    /// <c>GET /v1/connector-sdk/packages/{packageId}</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/connector-sdk/get-connector-sdk-package">reference</see>
    /// </remarks>
    /// <returns>The package; <see cref="FivetranError.NotFound"/> when no such id exists.</returns>
    [Pure]
    public static Aff<Either<FivetranError, ConnectorSdkPackage>> Get(ClientConfig config, string packageId) =>
        config.Get<ConnectorSdkPackage>($"connector-sdk/packages/{packageId}");

    /// <summary>Uploads a new package.</summary>
    /// <remarks>
    /// <c>POST /v1/connector-sdk/packages</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/connector-sdk/create-connector-sdk-package">reference</see>
    /// </remarks>
    /// <returns>The package with its id, for <c>config.package_id</c> of one connector.</returns>
    [Pure]
    public static Aff<Either<FivetranError, ConnectorSdkPackage>> Create(ClientConfig config, PackageFile file) =>
        config.UsingSetupTimeout().Post<ConnectorSdkPackage>($"connector-sdk/packages", UploadOf(file));

    /// <summary>Uploads a new version of a package.</summary>
    /// <remarks>
    /// <c>PATCH /v1/connector-sdk/packages/{packageId}</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/connector-sdk/update-connector-sdk-package">reference</see>
    /// </remarks>
    /// <returns>The package; <see cref="FivetranError.Forbidden"/> unless the caller owns it or administers the account.</returns>
    [Pure]
    public static Aff<Either<FivetranError, ConnectorSdkPackage>> Update(ClientConfig config, string packageId, PackageFile file) =>
        config.UsingSetupTimeout().Patch<ConnectorSdkPackage>($"connector-sdk/packages/{packageId}", UploadOf(file));

    /// <summary>Deletes a package.</summary>
    /// <remarks>
    /// Deleting the items of a stream while it is read skips others: collect the list first.
    /// <c>DELETE /v1/connector-sdk/packages/{packageId}</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/connector-sdk/delete-connector-sdk-package">reference</see>
    /// </remarks>
    /// <returns>Unit; <see cref="FivetranError.Forbidden"/> while a connector uses it.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Unit>> Delete(ClientConfig config, string packageId) =>
        config.Delete($"connector-sdk/packages/{packageId}");

    /// <summary>Downloads the code of a package.</summary>
    /// <remarks>
    /// <c>GET /v1/connector-sdk/packages/{packageId}/download</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/connector-sdk/download-connector-sdk-package">reference</see>
    /// </remarks>
    /// <returns>The ZIP file; <see cref="FivetranError.Decoding"/> when it is longer than <see cref="ClientConfig.MaxBodySize"/>.</returns>
    [Pure]
    public static Aff<Either<FivetranError, byte[]>> Download(ClientConfig config, string packageId) =>
        config.UsingSetupTimeout().Get($"connector-sdk/packages/{packageId}/download", ReadZip);

    private static Either<FivetranError, byte[]> ReadZip(Answer answer) =>
        answer.Payload.StartsWith("PK"u8) ? answer.Payload.ToArray() : answer.Unexpected("a ZIP file");

    private static Upload? UploadOf(PackageFile? file) => file is null ? null : new Upload(file);

    /// <summary>A multipart body with one ZIP file.</summary>
    private sealed record Upload(PackageFile File) : IRequestContent, IChecked
    {
        Option<string> IChecked.Problem => ((IChecked)File).Problem;

        public HttpContent Create() => new MultipartFormDataContent { FileContent() };

        // quoted, as browsers write the names
        private ByteArrayContent FileContent() => new(File.Zip)
        {
            Headers =
            {
                ContentType = new("application/zip"),
                ContentDisposition = new("form-data") { Name = "\"file\"", FileName = "\"package.zip\"" },
            },
        };
    }
}
