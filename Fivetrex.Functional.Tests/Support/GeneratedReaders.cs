using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using Fivetrex.Functional.Generators;
using Fivetrex.Functional.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Fivetrex.Functional.Tests.Support;

/// <summary>The readers that the generator writes for models in a source.</summary>
internal sealed class GeneratedReaders
{
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Text.Json.Serialization;
        global using Fivetrex.Functional;
        global using Fivetrex.Functional.Json;
        global using Fivetrex.Functional.Models;
        global using LanguageExt;
        """;

    // the library has this part of the class, and the source has its own
    private const string Table = """
        namespace Fivetrex.Functional.Json
        {
            internal static partial class Readers
            {
                private static partial Reader? OfModel(string name);

                private static partial IReaderFactory? OfGeneric(string name);

                public static Reader? Create(string name) => OfModel(name);
            }
        }
        """;

    // named as an assembly that sees the internal types of the library; CS0436: the source's own Readers hides that of the library
    private static readonly Lazy<CSharpCompilation> Empty = new(() => CSharpCompilation.Create(
        typeof(GeneratedReaders).Assembly.GetName().Name,
        references: ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path)),
        options: new(
            OutputKind.DynamicallyLinkedLibrary,
            nullableContextOptions: NullableContextOptions.Enable,
            specificDiagnosticOptions: [new("CS0436", ReportDiagnostic.Suppress)])));

    private readonly GeneratorDriver driver;
    private readonly Compilation compilation;

    public GeneratedReaders(string source)
    {
        var options = new CSharpParseOptions(LanguageVersion.Preview);
        var trees = new[] { Usings, Table, source }.Select(text => CSharpSyntaxTree.ParseText(text, options, encoding: Encoding.UTF8));
        driver = CSharpGeneratorDriver
            .Create(
                [new ReaderGenerator().AsSourceGenerator()],
                parseOptions: options,
                driverOptions: new(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true))
            .RunGeneratorsAndUpdateCompilation(Empty.Value.AddSyntaxTrees(trees), out compilation, out _);
    }

    /// <summary>The errors that the generator adds to the build.</summary>
    public IEnumerable<string> Problems => driver.GetRunResult().Diagnostics.Select(problem => problem.GetMessage(null));

    /// <summary>The models that have a generated reader.</summary>
    public IEnumerable<string> Models => driver.GetRunResult().GeneratedTrees
        .Select(tree => Path.GetFileName(tree.FilePath).Split('.'))
        .Where(name => name.Length > 3)
        .Select(name => name[1]["Of".Length..]);

    /// <summary>Runs the generator again after a change of another file, and returns what it did for each of its outputs.</summary>
    public IEnumerable<IncrementalStepRunReason> ReasonsAfterAnotherFile() =>
        driver.RunGenerators(compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText("class Other;", new(LanguageVersion.Preview))))
            .GetRunResult().Results.Single().TrackedOutputSteps
            .SelectMany(step => step.Value)
            .SelectMany(step => step.Outputs)
            .Select(output => output.Reason);

    /// <summary>Compiles the source with its readers, and reads a model.</summary>
    /// <returns>The model as text, the names of the required fields that are missing, and the fields that were left out.</returns>
    public (string? Text, string? Problem, string LeftOut) Read(string model, string json)
    {
        using var image = new MemoryStream();
        var errors = compilation.Emit(image).Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
        Assert.That(errors, Is.Empty);
        image.Position = 0;
        var assembly = new AssemblyLoadContext(null).LoadFromStream(image);
        var create = assembly.GetType("Fivetrex.Functional.Json.Readers")!.GetMethod("Create")!;
        var read = typeof(GeneratedReaders).GetMethod(nameof(ReadAs), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(assembly.GetTypes().Single(type => type.Name == model));
        return ((string?, string?, string))read.Invoke(null, [create.Invoke(null, [model]), json])!;
    }

    private static (string? Text, string? Problem, string LeftOut) ReadAs<T>(Reader<T> reader, string json)
    {
        var leftOut = new List<string>();
        var value = Reading.Whole(Encoding.UTF8.GetBytes(json), out var problem, leftOut, reader: reader);
        return (value?.ToString(), problem, string.Join(", ", leftOut));
    }
}
