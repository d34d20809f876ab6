namespace Fivetrex.Functional.Tests.Support;

internal static class Modules
{
    /// <summary>The static classes whose functions are endpoints.</summary>
    public static Type[] All { get; } =
        [.. typeof(Groups).Assembly.GetExportedTypes().Where(type =>
            type is { IsAbstract: true, IsSealed: true, Namespace: "Fivetrex.Functional" } && type != typeof(Pipeline))];
}
