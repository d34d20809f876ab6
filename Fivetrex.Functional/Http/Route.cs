using System.Runtime.CompilerServices;

namespace Fivetrex.Functional.Http;

/// <summary>A path with its holes filled and escaped, next to its template: <c>$"groups/{groupId}"</c>.</summary>
/// <remarks>A class, because the effect that sends it outlives the stack frame that wrote it.</remarks>
[InterpolatedStringHandler]
internal sealed class Route
{
    // where a path of its own begins like the path of an id: a webhook called group would be a new one
    private static readonly System.Collections.Generic.HashSet<string> Taken = new(
        ["external-logging/account", "transformations/package-metadata", "users/api-keys", "webhooks/group", "webhooks/group/test"],
        StringComparer.OrdinalIgnoreCase);

    public Route(int literalLength, int formattedCount) { }

    /// <summary>What is sent, escaped, without a leading slash.</summary>
    public string Path { get; private set; } = "";

    /// <summary>What is logged: the holes by name.</summary>
    public string Template { get; private set; } = "";

    /// <summary>Why the route must not be sent: the first hole that is no id.</summary>
    public string? Fault { get; private set; }

    public void AppendLiteral(string literal)
    {
        Path += literal;
        Template += literal;
    }

    public void AppendFormatted(string? id, [CallerArgumentExpression(nameof(id))] string hole = "")
    {
        Template += $"{{{hole}}}";
        Fault ??= FaultOf(id, hole) ?? (Taken.Contains(Path + id) ? $"{hole} is '{id}', which is a path of its own" : null);
        Path += Fault is null ? Uri.EscapeDataString(id!) : hole;
    }

    public void AppendFormatted(OpenEnum? word, [CallerArgumentExpression(nameof(word))] string hole = "") => AppendFormatted(word?.Value, hole);

    // an empty segment would reach the list, and Uri compresses dots away
    private static string? FaultOf(string? id, string hole) => id switch
    {
        null => $"{hole} is null",
        _ when string.IsNullOrWhiteSpace(id) => $"{hole} is {(id.Length == 0 ? "empty" : "blank")}",
        "." or ".." => $"{hole} is '{id}', which is no id but a way through the path",
        _ when IsMaimed(id) => $"{hole} holds half of a surrogate pair",
        _ => null,
    };

    /// <summary>Whether it would arrive as another text.</summary>
    public static bool IsMaimed(string text) => Uri.UnescapeDataString(Uri.EscapeDataString(text)) != text;
}
