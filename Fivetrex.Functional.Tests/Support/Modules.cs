using System.Reflection;
using Fivetrex.Functional.Tests.Style;

namespace Fivetrex.Functional.Tests.Support;

internal static class Modules
{
    /// <summary>The static classes whose functions are endpoints: those with a file at the top level of the library, except Raw.</summary>
    public static Type[] All { get; } =
        [.. typeof(Groups).Assembly.GetExportedTypes().Where(type =>
            type is { IsAbstract: true, IsSealed: true, Namespace: "Fivetrex.Functional" } && type != typeof(Raw) && HasFile(type))];

    /// <summary>Whether a function of a module is declared in the file of the module in the folder of the workflows.</summary>
    public static bool IsWorkflow(MethodInfo function) => Sources.Library.Any(file =>
        Layers.Of(file.Path) == "Workflows"
        && Path.GetFileNameWithoutExtension(file.Path) == function.DeclaringType!.Name
        && file.Text.Contains($" {function.Name}(ClientConfig config", StringComparison.Ordinal));

    private static bool HasFile(Type type) => File.Exists(Path.Combine(Pages.Root, "Fivetrex.Functional", $"{type.Name}.cs"));
}
