using System.Text.Json.Serialization;

namespace Fivetrex.Functional.Models;

/// <summary>The code of a custom connector, written with the Connector SDK.</summary>
/// <param name="Id">The package's identifier, for <c>config.package_id</c> of a connector.</param>
/// <param name="ConnectionId">The identifier of the connector that uses it; one at most.</param>
/// <param name="CreatedBy">The identifier of the user who created it.</param>
/// <param name="LastUpdatedBy">The identifier of the user who last changed it.</param>
/// <param name="CreatedAt">The time of its creation, in UTC.</param>
/// <param name="UpdatedAt">The time of its last change, in UTC.</param>
/// <param name="FileSha256Hash">The SHA-256 digest of the ZIP file, in hex.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record ConnectorSdkPackage(
    string Id,
    Option<string> ConnectionId = default,
    Option<string> CreatedBy = default,
    Option<string> LastUpdatedBy = default,
    Option<DateTimeOffset> CreatedAt = default,
    Option<DateTimeOffset> UpdatedAt = default,
    Option<string> FileSha256Hash = default) : FivetranModel;

/// <summary>A package to upload.</summary>
/// <param name="Zip">The ZIP file that <c>fivetran package</c> creates.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record PackageFile(byte[] Zip) : FivetranModel, IChecked
{
    Option<string> IChecked.Problem => Zip.AsSpan().StartsWith("PK"u8) ? None : "the package is not a ZIP file";
}
