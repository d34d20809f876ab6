using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Fivetrex.Functional.Models;

/// <summary>
/// The members of a caller's object whose properties trimming removed, because no code calls them. The serializer does not see them, and
/// a config without them would be sent as if it were complete.
/// </summary>
/// <remarks>Their fields are still there. Reasons: docs/decisions/trimming.md.</remarks>
internal static class TrimmedMembers
{
    private const BindingFlags Instance =
        BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>Adds the members of an anonymous type, which has neither attributes nor code that would change them.</summary>
    /// <exception cref="UnsendableException">Another type has lost a property.</exception>
    public static void Restore(JsonTypeInfo contract)
    {
        foreach (var (field, name) in TrimmedIn(contract.Type))
        {
            if (!contract.Type.Name.StartsWith("<>", StringComparison.Ordinal))
            {
                throw new UnsendableException(
                    $"trimming has removed {contract.Type.Name}.{name}: use an anonymous type, a dictionary or a JsonObject, "
                    + "or keep the properties of the type");
            }

            var member = contract.CreateJsonPropertyInfo(field.FieldType, JsonNamingPolicy.SnakeCaseLower.ConvertName(name));
            member.Get = field.GetValue;
            contract.Properties.Add(member);
        }
    }

    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "It finds what trimming has left.")]
    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "It finds what trimming has left.")]
    private static IEnumerable<(FieldInfo Field, string Name)> TrimmedIn(Type type) =>
        from declaring in Ancestors(type)
        from field in declaring.GetFields(Instance)
        let name = PropertyOf(field.Name)
        where name is not null && declaring.GetProperty(name, Instance) is null
        select (field, name);

    private static IEnumerable<Type> Ancestors(Type type)
    {
        for (var declaring = type; declaring is not null && declaring != typeof(object); declaring = declaring.BaseType)
        {
            yield return declaring;
        }
    }

    // as C# names the fields of properties: <Name>i__Field in an anonymous type, <Name>k__BackingField in others; and F#: Name@
    private static string? PropertyOf(string field) =>
        Between(field, "<", ">i__Field") ?? Between(field, "<", ">k__BackingField") ?? Between(field, "", "@");

    private static string? Between(string text, string start, string end) =>
        text.StartsWith(start, StringComparison.Ordinal) && text.EndsWith(end, StringComparison.Ordinal)
            ? text[start.Length..^end.Length]
            : null;
}

/// <summary>The reason not to send an input, as a sentence without the values in it.</summary>
internal sealed class UnsendableException(string reason) : Exception(reason);
