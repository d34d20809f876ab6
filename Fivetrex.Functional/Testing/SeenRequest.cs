namespace Fivetrex.Functional.Testing;

/// <summary>A request as <see cref="InMemoryFivetran"/> saw it, without its credentials.</summary>
/// <param name="Method">The verb.</param>
/// <param name="Path">The path as it was sent, escaped, <c>/v1</c> included.</param>
/// <param name="Query">The query with its question mark, or nothing.</param>
/// <param name="Accept">The version asked for.</param>
/// <param name="Body">What was sent; none for a request without a body.</param>
public sealed record SeenRequest(string Method, string Path, string Query, string Accept, Option<string> Body)
{
    /// <summary>Verb, path and query, as in an access log.</summary>
    public override string ToString() => $"{Method} {Path}{Query}";
}
