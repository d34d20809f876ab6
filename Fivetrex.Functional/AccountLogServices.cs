using Fivetrex.Functional.Http;

namespace Fivetrex.Functional;

/// <summary>The log service of the whole account. An account has at most one.</summary>
/// <remarks>
/// <code>
/// var state =
///     from service in AccountLogServices.Get(config)
///     select service.Status.Bind(status =&gt; status.SetupState);
/// </code>
/// </remarks>
public static class AccountLogServices
{
    /// <summary>Gets the log service of the account.</summary>
    /// <remarks>
    /// <c>GET /v1/external-logging/account</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/log-service-management/get-account-log-service-details">reference</see>
    /// </remarks>
    /// <returns>The log service; <see cref="FivetranError.NotFound"/> when the account has none.</returns>
    [Pure]
    public static Aff<Either<FivetranError, LogService>> Get(ClientConfig config) =>
        config.Get<LogService>($"external-logging/account");

    /// <summary>Creates the log service of the account.</summary>
    /// <remarks>
    /// Setup tests run inside the call, for as long as <see cref="ClientConfig.SetupTimeout"/>, unless <c>RunSetupTests</c> is false.
    /// <c>POST /v1/external-logging/account</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/log-service-management/add-account-log-service">reference</see>
    /// </remarks>
    /// <returns>The log service, also when its tests failed: see <see cref="LogService.SetupTests"/>.</returns>
    [Pure]
    public static Aff<Either<FivetranError, LogService>> Create(ClientConfig config, NewAccountLogService service) =>
        config.UsingSetupTimeout().Post<LogService>(
            $"external-logging/account", service, readBack: $"external-logging/account");

    /// <summary>Updates the log service of the account.</summary>
    /// <remarks>
    /// Setup tests run inside the call, for as long as <see cref="ClientConfig.SetupTimeout"/>, unless <c>RunSetupTests</c> is false.
    /// <c>PATCH /v1/external-logging/account</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/log-service-management/update-account-log-service">reference</see>
    /// </remarks>
    /// <returns>
    /// The log service as it is now; <see cref="FivetranError.InvalidRequest"/>, and nothing is sent, when the update sets nothing.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, LogService>> Update(ClientConfig config, LogServiceUpdate update) =>
        config.UsingSetupTimeout().Patch<LogService>($"external-logging/account", update);

    /// <summary>Deletes the log service of the account.</summary>
    /// <remarks>
    /// <c>DELETE /v1/external-logging/account</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/log-service-management/delete-account-log-service">reference</see>
    /// </remarks>
    /// <returns>Unit; <see cref="FivetranError.NotFound"/> when it is already deleted.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Unit>> Delete(ClientConfig config) =>
        config.Delete($"external-logging/account");

    /// <summary>Runs the setup tests of the account's log service.</summary>
    /// <remarks>
    /// The tests run inside the call, for as long as <see cref="ClientConfig.SetupTimeout"/>.
    /// <c>POST /v1/external-logging/account/test</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/log-service-management/run-setup-tests-account-log-service">
    /// reference</see>
    /// </remarks>
    /// <returns>The results of the tests, also of those that failed.</returns>
    [Pure]
    public static Aff<Either<FivetranError, SetupTestsResult>> Test(ClientConfig config) =>
        config.UsingSetupTimeout().Reading().Post<SetupTestsResult>($"external-logging/account/test");
}
