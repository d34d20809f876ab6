namespace Fivetrex.Functional.Tests.Support;

/// <summary>Bodies as the service writes them. Those of models are in the folder <c>Samples</c>, every documented field filled.</summary>
internal static class Samples
{
    private static readonly Dictionary<string, string> Read = Directory
        .EnumerateFiles(Path.Combine(Pages.Root, "Fivetrex.Functional.Tests", "Samples"), "*.json")
        .ToDictionary(
            file => Path.GetFileNameWithoutExtension(file), file => File.ReadAllText(file).ReplaceLineEndings("\n").TrimEnd('\n'));

    public const string Nothing = """{"code":"Success","message":"Done"}""";

    public static string Group { get; } = Of(typeof(Group));

    public static string Connector { get; } = Of(typeof(Connector));

    public static string Destination { get; } = Of(typeof(Destination));

    /// <summary>The models that have a sample of their own.</summary>
    public static IEnumerable<Type> Models =>
        typeof(Group).Assembly.GetExportedTypes().Where(type => type.Namespace == typeof(Group).Namespace && Read.ContainsKey(type.Name));

    public static IEnumerable<string> Names => Read.Keys;

    public static string Of(Type model) =>
        Read.TryGetValue(model.Name, out var sample)
            ? sample
            : throw new AssertionException($"Write Samples/{model.Name}.json, with every documented field filled.");

    public static string Data(string data) => $$"""{"code":"Success","message":"Done","data":{{data}}}""";

    public static string Page(string items, string? cursor = null) =>
        Data(cursor is null ? $$"""{"items":[{{items}}]}""" : $$"""{"items":[{{items}}],"next_cursor":"{{cursor}}"}""");
}
