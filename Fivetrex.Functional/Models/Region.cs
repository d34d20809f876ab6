using System.Text.Json.Serialization;

namespace Fivetrex.Functional.Models;

/// <summary>The region in which Fivetran processes the data of a destination.</summary>
[JsonConverter(typeof(OpenEnumConverter))]
public sealed record Region(string Value) : OpenEnum(Value)
{
    /// <summary>Google Cloud, us-east4.</summary>
    public static readonly Region GcpUsEast4 = new("GCP_US_EAST4");

    /// <summary>Google Cloud, us-west1.</summary>
    public static readonly Region GcpUsWest1 = new("GCP_US_WEST1");

    /// <summary>Google Cloud, us-central1.</summary>
    public static readonly Region GcpUsCentral1 = new("GCP_US_CENTRAL1");

    /// <summary>Google Cloud, europe-west2.</summary>
    public static readonly Region GcpEuropeWest2 = new("GCP_EUROPE_WEST2");

    /// <summary>Google Cloud, europe-west3.</summary>
    public static readonly Region GcpEuropeWest3 = new("GCP_EUROPE_WEST3");

    /// <summary>Google Cloud, australia-southeast1.</summary>
    public static readonly Region GcpAustraliaSoutheast1 = new("GCP_AUSTRALIA_SOUTHEAST1");

    /// <summary>Google Cloud, northamerica-northeast1.</summary>
    public static readonly Region GcpNorthamericaNortheast1 = new("GCP_NORTHAMERICA_NORTHEAST1");

    /// <summary>Google Cloud, asia-southeast1.</summary>
    public static readonly Region GcpAsiaSoutheast1 = new("GCP_ASIA_SOUTHEAST1");

    /// <summary>Google Cloud, asia-southeast2.</summary>
    public static readonly Region GcpAsiaSoutheast2 = new("GCP_ASIA_SOUTHEAST2");

    /// <summary>Google Cloud, asia-south1.</summary>
    public static readonly Region GcpAsiaSouth1 = new("GCP_ASIA_SOUTH1");

    /// <summary>Google Cloud, asia-northeast1.</summary>
    public static readonly Region GcpAsiaNortheast1 = new("GCP_ASIA_NORTHEAST1");

    /// <summary>Google Cloud, asia-northeast3.</summary>
    public static readonly Region GcpAsiaNortheast3 = new("GCP_ASIA_NORTHEAST3");

    /// <summary>Google Cloud, me-central2.</summary>
    public static readonly Region GcpMeCentral2 = new("GCP_ME_CENTRAL2");

    /// <summary>AWS, us-east-1.</summary>
    public static readonly Region AwsUsEast1 = new("AWS_US_EAST_1");

    /// <summary>AWS, us-east-2.</summary>
    public static readonly Region AwsUsEast2 = new("AWS_US_EAST_2");

    /// <summary>AWS, us-west-2.</summary>
    public static readonly Region AwsUsWest2 = new("AWS_US_WEST_2");

    /// <summary>AWS, us-gov-west-1.</summary>
    public static readonly Region AwsUsGovWest1 = new("AWS_US_GOV_WEST_1");

    /// <summary>AWS, ca-central-1.</summary>
    public static readonly Region AwsCaCentral1 = new("AWS_CA_CENTRAL_1");

    /// <summary>AWS, eu-central-1.</summary>
    public static readonly Region AwsEuCentral1 = new("AWS_EU_CENTRAL_1");

    /// <summary>AWS, eu-north-1.</summary>
    public static readonly Region AwsEuNorth1 = new("AWS_EU_NORTH_1");

    /// <summary>AWS, eu-west-1.</summary>
    public static readonly Region AwsEuWest1 = new("AWS_EU_WEST_1");

    /// <summary>AWS, eu-west-2.</summary>
    public static readonly Region AwsEuWest2 = new("AWS_EU_WEST_2");

    /// <summary>AWS, eu-west-3.</summary>
    public static readonly Region AwsEuWest3 = new("AWS_EU_WEST_3");

    /// <summary>AWS, ap-northeast-1.</summary>
    public static readonly Region AwsApNortheast1 = new("AWS_AP_NORTHEAST_1");

    /// <summary>AWS, ap-northeast-2.</summary>
    public static readonly Region AwsApNortheast2 = new("AWS_AP_NORTHEAST_2");

    /// <summary>AWS, ap-south-1.</summary>
    public static readonly Region AwsApSouth1 = new("AWS_AP_SOUTH_1");

    /// <summary>AWS, ap-southeast-1.</summary>
    public static readonly Region AwsApSoutheast1 = new("AWS_AP_SOUTHEAST_1");

    /// <summary>AWS, ap-southeast-2.</summary>
    public static readonly Region AwsApSoutheast2 = new("AWS_AP_SOUTHEAST_2");

    /// <summary>Azure, eastus.</summary>
    public static readonly Region AzureEastus = new("AZURE_EASTUS");

    /// <summary>Azure, eastus2.</summary>
    public static readonly Region AzureEastus2 = new("AZURE_EASTUS2");

    /// <summary>Azure, westus3.</summary>
    public static readonly Region AzureWestus3 = new("AZURE_WESTUS3");

    /// <summary>Azure, centralus.</summary>
    public static readonly Region AzureCentralus = new("AZURE_CENTRALUS");

    /// <summary>Azure, canadacentral.</summary>
    public static readonly Region AzureCanadacentral = new("AZURE_CANADACENTRAL");

    /// <summary>Azure, uksouth.</summary>
    public static readonly Region AzureUksouth = new("AZURE_UKSOUTH");

    /// <summary>Azure, westeurope.</summary>
    public static readonly Region AzureWesteurope = new("AZURE_WESTEUROPE");

    /// <summary>Azure, germanywestcentral.</summary>
    public static readonly Region AzureGermanywestcentral = new("AZURE_GERMANYWESTCENTRAL");

    /// <summary>Azure, switzerlandnorth.</summary>
    public static readonly Region AzureSwitzerlandnorth = new("AZURE_SWITZERLANDNORTH");

    /// <summary>Azure, australiaeast.</summary>
    public static readonly Region AzureAustraliaeast = new("AZURE_AUSTRALIAEAST");

    /// <summary>Azure, southeastasia.</summary>
    public static readonly Region AzureSoutheastasia = new("AZURE_SOUTHEASTASIA");

    /// <summary>Azure, japaneast.</summary>
    public static readonly Region AzureJapaneast = new("AZURE_JAPANEAST");

    /// <summary>Azure, koreacentral.</summary>
    public static readonly Region AzureKoreacentral = new("AZURE_KOREACENTRAL");

    /// <summary>Azure, centralindia.</summary>
    public static readonly Region AzureCentralindia = new("AZURE_CENTRALINDIA");

    /// <summary>Azure, uaenorth.</summary>
    public static readonly Region AzureUaenorth = new("AZURE_UAENORTH");
}
