using System.Text.Json.Serialization;

namespace Fivetrex.Functional.Models;

/// <summary>A service that receives the log of a group or of the account.</summary>
/// <param name="Id">The log service's identifier; for a group, that of the group.</param>
/// <param name="Service">
/// The service that receives the log: <c>cloudwatch</c>, <c>splunkLog</c>, <c>datadog_log</c>, <c>new_relic_log</c>,
/// <c>azure_monitor_log</c>, <c>stackdriver</c>, <c>grafana_loki</c>, <c>dynatrace</c>.
/// </param>
/// <param name="Enabled">Whether it is enabled.</param>
/// <param name="Status">The state of the log service.</param>
/// <param name="Config">The settings of its service, secrets as <c>******</c>; None in a list.</param>
/// <param name="SetupTests">The results of the setup tests of this call; empty when none ran.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record LogService(
    string Id,
    Service Service,
    Option<bool> Enabled = default,
    Option<LogServiceStatus> Status = default,
    Option<RawJson> Config = default,
    Seq<SetupTest> SetupTests = default) : FivetranModel;

/// <summary>The state of a log service.</summary>
/// <param name="SetupState">The state of the setup.</param>
/// <param name="Tasks">Problems to fix before it can receive logs.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record LogServiceStatus(Option<SetupState> SetupState = default, Seq<StatusItem> Tasks = default) : FivetranModel;

/// <summary>The results of setup tests.</summary>
/// <param name="SetupTests">One result per test.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record SetupTestsResult(Seq<SetupTest> SetupTests = default) : FivetranModel;

/// <summary>The settings of a log service that can be set on creation and changed later.</summary>
[JsonConverter(typeof(ModelConverter))]
public abstract record LogServiceSetup : FivetranModel
{
    private protected LogServiceSetup() { }

    /// <summary>Whether the log service is enabled.</summary>
    public Option<bool> Enabled { get; init; }

    /// <summary>The settings of the service: any object that serialises to JSON. In an update, only the settings to change.</summary>
    public object? Config { get; init; }

    /// <summary>Whether to run the setup tests before the call returns. Default of the service: true.</summary>
    public Option<bool> RunSetupTests { get; init; }
}

/// <summary>A log service of a group to create.</summary>
/// <param name="GroupId">The identifier of the group.</param>
/// <param name="Service">The service that receives the log.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record NewLogService(string GroupId, Service Service) : LogServiceSetup;

/// <summary>A log service of the account to create.</summary>
/// <param name="Service">The service that receives the log.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record NewAccountLogService(Service Service) : LogServiceSetup;

/// <summary>Changes to a log service; members that are not set keep their values.</summary>
[JsonConverter(typeof(ModelConverter))]
public sealed record LogServiceUpdate : LogServiceSetup;
