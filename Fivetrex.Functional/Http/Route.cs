using System.Runtime.CompilerServices;
using Fivetrex.Functional.Json;

namespace Fivetrex.Functional.Http;

/// <summary>A path with its parameters filled in and escaped, beside its template: <c>$"groups/{groupId}"</c>.</summary>
/// <remarks>
/// <c>$"webhooks/{webhookId:not group}"</c> rejects an id that is the literal segment of another path.
/// A class, because the effect that sends the path outlives the stack frame that wrote it.
/// </remarks>
[InterpolatedStringHandler]
internal sealed class Route
{
    public Route(int literalLength, int formattedCount) { }

    /// <summary>The path as sent: escaped, without a leading slash.</summary>
    public string Path { get; private set; } = "";

    /// <summary>The path as logged: parameters by name.</summary>
    public string Template { get; private set; } = "";

    /// <summary>The reason not to send the path: the first parameter that is not an id.</summary>
    public string? Problem { get; private set; }

    public void AppendLiteral(string literal)
    {
        Path += literal;
        Template += literal;
    }

    public void AppendFormatted(string? id, string format = "", [CallerArgumentExpression(nameof(id))] string name = "")
    {
        Template += $"{{{name}}}";
        Problem ??= ProblemOf(id, name, format) ?? LiteralProblem(id, format, name);
        Path += Problem is null ? Uri.EscapeDataString(id!) : name;
    }

    public void AppendFormatted(OpenEnum? value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        AppendFormatted(value?.Value, "", name);

    /// <summary>Sets the reason not to send the path, unless there is one.</summary>
    public void Reject(string problem) => Problem ??= problem;

    // an empty segment would address the list, and Uri removes dot segments
    private static string? ProblemOf(string? id, string name, string format) => id switch
    {
        null => $"{name} is null",
        _ when string.IsNullOrWhiteSpace(id) => $"{name} is {(id.Length == 0 ? "empty" : "blank")}",
        "." or ".." => $"{name} is '{id}', which is a path segment and not an id",
        _ when Surrogates.HasLoneSurrogate(id) => $"{name} holds half of a surrogate pair",
        _ when IsName(name) || format == "name" => null,
        _ => Identifiers.ProblemOf(id, name),
    };

    // schemas, tables and columns have the names of the source, which may hold spaces and quotes
    private static bool IsName(string parameter) => parameter.EndsWith("Name", StringComparison.Ordinal);

    private static string? LiteralProblem(string? id, string format, string name) =>
        format.Length > 0 && format.Equals($"not {id}", StringComparison.OrdinalIgnoreCase)
            ? $"{name} is '{id}', which is the path of another operation"
            : null;
}
