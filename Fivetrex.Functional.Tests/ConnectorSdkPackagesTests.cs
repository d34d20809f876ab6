using System.Security.Cryptography;
using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests;

internal sealed class ConnectorSdkPackagesTests
{
    // every byte value, and text that looks like the end of a multipart section
    private static readonly byte[] Zip = [
        .. "PK\u0003\u0004"u8,
        .. Enumerable.Range(0, 256).Select(number => (byte)number),
        .. "\r\n--boundary--\r\n\r\n"u8,
    ];

    private readonly InMemoryFivetran fivetran = new();

    [Test]
    public async Task A_download_returns_the_bytes_of_the_upload()
    {
        var made = await ConnectorSdkPackages.Create(fivetran.Client, new PackageFile(Zip)).Right();

        Assert.That(made.FileSha256Hash, Is.EqualTo(Some(Convert.ToHexStringLower(SHA256.HashData(Zip)))));
        Assert.That(await ConnectorSdkPackages.Download(fivetran.Client, made.Id).Right(), Is.EqualTo(Zip));
    }

    [Test]
    public async Task A_package_used_by_a_connector_cannot_be_deleted()
    {
        var made = await ConnectorSdkPackages.Create(fivetran.Client, new PackageFile(Zip)).Right();
        var warehouse = await Groups.Create(fivetran.Client, new NewGroup("warehouse")).Right();
        var connector = await Connectors.Create(
            fivetran.Client,
            new NewConnector(warehouse.Id, Service.ConnectorSdk) { Config = new { schema = "mine", package_id = made.Id } }).Right();

        Assert.That((await ConnectorSdkPackages.Get(fivetran.Client, made.Id).Right()).ConnectionId, Is.EqualTo(Some(connector.Id)));
        Assert.That(await ConnectorSdkPackages.Delete(fivetran.Client, made.Id).Left(), Is.InstanceOf<FivetranError.Forbidden>());
    }

    [TestCase("")]
    [TestCase("<html>")]
    [TestCase(null)]
    public async Task A_package_that_is_not_a_ZIP_file_is_InvalidRequest_and_nothing_is_sent(string? text)
    {
        var error = await ConnectorSdkPackages.Create(
            fivetran.Client, new PackageFile(text is null ? null! : System.Text.Encoding.UTF8.GetBytes(text))).Left();

        Assert.That(
            error,
            Is.EqualTo(new FivetranError.InvalidRequest
            {
                Endpoint = "POST /connector-sdk/packages",
                Message = "the package is not a ZIP file; nothing was sent",
            }));
        Assert.That(fivetran.Requests, Is.Empty);
    }

    [TestCase("text/html", "<html>Sign in</html>", "expected a ZIP file and got text/html")]
    [TestCase("application/json", """{"code":"Success"}""", "expected a ZIP file and got application/json")]
    public async Task An_answer_that_is_not_a_ZIP_file_is_Decoding(string mediaType, string body, string message)
    {
        var transport = new Transport(Transport.Answer(200, body, mediaType));

        Assert.That(
            await ConnectorSdkPackages.Download(transport.Config, "p").Left(),
            Is.EqualTo(new FivetranError.Decoding(new Secret(body))
            {
                Endpoint = "GET /connector-sdk/packages/{packageId}/download",
                Message = message,
                Status = 200,
            }));
    }

    [Test]
    public async Task An_upload_is_sent_completely_again_after_a_429()
    {
        var transport = new Transport(Transport.RetryAfter("0"), Transport.Json(Samples.Data(Samples.Of(typeof(ConnectorSdkPackage)))));

        await ConnectorSdkPackages.Create(transport.Config with { Retry = RetryPolicy.Default }, new PackageFile(Zip)).Right();

        // each attempt has a boundary of its own, so only the lengths are compared
        Assert.That(
            transport.Requests.Select(request => (request.Verb, request.Body!.Length)).Distinct(),
            Is.EqualTo(new[] { ("POST", transport.Requests[0].Body!.Length) }));
        Assert.That(transport.Requests, Has.Count.EqualTo(2));
    }
}
