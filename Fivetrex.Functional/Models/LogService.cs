namespace Fivetrex.Functional.Models;

/// <summary>Where Fivetran sends the log of a group, or of the account.</summary>
/// <param name="Id">For a group, the id of the group.</param>
/// <param name="Service">What it sends to: <c>cloudwatch</c>, <c>splunkLog</c>, <c>datadog_log</c>, <c>new_relic_log</c>, <c>azure_monitor_log</c>, <c>stackdriver</c>, <c>grafana_loki</c>, <c>dynatrace</c>.</param>
/// <param name="Enabled">Whether it is switched on.</param>
/// <param name="Status">How it is doing.</param>
/// <param name="Config">The settings of its service, secrets as <c>******</c>; none in a list.</param>
/// <param name="SetupTests">What the setup tests of this call found; empty when none ran.</param>
public sealed record LogService(
    string Id,
    Service Service,
    Option<bool> Enabled = default,
    Option<LogServiceStatus> Status = default,
    Option<RawJson> Config = default,
    Seq<SetupTest> SetupTests = default) : FivetranModel;

/// <summary>How a log service is doing.</summary>
/// <param name="SetupState">How far the setup got.</param>
/// <param name="Tasks">What keeps it from working.</param>
public sealed record LogServiceStatus(Option<SetupState> SetupState = default, Seq<StatusItem> Tasks = default) : FivetranModel;

/// <summary>What setup tests found.</summary>
/// <param name="SetupTests">One for each test.</param>
public sealed record SetupTestsResult(Seq<SetupTest> SetupTests = default) : FivetranModel;

/// <summary>What can be said of a log service when it is created, and changed later.</summary>
public abstract record LogServiceSetup : FivetranModel
{
    private protected LogServiceSetup() { }

    /// <summary>Whether it works.</summary>
    public Option<bool> Enabled { get; init; }

    /// <summary>The settings of the service: whatever serialises. In an update, the ones to change.</summary>
    public object? Config { get; init; }

    /// <summary>Whether to run the setup tests before the call returns. The service does unless told not to.</summary>
    public Option<bool> RunSetupTests { get; init; }
}

/// <summary>The log service of a group, to create.</summary>
/// <param name="GroupId">The group.</param>
/// <param name="Service">What it sends to.</param>
public sealed record NewLogService(string GroupId, Service Service) : LogServiceSetup;

/// <summary>The log service of the account, to create.</summary>
/// <param name="Service">What it sends to.</param>
public sealed record NewAccountLogService(Service Service) : LogServiceSetup;

/// <summary>What to change about a log service; what is not set stays as it is.</summary>
public sealed record LogServiceUpdate : LogServiceSetup;
