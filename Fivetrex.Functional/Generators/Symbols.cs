using Microsoft.CodeAnalysis;

namespace Fivetrex.Functional.Generators;

/// <summary>Questions about types and attributes by their full names.</summary>
internal static class Symbols
{
    public const string GenerateReader = "Fivetrex.Functional.Json.GenerateReaderAttribute";
    public const string ReadBy = "Fivetrex.Functional.Json.ReadByAttribute";
    public const string Alias = "Fivetrex.Functional.Json.AliasAttribute";
    public const string Derived = "Fivetrex.Functional.Json.DerivedAttribute";
    public const string KeepsUnknownFields = "Fivetrex.Functional.Json.IKeepsUnknownFields";
    public const string IsDerived = "Fivetrex.Functional.Json.IDerived<TRecord>";
    public const string Model = "Fivetrex.Functional.Models.FivetranModel";
    public const string OpenEnum = "Fivetrex.Functional.Models.OpenEnum";
    public const string Option = "LanguageExt.Option<A>";
    public const string Seq = "LanguageExt.Seq<A>";
    public const string Map = "LanguageExt.HashMap<K, V>";

    public static string NameOf(ITypeSymbol type) => type.OriginalDefinition.ToDisplayString();

    public static string CodeOf(ITypeSymbol type) =>
        type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    public static AttributeData? AttributeOf(ISymbol symbol, string name) =>
        symbol.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass?.ToDisplayString() == name);

    public static bool IsSubclassOf(ITypeSymbol type, string name) => BasesOf(type).Any(parent => parent.ToDisplayString() == name);

    public static IEnumerable<ITypeSymbol> BasesOf(ITypeSymbol type)
    {
        for (var parent = type.BaseType; parent is not null; parent = parent.BaseType)
        {
            yield return parent;
        }
    }

    public static bool Implements(ITypeSymbol type, string name) =>
        type.AllInterfaces.Any(implemented => implemented.OriginalDefinition.ToDisplayString() == name);

    /// <summary>The type that a container of the kind <paramref name="container"/> holds; null for any other type.</summary>
    public static ITypeSymbol? ContentOf(ITypeSymbol type, string container) =>
        type is INamedTypeSymbol { IsGenericType: true } named && NameOf(named) == container ? named.TypeArguments.Last() : null;

    /// <summary>The reader that an attribute names, closed over the type's arguments or, for a type without any, over the type.</summary>
    public static string? NamedReader(ISymbol symbol, ITypeSymbol type)
    {
        if (AttributeOf(symbol, ReadBy)?.ConstructorArguments[0].Value is not INamedTypeSymbol reader)
        {
            return null;
        }

        return CodeOf(reader.IsUnboundGenericType ? Closed(reader.OriginalDefinition, type) : reader);
    }

    private static INamedTypeSymbol Closed(INamedTypeSymbol reader, ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeArguments: { Length: > 0 } arguments }
            ? reader.Construct([.. arguments])
            : reader.Construct(type);
}
