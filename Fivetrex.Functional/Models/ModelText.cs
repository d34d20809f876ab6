using System.Collections;
using System.Globalization;

namespace Fivetrex.Functional.Models;

/// <summary>What <c>ToString</c> says of a model: the members that are set, the same in every culture, and no service's config.</summary>
internal static class ModelText
{
    public static string Of(object model) =>
        $"{model.GetType().Name} {{ {string.Join(", ", Members(model))} }}";

    private static IEnumerable<string> Members(object model) =>
        from member in model.GetType().GetProperties()
        where member.GetIndexParameters().Length == 0 && member.CanWrite
        let value = member.GetValue(model)
        let shown = member.PropertyType == typeof(object) && value is not null ? "{…}" : Shown(value)
        where shown.Length > 0
        select $"{member.Name} = {shown}";

    private static string Shown(object? value) => value switch
    {
        null => "",
        string text => text,
        IOptional option => option.MatchUntyped(Shown, () => ""),
        DateTimeOffset time => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFZ", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        IEnumerable items when items.Cast<object>().Select(Shown).ToList() is var all => all.Count == 0 ? "" : $"[{string.Join(", ", all)}]",
        _ => value.ToString() ?? "",
    };
}
