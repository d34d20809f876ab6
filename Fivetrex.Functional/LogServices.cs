using Fivetrex.Functional.Http;

namespace Fivetrex.Functional;

/// <summary>A log service receives the log of a group, for example CloudWatch or Splunk.</summary>
/// <remarks>
/// <code>
/// var broken =
///     from service in LogServices.Stream(config)
///     where service.Status.Exists(status =&gt; status.SetupState == SetupState.Broken)
///     select service.Id;
/// </code>
/// </remarks>
public static class LogServices
{
    /// <summary>Lists the first 100 log services of all groups.</summary>
    /// <remarks>
    /// <c>GET /v1/external-logging</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/log-service-management/list-log-services">reference</see>
    /// </remarks>
    /// <returns>The page, with the cursor of the next page if there is one.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<LogService>>> List(ClientConfig config) =>
        List(config, PageRequest.First);

    /// <summary>Lists one page of the log services of all groups.</summary>
    /// <remarks>
    /// <c>GET /v1/external-logging</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/log-service-management/list-log-services">reference</see>
    /// </remarks>
    /// <returns>The page; <see cref="FivetranError.InvalidRequest"/>, and nothing is sent, when its limit is not 1 to 1000.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<LogService>>> List(ClientConfig config, PageRequest page) =>
        config.List<LogService>($"external-logging", page);

    /// <summary>
    /// Streams all log services of all groups, fetches pages as they are read, and keeps the items: a second enumeration sends nothing.
    /// </summary>
    /// <remarks>
    /// Deleting items while they are read skips others: collect the list first.
    /// <c>GET /v1/external-logging</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/log-service-management/list-log-services">reference</see>
    /// </remarks>
    /// <returns>All items, and at most one <c>Left</c>, which is the last.</returns>
    [Pure]
    public static Seq<Either<FivetranError, LogService>> Stream(ClientConfig config) =>
        config.Stream<LogService>($"external-logging");

    /// <summary>Streams all log services of all groups without keeping them.</summary>
    /// <remarks>
    /// Deleting items while they are read skips others: collect the list first.
    /// <c>GET /v1/external-logging</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/log-service-management/list-log-services">reference</see>
    /// </remarks>
    /// <returns>All items, and at most one <c>Left</c>, which is the last. Each enumeration sends its requests again.</returns>
    [Pure]
    public static IAsyncEnumerable<Either<FivetranError, LogService>> StreamAsync(ClientConfig config) =>
        config.StreamAsync<LogService>($"external-logging");

    /// <summary>Gets the log service of a group.</summary>
    /// <remarks>
    /// <c>GET /v1/external-logging/{logId}</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/log-service-management/get-log-service-details">reference</see>
    /// </remarks>
    /// <returns>The log service; <see cref="FivetranError.NotFound"/> when no such id exists.</returns>
    [Pure]
    public static Aff<Either<FivetranError, LogService>> Get(ClientConfig config, string logId) =>
        config.Get<LogService>($"external-logging/{logId:not account}");

    /// <summary>Creates the log service of a group.</summary>
    /// <remarks>
    /// Setup tests run inside the call, for as long as <see cref="ClientConfig.SetupTimeout"/>, unless <c>RunSetupTests</c> is false.
    /// <c>POST /v1/external-logging</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/log-service-management/add-log-service">reference</see>
    /// </remarks>
    /// <returns>The log service, also when its tests failed: see <see cref="LogService.SetupTests"/>.</returns>
    [Pure]
    public static Aff<Either<FivetranError, LogService>> Create(ClientConfig config, NewLogService service) =>
        config.UsingSetupTimeout().Post<LogService>($"external-logging", service);

    /// <summary>Updates the log service of a group.</summary>
    /// <remarks>
    /// Setup tests run inside the call, for as long as <see cref="ClientConfig.SetupTimeout"/>, unless <c>RunSetupTests</c> is false.
    /// <c>PATCH /v1/external-logging/{logId}</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/log-service-management/update-log-service">reference</see>
    /// </remarks>
    /// <returns>
    /// The log service as it is now; <see cref="FivetranError.InvalidRequest"/>, and nothing is sent, when the update sets nothing.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, LogService>> Update(ClientConfig config, string logId, LogServiceUpdate update) =>
        config.UsingSetupTimeout().Patch<LogService>($"external-logging/{logId:not account}", update);

    /// <summary>Deletes the log service of a group.</summary>
    /// <remarks>
    /// Deleting the items of a stream while it is read skips others: collect the list first.
    /// <c>DELETE /v1/external-logging/{logId}</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/log-service-management/delete-log-service">reference</see>
    /// </remarks>
    /// <returns>Unit; <see cref="FivetranError.NotFound"/> when it is already deleted.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Unit>> Delete(ClientConfig config, string logId) =>
        config.Delete($"external-logging/{logId:not account}");

    /// <summary>Runs the setup tests of a group's log service.</summary>
    /// <remarks>
    /// The tests run inside the call, for as long as <see cref="ClientConfig.SetupTimeout"/>.
    /// <c>POST /v1/external-logging/{logId}/test</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/log-service-management/run-setup-tests-log-service">reference</see>
    /// </remarks>
    /// <returns>The results of the tests, also of those that failed.</returns>
    [Pure]
    public static Aff<Either<FivetranError, SetupTestsResult>> Test(ClientConfig config, string logId) =>
        config.UsingSetupTimeout().Reading().Post<SetupTestsResult>($"external-logging/{logId:not account}/test");
}
