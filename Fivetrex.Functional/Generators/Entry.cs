using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Fivetrex.Functional.Generators;

/// <summary>A type of the library, and the reader that is generated or found for it.</summary>
/// <param name="Name">The name of the type.</param>
/// <param name="Creation">The expression that creates its reader; null for a type that is not in the table.</param>
/// <param name="IsGeneric">Whether the type is generic; the expression then has its argument as <c>T</c>.</param>
/// <param name="Source">The source of its generated reader; null if none is generated.</param>
/// <param name="Problem">The error of the build.</param>
internal sealed record Entry(
    string Name, string? Creation = null, bool IsGeneric = false, string? Source = null, LocatedProblem? Problem = null)
{
    /// <summary>An open enum, or a model; one that cannot be read is an input.</summary>
    public static Entry OfModel(INamedTypeSymbol type) => type switch
    {
        { IsAbstract: true } => new(type.Name),
        _ when Symbols.IsSubclassOf(type, Symbols.OpenEnum) => OfOpenEnum(type),
        _ when Symbols.IsSubclassOf(type, Symbols.Model) && new Readable().ProblemOfRecord(type) is null => Generated(type),
        _ => new(type.Name),
    };

    /// <summary>A record that requests a reader.</summary>
    public static Entry OfRecord(INamedTypeSymbol type) => new Readable().ProblemOfRecord(type) is { } problem
        ? new(type.Name, Problem: LocatedProblem.Of(type, $"{type.Name} cannot be read from JSON: it {problem.Reason}; {problem.Fix}"))
        : Generated(type);

    /// <summary>A type that names its reader.</summary>
    public static Entry OfNamed(INamedTypeSymbol type) =>
        type.IsAbstract ? new(type.Name) : new(type.Name, $"new {Symbols.NamedReader(type, type)}()", type.IsGenericType);

    private static Entry OfOpenEnum(INamedTypeSymbol type)
    {
        var code = Symbols.CodeOf(type);
        return new(type.Name, $"new OpenEnumReader<{code}>(static value => new {code}(value))");
    }

    // one that also names a reader is found by that
    private static Entry Generated(INamedTypeSymbol type)
    {
        var reader = new GeneratedReader(type);
        var isNamed = Symbols.AttributeOf(type, Symbols.ReadBy) is not null;
        return new(type.Name, isNamed ? null : $"new {reader.Class}()", type.IsGenericType, reader.ToString());
    }
}

/// <summary>An error of the build. Compared by value, unlike a <see cref="Diagnostic"/>, so that unchanged results are reused.</summary>
internal sealed record LocatedProblem(string Message, string Path, TextSpan Span, LinePositionSpan Lines)
{
    public static LocatedProblem Of(ISymbol symbol, string message)
    {
        var location = symbol.Locations[0];
        return new(message, location.SourceTree?.FilePath ?? "", location.SourceSpan, location.GetLineSpan().Span);
    }

    public Diagnostic ToDiagnostic(DiagnosticDescriptor descriptor) =>
        Diagnostic.Create(descriptor, Location.Create(Path, Span, Lines), Message);
}
