using System.Text.Json.Nodes;

namespace Fivetrex.Functional;

/// <summary>Changing JSON objects in expressions.</summary>
internal static class JsonObjects
{
    /// <summary>Sets a member of the object, and returns the object.</summary>
    public static JsonObject With(this JsonObject target, string name, JsonNode? value)
    {
        target[name] = value;
        return target;
    }
}
