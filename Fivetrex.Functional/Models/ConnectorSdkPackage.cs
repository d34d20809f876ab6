namespace Fivetrex.Functional.Models;

/// <summary>The code of a connector of your own.</summary>
/// <param name="Id">What <c>config.package_id</c> of a connector names.</param>
/// <param name="ConnectionId">The connector that uses it; one at most.</param>
/// <param name="CreatedBy">The id of the user who made it.</param>
/// <param name="LastUpdatedBy">The id of the user who changed it last.</param>
/// <param name="CreatedAt">In UTC.</param>
/// <param name="UpdatedAt">In UTC.</param>
/// <param name="FileSha256Hash">Of the ZIP file, in hex.</param>
public sealed record ConnectorSdkPackage(
    string Id,
    Option<string> ConnectionId = default,
    Option<string> CreatedBy = default,
    Option<string> LastUpdatedBy = default,
    Option<DateTimeOffset> CreatedAt = default,
    Option<DateTimeOffset> UpdatedAt = default,
    Option<string> FileSha256Hash = default) : FivetranModel;

/// <summary>A package to upload.</summary>
/// <param name="Zip">The ZIP file that <c>fivetran package</c> makes.</param>
public sealed record PackageFile(byte[] Zip) : FivetranModel, IChecked
{
    Option<string> IChecked.Problem => Zip.AsSpan().StartsWith("PK"u8) ? None : "the package is not a ZIP file";
}
