using System.Text.Json.Serialization;

namespace Fivetrex.Functional.Models;

/// <summary>A transformation that builds tables from tables in the destination.</summary>
/// <param name="Id">The transformation's identifier.</param>
/// <param name="Type">The kind of transformation.</param>
/// <param name="Status">The status of the current or last run.</param>
/// <param name="Schedule">The schedule of its runs.</param>
/// <param name="Paused">Whether it is paused.</param>
/// <param name="CreatedAt">The time of its creation, in UTC.</param>
/// <param name="CreatedById">The identifier of the user or system key that created it.</param>
/// <param name="LastStartedAt">The start of the last run, in UTC; None before the first.</param>
/// <param name="LastEndedAt">The end of the last run, in UTC; None until a run has ended.</param>
/// <param name="OutputModelNames">The models that it creates.</param>
/// <param name="TransformationConfig">The settings, which depend on the type.</param>
[JsonConverter(typeof(ModelConverter))]
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

/// <summary>The settings of a transformation: the first three are for dbt Core, the others for a quickstart package.</summary>
/// <param name="ProjectId">The identifier of the project.</param>
/// <param name="Name">The transformation's name.</param>
/// <param name="Steps">The commands, in the order in which they run.</param>
/// <param name="PackageName">The name of the package, from <see cref="QuickstartPackage.Name"/>.</param>
/// <param name="ConnectionIds">The identifiers of the connectors whose tables it reads.</param>
/// <param name="ExcludedModels">The models that are not built.</param>
/// <param name="UpgradeAvailable">Whether a newer version of the package exists.</param>
/// <param name="ConfigurableVariables">The values of the variables of the package.</param>
[JsonConverter(typeof(ModelConverter))]
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
/// <param name="Name">The step's name.</param>
/// <param name="Command">The command, for example <c>dbt run</c>.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record TransformationStep(Option<string> Name, Option<string> Command) : FivetranModel;

/// <summary>The schedule of a transformation.</summary>
/// <param name="ScheduleType">The kind of schedule.</param>
/// <param name="Cron">The cron expressions, for <see cref="TransformationScheduleType.Cron"/>.</param>
/// <param name="Interval">The interval in minutes, for <see cref="TransformationScheduleType.Interval"/>.</param>
/// <param name="DaysOfWeek">The days in capitals, such as <c>MONDAY</c>; empty for every day.</param>
/// <param name="TimeOfDay">The time of day, <c>HH:00</c> or <c>HH:30</c>, for <see cref="TransformationScheduleType.TimeOfDay"/>.</param>
/// <param name="ConnectionIds">The identifiers of the connectors whose syncs it waits for.</param>
/// <param name="TransformationIds">The identifiers of the transformations that it waits for.</param>
/// <param name="SmartSyncing">Whether it runs only when its sources have new data.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record TransformationSchedule(
    TransformationScheduleType ScheduleType,
    Option<Seq<string>> Cron = default,
    Option<int> Interval = default,
    Option<Seq<string>> DaysOfWeek = default,
    Option<string> TimeOfDay = default,
    Option<Seq<string>> ConnectionIds = default,
    Option<Seq<string>> TransformationIds = default,
    Option<bool> SmartSyncing = default) : FivetranModel;

/// <summary>The settings of a transformation to create.</summary>
[JsonConverter(typeof(ModelConverter))]
public abstract record TransformationSetup : FivetranModel
{
    private protected TransformationSetup() { }

    internal abstract TransformationType Kind { get; }
}

/// <summary>The dbt Core commands of a transformation to create.</summary>
/// <param name="ProjectId">The identifier of the project.</param>
/// <param name="Name">The transformation's name.</param>
/// <param name="Steps">The commands, in the order in which they run.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record DbtCoreSetup(string ProjectId, string Name, Seq<TransformationStep> Steps) : TransformationSetup
{
    internal override TransformationType Kind => TransformationType.DbtCore;
}

/// <summary>A quickstart package to run on the tables of some connectors.</summary>
/// <param name="PackageName">The name of the package, from <see cref="QuickstartPackage.Name"/>.</param>
/// <param name="ConnectionIds">The identifiers of the connectors whose tables it reads.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record QuickstartSetup(string PackageName, Seq<string> ConnectionIds) : TransformationSetup
{
    /// <summary>The models that are not built.</summary>
    public Option<Seq<string>> ExcludedModels { get; init; }

    /// <summary>The values of the package's variables: any object that serialises to JSON.</summary>
    public object? ConfigurableVariables { get; init; }

    internal override TransformationType Kind => TransformationType.Quickstart;
}

/// <summary>A transformation to create.</summary>
/// <param name="TransformationConfig">The settings: a <see cref="DbtCoreSetup"/> or a <see cref="QuickstartSetup"/>.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record NewTransformation(TransformationSetup TransformationConfig) : FivetranModel
{
    /// <summary>The kind of transformation, from <see cref="TransformationConfig"/>.</summary>
    public TransformationType Type => TransformationConfig?.Kind ?? new("");

    /// <summary>The schedule of its runs.</summary>
    public Option<TransformationSchedule> Schedule { get; init; }

    /// <summary>Whether the transformation is paused.</summary>
    public Option<bool> Paused { get; init; }
}

/// <summary>Changes to a transformation; members that are not set keep their values.</summary>
[JsonConverter(typeof(ModelConverter))]
public sealed record TransformationUpdate : FivetranModel
{
    /// <summary>The new settings: a <see cref="DbtCoreUpdate"/> or a <see cref="QuickstartUpdate"/>.</summary>
    public TransformationConfigUpdate? TransformationConfig { get; init; }

    /// <summary>The schedule of its runs.</summary>
    public Option<TransformationSchedule> Schedule { get; init; }

    /// <summary>Whether the transformation is paused.</summary>
    public Option<bool> Paused { get; init; }
}

/// <summary>Changes to the settings of a transformation.</summary>
[JsonConverter(typeof(ModelConverter))]
public abstract record TransformationConfigUpdate : FivetranModel
{
    private protected TransformationConfigUpdate() { }
}

/// <summary>Changes to a dbt Core transformation; members that are not set keep their values.</summary>
[JsonConverter(typeof(ModelConverter))]
public sealed record DbtCoreUpdate : TransformationConfigUpdate
{
    /// <summary>The identifier of the project.</summary>
    public Option<string> ProjectId { get; init; }

    /// <summary>The transformation's name.</summary>
    public Option<string> Name { get; init; }

    /// <summary>The complete list of commands.</summary>
    public Option<Seq<TransformationStep>> Steps { get; init; }
}

/// <summary>Changes to a quickstart transformation; members that are not set keep their values.</summary>
[JsonConverter(typeof(ModelConverter))]
public sealed record QuickstartUpdate : TransformationConfigUpdate
{
    /// <summary>The complete list of models that are not built.</summary>
    public Option<Seq<string>> ExcludedModels { get; init; }

    /// <summary>The values of the package's variables: any object that serialises to JSON.</summary>
    public object? ConfigurableVariables { get; init; }
}

/// <summary>The kind of a transformation.</summary>
[JsonConverter(typeof(OpenEnumConverter))]
public sealed record TransformationType(string Value) : OpenEnum(Value)
{
    /// <summary>Your own dbt Core models.</summary>
    public static readonly TransformationType DbtCore = new("DBT_CORE");

    /// <summary>A quickstart package of Fivetran.</summary>
    public static readonly TransformationType Quickstart = new("QUICKSTART");
}

/// <summary>The status of the current or last run of a transformation.</summary>
[JsonConverter(typeof(OpenEnumConverter))]
public sealed record TransformationStatus(string Value) : OpenEnum(Value)
{
    /// <summary>Not run yet.</summary>
    public static readonly TransformationStatus New = new("NEW");

    /// <summary>About to start.</summary>
    public static readonly TransformationStatus Scheduling = new("SCHEDULING");

    /// <summary>Running.</summary>
    public static readonly TransformationStatus Running = new("RUNNING");

    /// <summary>Being cancelled.</summary>
    public static readonly TransformationStatus Terminating = new("TERMINATING");

    /// <summary>The run succeeded.</summary>
    public static readonly TransformationStatus Succeeded = new("SUCCEEDED");

    /// <summary>The run succeeded except for some models.</summary>
    public static readonly TransformationStatus PartiallySucceeded = new("PARTIALLY_SUCCEEDED");

    /// <summary>The run failed.</summary>
    public static readonly TransformationStatus Failed = new("FAILED");

    /// <summary>A problem prevents the run.</summary>
    public static readonly TransformationStatus Blocked = new("BLOCKED");

    /// <summary>A user cancelled the run.</summary>
    public static readonly TransformationStatus Canceled = new("CANCELED");
}

/// <summary>The kind of schedule of a transformation.</summary>
[JsonConverter(typeof(OpenEnumConverter))]
public sealed record TransformationScheduleType(string Value) : OpenEnum(Value)
{
    /// <summary>Runs after the syncs of its connectors.</summary>
    public static readonly TransformationScheduleType Integrated = new("INTEGRATED");

    /// <summary>Runs at a time of day.</summary>
    public static readonly TransformationScheduleType TimeOfDay = new("TIME_OF_DAY");

    /// <summary>Runs at an interval.</summary>
    public static readonly TransformationScheduleType Interval = new("INTERVAL");

    /// <summary>Runs by cron expressions.</summary>
    public static readonly TransformationScheduleType Cron = new("CRON");
}
