using System.Collections;
using System.Text.Json;

namespace Fivetrex.Functional.Tests.Hostile;

/// <summary>Reads a result in every way in which a caller may read it later, so that a delayed exception is thrown here.</summary>
internal static class ResultReading
{
    public static void At(object? result)
    {
        switch (result)
        {
            case null or string or IFormattable or Exception:
                return;
            case JsonElement json:
                At(json);
                return;
            case IOptional option:
                option.MatchUntyped(value => { At(value); return unit; }, () => unit);
                return;
            case IEnumerable items:
                foreach (var item in items)
                {
                    At(item);
                }

                return;
            default:
                _ = (result.ToString(), result.GetHashCode(), result.Equals(result));
                foreach (var property in result.GetType().GetProperties())
                {
                    At(property.GetValue(result));
                }

                return;
        }
    }

    private static void At(JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in json.EnumerateObject())
                {
                    _ = member.Name;
                    At(member.Value);
                }

                return;
            case JsonValueKind.Array:
                foreach (var item in json.EnumerateArray())
                {
                    At(item);
                }

                return;
            default:
                _ = json.ValueKind == JsonValueKind.String ? json.GetString() : json.GetRawText();
                return;
        }
    }
}
