using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests.Fixtures;

/// <summary>The fixtures of all modules, found by their <c>Definition</c>.</summary>
internal static class AllFixtures
{
    private static readonly Dictionary<Type, Fixture> ByModule = typeof(AllFixtures).Assembly.GetTypes()
        .Where(type => type.Namespace == typeof(AllFixtures).Namespace)
        .Select(type => type.GetProperty("Definition")?.GetValue(null))
        .OfType<Fixture>()
        .ToDictionary(fixture => fixture.Module);

    private static readonly Dictionary<Type, object> Inputs = ByModule.Values
        .SelectMany(fixture => fixture.Inputs)
        .Append(true)
        .Append(new PageRequest(Limit: 2, Cursor: "eyJza2lwIjoxfQ=="))
        .ToDictionary(input => input.GetType());

    public static IEnumerable<Fixture> All => ByModule.Values.OrderBy(fixture => fixture.Module.Name, StringComparer.Ordinal);

    /// <summary>The types of the inputs of all modules.</summary>
    public static IEnumerable<Type> InputTypes => Inputs.Keys;

    public static bool Has(Type module) => ByModule.ContainsKey(module);

    /// <summary>The fixture of a module; an empty one for a module that needs none.</summary>
    public static Fixture Of(Type module) => ByModule.TryGetValue(module, out var fixture) ? fixture : new Fixture(module);

    /// <summary>The input of a type, with every field set.</summary>
    public static object InputOf(Type type) =>
        Inputs.TryGetValue(type, out var input)
            ? input
            : throw new AssertionException($"Add a {type.Name} with every field set to Inputs in {FileFor(type)}.");

    /// <summary>The id of a parameter in the requests of <see cref="WireTests"/>: of the module's own fixture, or of any other.</summary>
    public static string WireIdOf(Type module, string parameter) =>
        Of(module).WireIds.GetValueOrDefault(parameter)
            ?? All.Select(fixture => fixture.WireIds.GetValueOrDefault(parameter)).FirstOrDefault(id => id is not null)
            ?? $"some_{parameter[..^2].ToLowerInvariant()}";

    public static string FileOf(Type module) => $"Fixtures/{module.Name}Fixture.cs";

    private static string FileFor(Type input) => FileOf(
        Functions.All.First(function => function.GetParameters().Any(parameter => parameter.ParameterType == input)).DeclaringType!);
}
