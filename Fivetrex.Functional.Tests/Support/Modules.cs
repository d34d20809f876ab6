namespace Fivetrex.Functional.Tests.Support;

internal static class Modules
{
    /// <summary>The static classes whose functions are endpoints: those with a file at the top level of the library, except Raw.</summary>
    public static Type[] All { get; } =
        [.. typeof(Groups).Assembly.GetExportedTypes().Where(type =>
            type is { IsAbstract: true, IsSealed: true, Namespace: "Fivetrex.Functional" } && type != typeof(Raw) && HasFile(type))];

    private static bool HasFile(Type type) => File.Exists(Path.Combine(Pages.Root, "Fivetrex.Functional", $"{type.Name}.cs"));
}
