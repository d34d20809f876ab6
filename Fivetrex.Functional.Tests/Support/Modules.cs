namespace Fivetrex.Functional.Tests.Support;

internal static class Modules
{
    private static readonly Type[] Others = [typeof(Pipeline), typeof(WebhookSignature), typeof(Raw)];

    /// <summary>The static classes whose functions are endpoints.</summary>
    public static Type[] All { get; } =
        [.. typeof(Groups).Assembly.GetExportedTypes().Where(type =>
            type is { IsAbstract: true, IsSealed: true, Namespace: "Fivetrex.Functional" } && !Others.Contains(type))];
}
