using System.IO.Compression;
using System.Text.RegularExpressions;
using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests.Package;

/// <summary>The content of the package, and C# programs outside this repository that use it.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class PackageTests
{
    private static string Library => $"""<PackageReference Include="Fivetrex.Functional" Version="{PackedLibrary.Version}" />""";

    [Test]
    public void The_package_has_its_files_and_its_metadata()
    {
        using var package = ZipFile.OpenRead(PackedLibrary.Path);
        using var symbols = ZipFile.OpenRead(Path.ChangeExtension(PackedLibrary.Path, ".snupkg"));
        var nuspec = Regex.Replace(
            package.Text("Fivetrex.Functional.nuspec").Replace(PackedLibrary.Version, "VERSION", StringComparison.Ordinal),
            "<repository [^>]*/>",
            "<repository />");

        // one line for all pages, so that a new page does not change the snapshot
        var files = Files(package).Select(file => Regex.Replace(file, "^docs/.*\\.(md|svg)$", "docs/**/*.$1")).Distinct();

        ExpectedText.Match(string.Join('\n', [.. files, "", .. Files(symbols), "", nuspec]), "Package");
    }

    [Test]
    public void Every_link_of_the_README_leads_to_a_file_of_the_package()
    {
        using var package = ZipFile.OpenRead(PackedLibrary.Path);
        var files = Files(package).ToList();
        var broken =
            from link in Regex.Matches(package.Text("README.md"), "\\]\\((?<target>[^)#]+)")
            let target = link.Groups["target"].Value
            where !target.StartsWith("http", StringComparison.Ordinal)
                && !files.Exists(file => file == target || file.StartsWith($"{target}/", StringComparison.Ordinal))
            select target;

        Assert.That(broken, Is.Empty);
    }

    [Test]
    public async Task A_file_based_app_needs_one_line_for_the_package()
    {
        var code = Pages.Snippets("csharp").First(snippet => snippet.Name.StartsWith("README.md,", StringComparison.Ordinal)).Code;
        var folder = await PackedLibrary.WriteFile("app/app.cs", $"#:package Fivetrex.Functional@{PackedLibrary.Version}\n{code}");

        var (exitCode, output) = await PackedLibrary.Run(folder, "run", "app.cs");

        Assert.That((exitCode, output), Is.EqualTo((0, output)));
        Assert.That(output, Does.Match("^[a-z]+_[a-z]+ Succeeded at [0-9: -]+Z$"));
    }

    [Test]
    public async Task A_library_with_warnings_as_errors_builds_and_a_call_that_is_not_run_is_a_warning()
    {
        await PackedLibrary.WriteFile("library/Warehouse/Warehouse.csproj", Project(
            """
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            <!-- without a network, NuGet cannot audit the package -->
            <WarningsNotAsErrors>NU1900</WarningsNotAsErrors>
            <AnalysisLevel>latest-recommended</AnalysisLevel>
            <GenerateDocumentationFile>true</GenerateDocumentationFile>
            """,
            Library));
        await PackedLibrary.WriteFile("library/Warehouse/Syncs.cs", """
            using Fivetrex.Functional;
            using Fivetrex.Functional.Models;
            using LanguageExt;
            using static LanguageExt.Prelude;

            namespace Warehouse;

            /// <summary>Syncs of this warehouse.</summary>
            public static class Syncs
            {
                /// <summary>Pauses every active connector of a group, and returns the names of those it has paused.</summary>
                public static Aff<Either<FivetranError, Seq<string>>> PauseAll(ClientConfig config, string groupId) =>
                    from page in Connectors.List(config, groupId)
                    from names in page.Items
                        .Filter(connector => !connector.IsPaused)
                        .Map(connector => Connectors.Pause(config, connector.Id).MapT(paused => Seq1(paused.Schema)))
                        .Fold(SuccessAff(Right<FivetranError, Seq<string>>(Empty)), Append)
                    select names;

                private static Aff<Either<FivetranError, Seq<string>>> Append(
                    Aff<Either<FivetranError, Seq<string>>> before, Aff<Either<FivetranError, Seq<string>>> next) =>
                    from first in before
                    from second in next
                    select first + second;
            }
            """);
        var app = await PackedLibrary.WriteFile("library/App/App.csproj", Project(
            "<OutputType>Exe</OutputType><AnalysisLevel>latest-recommended</AnalysisLevel>",
            """<ProjectReference Include="../Warehouse/Warehouse.csproj" />"""));
        await PackedLibrary.WriteFile("library/App/Program.cs", """
            using Fivetrex.Functional;
            using Fivetrex.Functional.Testing;

            var fivetran = new InMemoryFivetran();
            fivetran.Seed(groups: 1, connectorsPerGroup: 4);
            var id = Groups.Stream(fivetran.Client).Head.Match(Right: g => g.Id, Left: error => throw new IOException($"{error}"));
            Connectors.Delete(fivetran.Client, id);
            var paused = await Warehouse.Syncs.PauseAll(fivetran.Client, id).RunAsync();
            Console.WriteLine(paused.Match(Right: names => $"{names.Count} paused", Left: error => $"{error}"));
            """);

        var (exitCode, output) = await PackedLibrary.Run(app, "run");

        // dotnet run prints the warnings before the output of the program
        Assert.That(exitCode, Is.Zero, output);
        Assert.That(
            output.Split('\n').Select(line => Regex.Match(line, "Program.cs.*warning CA1806: [^ ]+ calls Delete|^4 paused$").Value),
            Is.EqualTo(new[] { "Program.cs(7,1): warning CA1806: <Main>$ calls Delete", "4 paused" }));
    }

    [Test]
    public async Task A_program_with_its_own_Flurl_Http_runs_and_HttpTest_sees_the_calls()
    {
        var app = await PackedLibrary.WriteFile("flurl/App.csproj", Project(
            """
            <OutputType>Exe</OutputType>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            <WarningsNotAsErrors>NU1900</WarningsNotAsErrors>
            """,
            $"""{Library}<PackageReference Include="Flurl.Http" Version="4.0.2" />"""));
        await PackedLibrary.WriteFile("flurl/Program.cs", """
            using Fivetrex.Functional;
            using Fivetrex.Functional.Models;
            using Fivetrex.Functional.Testing;
            using Flurl.Http;
            using Flurl.Http.Testing;
            using LanguageExt;

            using var http = new HttpTest();
            http.RespondWithJson(new { code = "Success", data = new { id = "g", name = "warehouse" } });
            var read = await Groups.Get(new ClientConfig("key", "secret"), "g").RunAsync();
            http.ShouldHaveCalled("https://api.fivetran.com/v1/groups/g").Times(1);
            var created = await Groups.Create(new InMemoryFivetran().Client, new NewGroup("lake")).RunAsync();

            http.RespondWith("its own");
            var own = await "https://example.com".GetStringAsync();
            Console.WriteLine($"{Name(read)}, {Name(created)}, {own}");

            static string Name(Either<FivetranError, Group> result) => result.Match(Right: g => g.Name, Left: error => error.ToString());
            """);

        Assert.That(await PackedLibrary.Run(app, "run"), Is.EqualTo((0, "warehouse, lake, its own")));
    }

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

    // without the files of the package format itself
    private static IEnumerable<string> Files(ZipArchive archive) => archive.Entries
        .Select(entry => entry.FullName)
        .Where(name => !name.EndsWith(".psmdcp", StringComparison.Ordinal) && name is not "_rels/.rels" and not "[Content_Types].xml")
        .Order(StringComparer.Ordinal);
}
