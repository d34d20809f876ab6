namespace Fivetrex.Functional.Testing.Service;

/// <summary>An operation of the service: a verb, a route with <c>{}</c> for each id, and a handler.</summary>
internal sealed record Operation(string Method, string Route, Func<Store, Incoming, Either<Refusal, Reply>> Handle)
{
    private readonly string[] segments = Route.Split('/');

    /// <summary>The fields of the body, which are checked before the handler is called.</summary>
    public Fields Fields { get; init; } = [];

    /// <summary>Returns the ids in a path; None when the path does not match the route.</summary>
    public Option<Seq<string>> IdsOf(string[] path) =>
        path.Length == segments.Length && segments.Zip(path, IsMatch).All(identity)
            ? Some(toSeq(path.Where((_, at) => segments[at] == "{}").ToArray()))
            : None;

    /// <summary>The routes, from outer to inner, that lead to an id in this route, without the id.</summary>
    public IEnumerable<string> Collections => segments
        .Select((segment, at) => (segment, Route: string.Join('/', segments[..at])))
        .Where(part => part.segment == "{}")
        .Select(part => part.Route);

    /// <summary>Returns the verb and the route.</summary>
    public override string ToString() => $"{Method} {Route}";

    private static bool IsMatch(string segment, string part) => segment == "{}" || segment == part;
}
