using System.Text.Json.Nodes;

namespace Fivetrex.Functional.Testing.Service.Resources;

/// <summary>The packages of quickstart transformations: one for each type of connector in some categories.</summary>
internal static class QuickstartPackageResource
{
    private static readonly string[] Services =
    [
        .. ConnectorTypeResource.Types.Where(type => type.Category is "Sales" or "Marketing" or "Finance").Select(type => type.Id),
    ];

    public static Resource Definition { get; } = new("transformations/package-metadata", "Quickstart package")
    {
        Verbs = "",
        Operations =
        [
            new("GET", "transformations/package-metadata", List),
            new("GET", "transformations/package-metadata/{}", Get),
        ],
    };

    private static Either<Refusal, Reply> List(Store store, Incoming call) => call.Page(
        "Transformation package metadata list retrieved successfully",
        Services.Where(service => call.Selects("service", service) && call.Selects("name", service)),
        View);

    private static Either<Refusal, Reply> Get(Store store, Incoming call) =>
        Services.Select(View).FirstOrDefault(package => package.Id() == call.Ids[0]) is { } package
            ? Reply.Success("Transformation package metadata details retrieved successfully", package)
            : Refusal.NotFound("PackageMetadata", call.Ids[0]);

    private static JsonObject View(string service) => new()
    {
        ["id"] = $"package_{service}",
        ["name"] = service,
        ["version"] = "0.15.0",
        ["connector_types"] = new JsonArray((JsonNode)service),
        ["output_model_names"] = new JsonArray((JsonNode)$"{service}__overview"),
        ["configurable_variables"] = new JsonObject
        {
            [$"{service}__enabled"] = new JsonObject
            {
                ["type"] = "BOOLEAN",
                ["description"] = "Whether the model is built.",
                ["allowed_values"] = new JsonArray(),
            },
        },
    };
}
