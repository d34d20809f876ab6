using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Fivetrex.Functional.Json;

namespace Fivetrex.Functional.Models;

/// <summary>The text of a model: the members that are set, in the same form in every culture, without the contents of configs.</summary>
internal static class ModelText
{
    public static string Of(object model) =>
        $"{model.GetType().Name} {{ {string.Join(", ", Members(model))} }}";

    public static string Utc(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFZ", CultureInfo.InvariantCulture);

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
        byte[] bytes => FormattableString.Invariant($"{{{bytes.Length} bytes}}"),
        DateTimeOffset time => Utc(time),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        IEnumerable map when map.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(HashMap<,>) =>
            Shown(map.Cast<ITuple>().Select(pair => pair[0])),
        IEnumerable items when items.Cast<object>().Select(Shown).ToList() is var all =>
            all.Count == 0 ? "" : $"[{string.Join(", ", all)}]",
        _ => value.ToString() ?? "",
    };
}

/// <summary>Writes a time as the service writes it: UTC, ISO 8601.</summary>
internal sealed class UtcConverter : WritingConverter<Option<DateTimeOffset>>
{
    public override void Write(Utf8JsonWriter writer, Option<DateTimeOffset> value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Map(ModelText.Utc).IfNone(""));
}
