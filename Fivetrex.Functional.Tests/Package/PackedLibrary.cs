using System.IO.Compression;
using System.Reflection;
using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests.Package;

/// <summary>The package in a feed of its own, and programs outside this repository that use it.</summary>
internal static class PackedLibrary
{
    // unique in each run, so that no cache contains it
    public static readonly string Version = $"{typeof(Groups).Assembly.GetName().Version!.ToString(3)}-test{Guid.NewGuid():N}";

    private static readonly DirectoryInfo Folder = Directory.CreateTempSubdirectory("fivetrex");

    public static string Path => InFolder("feed", $"Fivetrex.Functional.{Version}.nupkg");

    private static string Feed => InFolder("feed");

    private static string Packages => InFolder("packages");

    public static async Task Pack()
    {
        await WriteFile("NuGet.config", """
            <configuration>
              <packageSources>
                <add key="feed" value="feed" />
              </packageSources>
            </configuration>
            """);
        var configuration = typeof(PackedLibrary).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
        var (exitCode, output) = await Dotnet.Run(
            Pages.Root, "pack", "Fivetrex.Functional", "--no-build", "-c", configuration, "-o", Feed, $"-p:Version={Version}");
        Assert.That(exitCode, Is.Zero, output);
    }

    public static void Delete() => Folder.Delete(recursive: true);

    /// <summary>Writes a file of a program, and returns its folder.</summary>
    public static async Task<string> WriteFile(string path, string text)
    {
        var file = new FileInfo(InFolder(path));
        file.Directory!.Create();
        await File.WriteAllTextAsync(file.FullName, text);
        return file.DirectoryName!;
    }

    /// <summary>Runs <c>dotnet</c> in the folder of a program, and checks that it has installed the package.</summary>
    public static async Task<(int ExitCode, string Output)> Run(string folder, params string[] arguments)
    {
        var command = Dotnet.Command(folder, arguments);
        var cache = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

        // dependencies come from the cache of this machine; the package itself is installed into the folder of this run
        command.Environment["NUGET_PACKAGES"] = Packages;
        command.Environment["NUGET_FALLBACK_PACKAGES"] = cache;
        var (exitCode, output) = await Dotnet.Run(command);
        Assert.That(System.IO.Path.Combine(Packages, "fivetrex.functional", Version), Does.Exist, output);
        return (exitCode, output.Trim());
    }

    /// <summary>Makes an F# script use the packed version from the feed.</summary>
    public static string WithVersion(string script) => script.Replace(
        "#r \"nuget: Fivetrex.Functional\"",
        $"#i \"nuget: {Feed}\"\n#r \"nuget: Fivetrex.Functional, {Version}\"",
        StringComparison.Ordinal);

    public static string Text(this ZipArchive archive, string path)
    {
        using var reader = new StreamReader(archive.GetEntry(path)!.Open());
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    private static string InFolder(params string[] path) => System.IO.Path.Combine([Folder.FullName, .. path]);
}
