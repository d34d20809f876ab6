namespace Fivetrex.Functional.Tests.Support;

/// <summary>A directory that does not exist yet, and is deleted at the end.</summary>
internal sealed class TemporaryDirectory : IDisposable
{
    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"fivetrex-{Guid.NewGuid():N}");

    /// <summary>Returns the contents of all files by their paths in the directory.</summary>
    public Dictionary<string, string> Files() => Directory.GetFiles(Path, "*", SearchOption.AllDirectories)
        .Order(StringComparer.Ordinal)
        .ToDictionary(file => System.IO.Path.GetRelativePath(Path, file), File.ReadAllText);

    public void Write(string file, string text)
    {
        var path = System.IO.Path.Combine(Path, file);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    public void Dispose()
    {
        if (Directory.Exists(Path))
        {
            Directory.Delete(Path, recursive: true);
        }
    }
}
