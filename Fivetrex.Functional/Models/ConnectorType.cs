using System.Text.Json.Serialization;

namespace Fivetrex.Functional.Models;

/// <summary>What Fivetran knows of a service.</summary>
/// <param name="Id">The service, as <see cref="NewConnector"/> takes it.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Type">What it is about.</param>
/// <param name="Description">For people.</param>
/// <param name="Icons">Addresses of pictures.</param>
/// <param name="IconUrl">The address of its picture.</param>
/// <param name="LinkToDocs">Where it is described.</param>
/// <param name="LinkToErd">Where its tables are drawn.</param>
/// <param name="ConnectorClass">How much it can do.</param>
/// <param name="SupportedFeatures">What it can do.</param>
/// <param name="ServiceStatus">The release stage of the service.</param>
/// <param name="ServiceStatusUpdatedAt">Since when; a day, in UTC.</param>
/// <param name="Config">The settings that it takes, described in the manner of a JSON schema; none in a list.</param>
/// <param name="Auth">The credentials that it takes, described in the same way; none in a list.</param>
/// <param name="ExternalSecretsKeysConfig">What an external secrets manager can keep for it; none in a list.</param>
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

/// <summary>Something that a connector type can do.</summary>
/// <param name="Id">What, an open word: <c>CAPTURE_DELETES</c>, <c>RE_SYNC</c>, <c>HISTORY</c>.</param>
/// <param name="Notes">For people.</param>
public sealed record ConnectorFeature(Option<string> Id = default, Option<string> Notes = default) : FivetranModel;

/// <summary>What a connector type is about.</summary>
[JsonConverter(typeof(OpenEnumConverter))]
public sealed record ConnectorCategory(string Value) : OpenEnum(Value)
{
    /// <summary>Any application.</summary>
    public static readonly ConnectorCategory Api = new("API");

    /// <summary>dbt.</summary>
    public static readonly ConnectorCategory Dbt = new("Dbt");

    /// <summary>Marketing.</summary>
    public static readonly ConnectorCategory Marketing = new("Marketing");

    /// <summary>People.</summary>
    public static readonly ConnectorCategory HumanResources = new("HumanResources");

    /// <summary>Money.</summary>
    public static readonly ConnectorCategory Finance = new("Finance");

    /// <summary>Work.</summary>
    public static readonly ConnectorCategory Productivity = new("Productivity");

    /// <summary>Engineering.</summary>
    public static readonly ConnectorCategory Engineering = new("Engineering");

    /// <summary>Support.</summary>
    public static readonly ConnectorCategory Support = new("Support");

    /// <summary>Sales.</summary>
    public static readonly ConnectorCategory Sales = new("Sales");

    /// <summary>Security.</summary>
    public static readonly ConnectorCategory Security = new("Security");

    /// <summary>Tests of Fivetran's own.</summary>
    public static readonly ConnectorCategory SuperConnectorTest = new("SuperConnectorTest");

    /// <summary>What costs nothing.</summary>
    public static readonly ConnectorCategory Free = new("Free");

    /// <summary>Files.</summary>
    public static readonly ConnectorCategory File = new("File");

    /// <summary>Databases.</summary>
    public static readonly ConnectorCategory Database = new("Database");

    /// <summary>Events.</summary>
    public static readonly ConnectorCategory Events = new("Events");

    /// <summary>Functions in a cloud.</summary>
    public static readonly ConnectorCategory Function = new("Function");

    /// <summary>Business intelligence.</summary>
    public static readonly ConnectorCategory BITool = new("BITool");

    /// <summary>Warehouses.</summary>
    public static readonly ConnectorCategory Warehouse = new("Warehouse");

    /// <summary>Logs.</summary>
    public static readonly ConnectorCategory Log = new("Log");

    /// <summary>HVR.</summary>
    public static readonly ConnectorCategory Hvr = new("Hvr");
}

/// <summary>How much a connector type can do.</summary>
[JsonConverter(typeof(OpenEnumConverter))]
public sealed record ConnectorClass(string Value) : OpenEnum(Value)
{
    /// <summary>Everything that its source offers.</summary>
    public static readonly ConnectorClass Standard = new("standard");

    /// <summary>The part that is asked for most.</summary>
    public static readonly ConnectorClass Lite = new("lite");
}

/// <summary>The release stage of a connector type.</summary>
[JsonConverter(typeof(OpenEnumConverter))]
public sealed record ServiceStatus(string Value) : OpenEnum(Value)
{
    /// <summary>For everybody.</summary>
    public static readonly ServiceStatus GeneralAvailability = new("general_availability");

    /// <summary>For everybody who takes it as it is.</summary>
    public static readonly ServiceStatus Beta = new("beta");

    /// <summary>For those who are asked.</summary>
    public static readonly ServiceStatus PrivatePreview = new("private_preview");

    /// <summary>On its way out.</summary>
    public static readonly ServiceStatus Sunset = new("sunset");

    /// <summary>Not there yet.</summary>
    public static readonly ServiceStatus Development = new("development");
}
