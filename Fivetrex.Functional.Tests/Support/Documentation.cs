using System.Reflection;
using System.Xml.Linq;

namespace Fivetrex.Functional.Tests.Support;

/// <summary>The XML docs that are shipped next to the library.</summary>
internal static class Documentation
{
    private static readonly Lazy<Dictionary<string, XElement>> Loaded = new(() =>
        XDocument.Load(Path.ChangeExtension(typeof(Groups).Assembly.Location, ".xml"))
            .Descendants("member")
            .ToDictionary(member => member.Attribute("name")!.Value));

    public static IReadOnlyDictionary<string, XElement> Members => Loaded.Value;

    public static XElement Of(MethodInfo method) =>
        Members[$"M:{method.DeclaringType!.FullName}.{method.Name}({string.Join(",", method.GetParameters().Select(parameter => IdOf(parameter.ParameterType)))})"];

    /// <summary>The request that its remarks name: <c>GET</c> and <c>/v1/groups/{groupId}</c>.</summary>
    public static (string Verb, string Route) RouteOf(MethodInfo method) =>
        Of(method).Descendants("remarks").Descendants("c").Select(c => c.Value.Split(' ')).Single(words => words is [_, ['/', ..]]) switch
        {
            [var verb, var route] => (verb, route),
            _ => throw new InvalidOperationException(),
        };

    /// <summary>As errors name it: <c>GET /groups/{groupId}</c>.</summary>
    public static string EndpointOf(MethodInfo method) =>
        RouteOf(method) is var (verb, route) ? $"{verb} {(route.StartsWith("/v1/", StringComparison.Ordinal) ? route[3..] : route)}" : "";

    private static string IdOf(Type type) => type.IsArray ? $"{IdOf(type.GetElementType()!)}[]"
        : type.IsGenericType
        ? $"{type.Namespace}.{type.Name.Split('`')[0]}{{{string.Join(",", type.GetGenericArguments().Select(IdOf))}}}"
        : type.FullName!;
}
