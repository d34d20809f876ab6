using Fivetrex.Functional.Http;

namespace Fivetrex.Functional;

/// <summary>A list or a resource of the service that a snapshot contains.</summary>
/// <param name="Part">The part of the account.</param>
/// <param name="Path">The path, with <c>{}</c> for the id of the resource above.</param>
internal sealed record SnapshotSource(SnapshotParts Part, string Path)
{
    /// <summary>The lists and resources of the account.</summary>
    public static IReadOnlyList<SnapshotSource> OfAccount { get; } =
    [
        new(SnapshotParts.Groups, "groups"),
        new(SnapshotParts.Destinations, "destinations") { HasDetails = true, Accept = Accept.V2 },
        new(SnapshotParts.Connectors, "connections") { HasDetails = true, Accept = Accept.V2 },
        new(SnapshotParts.Users, "users"),
        new(SnapshotParts.Users, "roles") { IdMember = "name" },
        new(SnapshotParts.Teams, "teams"),
        new(SnapshotParts.Webhooks, "webhooks"),
        new(SnapshotParts.Transformations, "transformation-projects") { HasDetails = true },
        new(SnapshotParts.Transformations, "transformations") { HasDetails = true },
        new(SnapshotParts.Networking, "private-links"),
        new(SnapshotParts.Networking, "proxy") { HasDetails = true },
        new(SnapshotParts.Networking, "hybrid-deployment-agents"),
        new(SnapshotParts.LogServices, "external-logging") { HasDetails = true },
        new(SnapshotParts.LogServices, "external-logging/account") { IsList = false },
        new(SnapshotParts.Keys, "system-keys") { HasDetails = true },
        new(SnapshotParts.Keys, "external-secrets-managers") { HasDetails = true },
        new(SnapshotParts.Packages, "connector-sdk/packages"),
    ];

    private static readonly Dictionary<string, SnapshotSource[]> Below = new()
    {
        ["connections"] =
        [
            new(SnapshotParts.Schemas, "connections/{}/schemas") { IsList = false },
            new(SnapshotParts.Certificates, "connections/{}/certificates") { IdMember = "hash" },
            new(SnapshotParts.Certificates, "connections/{}/fingerprints") { IdMember = "hash" },
        ],
        ["destinations"] =
        [
            new(SnapshotParts.Certificates, "destinations/{}/certificates") { IdMember = "hash" },
            new(SnapshotParts.Certificates, "destinations/{}/fingerprints") { IdMember = "hash" },
        ],
        ["users"] =
        [
            new(SnapshotParts.Memberships, "users/{}/groups"),
            new(SnapshotParts.Memberships, "users/{}/connections"),
        ],
        ["teams"] =
        [
            new(SnapshotParts.Memberships, "teams/{}/groups"),
            new(SnapshotParts.Memberships, "teams/{}/connections"),
            new(SnapshotParts.Memberships, "teams/{}/users") { IdMember = "user_id" },
        ],
    };

    /// <summary>Whether the path is that of a list; otherwise that of one resource, which may not exist.</summary>
    public bool IsList { get; init; } = true;

    /// <summary>Whether the list leaves members out, so that each item is read.</summary>
    public bool HasDetails { get; init; }

    /// <summary>The member of an item that is its id.</summary>
    public string IdMember { get; init; } = "id";

    /// <summary>The format of the answers.</summary>
    public Accept Accept { get; init; }

    /// <summary>Returns the lists and resources below an item of a list.</summary>
    public static IEnumerable<SnapshotSource> BelowItemOf(string list) => Below.GetValueOrDefault(list, []);

    /// <summary>Returns the route of the list, or of a resource below the item with an id.</summary>
    public Route RouteFor(string id)
    {
        var route = new Route(0, 0);
        var literals = Path.Split("{}");
        route.AppendLiteral(literals[0]);
        foreach (var literal in literals.Skip(1))
        {
            AppendId(route, id);
            route.AppendLiteral(literal);
        }

        return route;
    }

    /// <summary>Returns the route of an item of the list.</summary>
    public Route RouteOfItem(string id)
    {
        var route = new Route(0, 0);
        route.AppendLiteral($"{Path}/");
        AppendId(route, id);
        return route;
    }

    /// <summary>Returns the path of the list, or of a resource below the item with an id.</summary>
    public string PathFor(string id) => Path.Replace("{}", id, StringComparison.Ordinal);

    /// <summary>Returns the segment of an item in paths: the hash of a certificate may contain a slash.</summary>
    public string SegmentOf(string id) => IdMember == "hash" ? HashId.Of(id) : id.Replace("/", "%2F", StringComparison.Ordinal);

    private static void AppendId(Route route, string id) => route.AppendFormatted(id, "", nameof(id));
}
