using System.IO.Compression;
using System.Reflection;
using System.Text.RegularExpressions;
using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests.Package;

/// <summary>
/// The package as its users meet it: packed into an empty feed, and used from folders that know nothing of this repository.
/// </summary>
[NonParallelizable]
internal sealed class PackageTests
{
    // each run has a version of its own, so that no cache can answer for the feed
    private static readonly string Version = $"{typeof(Groups).Assembly.GetName().Version!.ToString(3)}-test{Guid.NewGuid():N}";

    private static readonly DirectoryInfo Folder = Directory.CreateTempSubdirectory("fivetrex");

    private static string Feed => Path.Combine(Folder.FullName, "feed");

    // a block that is a part of a program says so in its first line
    private static IEnumerable<(string Name, string Code)> FSharpBlocks =>
        Pages.Snippets("fsharp").Where(block => !block.Code.StartsWith("// fragment of ", StringComparison.Ordinal));

    private static string Package => Path.Combine(Feed, $"Fivetrex.Functional.{Version}.nupkg");

    private static string Packages => Path.Combine(Folder.FullName, "packages");

    [OneTimeSetUp]
    public static async Task Pack()
    {
        await File.WriteAllTextAsync(Path.Combine(Folder.FullName, "NuGet.config"), """
            <configuration>
              <packageSources>
                <add key="feed" value="feed" />
              </packageSources>
            </configuration>
            """);
        var configuration = typeof(PackageTests).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
        var (exitCode, output) = await Dotnet.Run(
            Pages.Root, "pack", "Fivetrex.Functional", "--no-build", "-c", configuration, "-o", Feed, $"-p:Version={Version}");
        Assert.That(exitCode, Is.Zero, output);
    }

    [OneTimeTearDown]
    public static void Forget() => Folder.Delete(recursive: true);

    [Test]
    public void The_package_holds_what_it_should_and_says_what_it_is()
    {
        using var package = ZipFile.OpenRead(Package);
        using var symbols = ZipFile.OpenRead(Path.ChangeExtension(Package, ".snupkg"));
        var nuspec = Regex.Replace(
            Text(package, "Fivetrex.Functional.nuspec").Replace(Version, "VERSION", StringComparison.Ordinal),
            "<repository [^>]*/>",
            "<repository />");

        // pages come and go
        var files = Files(package).Select(file => Regex.Replace(file, "^docs/.*\\.(md|svg)$", "docs/**/*.$1")).Distinct();

        Snapshots.Match(string.Join('\n', [.. files, "", .. Files(symbols), "", nuspec]), "Package");
    }

    [Test]
    public void Every_link_on_the_package_page_leads_somewhere_in_the_package()
    {
        using var package = ZipFile.OpenRead(Package);
        var files = Files(package).ToList();
        var broken =
            from link in Regex.Matches(Text(package, "README.md"), "\\]\\((?<target>[^)#]+)")
            let target = link.Groups["target"].Value
            where !target.StartsWith("http", StringComparison.Ordinal)
                && !files.Exists(file => file == target || file.StartsWith($"{target}/", StringComparison.Ordinal))
            select target;

        Assert.That(broken, Is.Empty);
    }

    [Test]
    public async Task A_file_based_app_runs_with_one_line_for_the_package()
    {
        var app = await Written("app/app.cs", $"#:package Fivetrex.Functional@{Version}\n{FirstSnippet("README.md", "csharp")}");

        Assert.That(await Ran(app, "run", "app.cs"), Is.EqualTo((0, "crm is syncing")));
    }

    // one process for all scripts: each takes some ten seconds to start
    [Test]
    public async Task Every_FSharp_block_of_the_pages_runs_as_pasted_and_the_prelude_comes_with_the_package()
    {
        var loads = new List<string>();
        foreach (var (name, code) in FSharpBlocks)
        {
            var file = $"block{loads.Count}.fsx";
            await Written($"fsharp/{file}", WithVersion(code));
            await Written($"fsharp/name{loads.Count}.fsx", $"printfn \"\\n-- %s\" \"{name}\"\n");
            loads.Add($"#load \"name{loads.Count}.fsx\"\n#load \"{file}\"\n");
        }

        var prelude = WithVersion(Pages.Read("Fivetrex.Functional.Tests", "Package", "prelude.fsx"));
        var script = await Written("fsharp/script.fsx", $"{string.Concat(loads)}printfn \"\\n-- prelude\"\n{prelude}");

        var (exitCode, output) = await Ran(script, "fsi", "script.fsx");

        Assert.That(exitCode, Is.Zero, output);
        var parts = output.Split("\n-- prelude\n");
        Snapshots.Match(parts[0], "FSharpBlocks");
        Snapshots.Match(parts[1], "Prelude");
    }

    [Test]
    public void Every_FSharp_block_of_the_pages_says_fsharp() =>
        Assert.That(Pages.Snippets("fsx").Concat(Pages.Snippets("fs")).Select(block => block.Name), Is.Empty, "write ```fsharp");

    [Test]
    public async Task A_library_embeds_it_with_warnings_as_errors_and_a_call_that_nobody_runs_is_one()
    {
        await Written("library/Warehouse/Warehouse.csproj", Project("""
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            <!-- a registry that is away says nothing about the package -->
            <WarningsNotAsErrors>NU1900</WarningsNotAsErrors>
            <AnalysisLevel>latest-recommended</AnalysisLevel>
            <GenerateDocumentationFile>true</GenerateDocumentationFile>
            """, $"""<PackageReference Include="Fivetrex.Functional" Version="{Version}" />"""));
        await Written("library/Warehouse/Syncs.cs", """
            using Fivetrex.Functional;
            using Fivetrex.Functional.Models;
            using LanguageExt;

            namespace Warehouse;

            /// <summary>What this warehouse does with its connectors.</summary>
            public static class Syncs
            {
                /// <summary>Pauses whatever is not paused yet.</summary>
                public static Aff<Either<FivetranError, Seq<string>>> PauseAll(ClientConfig config, string groupId) =>
                    from page in Connectors.List(config, groupId)
                    from names in page.Items
                        .Filter(connector => !connector.IsPaused)
                        .Map(connector => Connectors.Pause(config, connector.Id).MapT(paused => Prelude.Seq1(paused.Schema)))
                        .Fold(Prelude.SuccessAff(Prelude.Right<FivetranError, Seq<string>>(Prelude.Empty)), (before, next) => from a in before from b in next select a + b)
                    select names;
            }
            """);
        var app = await Written(
            "library/App/App.csproj",
            Project(
                "<OutputType>Exe</OutputType><AnalysisLevel>latest-recommended</AnalysisLevel>",
                """<ProjectReference Include="../Warehouse/Warehouse.csproj" />"""));
        await Written("library/App/Program.cs", """
            using Fivetrex.Functional;
            using Fivetrex.Functional.Testing;

            var fivetran = new InMemoryFivetran();
            fivetran.Seed(groups: 1, connectorsPerGroup: 4);
            var id = Groups.Stream(fivetran.Client).Head.Match(Right: g => g.Id, Left: error => throw new InvalidOperationException(error.ToString()));
            Connectors.Delete(fivetran.Client, id);
            Console.WriteLine((await Warehouse.Syncs.PauseAll(fivetran.Client, id).RunAsync()).Match(Right: names => $"{names.Count} paused", Left: error => $"{error}"));
            """);

        var (exitCode, output) = await Ran(app, "run");

        // warnings are printed before what the program prints
        Assert.That(exitCode, Is.Zero, output);
        Assert.That(
            output.Split('\n').Select(line => Regex.Match(line, "Program.cs.*warning CA1806: [^ ]+ calls Delete|^4 paused$").Value),
            Is.EqualTo(new[] { "Program.cs(7,1): warning CA1806: <Main>$ calls Delete", "4 paused" }));
    }

    [Test]
    public async Task A_program_with_Flurl_Http_of_its_own_runs_and_HttpTest_sees_the_calls()
    {
        var app = await Written("flurl/App.csproj", Project(
            "<OutputType>Exe</OutputType><TreatWarningsAsErrors>true</TreatWarningsAsErrors><WarningsNotAsErrors>NU1900</WarningsNotAsErrors>",
            $"""<PackageReference Include="Fivetrex.Functional" Version="{Version}" /><PackageReference Include="Flurl.Http" Version="4.0.2" />"""));
        await Written("flurl/Program.cs", """"
            using Fivetrex.Functional;
            using Fivetrex.Functional.Models;
            using Fivetrex.Functional.Testing;
            using Flurl.Http;
            using Flurl.Http.Testing;

            using var http = new HttpTest();
            http.RespondWithJson(new { code = "Success", data = new { id = "g", name = "warehouse" } });
            var read = await Groups.Get(new ClientConfig("key", "secret"), "g").RunAsync();
            http.ShouldHaveCalled("https://api.fivetran.com/v1/groups/g").Times(1);
            var made = await Groups.Create(new InMemoryFivetran().Client, new NewGroup("lake")).RunAsync();

            http.RespondWith("its own");
            var own = await "https://example.com".GetStringAsync();
            Console.WriteLine($"{read.Match(Right: g => g.Name, Left: error => error.ToString())}, {made.Match(Right: g => g.Name, Left: error => error.ToString())}, {own}");
            """");

        Assert.That(await Ran(app, "run"), Is.EqualTo((0, "warehouse, lake, its own")));
    }

    [Test]
    public void The_prelude_has_a_pattern_for_every_error()
    {
        using var package = ZipFile.OpenRead(Package);
        var prelude = Text(package, "content/Fivetrex.Functional.fsx");
        var cases = typeof(FivetranError).GetNestedTypes().Select(type => type.Name).ToList();

        Assert.That(
            cases.Where(name => !prelude.Contains($"let (|{name}|_|)", StringComparison.Ordinal)),
            Is.Empty,
            "add a pattern to Fivetrex.Functional.fsx");
        Assert.That(
            cases.Where(name => !prelude.Contains($"    | {name} of FivetranError.{name}\n", StringComparison.Ordinal)),
            Is.Empty,
            "add a case to Reason in Fivetrex.Functional.fsx");
    }

    private static async Task<string> Written(string path, string text)
    {
        var file = Path.Combine(Folder.FullName, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllTextAsync(file, text);
        return Path.GetDirectoryName(file)!;
    }

    private static async Task<(int ExitCode, string Output)> Ran(string where, params string[] arguments)
    {
        var command = Dotnet.Command(where, arguments);
        var cache = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

        // what the machine has already is looked up there, what it has not is put into the folder of this run
        command.Environment["NUGET_PACKAGES"] = Packages;
        command.Environment["NUGET_FALLBACK_PACKAGES"] = cache;
        var (exitCode, output) = await Dotnet.Run(command);
        Assert.That(Path.Combine(Packages, "fivetrex.functional", Version), Does.Exist, output);
        return (exitCode, output.Trim());
    }

    private static string WithVersion(string script) =>
        script.Replace(
            "#r \"nuget: Fivetrex.Functional\"",
            $"#i \"nuget: {Feed}\"\n#r \"nuget: Fivetrex.Functional, {Version}\"",
            StringComparison.Ordinal);

    private static string Project(string properties, string references) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
            {properties}
          </PropertyGroup>
          <ItemGroup>
            {references}
          </ItemGroup>
        </Project>
        """;

    private static string FirstSnippet(string page, string language) =>
        Pages.Snippets(language).First(snippet => snippet.Name.StartsWith($"{page},", StringComparison.Ordinal)).Code;

    private static string Text(ZipArchive archive, string path)
    {
        using var reader = new StreamReader(archive.GetEntry(path)!.Open());
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    // without what the format itself adds
    private static IEnumerable<string> Files(ZipArchive archive) => archive.Entries
        .Select(entry => entry.FullName)
        .Where(name => !name.EndsWith(".psmdcp", StringComparison.Ordinal) && name is not "_rels/.rels" and not "[Content_Types].xml")
        .Order(StringComparer.Ordinal);
}
