using System.Text.Json.Nodes;

namespace Fivetrex.Functional.Testing.Service.Resources;

/// <summary>The roles of the account.</summary>
internal static class RoleResource
{
    private static readonly (string Name, string Scope)[] Roles =
    [
        ("Account Administrator", "ACCOUNT"),
        ("Account Analyst", "ACCOUNT"),
        ("Account Reviewer", "ACCOUNT"),
        ("Destination Administrator", "DESTINATION"),
        ("Manage Destination", "DESTINATION"),
        ("Edit Connection", "CONNECTOR"),
        ("Team Manager", "TEAM"),
        ("Team Member", "TEAM"),
    ];

    public static Resource Definition { get; } = new("roles", "Role")
    {
        Verbs = "",
        Operations = [new("GET", "roles", (_, call) => call.Page("Roles list retrieved successfully", Roles, View))],
    };

    private static JsonObject View((string Name, string Scope) role) => new()
    {
        ["name"] = role.Name,
        ["description"] = role.Name,
        ["scope"] = new JsonArray((JsonNode)role.Scope),
        ["is_custom"] = false,
        ["is_deprecated"] = false,
        ["replacement_role_name"] = null,
    };
}
