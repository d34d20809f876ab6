using System.Text.Json.Serialization;

namespace Fivetrex.Functional.Models;

/// <summary>A private connection to a source or destination, without the internet.</summary>
/// <param name="Id">The link's identifier, for connectors and destinations.</param>
/// <param name="Name">The link's name.</param>
/// <param name="Region">The region of the source.</param>
/// <param name="Service">The target service.</param>
/// <param name="State">The provisioning state.</param>
/// <param name="StateSummary">The state as readable text.</param>
/// <param name="CloudProvider">The cloud provider: <c>AWS</c>, <c>GCP</c> or <c>AZURE</c>.</param>
/// <param name="AccountId">The identifier of the account.</param>
/// <param name="CreatedAt">The time of its creation, in UTC.</param>
/// <param name="CreatedBy">The identifier of the user who created it.</param>
/// <param name="Host">The DNS name of the endpoint service.</param>
/// <param name="ResourceUpstreamStatus">The status that the cloud provider reports.</param>
/// <param name="Config">The settings of its service.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record PrivateLink(
    string Id,
    string Name,
    Option<Region> Region = default,
    Option<PrivateLinkService> Service = default,
    Option<PrivateLinkState> State = default,
    Option<string> StateSummary = default,
    Option<string> CloudProvider = default,
    Option<string> AccountId = default,
    Option<DateTimeOffset> CreatedAt = default,
    Option<string> CreatedBy = default,
    Option<string> Host = default,
    Option<string> ResourceUpstreamStatus = default,
    Option<RawJson> Config = default) : FivetranModel;

/// <summary>A private link to create.</summary>
/// <param name="Name">The link's name.</param>
/// <param name="Region">The region of the source.</param>
/// <param name="Service">The target service.</param>
/// <param name="Config">The settings of the service: <c>new { connection_service_name = "…" }</c>.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record NewPrivateLink(string Name, Region Region, PrivateLinkService Service, object Config) : FivetranModel;

/// <summary>Changes to a private link.</summary>
/// <param name="Config">The settings to change.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record PrivateLinkUpdate(object Config) : FivetranModel;

/// <summary>The target service of a private link.</summary>
[JsonConverter(typeof(OpenEnumConverter))]
public sealed record PrivateLinkService(string Value) : OpenEnum(Value)
{
    /// <summary>Databricks, in AWS.</summary>
    public static readonly PrivateLinkService DatabricksAws = new("DATABRICKS_AWS");

    /// <summary>Snowflake, in AWS.</summary>
    public static readonly PrivateLinkService SnowflakeAws = new("SNOWFLAKE_AWS");

    /// <summary>Redshift, in AWS.</summary>
    public static readonly PrivateLinkService RedshiftAws = new("REDSHIFT_AWS");

    /// <summary>A source, in AWS.</summary>
    public static readonly PrivateLinkService SourceAws = new("SOURCE_AWS");

    /// <summary>Databricks, in Azure.</summary>
    public static readonly PrivateLinkService DatabricksAzure = new("DATABRICKS_AZURE");

    /// <summary>Snowflake, in Azure.</summary>
    public static readonly PrivateLinkService SnowflakeAzure = new("SNOWFLAKE_AZURE");

    /// <summary>OneLake, in Azure.</summary>
    public static readonly PrivateLinkService OnelakeAzure = new("ONELAKE_AZURE");

    /// <summary>PostgreSQL, in Azure.</summary>
    public static readonly PrivateLinkService PostgresWarehouseAzure = new("POSTGRES_WAREHOUSE_AZURE");

    /// <summary>SQL Data Warehouse, in Azure.</summary>
    public static readonly PrivateLinkService SqlDataWarehouseAzure = new("SQL_DATA_WAREHOUSE_AZURE");

    /// <summary>A source, in Azure.</summary>
    public static readonly PrivateLinkService SourceAzure = new("SOURCE_AZURE");

    /// <summary>Snowflake, in Google Cloud.</summary>
    public static readonly PrivateLinkService SnowflakeGcp = new("SNOWFLAKE_GCP");

    /// <summary>A source, in Google Cloud.</summary>
    public static readonly PrivateLinkService SourceGcp = new("SOURCE_GCP");

    /// <summary>Databricks, in Google Cloud.</summary>
    public static readonly PrivateLinkService DatabricksGcp = new("DATABRICKS_GCP");
}

/// <summary>The provisioning state of a private link.</summary>
[JsonConverter(typeof(OpenEnumConverter))]
public sealed record PrivateLinkState(string Value) : OpenEnum(Value)
{
    /// <summary>Being created.</summary>
    public static readonly PrivateLinkState Creating = new("CREATING");

    /// <summary>Being changed.</summary>
    public static readonly PrivateLinkState Updating = new("UPDATING");

    /// <summary>Being deleted.</summary>
    public static readonly PrivateLinkState Destroying = new("DESTROYING");

    /// <summary>Ready to use.</summary>
    public static readonly PrivateLinkState Ok = new("OK");

    /// <summary>The provisioning failed.</summary>
    public static readonly PrivateLinkState Fail = new("FAIL");
}
