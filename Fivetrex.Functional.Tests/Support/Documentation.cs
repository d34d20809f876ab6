using System.Reflection;
using System.Xml.Linq;

namespace Fivetrex.Functional.Tests.Support;

/// <summary>The XML docs that ship with the library.</summary>
internal static class Documentation
{
    private static readonly Lazy<Dictionary<string, XElement>> Loaded = new(() =>
        XDocument.Load(Path.ChangeExtension(typeof(Groups).Assembly.Location, ".xml"))
            .Descendants("member")
            .ToDictionary(member => member.Attribute("name")!.Value));

    public static IReadOnlyDictionary<string, XElement> Members => Loaded.Value;

    public static XElement Of(MethodInfo method)
    {
        var parameters = IdsOf(method.GetParameters().Select(parameter => parameter.ParameterType));
        return Members[$"M:{method.DeclaringType!.FullName}.{method.Name}({parameters})"];
    }

    /// <summary>The request in the remarks of a function: <c>GET</c> and <c>/v1/groups/{groupId}</c>.</summary>
    public static (string Verb, string Route) RouteOf(MethodInfo method) =>
        Of(method).Descendants("remarks").Descendants("c").Select(c => c.Value.Split(' ')).Single(words => words is [_, ['/', ..]]) switch
        {
            [var verb, var route] => (verb, route),
            _ => throw new InvalidOperationException(),
        };

    /// <summary>The request as it is written in errors: <c>GET /groups/{groupId}</c>.</summary>
    public static string EndpointOf(MethodInfo method) =>
        RouteOf(method) is var (verb, route) ? $"{verb} {(route.StartsWith("/v1/", StringComparison.Ordinal) ? route[3..] : route)}" : "";

    private static string IdsOf(IEnumerable<Type> types) => string.Join(",", types.Select(IdOf));

    private static string IdOf(Type type) => type switch
    {
        { IsArray: true } => $"{IdOf(type.GetElementType()!)}[]",
        { IsGenericType: true } => $"{type.Namespace}.{type.Name.Split('`')[0]}{{{IdsOf(type.GetGenericArguments())}}}",
        _ => type.FullName!,
    };
}
