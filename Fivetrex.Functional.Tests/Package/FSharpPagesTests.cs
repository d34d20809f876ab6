using System.IO.Compression;
using System.Text.RegularExpressions;
using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests.Package;

/// <summary>The F# blocks of the pages run as pasted, and the prelude works: both with nothing but the package.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed partial class FSharpPagesTests
{
    private const string Reference = "#r \"nuget: Fivetrex.Functional\"\n";

    [GeneratedRegex(@"^[^\S\n]*(`{3,}|~{3,})[^\S\n]*(f#|fs|fsi|fsx|fsharp)\b.*$", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex FSharpFence { get; }

    // a block that is a part of a larger program names that program in its first line
    private static IEnumerable<(string Name, string Code)> Blocks =>
        Pages.Snippets("fsharp").Where(block => !Regex.IsMatch(block.Code, @"^// fragment of \S"));

    // one process and one #load for all scripts, because each of them takes seconds to resolve the package
    [Test]
    public async Task Every_block_and_the_script_of_the_prelude_run()
    {
        var prelude = (Name: "prelude", Code: Pages.Read("Fivetrex.Functional.Tests", "Package", "prelude.fsx"));
        var files = "";
        foreach (var (name, code) in Blocks.Append(prelude))
        {
            var file = Regex.Replace(name, "[^A-Za-z0-9]+", "_");
            await PackedLibrary.WriteFile($"fsharp/Before_{file}.fsx", $"printfn \"\\n-- {name}\"\n");
            await PackedLibrary.WriteFile($"fsharp/{file}.fsx", PackedLibrary.WithVersion(code));
            files += $" \"Before_{file}.fsx\" \"{file}.fsx\"";
        }

        var folder = await PackedLibrary.WriteFile("fsharp/script.fsx", $"#load{files}\n");

        var (exitCode, output) = await PackedLibrary.Run(folder, "fsi", "script.fsx");

        Assert.That(exitCode, Is.Zero, output);
        var parts = output.Split("\n-- prelude\n");
        ExpectedText.Match(parts[0], "FSharpBlocks");
        ExpectedText.Match(parts[1], "Prelude");
    }

    [Test]
    public void Every_block_references_the_package() =>
        Assert.That(
            Blocks.Where(block => !block.Code.StartsWith(Reference, StringComparison.Ordinal)).Select(block => block.Name),
            Is.Empty,
            $"start the block with {Reference} or with // fragment of <the program that it is a part of>");

    [Test]
    public void Every_fence_of_FSharp_is_written_alike() =>
        Assert.That(
            from page in Pages.All
            from fence in FSharpFence.Matches(Pages.Read(page))
            where fence.Value != "```fsharp"
            select $"{page}: {fence.Value}",
            Is.Empty,
            "write ```fsharp at the start of the line: a block in another fence is not run");

    [Test]
    public void The_prelude_has_a_pattern_for_every_error()
    {
        using var package = ZipFile.OpenRead(PackedLibrary.Path);
        var prelude = package.Text("content/Fivetrex.Functional.fsx");
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
}
