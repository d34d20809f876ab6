using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fivetrex.Functional.Generators;

/// <summary>Writes a reader for each model, and the table that finds the reader of a type.</summary>
/// <remarks>
/// A model that is returned by a call, or held by another model, and cannot be read is an error of the build. All others that cannot be
/// read are inputs, which are only written. Reasons and rules: docs/decisions/reading.md.
/// </remarks>
[Generator]
public sealed class ReaderGenerator : IIncrementalGenerator
{
    private static readonly DiagnosticDescriptor Unreadable = new(
        "FVT001", "A type cannot be read from JSON", "{0}", "Fivetrex.Functional", DiagnosticSeverity.Error, isEnabledByDefault: true);

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var models = TypesWith(context, "System.Text.Json.Serialization.JsonConverterAttribute", Entry.OfModel);
        var others = TypesWith(context, Symbols.GenerateReader, Entry.OfRecord);
        var named = TypesWith(context, Symbols.ReadBy, Entry.OfNamed);
        var calls = context.SyntaxProvider.CreateSyntaxProvider(IsCall, ProblemOfCall).Where(problem => problem is not null);

        context.RegisterSourceOutput(models, WriteReader);
        context.RegisterSourceOutput(others, WriteReader);
        context.RegisterSourceOutput(
            models.Collect().Combine(others.Collect()).Combine(named.Collect()),
            (output, found) => WriteTable(output, [.. found.Left.Left, .. found.Left.Right, .. found.Right]));
        context.RegisterSourceOutput(calls, (output, problem) => output.ReportDiagnostic(problem!.ToDiagnostic(Unreadable)));
    }

    private static IncrementalValuesProvider<Entry> TypesWith(
        IncrementalGeneratorInitializationContext context, string attribute, Func<INamedTypeSymbol, Entry> entryOf) =>
        context.SyntaxProvider.ForAttributeWithMetadataName(
            attribute, (node, _) => node is TypeDeclarationSyntax, (found, _) => entryOf((INamedTypeSymbol)found.TargetSymbol));

    private static bool IsCall(SyntaxNode node, CancellationToken cancellation) =>
        node is MethodDeclarationSyntax { ReturnType: GenericNameSyntax { Identifier.Text: "Aff" or "Seq" or "IAsyncEnumerable" } };

    private static LocatedProblem? ProblemOfCall(GeneratorSyntaxContext context, CancellationToken cancellation)
    {
        if (context.SemanticModel.GetDeclaredSymbol(context.Node, cancellation) is not IMethodSymbol method
            || AnswerOf(method.ReturnType) is not INamedTypeSymbol { IsAbstract: false } answer
            || !Symbols.IsSubclassOf(answer, Symbols.Model)
            || new Readable().ProblemOfRecord(answer) is not { } problem)
        {
            return null;
        }

        return LocatedProblem.Of(
            answer, $"{answer.Name} is returned by {method.ContainingType.Name}.{method.Name} and cannot be read from JSON: it "
            + $"{problem.Reason}; {problem.Fix}");
    }

    // X in Aff<Either<FivetranError, X>>, and in its containers
    private static ITypeSymbol? AnswerOf(ITypeSymbol type) => type is not INamedTypeSymbol { TypeArguments: { Length: > 0 } arguments }
        ? type
        : AnswerOf(arguments.Last());

    private static void WriteReader(SourceProductionContext output, Entry entry)
    {
        if (entry.Problem is { } problem)
        {
            output.ReportDiagnostic(problem.ToDiagnostic(Unreadable));
        }

        if (entry.Source is { } source)
        {
            output.AddSource($"Readers.Of{entry.Name}.g.cs", source);
        }
    }

    private static void WriteTable(SourceProductionContext output, IReadOnlyCollection<Entry> entries) =>
        output.AddSource("Readers.g.cs", ReaderTable.Of(entries));
}
