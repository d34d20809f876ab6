using Microsoft.CodeAnalysis;

namespace Fivetrex.Functional.Generators;

/// <summary>Whether values of a type can be read.</summary>
internal sealed class Readable
{
    // a record that holds itself is readable if its other members are
    private readonly HashSet<ISymbol> visited = new(SymbolEqualityComparer.Default);

    /// <summary>The reason that a value of the type cannot be read; null if it can.</summary>
    public string? ProblemOf(ITypeSymbol type)
    {
        var content = Symbols.ContentOf(type, Symbols.Option)
            ?? Symbols.ContentOf(type, Symbols.Seq)
            ?? Symbols.ContentOf(type, Symbols.Map);
        return type switch
        {
            _ when content is not null => ProblemOf(content),
            _ when ValueReading.IsScalar(type) || type.TypeKind == TypeKind.TypeParameter || HasReader(type) => null,
            INamedTypeSymbol record when IsRecordToRead(record) => InRecord(record),
            _ => $"{type.Name} has no reader",
        };
    }

    /// <summary>Returns the problem of a record; null for one that a reader can be generated for.</summary>
    public Problem? ProblemOfRecord(INamedTypeSymbol record)
    {
        visited.Add(record.OriginalDefinition);
        var constructors = record.InstanceConstructors
            .Where(constructor => constructor.DeclaredAccessibility == Accessibility.Public)
            .ToList();
        if (constructors.Count != 1)
        {
            return new($"has {constructors.Count} public constructors", "keep the positional one and make the others static methods");
        }

        var parameters = constructors[0].Parameters;
        return parameters.Select(parameter => Member.ProblemOf(parameter, record, this)).FirstOrDefault(problem => problem is not null)
            ?? MemberOutside(record, parameters);
    }

    // its value would never be read
    private static Problem? MemberOutside(INamedTypeSymbol record, IEnumerable<IParameterSymbol> parameters)
    {
        var members =
            from type in Symbols.BasesOf(record).Prepend(record)
            from property in type.GetMembers().OfType<IPropertySymbol>()
            where property is { SetMethod: not null, IsStatic: false, IsIndexer: false, DeclaredAccessibility: Accessibility.Public }
            select property.Name;
        return members.Except(parameters.Select(parameter => parameter.Name)).FirstOrDefault() is { } name
            ? new($"has the member {name}, which is not a parameter of its constructor", "make it one, with an optional type")
            : null;
    }

    private static bool HasReader(ITypeSymbol type) =>
        Symbols.AttributeOf(type, Symbols.ReadBy) is not null || (!type.IsAbstract && Symbols.IsSubclassOf(type, Symbols.OpenEnum));

    private static bool IsRecordToRead(INamedTypeSymbol type) =>
        !type.IsAbstract
        && (Symbols.IsSubclassOf(type, Symbols.Model) || Symbols.AttributeOf(type, Symbols.GenerateReader) is not null);

    private string? InRecord(INamedTypeSymbol record) =>
        visited.Contains(record.OriginalDefinition) || ProblemOfRecord(record) is not { } problem
            ? null
            : $"{record.Name} {problem.Reason}";
}
