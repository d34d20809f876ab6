using System.Text.Json.Nodes;

namespace Fivetrex.Functional.Testing.Service.Resources;

/// <summary>The types of connectors.</summary>
internal static class ConnectorTypeResource
{
    /// <summary>The types that the service knows.</summary>
    public static readonly (string Id, string Name, string Category)[] Types =
    [
        ("postgres", "PostgreSQL", "Database"),
        ("mysql", "MySQL", "Database"),
        ("sql_server", "SQL Server", "Database"),
        ("s3", "Amazon S3", "File"),
        ("salesforce", "Salesforce", "Sales"),
        ("hubspot", "HubSpot", "Marketing"),
        ("google_sheets", "Google Sheets", "Productivity"),
        ("stripe", "Stripe", "Finance"),
        ("webhooks", "Webhooks", "Events"),
        ("connector_sdk", "Connector SDK", "Function"),
        ("fivetran_log", "Fivetran Platform Connector", "Log"),
    ];

    public static Resource Definition { get; } = new("metadata/connector-types", "Connector type")
    {
        Verbs = "",
        Operations =
        [
            new("GET", "metadata/connector-types", (_, call) => call.Page("Connectors list retrieved successfully", Types, ListView)),
            new("GET", "metadata/connector-types/{}", Get),
            new("GET", "public/connector-types", ListPublic),
        ],
    };

    private static Either<Refusal, Reply> Get(Store store, Incoming call) =>
        Types.Where(type => type.Id == call.Ids[0]).Select(View).FirstOrDefault() is { } type
            ? Reply.Success("Connector configuration retrieved successfully", type)
            : Refusal.NotFound("Connector", call.Ids[0]);

    private static Either<Refusal, Reply> ListPublic(Store store, Incoming call) => Reply.Success(
        "Connector metadata retrieved successfully", new JsonObject { ["items"] = new JsonArray([.. Types.Select(ListView)]) });

    private static JsonObject ListView((string Id, string Name, string Category) type) => new()
    {
        ["id"] = type.Id,
        ["name"] = type.Name,
        ["type"] = type.Category,
        ["description"] = type.Name,
        ["icons"] = new JsonArray(),
        ["connector_class"] = "standard",
        ["supported_features"] = new JsonArray(new JsonObject { ["id"] = "RE_SYNC", ["notes"] = null }),
        ["service_status"] = "general_availability",
        ["service_status_updated_at"] = "2020-07-01",
    };

    private static JsonObject View((string Id, string Name, string Category) type) =>
        ConnectorTypeSettings.Describe(ListView(type), type.Id);
}
