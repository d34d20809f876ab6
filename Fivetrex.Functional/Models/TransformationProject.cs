using System.Text.Json.Serialization;

namespace Fivetrex.Functional.Models;

/// <summary>A git repository of dbt Core models.</summary>
/// <param name="Id">The project.</param>
/// <param name="Type">Always <c>DBT_CORE</c> so far.</param>
/// <param name="Status">How far it is; none in a list.</param>
/// <param name="Errors">What keeps it from being ready.</param>
/// <param name="CreatedAt">In UTC.</param>
/// <param name="CreatedById">The id of the user or the system key that made it.</param>
/// <param name="GroupId">The group whose destination it works in.</param>
/// <param name="SetupTests">What the setup tests of this call found; empty when none ran.</param>
/// <param name="ProjectConfig">Where the repository is, and how it is run; none in a list.</param>
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

/// <summary>Where the repository of a project is, and how it is run.</summary>
/// <param name="DbtVersion">Of dbt Core.</param>
/// <param name="DefaultSchema">Where models go that name no schema.</param>
/// <param name="GitRemoteUrl">The repository.</param>
/// <param name="FolderPath">The folder in it.</param>
/// <param name="GitBranch">The branch of it.</param>
/// <param name="Threads">How many models are made at a time.</param>
/// <param name="TargetName">The target of the profile.</param>
/// <param name="EnvironmentVars">As <c>NAME=value</c>; they may hold secrets.</param>
/// <param name="PublicKey">To be allowed to read the repository.</param>
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
/// <param name="GroupId">The group whose destination it works in.</param>
/// <param name="ProjectConfig">Where the repository is, and how it is run.</param>
public sealed record NewTransformationProject(string GroupId, NewProjectConfig ProjectConfig) : FivetranModel
{
    /// <summary>Always <c>DBT_CORE</c> so far.</summary>
    public TransformationType Type { get; } = TransformationType.DbtCore;

    /// <summary>Whether to run the setup tests before the call returns.</summary>
    public Option<bool> RunTests { get; init; }
}

/// <summary>How a project is run: what can be said when it is created, and changed later.</summary>
public abstract record ProjectSetup : FivetranModel
{
    private protected ProjectSetup() { }

    /// <summary>The folder in the repository.</summary>
    public Option<string> FolderPath { get; init; }

    /// <summary>The branch of the repository.</summary>
    public Option<string> GitBranch { get; init; }

    /// <summary>How many models are made at a time.</summary>
    public Option<int> Threads { get; init; }

    /// <summary>The target of the profile.</summary>
    public Option<string> TargetName { get; init; }

    /// <summary>All of them, as <c>NAME=value</c>.</summary>
    public Option<Seq<Secret>> EnvironmentVars { get; init; }
}

/// <summary>Where the repository of a new project is, and how it is run.</summary>
/// <param name="DbtVersion">Of dbt Core.</param>
/// <param name="DefaultSchema">Where models go that name no schema.</param>
/// <param name="GitRemoteUrl">The repository.</param>
public sealed record NewProjectConfig(string DbtVersion, string DefaultSchema, string GitRemoteUrl) : ProjectSetup;

/// <summary>What to change about how a project is run; what is not set stays as it is.</summary>
public sealed record ProjectConfigUpdate : ProjectSetup;

/// <summary>What to change about a transformation project; what is not set stays as it is.</summary>
public sealed record TransformationProjectUpdate : FivetranModel
{
    /// <summary>How it is run.</summary>
    public Option<ProjectConfigUpdate> ProjectConfig { get; init; }

    /// <summary>Whether to run the setup tests before the call returns.</summary>
    public Option<bool> RunTests { get; init; }
}

/// <summary>How far a transformation project is.</summary>
[JsonConverter(typeof(OpenEnumConverter))]
public sealed record ProjectStatus(string Value) : OpenEnum(Value)
{
    /// <summary>It is being made.</summary>
    public static readonly ProjectStatus NotReady = new("NOT_READY");

    /// <summary>It works.</summary>
    public static readonly ProjectStatus Ready = new("READY");

    /// <summary>It does not.</summary>
    public static readonly ProjectStatus Error = new("ERROR");
}
