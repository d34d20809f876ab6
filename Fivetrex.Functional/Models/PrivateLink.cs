using System.Text.Json.Serialization;

namespace Fivetrex.Functional.Models;

/// <summary>A way to a source or a destination without the internet.</summary>
/// <param name="Id">What connectors and destinations name it by.</param>
/// <param name="Name">What you call it.</param>
/// <param name="Region">Where it begins.</param>
/// <param name="Service">Where it leads.</param>
/// <param name="State">How far it is.</param>
/// <param name="StateSummary">The same for people.</param>
/// <param name="CloudProvider">Whose cloud it is in: <c>AWS</c>, <c>GCP</c> or <c>AZURE</c>.</param>
/// <param name="AccountId">The account.</param>
/// <param name="CreatedAt">In UTC.</param>
/// <param name="CreatedBy">The id of whoever made it.</param>
/// <param name="Host">The name under which its other end is reached.</param>
/// <param name="ResourceUpstreamStatus">What the cloud says of it.</param>
/// <param name="Config">The settings of its service.</param>
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
/// <param name="Name">What you call it.</param>
/// <param name="Region">Where it begins.</param>
/// <param name="Service">Where it leads.</param>
/// <param name="Config">The settings of the service: <c>new { connection_service_name = "…" }</c>.</param>
public sealed record NewPrivateLink(string Name, Region Region, PrivateLinkService Service, object Config) : FivetranModel;

/// <summary>What to change about a private link.</summary>
/// <param name="Config">The settings to change.</param>
public sealed record PrivateLinkUpdate(object Config) : FivetranModel;

/// <summary>Where a private link leads.</summary>
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

/// <summary>How far a private link is.</summary>
[JsonConverter(typeof(OpenEnumConverter))]
public sealed record PrivateLinkState(string Value) : OpenEnum(Value)
{
    /// <summary>It is being made.</summary>
    public static readonly PrivateLinkState Creating = new("CREATING");

    /// <summary>It is being changed.</summary>
    public static readonly PrivateLinkState Updating = new("UPDATING");

    /// <summary>It is being deleted.</summary>
    public static readonly PrivateLinkState Destroying = new("DESTROYING");

    /// <summary>It works.</summary>
    public static readonly PrivateLinkState Ok = new("OK");

    /// <summary>It does not.</summary>
    public static readonly PrivateLinkState Fail = new("FAIL");
}
