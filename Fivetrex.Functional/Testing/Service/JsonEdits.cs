using System.Text.Json;
using System.Text.Json.Nodes;

namespace Fivetrex.Functional.Testing.Service;

/// <summary>Reading and changing the members of JSON objects.</summary>
internal static class JsonEdits
{
    /// <summary>Returns a deep copy.</summary>
    public static JsonObject Copy(this JsonObject source) => source.DeepClone().AsObject();

    /// <summary>Returns a member as text; null when it is absent or null.</summary>
    public static string? Text(this JsonObject source, string name) => source[name]?.ToString();

    /// <summary>Returns the id of an item.</summary>
    public static string Id(this JsonObject item) => item["id"]!.ToString();

    /// <summary>Removes members of the object, and returns the object.</summary>
    public static JsonObject Without(this JsonObject target, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            target.Remove(name);
        }

        return target;
    }

    /// <summary>Sets the members that a body has. A null clears a string, and no other value.</summary>
    public static void Take(this JsonObject target, JsonObject body, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (body.TryGetPropertyValue(name, out var value)
                && (value is not null || target[name] is null || target[name]!.GetValueKind() is JsonValueKind.String))
            {
                target[name] = value?.DeepClone();
            }
        }
    }
}
