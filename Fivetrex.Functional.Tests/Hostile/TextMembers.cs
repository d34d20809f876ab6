using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Fivetrex.Functional.Tests.Hostile;

/// <summary>The members of an input that are texts, at any depth: in options, lists, maps, and the settings of a service.</summary>
internal static class TextMembers
{
    private static readonly Value[] OfAnyObject =
    [
        new("itself", text => text, json => json.GetString()),
        new(
            "anonymous",
            text => new { Deep = new[] { new { text } } },
            json => json.GetProperty("deep")[0].GetProperty("text").GetString()),
        new(
            "dictionary",
            text => new Dictionary<string, object> { ["KeptAsItIs"] = text },
            json => json.GetProperty("KeptAsItIs").GetString()),
        new("dictionary key", text => new Dictionary<string, int> { [text] = 1 }, json => json.EnumerateObject().Single().Name),
        new("node", text => new JsonObject { ["a"] = new JsonArray(text) }, json => json.GetProperty("a")[0].GetString()),
        new("node key", text => new JsonObject { [text] = 1 }, json => json.EnumerateObject().Single().Name),
        new("option", text => new { a = Some(text), b = Seq1(text) }, json => json.GetProperty("b")[0].GetString()),
    ];

    /// <summary>The texts of an input; a member that is an input itself has its own members.</summary>
    public static IEnumerable<Member> Of(object sample, string path = "") =>
        from property in sample.GetType().GetProperties()
        where property.SetMethod is not null
        let name = property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name
            ?? JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name)
        from value in Values(property.PropertyType, property.GetValue(sample))
        select new Member(
            $"{path}{property.Name} {value.Name}",
            (input, text) => With(input, property, value.Put(text)),
            body => value.Take(body.GetProperty(name)));

    private static IEnumerable<Value> Values(Type type, object? sample) => type switch
    {
        _ when type == typeof(string) => [new("text", text => text, json => json.GetString())],
        _ when type == typeof(Secret) => [new("secret", text => new Secret(text), json => json.GetString())],
        _ when type.IsSubclassOf(typeof(OpenEnum)) =>
            [new("word", text => Activator.CreateInstance(type, text)!, json => json.GetString())],
        _ when typeof(FivetranModel).IsAssignableFrom(type) =>
            Of(sample!, $"{type.Name}.").Select(inner => new Value(inner.Name, text => inner.Put(sample!, text), inner.Take)),
        _ when type == typeof(object) => OfAnyObject,
        { IsGenericType: true } => OfGeneric(type, type.GetGenericArguments(), sample),
        _ => [],
    };

    private static IEnumerable<Value> OfGeneric(Type type, Type[] arguments, object? sample) => type.GetGenericTypeDefinition() switch
    {
        var map when map == typeof(HashMap<,>) =>
        [
            new("key", text => Mapped((dynamic)Single(sample!), text), json => json.EnumerateObject().Single().Name),
            .. Values(arguments[1], Single(sample!)).Select(inner => new Value(
                inner.Name, text => Mapped((dynamic)inner.Put(text), "good"), json => inner.Take(json.GetProperty("good")))),
        ],
        var list when list == typeof(Seq<>) => Values(arguments[0], Single(sample!))
            .Select(inner => new Value(inner.Name, text => One((dynamic)inner.Put(text)), json => inner.Take(json[0]))),
        var option when option == typeof(Option<>) => Values(arguments[0], type.GetProperty("Case")!.GetValue(sample))
            .Select(inner => inner with { Put = text => Wrapped(type, "Some", inner.Put(text)) }),
        var edit when edit == typeof(Edit<>) && arguments[0] != typeof(RowFilter) => Values(arguments[0], null)
            .Select(inner => inner with { Put = text => Wrapped(type, "op_Implicit", inner.Put(text)) }),
        _ => [],
    };

    private static object Single(object sequence) => sequence switch
    {
        HashMap<string, SchemaUpdate> map => map.Values.First(),
        HashMap<string, TableUpdate> map => map.Values.First(),
        HashMap<string, ColumnUpdate> map => map.Values.First(),
        _ => ((System.Collections.IEnumerable)sequence).Cast<object>().First(),
    };

    private static HashMap<string, T> Mapped<T>(T value, string key) => HashMap((key, value));

    private static Seq<T> One<T>(T value) => Seq1(value);

    private static object Wrapped(Type type, string method, object value) =>
        type.GetMethod(method, BindingFlags.Public | BindingFlags.Static, [type.GetGenericArguments()[0]])!.Invoke(null, [value])!;

    private static object With(object input, PropertyInfo property, object value)
    {
        var changed = input.GetType().GetMethod("<Clone>$")!.Invoke(input, null)!;
        property.SetValue(changed, value);
        return changed;
    }

    internal sealed record Member(string Name, Func<object, string, object> Put, Func<JsonElement, string?> Take);

    private sealed record Value(string Name, Func<string, object> Put, Func<JsonElement, string?> Take);
}
