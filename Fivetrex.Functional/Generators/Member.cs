using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Fivetrex.Functional.Generators;

/// <summary>A parameter of a record's constructor, and the way to read it.</summary>
/// <param name="Name">The name of the parameter.</param>
/// <param name="Type">The type in C#.</param>
/// <param name="Default">The value in C# when the field is null or absent.</param>
/// <param name="Names">The name of the JSON field, and its aliases.</param>
/// <param name="IsRequired">Whether a body without the field fails.</param>
/// <param name="Reading">The way to read its value.</param>
internal sealed record Member(
    string Name, string Type, string Default, IReadOnlyList<string> Names, bool IsRequired, ValueReading Reading)
{
    /// <summary>The local variable that holds its value; no type or other variable of the reader has a name like it.</summary>
    public string Local => $"_{Name}";

    public static Member Of(IParameterSymbol parameter)
    {
        var reading = ValueReading.Of(parameter);
        return new(
            parameter.Name,
            Symbols.CodeOf(parameter.Type),
            parameter is { HasExplicitDefaultValue: true, ExplicitDefaultValue: { } value } ? Literal(value) : "default!",
            [SnakeCase.Of(parameter.Name), .. AliasesOf(parameter)],
            IsRequiredIn(parameter),
            reading);
    }

    /// <summary>The reason that the parameter cannot be read, and the fix; null if it can.</summary>
    public static Problem? ProblemOf(IParameterSymbol parameter, INamedTypeSymbol record, Readable readable)
    {
        if (PropertyOf(record, parameter.Name)?.SetMethod is null)
        {
            return new($"has no property with an init accessor for {parameter.Name}", "make it a positional record");
        }

        if (IsRequiredIn(parameter) && AliasesOf(parameter).Any())
        {
            return new($"has an alias on {parameter.Name}, which is required", "make it an Option");
        }

        return Symbols.AttributeOf(parameter, Symbols.ReadBy) is null && readable.ProblemOf(parameter.Type) is { } reason
            ? new($"has the member {parameter.Name}: {reason}", "use a type that has a reader, or name one with [ReadBy]")
            : null;
    }

    private static IPropertySymbol? PropertyOf(INamedTypeSymbol record, string name) =>
        Symbols.BasesOf(record).Prepend(record).SelectMany(type => type.GetMembers(name)).OfType<IPropertySymbol>().FirstOrDefault();

    private static IEnumerable<string> AliasesOf(IParameterSymbol parameter) =>
        from attribute in parameter.GetAttributes()
        where attribute.AttributeClass?.ToDisplayString() == Symbols.Alias
        select (string)attribute.ConstructorArguments[0].Value!;

    private static bool IsRequiredIn(IParameterSymbol parameter) =>
        !parameter.HasExplicitDefaultValue
        && Symbols.ContentOf(parameter.Type, Symbols.Option) is null
        && Symbols.AttributeOf(parameter, Symbols.Derived) is null;

    private static string Literal(object value) => SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false)!;
}

/// <summary>A reason that a record cannot be read, as the rest of a sentence after its name, and the fix.</summary>
internal sealed record Problem(string Reason, string Fix);
