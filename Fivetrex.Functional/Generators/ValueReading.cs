using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace Fivetrex.Functional.Generators;

/// <summary>The code that reads a value.</summary>
/// <param name="Expression">The expression, at a reader <c>json</c> with a <c>context</c>.</param>
/// <param name="Readers">The types of the readers that it uses; each is a field of the generated reader, by <see cref="FieldOf"/>.</param>
/// <param name="Tolerance">
/// The expression that is true when a value that does not fit is left out instead of failing the body: <c>true</c> or <c>false</c>, or
/// that of a reader which is known only at run time.
/// </param>
internal sealed record ValueReading(string Expression, IReadOnlyList<string> Readers, string Tolerance)
{
    private const string Strict = "false", Tolerant = "true";

    private static readonly Regex Namespaces = new(@"global::|\w+\.");

    private static readonly Dictionary<string, string> Scalars = new()
    {
        ["string"] = "TextReader",
        ["int"] = "IntReader",
        ["double"] = "DoubleReader",
        ["bool"] = "BoolReader",
        ["System.DateTimeOffset"] = "TimeReader",
        ["LanguageExt.Unit"] = "UnitReader",
    };

    public static bool IsScalar(ITypeSymbol type) => Scalars.ContainsKey(CSharpName(type));

    public static ValueReading Of(IParameterSymbol parameter)
    {
        if (Symbols.NamedReader(parameter, parameter.Type) is { } named)
        {
            return By(named, $"{FieldOf(named)}.IsOptional");
        }

        var isId = parameter.Name.EndsWith("Id", StringComparison.Ordinal);
        return CSharpName(parameter.Type) switch
        {
            "string" when isId => By("IdReader", Strict),
            "LanguageExt.Option<string>" when isId => By("OptionalIdReader", Tolerant),
            _ => Of(parameter.Type),
        };
    }

    /// <summary>The name of the field of a reader: <c>seqReaderSetupTest</c> for <c>SeqReader&lt;SetupTest&gt;</c>.</summary>
    public static string FieldOf(string reader)
    {
        var name = new string([.. Namespaces.Replace(reader, "").Where(char.IsLetterOrDigit)]);
        return $"{char.ToLowerInvariant(name[0])}{name.Substring(1)}";
    }

    private static ValueReading Of(ITypeSymbol type) => CSharpName(type) switch
    {
        var name when Scalars.TryGetValue(name, out var scalar) => By(scalar, Strict),
        "LanguageExt.Option<string>" => By("OptionalTextReader", Tolerant),
        "LanguageExt.Option<System.DateTimeOffset>" => By("OptionalTimeReader", Tolerant),
        _ when Symbols.ContentOf(type, Symbols.Option) is { } some => Optional(Of(some)),
        _ when Symbols.ContentOf(type, Symbols.Seq) is { } item => By($"SeqReader<{Symbols.CodeOf(item)}>", Strict),
        _ when Symbols.ContentOf(type, Symbols.Map) is { } item => By($"MapReader<{Symbols.CodeOf(item)}>", Strict),
        _ => OfAnother(Symbols.CodeOf(type), type.TypeKind == TypeKind.TypeParameter),
    };

    // looked up when it is needed, so that a process creates only the readers of what it receives
    private static ValueReading OfAnother(string type, bool isTypeParameter) => new(
        $"Reader<{type}>.Instance.Read(ref json, context)", [], isTypeParameter ? $"Reader<{type}>.Instance.IsOptional" : Strict);

    private static ValueReading Optional(ValueReading some) =>
        some with { Expression = $"global::LanguageExt.Prelude.Optional({some.Expression})", Tolerance = Tolerant };

    private static ValueReading By(string reader, string tolerance) =>
        new($"{FieldOf(reader)}.Read(ref json, context)", [reader], tolerance);

    private static string CSharpName(ITypeSymbol type) => type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToDisplayString();
}
