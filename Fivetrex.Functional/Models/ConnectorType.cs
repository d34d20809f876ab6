using System.Text.Json.Serialization;

namespace Fivetrex.Functional.Models;

/// <summary>A description of a service that Fivetran connects to.</summary>
/// <param name="Id">The identifier of the service, for <see cref="NewConnector"/>.</param>
/// <param name="Name">The display name.</param>
/// <param name="Type">The category.</param>
/// <param name="Description">A description, as readable text.</param>
/// <param name="Icons">The URLs of icons.</param>
/// <param name="IconUrl">The URL of the icon.</param>
/// <param name="LinkToDocs">The URL of its documentation.</param>
/// <param name="LinkToErd">The URL of the entity-relationship diagram of its tables.</param>
/// <param name="ConnectorClass">The extent of its features.</param>
/// <param name="SupportedFeatures">The features that it supports.</param>
/// <param name="ServiceStatus">The release stage of the service.</param>
/// <param name="ServiceStatusUpdatedAt">The day on which the release stage last changed, in UTC.</param>
/// <param name="Config">Its settings, described like a JSON schema; None in a list.</param>
/// <param name="Auth">Its credentials, described in the same way; None in a list.</param>
/// <param name="ExternalSecretsKeysConfig">The secrets that an external secrets manager can hold for it; None in a list.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record ConnectorType(
    Service Id,
    string Name,
    Option<ConnectorCategory> Type = default,
    Option<string> Description = default,
    Seq<string> Icons = default,
    Option<string> IconUrl = default,
    Option<string> LinkToDocs = default,
    Option<string> LinkToErd = default,
    Option<ConnectorClass> ConnectorClass = default,
    Seq<ConnectorFeature> SupportedFeatures = default,
    Option<ServiceStatus> ServiceStatus = default,
    Option<DateTimeOffset> ServiceStatusUpdatedAt = default,
    Option<RawJson> Config = default,
    Option<RawJson> Auth = default,
    Option<RawJson> ExternalSecretsKeysConfig = default) : FivetranModel;

/// <summary>A feature of a connector type.</summary>
/// <param name="Id">The feature, an open set: <c>CAPTURE_DELETES</c>, <c>RE_SYNC</c>, <c>HISTORY</c>.</param>
/// <param name="Notes">Notes, as readable text.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record ConnectorFeature(Option<string> Id = default, Option<string> Notes = default) : FivetranModel;

/// <summary>The category of a connector type.</summary>
[JsonConverter(typeof(OpenEnumConverter))]
public sealed record ConnectorCategory(string Value) : OpenEnum(Value)
{
    /// <summary>Applications.</summary>
    public static readonly ConnectorCategory Api = new("API");

    /// <summary>Transformations with dbt.</summary>
    public static readonly ConnectorCategory Dbt = new("Dbt");

    /// <summary>Marketing systems.</summary>
    public static readonly ConnectorCategory Marketing = new("Marketing");

    /// <summary>HR systems.</summary>
    public static readonly ConnectorCategory HumanResources = new("HumanResources");

    /// <summary>Finance systems.</summary>
    public static readonly ConnectorCategory Finance = new("Finance");

    /// <summary>Productivity tools.</summary>
    public static readonly ConnectorCategory Productivity = new("Productivity");

    /// <summary>Engineering tools.</summary>
    public static readonly ConnectorCategory Engineering = new("Engineering");

    /// <summary>Support systems.</summary>
    public static readonly ConnectorCategory Support = new("Support");

    /// <summary>Sales systems.</summary>
    public static readonly ConnectorCategory Sales = new("Sales");

    /// <summary>Security systems.</summary>
    public static readonly ConnectorCategory Security = new("Security");

    /// <summary>Fivetran's internal tests.</summary>
    public static readonly ConnectorCategory SuperConnectorTest = new("SuperConnectorTest");

    /// <summary>Free connectors.</summary>
    public static readonly ConnectorCategory Free = new("Free");

    /// <summary>Files.</summary>
    public static readonly ConnectorCategory File = new("File");

    /// <summary>Databases.</summary>
    public static readonly ConnectorCategory Database = new("Database");

    /// <summary>Events.</summary>
    public static readonly ConnectorCategory Events = new("Events");

    /// <summary>Cloud functions.</summary>
    public static readonly ConnectorCategory Function = new("Function");

    /// <summary>Business intelligence tools.</summary>
    public static readonly ConnectorCategory BITool = new("BITool");

    /// <summary>Data warehouses.</summary>
    public static readonly ConnectorCategory Warehouse = new("Warehouse");

    /// <summary>Logs.</summary>
    public static readonly ConnectorCategory Log = new("Log");

    /// <summary>HVR hubs.</summary>
    public static readonly ConnectorCategory Hvr = new("Hvr");
}

/// <summary>The extent of a connector type's features.</summary>
[JsonConverter(typeof(OpenEnumConverter))]
public sealed record ConnectorClass(string Value) : OpenEnum(Value)
{
    /// <summary>All data that its source offers.</summary>
    public static readonly ConnectorClass Standard = new("standard");

    /// <summary>The most requested part of the source's data.</summary>
    public static readonly ConnectorClass Lite = new("lite");
}

/// <summary>The release stage of a connector type.</summary>
[JsonConverter(typeof(OpenEnumConverter))]
public sealed record ServiceStatus(string Value) : OpenEnum(Value)
{
    /// <summary>Generally available.</summary>
    public static readonly ServiceStatus GeneralAvailability = new("general_availability");

    /// <summary>Public beta.</summary>
    public static readonly ServiceStatus Beta = new("beta");

    /// <summary>Invitation-only preview.</summary>
    public static readonly ServiceStatus PrivatePreview = new("private_preview");

    /// <summary>Deprecated; to be removed.</summary>
    public static readonly ServiceStatus Sunset = new("sunset");

    /// <summary>In development.</summary>
    public static readonly ServiceStatus Development = new("development");
}
