using System.Text.Json.Serialization;

namespace Fivetrex.Functional.Models;

/// <summary>The result of one setup test. A call that runs setup tests succeeds even when they fail: check the results.</summary>
/// <param name="Title">The name of the test.</param>
/// <param name="Status">The outcome.</param>
/// <param name="Message">The message, as readable text.</param>
/// <param name="Details">Details of any kind: a string, an object, or the certificates and fingerprints to approve.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record SetupTest(
    Option<string> Title = default,
    Option<SetupTestStatus> Status = default,
    Option<string> Message = default,
    Option<RawJson> Details = default) : FivetranModel;

/// <summary>The certificates and fingerprints that setup tests approve by themselves.</summary>
/// <param name="Certificates">Whether to approve every TLS certificate that a test finds.</param>
/// <param name="Fingerprints">Whether to approve every SSH fingerprint that a test finds.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record Trust(
    [property: JsonPropertyName("trust_certificates")] Option<bool> Certificates = default,
    [property: JsonPropertyName("trust_fingerprints")] Option<bool> Fingerprints = default) : FivetranModel;

/// <summary>The outcome of a setup test.</summary>
[JsonConverter(typeof(OpenEnumConverter))]
public sealed record SetupTestStatus(string Value) : OpenEnum(Value)
{
    /// <summary>Passed.</summary>
    public static readonly SetupTestStatus Passed = new("PASSED");

    /// <summary>Skipped.</summary>
    public static readonly SetupTestStatus Skipped = new("SKIPPED");

    /// <summary>Passed with a warning.</summary>
    public static readonly SetupTestStatus Warning = new("WARNING");

    /// <summary>Failed.</summary>
    public static readonly SetupTestStatus Failed = new("FAILED");

    /// <summary>The test itself ended with an error.</summary>
    public static readonly SetupTestStatus JobFailed = new("JOB_FAILED");
}
