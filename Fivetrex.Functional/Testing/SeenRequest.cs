namespace Fivetrex.Functional.Testing;

/// <summary>A request that <see cref="InMemoryFivetran"/> received, without its credentials.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path as sent: escaped, with <c>/v1</c>.</param>
/// <param name="Query">The query with its question mark; empty when there is none.</param>
/// <param name="Accept">The value of <c>Accept</c>, with the requested version of the API.</param>
/// <param name="Body">The body; None for a request without one. For an upload, its size.</param>
public sealed record SeenRequest(string Method, string Path, string Query, string Accept, Option<string> Body)
{
    /// <summary>Returns method, path and query, as in an access log.</summary>
    public override string ToString() => $"{Method} {Path}{Query}";
}
