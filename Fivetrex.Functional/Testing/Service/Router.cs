using System.Text.Json.Nodes;

namespace Fivetrex.Functional.Testing.Service;

/// <summary>Finds the operation of a request, checks the request, and runs the operation.</summary>
/// <param name="resources">The resources of the service.</param>
/// <param name="store">The state of the account.</param>
/// <param name="credentials">The key and the secret as in a header: in base64, without the scheme.</param>
internal sealed class Router(IReadOnlyList<Resource> resources, Store store, string credentials)
{
    private readonly (Resource Resource, Operation Operation)[] operations =
        [.. resources.SelectMany(resource => resource.AllOperations().Select(operation => (resource, operation)))];

    private readonly Dictionary<string, Resource> withItems =
        resources.Where(resource => resource.HasItems).ToDictionary(resource => resource.Path);

    /// <summary>Answers a request.</summary>
    /// <exception cref="InvalidOperationException">A bug in the service; the message names the operation.</exception>
    public Reply Answer(RequestReader request, bool hasLegacyConnectors)
    {
        var path = request.Path(hasLegacyConnectors);
        return (
            from authorized in Refusal.If(
                path is not ["public", ..] && !IsAuthorized(request.Authorization),
                Refusal.Of(401, "Unauthorized", "The API key or secret is not valid."))
            from acceptable in Refusal.If(
                !AcceptHeader.AllowsJson(request.Accept), Refusal.Of(406, "NotAcceptable", $"Accept '{request.Accept}' is not supported."))
            from match in Find(request.Method, path)
            from body in request.Json()
            from reply in Run(
                match, new Incoming(match.Ids, request.Query, body) { HasBody = request.HasBody, File = request.File })
            select reply).Match(Right: reply => reply, Left: refusal => refusal.Reply);
    }

    private bool IsAuthorized(string authorization) =>
        authorization.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries) is [var scheme, var sent]
        && scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase)
        && sent == credentials;

    private Either<Refusal, Match> Find(string method, string[] path)
    {
        // a literal segment goes before an id
        var matches = (
            from one in operations
            from ids in one.Operation.IdsOf(path)
            orderby ids.Count
            select new Match(one.Resource, one.Operation, ids)).ToList();
        if (matches.FirstOrDefault(match => match.Operation.Method == method) is { } found)
        {
            return found;
        }

        return matches.Count > 0
            ? Refusal.Of(405, "MethodNotAllowed", $"{method} is not allowed here.")
            : Refusal.Of(404, "NotFound", "HTTP 404 Not Found");
    }

    private Either<Refusal, Reply> Run(Match match, Incoming call)
    {
        try
        {
            return
                from valid in Refusal.If(match.Operation.Fields.ProblemOf(call.Body))
                from items in ItemsOf(match)
                from reply in match.Operation.Handle(store, items.IsEmpty ? call : call with { Item = items.Last })
                select reply;
        }
        catch (Exception bug)
        {
            throw new InvalidOperationException(
                $"The in-memory service has a bug in {match.Operation} of '{match.Resource.Name}': {bug.Message}", bug);
        }
    }

    // each id in a path that is the id of an item, from outer to inner
    private Either<Refusal, Seq<JsonObject>> ItemsOf(Match match)
    {
        var items = Seq<JsonObject>();
        foreach (var (collection, at) in match.Operation.Collections.Select((collection, at) => (collection, at)))
        {
            if (withItems.TryGetValue(collection, out var resource))
            {
                var found = resource.Find(store, match.Ids.Take(at + 1));
                if (found.IsLeft)
                {
                    return found.Map(_ => items);
                }

                items = items.Add((JsonObject)found);
            }
        }

        return items;
    }

    private sealed record Match(Resource Resource, Operation Operation, Seq<string> Ids);
}
