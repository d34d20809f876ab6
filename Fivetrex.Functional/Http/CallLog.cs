using Microsoft.Extensions.Logging;

namespace Fivetrex.Functional.Http;

/// <summary>The log lines of a call.</summary>
/// <remarks>Not in <see cref="CallTelemetry"/>, so that a process without a logger does not prepare them.</remarks>
internal static partial class CallLog
{
    [LoggerMessage(1, LogLevel.Information, "{Endpoint}: {Error} ({Status}) at attempt {Attempt}, tried again in {Delay}")]
    public static partial void Retry(ILogger log, string endpoint, string error, string status, int attempt, TimeSpan delay);

    [LoggerMessage(2, LogLevel.Warning, "{Endpoint}: {Error} ({Status}) after {Attempts} attempts")]
    public static partial void Failure(ILogger log, string endpoint, string error, string status, int attempts);

    [LoggerMessage(3, LogLevel.Warning, "{Endpoint}: left out fields whose values do not fit: {Fields}")]
    public static partial void LeftOut(ILogger log, string endpoint, string fields);

    [LoggerMessage(6, LogLevel.Information, "{Endpoint}: fields that this version of the library does not know: {Fields}")]
    public static partial void Unknown(ILogger log, string endpoint, string fields);
}
