using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Spectre.Console;

namespace Fivetrex.Functional.Tests.Support;

/// <summary>Compiles C# programs against what this process has loaded, and runs them in it.</summary>
internal static class Programs
{
    private static readonly string[] ImplicitUsings =
        [
            "System",
            "System.Collections.Generic",
            "System.IO",
            "System.Linq",
            "System.Net.Http",
            "System.Threading",
            "System.Threading.Tasks",
        ];

    // made once: a compilation that comes of another one knows what its references hold
    private static readonly Lazy<CSharpCompilation> Empty = new(() => CSharpCompilation.Create(
        "program",
        references: ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path)),
        options: new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable)));

    /// <summary>The errors of the compiler, or the program.</summary>
    public static Assembly Compile(string source, params string[] extraUsings)
    {
        var usings = string.Concat(ImplicitUsings.Concat(extraUsings).Select(name => $"global using {name};\n"));
        var compilation = Empty.Value
            .WithAssemblyName($"program-{Guid.NewGuid():N}")
            .AddSyntaxTrees(Parse(usings), Parse(WithoutDirectives(source)));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        var complaints = result.Diagnostics
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(diagnostic => $"{diagnostic}")
            .ToList();
        if (complaints.Count > 0)
        {
            throw new AssertionException($"{string.Join('\n', complaints)}\n\n{source}");
        }

        image.Position = 0;
        return new AssemblyLoadContext(null).LoadFromStream(image);
    }

    /// <summary>
    /// Compiles programs into one assembly, which is several times as fast as one after the other. Returns the type of each with its
    /// method Main; null when any of them has an error, which <see cref="Compile"/> then finds.
    /// </summary>
    public static IReadOnlyDictionary<string, Type>? CompileTogether(IReadOnlyList<string> sources, params string[] extraUsings)
    {
        var usings = string.Concat(ImplicitUsings.Concat(extraUsings).Select(name => $"global using {name};\n"));
        var compilation = Empty.Value
            .WithAssemblyName($"programs-{Guid.NewGuid():N}")
            .WithOptions(Empty.Value.Options.WithOutputKind(OutputKind.DynamicallyLinkedLibrary))
            .AddSyntaxTrees([Parse(usings), .. sources.Select((source, at) => Parse(AsNamespace(source, at)))]);
        using var image = new MemoryStream();
        if (!compilation.Emit(image).Success)
        {
            return null;
        }

        image.Position = 0;
        var assembly = new AssemblyLoadContext(null).LoadFromStream(image);
        return sources.Select((source, at) => (source, at)).ToDictionary(
            pair => pair.source, pair => assembly.GetType($"Program{pair.at}.Entry")!);
    }

    /// <summary>Runs a program that was compiled together with others.</summary>
    public static async Task<int> Run(Type program)
    {
        var (before, errorsBefore) = (Console.Out, Console.Error);
        Console.SetOut(TextWriter.Null);
        Console.SetError(TextWriter.Null);
        try
        {
            var ended = (Task)program.GetMethod("Main")!.Invoke(null, null)!;
            await ended;
            return ended is Task<int> exit ? await exit : 0;
        }
        finally
        {
            Console.SetOut(before);
            Console.SetError(errorsBefore);
        }
    }

    // top-level statements become a method, and types move into its namespace
    private static string AsNamespace(string source, int at)
    {
        var unit = (CompilationUnitSyntax)Parse(source).GetRoot();
        var statements = unit.Members.OfType<GlobalStatementSyntax>().ToList();
        var types = unit.Members.Except(statements);
        var isReturning = statements.Any(statement => statement
            .DescendantNodes(node => node is not (LambdaExpressionSyntax or LocalFunctionStatementSyntax))
            .Any(node => node is ReturnStatementSyntax { Expression: not null }));
        return $$"""
            {{string.Concat(unit.Usings.Select(directive => directive.ToFullString()))}}
            namespace Program{{at}}
            {
                public static class Entry
                {
                    public static async {{(isReturning ? "Task<int>" : "Task")}} Main()
                    {
            {{string.Concat(statements.Select(statement => statement.ToFullString()))}}
                    }
                }
            {{string.Concat(types.Select(type => type.ToFullString()))}}
            }
            """;
    }

    /// <summary>Its exit code and what it printed.</summary>
    public static (int ExitCode, string Output) Run(Assembly program, params string[] arguments)
    {
        var (before, errorsBefore) = (Console.Out, Console.Error);
        using var output = new StringWriter();
        Console.SetOut(output);
        Console.SetError(TextWriter.Null);
        try
        {
            var entry = program.EntryPoint!;
            var code = entry.Invoke(null, entry.GetParameters().Length == 0 ? null : [arguments]);
            return (code as int? ?? 0, output.ToString());
        }
        finally
        {
            Console.SetOut(before);
            Console.SetError(errorsBefore);
        }
    }

    /// <summary>Runs a program that prints through Spectre.Console: on a terminal of 100 columns, or into a file.</summary>
    public static (int ExitCode, string Output) RunOnScreen(Assembly program, bool isTerminal, params string[] arguments)
    {
        var before = AnsiConsole.Console;
        using var screen = new StringWriter();
        AnsiConsole.Console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(screen),
            Ansi = isTerminal ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = isTerminal ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = isTerminal ? InteractionSupport.Yes : InteractionSupport.No,
        });
        AnsiConsole.Console.Profile.Width = 100;
        try
        {
            var (exitCode, output) = Run(program, arguments);
            return (exitCode, (output + screen).Replace("\r\n", "\n", StringComparison.Ordinal));
        }
        finally
        {
            AnsiConsole.Console = before;
        }
    }

    private static SyntaxTree Parse(string source) =>
        CSharpSyntaxTree.ParseText(source, CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Latest));

    // the first lines of a file-based app belong to the SDK
    private static string WithoutDirectives(string source) =>
        string.Join(
            '\n',
            source.Split('\n').Select(line => line.StartsWith("#:", StringComparison.Ordinal)
                || line.StartsWith("#!", StringComparison.Ordinal) ? "" : line));
}
