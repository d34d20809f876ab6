using System.Text.Json.Serialization;

namespace Fivetrex.Functional.Models;

/// <summary>The result of one setup test. A call that runs them answers 200 even when they fail: look here.</summary>
/// <param name="Title">What was tested.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Message">For people.</param>
/// <param name="Details">Anything: a string, an object, or the certificates and fingerprints that can be approved.</param>
public sealed record SetupTest(
    Option<string> Title = default,
    Option<SetupTestStatus> Status = default,
    Option<string> Message = default,
    Option<RawJson> Details = default) : FivetranModel;

/// <summary>What setup tests may accept without asking.</summary>
/// <param name="Certificates">Accept every TLS certificate that a test comes across.</param>
/// <param name="Fingerprints">Accept every SSH fingerprint that a test comes across.</param>
public sealed record Trust(
    [property: JsonPropertyName("trust_certificates")] Option<bool> Certificates = default,
    [property: JsonPropertyName("trust_fingerprints")] Option<bool> Fingerprints = default) : FivetranModel;

/// <summary>How a setup test ended.</summary>
[JsonConverter(typeof(OpenEnumConverter))]
public sealed record SetupTestStatus(string Value) : OpenEnum(Value)
{
    /// <summary>Good.</summary>
    public static readonly SetupTestStatus Passed = new("PASSED");

    /// <summary>Not run.</summary>
    public static readonly SetupTestStatus Skipped = new("SKIPPED");

    /// <summary>Good enough to go on.</summary>
    public static readonly SetupTestStatus Warning = new("WARNING");

    /// <summary>Not good.</summary>
    public static readonly SetupTestStatus Failed = new("FAILED");

    /// <summary>The test itself broke.</summary>
    public static readonly SetupTestStatus JobFailed = new("JOB_FAILED");
}
