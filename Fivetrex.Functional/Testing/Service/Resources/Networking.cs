using System.Text.Json.Nodes;

namespace Fivetrex.Functional.Testing.Service.Resources;

/// <summary>The networking of connections and destinations.</summary>
internal static class Networking
{
    /// <summary>The networking methods that a request may set; the others occur in responses only.</summary>
    public static Kind Method { get; } = Kind.OneOf(NetworkingMethod.UnmanagedProxyAgent, NetworkingMethod.Unknown);

    /// <summary>Returns the connections whose field has the id of an item.</summary>
    public static IEnumerable<JsonObject> UsersOf(Store store, string field, JsonObject item) =>
        store.Collection("connections").Values.Where(connection => connection.Text(field) == item.Id());

    /// <summary>Returns an entry of an item's usage.</summary>
    public static JsonObject Usage(string idField, JsonObject user) => new()
    {
        [idField] = user.Id(),
        ["schema"] = user.Text("schema"),
        ["service"] = user.Text("service"),
    };
}
