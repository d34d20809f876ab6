using System.Text.Json.Nodes;
using Fivetrex.Functional.Testing.Service.Resources;

namespace Fivetrex.Functional.Testing.Service;

/// <summary>The state of the account as a snapshot.</summary>
internal static class SnapshotState
{
    private const string Connections = "connections";

    private const string Schemas = "schemas";

    /// <summary>Adds the items of a snapshot to an empty account, with their ids, times and states.</summary>
    public static void Restore(Store store, IReadOnlyList<Resource> resources, AccountSnapshot snapshot)
    {
        // lists have the order of creation
        foreach (var item in snapshot.Items.OrderBy(item => item.Json.Text("created_at").IfNone(""), StringComparer.Ordinal))
        {
            store.Reserve(item.Id);
            if (ResourceAt(resources, item.Parent) is { } resource)
            {
                store.Collection(item.Parent)[item.Id] = Restored(store, resource, item);
            }
        }

        foreach (var details in store.Collection(Connections).Values)
        {
            var schemas = snapshot.Find($"{Connections}/{details.Id()}/{Schemas}");
            Connection.Of(store, details).Restore(schemas.Map(found => ObjectOf(found.Json)).Case as JsonObject);
        }

        if (store.Collection("users").Count == 0)
        {
            UserResource.AddOwner(store);
        }
    }

    /// <summary>Returns the items of the account, as the service shows them.</summary>
    public static AccountSnapshot Of(Store store, IReadOnlyList<Resource> resources)
    {
        var items =
            from collection in store.Collections
            let resource = ResourceAt(resources, collection.Key)
            where resource is not null
            from item in collection.Value
            select ItemOf($"{collection.Key}/{item.Key}", resource.View(store, item.Value));
        var schemas =
            from details in store.Collection(Connections).Values
            let schema = Connection.Of(store, details).Schema
            where schema is not null
            select ItemOf($"{Connections}/{details.Id()}/{Schemas}", schema);
        return new AccountSnapshot([.. items, .. schemas], []);
    }

    private static Resource? ResourceAt(IReadOnlyList<Resource> resources, string collection)
    {
        var segments = collection.Split('/');
        return resources.FirstOrDefault(resource => resource.HasItems
            && resource.Path.Split('/') is var route
            && route.Length == segments.Length
            && route.Zip(segments).All(pair => pair.Item1 is "{}" || pair.Item1 == pair.Item2));
    }

    // members that the service may leave out, and on which the operations rely
    private static JsonObject Restored(Store store, Resource resource, SnapshotItem item)
    {
        var captured = ObjectOf(item.Json);
        var restored = resource.Path is Connections or "destinations"
            ? resource.New(store, new Incoming(Empty, HashMap<string, string>(), captured))
            : [];
        foreach (var (name, value) in captured)
        {
            restored[name] = value is JsonObject members && restored[name] is JsonObject defaults
                ? Merged(defaults, members)
                : value?.DeepClone();
        }

        restored["id"] ??= item.Id;
        return restored;
    }

    private static JsonObject Merged(JsonObject defaults, JsonObject members) =>
        members.Aggregate(defaults.Copy(), (all, member) => all.With(member.Key, member.Value?.DeepClone()));

    private static JsonObject ObjectOf(RawJson json) => JsonNode.Parse(json.AsUtf8()) as JsonObject ?? [];

    private static SnapshotItem ItemOf(string path, JsonObject item) => new(path, RawJson.Of(item));
}
