using System.Text.Json.Serialization;

namespace Fivetrex.Functional.Models;

/// <summary>A git repository of dbt Core models.</summary>
/// <param name="Id">The project's identifier.</param>
/// <param name="Type">The type of the project; currently always <c>DBT_CORE</c>.</param>
/// <param name="Status">The setup state; None in a list.</param>
/// <param name="Errors">The problems that prevent its setup.</param>
/// <param name="CreatedAt">The time of its creation, in UTC.</param>
/// <param name="CreatedById">The identifier of the user or system key that created it.</param>
/// <param name="GroupId">The identifier of the group in whose destination it runs.</param>
/// <param name="SetupTests">The results of the setup tests of this call; empty when none ran.</param>
/// <param name="ProjectConfig">The repository and run settings; None in a list.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record TransformationProject(
    string Id,
    Option<TransformationType> Type = default,
    Option<ProjectStatus> Status = default,
    Seq<string> Errors = default,
    Option<DateTimeOffset> CreatedAt = default,
    Option<string> CreatedById = default,
    Option<string> GroupId = default,
    Seq<SetupTest> SetupTests = default,
    Option<ProjectConfig> ProjectConfig = default) : FivetranModel;

/// <summary>The repository and run settings of a project.</summary>
/// <param name="DbtVersion">The version of dbt Core.</param>
/// <param name="DefaultSchema">The schema of models that name no schema.</param>
/// <param name="GitRemoteUrl">The URL of the repository.</param>
/// <param name="FolderPath">The folder in the repository.</param>
/// <param name="GitBranch">The branch of the repository.</param>
/// <param name="Threads">The number of models that are built in parallel.</param>
/// <param name="TargetName">The target of the profile.</param>
/// <param name="EnvironmentVars">The environment variables as <c>NAME=value</c>; they may contain secrets.</param>
/// <param name="PublicKey">The public key that needs read access to the repository.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record ProjectConfig(
    Option<string> DbtVersion = default,
    Option<string> DefaultSchema = default,
    Option<string> GitRemoteUrl = default,
    Option<string> FolderPath = default,
    Option<string> GitBranch = default,
    Option<int> Threads = default,
    Option<string> TargetName = default,
    Seq<Secret> EnvironmentVars = default,
    Option<string> PublicKey = default) : FivetranModel;

/// <summary>A transformation project to create.</summary>
/// <param name="GroupId">The identifier of the group in whose destination it runs.</param>
/// <param name="ProjectConfig">The repository and run settings.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record NewTransformationProject(string GroupId, NewProjectConfig ProjectConfig) : FivetranModel
{
    /// <summary>The type of the project; currently always <c>DBT_CORE</c>.</summary>
    public TransformationType Type { get; } = TransformationType.DbtCore;

    /// <summary>Whether to run the setup tests before the call returns.</summary>
    public Option<bool> RunTests { get; init; }
}

/// <summary>The run settings of a project that can be set on creation and changed later.</summary>
[JsonConverter(typeof(ModelConverter))]
public abstract record ProjectSetup : FivetranModel
{
    private protected ProjectSetup() { }

    /// <summary>The folder in the repository.</summary>
    public Option<string> FolderPath { get; init; }

    /// <summary>The branch of the repository.</summary>
    public Option<string> GitBranch { get; init; }

    /// <summary>The number of models that are built in parallel.</summary>
    public Option<int> Threads { get; init; }

    /// <summary>The target of the profile.</summary>
    public Option<string> TargetName { get; init; }

    /// <summary>The complete list of environment variables, as <c>NAME=value</c>.</summary>
    public Option<Seq<Secret>> EnvironmentVars { get; init; }
}

/// <summary>The repository and run settings of a new project.</summary>
/// <param name="DbtVersion">The version of dbt Core.</param>
/// <param name="DefaultSchema">The schema of models that name no schema.</param>
/// <param name="GitRemoteUrl">The URL of the repository.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record NewProjectConfig(string DbtVersion, string DefaultSchema, string GitRemoteUrl) : ProjectSetup;

/// <summary>Changes to the run settings of a project; members that are not set keep their values.</summary>
[JsonConverter(typeof(ModelConverter))]
public sealed record ProjectConfigUpdate : ProjectSetup;

/// <summary>Changes to a transformation project; members that are not set keep their values.</summary>
[JsonConverter(typeof(ModelConverter))]
public sealed record TransformationProjectUpdate : FivetranModel
{
    /// <summary>The run settings.</summary>
    public Option<ProjectConfigUpdate> ProjectConfig { get; init; }

    /// <summary>Whether to run the setup tests before the call returns.</summary>
    public Option<bool> RunTests { get; init; }
}

/// <summary>The setup state of a transformation project.</summary>
[JsonConverter(typeof(OpenEnumConverter))]
public sealed record ProjectStatus(string Value) : OpenEnum(Value)
{
    /// <summary>Being set up.</summary>
    public static readonly ProjectStatus NotReady = new("NOT_READY");

    /// <summary>Ready to use.</summary>
    public static readonly ProjectStatus Ready = new("READY");

    /// <summary>The setup failed.</summary>
    public static readonly ProjectStatus Error = new("ERROR");
}
