using System.Text.Json.Serialization;

namespace Fivetrex.Functional.Models;

/// <summary>
/// The service that a connector reads from or a destination writes to. Fivetran has more than 800 services; these are some of them.
/// </summary>
[JsonConverter(typeof(OpenEnumConverter))]
public sealed record Service(string Value) : OpenEnum(Value)
{
    /// <summary>PostgreSQL, as a source.</summary>
    public static readonly Service Postgres = new("postgres");

    /// <summary>MySQL, as a source.</summary>
    public static readonly Service MySql = new("mysql");

    /// <summary>SQL Server, as a source.</summary>
    public static readonly Service SqlServer = new("sql_server");

    /// <summary>Amazon S3, as a source.</summary>
    public static readonly Service S3 = new("s3");

    /// <summary>Salesforce.</summary>
    public static readonly Service Salesforce = new("salesforce");

    /// <summary>HubSpot.</summary>
    public static readonly Service HubSpot = new("hubspot");

    /// <summary>Google Sheets.</summary>
    public static readonly Service GoogleSheets = new("google_sheets");

    /// <summary>Google Analytics 4.</summary>
    public static readonly Service GoogleAnalytics = new("google_analytics_4");

    /// <summary>Stripe.</summary>
    public static readonly Service Stripe = new("stripe");

    /// <summary>Webhook events that are sent to a URL of Fivetran.</summary>
    public static readonly Service Webhooks = new("webhooks");

    /// <summary>A custom source, written with the Connector SDK.</summary>
    public static readonly Service ConnectorSdk = new("connector_sdk");

    /// <summary>Fivetran's log of the account (Fivetran Platform Connector).</summary>
    public static readonly Service FivetranLog = new("fivetran_log");

    /// <summary>Google BigQuery, as a destination.</summary>
    public static readonly Service BigQuery = new("big_query");

    /// <summary>Databricks, as a destination.</summary>
    public static readonly Service Databricks = new("databricks");

    /// <summary>PostgreSQL, as a destination.</summary>
    public static readonly Service PostgresWarehouse = new("postgres_warehouse");

    /// <summary>Amazon Redshift, as a destination.</summary>
    public static readonly Service Redshift = new("redshift");

    /// <summary>Snowflake, as a destination.</summary>
    public static readonly Service Snowflake = new("snowflake");

    /// <summary>Converts the name of any service: <c>new NewConnector(groupId, "postgres")</c>.</summary>
    public static implicit operator Service(string value) => new(value);
}
