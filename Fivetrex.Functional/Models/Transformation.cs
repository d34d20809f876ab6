using System.Text.Json.Serialization;

namespace Fivetrex.Functional.Models;

/// <summary>What makes tables of tables in the destination.</summary>
/// <param name="Id">The transformation.</param>
/// <param name="Type">By what.</param>
/// <param name="Status">How its last run went, or goes.</param>
/// <param name="Schedule">When it runs.</param>
/// <param name="Paused">Whether it rests.</param>
/// <param name="CreatedAt">In UTC.</param>
/// <param name="CreatedById">The id of the user or the system key that made it.</param>
/// <param name="LastStartedAt">In UTC; none before the first run.</param>
/// <param name="LastEndedAt">In UTC; none before the first run has ended.</param>
/// <param name="OutputModelNames">The models that it makes.</param>
/// <param name="TransformationConfig">What it does.</param>
public sealed record Transformation(
    string Id,
    Option<TransformationType> Type = default,
    Option<TransformationStatus> Status = default,
    Option<TransformationSchedule> Schedule = default,
    Option<bool> Paused = default,
    Option<DateTimeOffset> CreatedAt = default,
    Option<string> CreatedById = default,
    Option<DateTimeOffset> LastStartedAt = default,
    Option<DateTimeOffset> LastEndedAt = default,
    Seq<string> OutputModelNames = default,
    Option<TransformationConfig> TransformationConfig = default) : FivetranModel;

/// <summary>What a transformation does: the first three for dbt Core, the others for a quickstart package.</summary>
/// <param name="ProjectId">The project.</param>
/// <param name="Name">What you call it.</param>
/// <param name="Steps">The commands that are run, one after the other.</param>
/// <param name="PackageName">The package.</param>
/// <param name="ConnectionIds">The connectors whose tables it reads.</param>
/// <param name="ExcludedModels">The models that it leaves out.</param>
/// <param name="UpgradeAvailable">Whether there is a newer version of the package.</param>
/// <param name="ConfigurableVariables">The values of the variables of the package.</param>
public sealed record TransformationConfig(
    Option<string> ProjectId = default,
    Option<string> Name = default,
    Seq<TransformationStep> Steps = default,
    Option<string> PackageName = default,
    Seq<string> ConnectionIds = default,
    Seq<string> ExcludedModels = default,
    Option<bool> UpgradeAvailable = default,
    Option<RawJson> ConfigurableVariables = default) : FivetranModel;

/// <summary>A command of a dbt Core transformation.</summary>
/// <param name="Name">What you call it.</param>
/// <param name="Command"><c>dbt run</c> for one.</param>
public sealed record TransformationStep(Option<string> Name, Option<string> Command) : FivetranModel;

/// <summary>When a transformation runs.</summary>
/// <param name="ScheduleType">What says when.</param>
/// <param name="Cron">For <see cref="TransformationScheduleType.Cron"/>.</param>
/// <param name="Interval">Minutes, for <see cref="TransformationScheduleType.Interval"/>.</param>
/// <param name="DaysOfWeek">In capitals, <c>MONDAY</c>; every day when it is empty.</param>
/// <param name="TimeOfDay"><c>HH:00</c> or <c>HH:30</c>, for <see cref="TransformationScheduleType.TimeOfDay"/>.</param>
/// <param name="ConnectionIds">The connectors whose syncs it waits for.</param>
/// <param name="TransformationIds">The transformations that it waits for.</param>
/// <param name="SmartSyncing">Whether it runs only when there is something new.</param>
public sealed record TransformationSchedule(
    TransformationScheduleType ScheduleType,
    Option<Seq<string>> Cron = default,
    Option<int> Interval = default,
    Option<Seq<string>> DaysOfWeek = default,
    Option<string> TimeOfDay = default,
    Option<Seq<string>> ConnectionIds = default,
    Option<Seq<string>> TransformationIds = default,
    Option<bool> SmartSyncing = default) : FivetranModel;

/// <summary>What a transformation is to do.</summary>
[JsonDerivedType(typeof(DbtCoreSetup))]
[JsonDerivedType(typeof(QuickstartSetup))]
public abstract record TransformationSetup : FivetranModel
{
    private protected TransformationSetup() { }

    internal abstract TransformationType Kind { get; }
}

/// <summary>Commands of dbt Core, to run one after the other.</summary>
/// <param name="ProjectId">The project.</param>
/// <param name="Name">What you call it.</param>
/// <param name="Steps">The commands.</param>
public sealed record DbtCoreSetup(string ProjectId, string Name, Seq<TransformationStep> Steps) : TransformationSetup
{
    internal override TransformationType Kind => TransformationType.DbtCore;
}

/// <summary>A quickstart package, to run for some connectors.</summary>
/// <param name="PackageName">The package.</param>
/// <param name="ConnectionIds">The connectors whose tables it reads.</param>
public sealed record QuickstartSetup(string PackageName, Seq<string> ConnectionIds) : TransformationSetup
{
    /// <summary>The models to leave out.</summary>
    public Option<Seq<string>> ExcludedModels { get; init; }

    /// <summary>Values for the variables of the package: whatever serialises.</summary>
    public object? ConfigurableVariables { get; init; }

    internal override TransformationType Kind => TransformationType.Quickstart;
}

/// <summary>A transformation to create.</summary>
/// <param name="TransformationConfig">What it is to do: a <see cref="DbtCoreSetup"/> or a <see cref="QuickstartSetup"/>.</param>
public sealed record NewTransformation(TransformationSetup TransformationConfig) : FivetranModel
{
    /// <summary>By what: what <see cref="TransformationConfig"/> is.</summary>
    public TransformationType Type => TransformationConfig?.Kind ?? new("");

    /// <summary>When it runs.</summary>
    public Option<TransformationSchedule> Schedule { get; init; }

    /// <summary>Whether it rests.</summary>
    public Option<bool> Paused { get; init; }
}

/// <summary>What to change about a transformation; what is not set stays as it is.</summary>
public sealed record TransformationUpdate : FivetranModel
{
    /// <summary>What it is to do from now on: a <see cref="DbtCoreUpdate"/> or a <see cref="QuickstartUpdate"/>.</summary>
    public TransformationConfigUpdate? TransformationConfig { get; init; }

    /// <summary>When it runs.</summary>
    public Option<TransformationSchedule> Schedule { get; init; }

    /// <summary>Whether it rests.</summary>
    public Option<bool> Paused { get; init; }
}

/// <summary>What to change about what a transformation does.</summary>
[JsonDerivedType(typeof(DbtCoreUpdate))]
[JsonDerivedType(typeof(QuickstartUpdate))]
public abstract record TransformationConfigUpdate : FivetranModel
{
    private protected TransformationConfigUpdate() { }
}

/// <summary>What to change about a dbt Core transformation; what is not set stays as it is.</summary>
public sealed record DbtCoreUpdate : TransformationConfigUpdate
{
    /// <summary>The project.</summary>
    public Option<string> ProjectId { get; init; }

    /// <summary>What you call it.</summary>
    public Option<string> Name { get; init; }

    /// <summary>All of the commands.</summary>
    public Option<Seq<TransformationStep>> Steps { get; init; }
}

/// <summary>What to change about a quickstart transformation; what is not set stays as it is.</summary>
public sealed record QuickstartUpdate : TransformationConfigUpdate
{
    /// <summary>All of the models to leave out.</summary>
    public Option<Seq<string>> ExcludedModels { get; init; }

    /// <summary>Values for the variables of the package: whatever serialises.</summary>
    public object? ConfigurableVariables { get; init; }
}

/// <summary>What a transformation is made by.</summary>
[JsonConverter(typeof(OpenEnumConverter))]
public sealed record TransformationType(string Value) : OpenEnum(Value)
{
    /// <summary>Models of your own.</summary>
    public static readonly TransformationType DbtCore = new("DBT_CORE");

    /// <summary>Models of Fivetran's.</summary>
    public static readonly TransformationType Quickstart = new("QUICKSTART");
}

/// <summary>How the last run of a transformation went, or goes.</summary>
[JsonConverter(typeof(OpenEnumConverter))]
public sealed record TransformationStatus(string Value) : OpenEnum(Value)
{
    /// <summary>There was none.</summary>
    public static readonly TransformationStatus New = new("NEW");

    /// <summary>It is about to begin.</summary>
    public static readonly TransformationStatus Scheduling = new("SCHEDULING");

    /// <summary>It goes on.</summary>
    public static readonly TransformationStatus Running = new("RUNNING");

    /// <summary>It is being stopped.</summary>
    public static readonly TransformationStatus Terminating = new("TERMINATING");

    /// <summary>The run succeeded.</summary>
    public static readonly TransformationStatus Succeeded = new("SUCCEEDED");

    /// <summary>The run succeeded but for some models.</summary>
    public static readonly TransformationStatus PartiallySucceeded = new("PARTIALLY_SUCCEEDED");

    /// <summary>The run failed.</summary>
    public static readonly TransformationStatus Failed = new("FAILED");

    /// <summary>Something keeps it from running.</summary>
    public static readonly TransformationStatus Blocked = new("BLOCKED");

    /// <summary>Somebody stopped it.</summary>
    public static readonly TransformationStatus Canceled = new("CANCELED");
}

/// <summary>What says when a transformation runs.</summary>
[JsonConverter(typeof(OpenEnumConverter))]
public sealed record TransformationScheduleType(string Value) : OpenEnum(Value)
{
    /// <summary>The syncs of its connectors.</summary>
    public static readonly TransformationScheduleType Integrated = new("INTEGRATED");

    /// <summary>The clock.</summary>
    public static readonly TransformationScheduleType TimeOfDay = new("TIME_OF_DAY");

    /// <summary>The time since the last run.</summary>
    public static readonly TransformationScheduleType Interval = new("INTERVAL");

    /// <summary>A cron expression.</summary>
    public static readonly TransformationScheduleType Cron = new("CRON");
}
