using System.Text.Json.Nodes;

namespace Fivetrex.Functional.Testing.Service;

/// <summary>The standard operations, which are the same for all resources.</summary>
internal static class Crud
{
    /// <summary>Returns the standard operations of a resource, and its own.</summary>
    public static IEnumerable<Operation> AllOperations(this Resource resource) =>
        resource.Verbs.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(resource.Standard).Concat(resource.Operations);

    /// <summary>Lists the items.</summary>
    public static Either<Refusal, Reply> List(this Resource resource, Store store, Incoming call) =>
        call.Page(
            $"{resource.Name}s retrieved successfully",
            resource.Items(store, call.Ids).Values.Where(item => resource.Matches(store, call, item)),
            item => (resource.ListView ?? resource.View)(store, item));

    /// <summary>Creates an item.</summary>
    public static Either<Refusal, Reply> Create(this Resource resource, Store store, Incoming call) =>
        from complete in Refusal.If(resource.Required.Select(call.Missing).FirstOrDefault(problem => problem.IsSome))
        from allowed in Refusal.If(resource.CreateProblem(store, call))
        let id = resource.NewId(store, call)
        let existing = resource.Items(store, call.Ids).GetValueOrDefault(id)
        from free in Refusal.If(
            existing is not null && !resource.IsRepeatable, Refusal.Conflict($"{resource.Name} with id '{id}' already exists."))
        let item = existing ?? resource.Add(store, call, id)
        let view = resource.ViewWithTests(store, call, item)
        select Reply.Of(
            resource.CreatedAs.Status,
            resource.CreatedAs.Code,
            resource.CreatedMessage,
            resource.OnCreateResponse is { } respond ? respond(store, call, item) : view);

    /// <summary>Returns the details of the item.</summary>
    public static Either<Refusal, Reply> Get(this Resource resource, Store store, Incoming call) =>
        Reply.Success($"{resource.Name} details retrieved successfully", resource.View(store, call.Item));

    /// <summary>Changes the item.</summary>
    public static Either<Refusal, Reply> Update(this Resource resource, Store store, Incoming call) =>
        Refusal.If(resource.UpdateProblem(store, call)).Map(_ =>
        {
            if (call.Item.ContainsKey("updated_at"))
            {
                call.Item["updated_at"] = store.Now;
            }

            resource.Set(call.Item, call.Body);
            return Reply.Success(resource.UpdatedMessage, resource.ViewWithTests(store, call, call.Item));
        });

    /// <summary>Deletes the item.</summary>
    public static Either<Refusal, Reply> Remove(this Resource resource, Store store, Incoming call) =>
        Refusal.If(resource.DeleteProblem(store, call)).Map(_ =>
        {
            (resource.Delete ?? ((_, _) => store.Remove(resource.PathOf(call.Ids), call.Ids[^1])))(store, call);
            return Reply.Success(resource.DeletedMessage.Replace("{}", call.Ids[^1], StringComparison.Ordinal));
        });

    /// <summary>Adds an item without any check, and returns it.</summary>
    public static JsonObject Add(this Resource resource, Store store, Incoming call) =>
        resource.Add(store, call, resource.NewId(store, call));

    /// <summary>Adds an item with a known id.</summary>
    public static JsonObject Add(this Resource resource, Store store, Incoming call, string id)
    {
        var item = new JsonObject { ["id"] = id };
        foreach (var (name, value) in resource.New(store, call))
        {
            item[name] = value?.DeepClone();
        }

        item.Take(call.Body, [.. resource.Fixed.Keys]);
        resource.Set(item, call.Body);
        resource.Items(store, call.Ids)[id] = item;
        resource.Added(store, item);
        return item;
    }

    /// <summary>Sets the settable fields of an item from a body.</summary>
    public static void Set(this Resource resource, JsonObject item, JsonObject body)
    {
        foreach (var (name, kind) in resource.Settable)
        {
            kind.Set(item, name, body);
        }
    }

    /// <summary>Returns the item with the last of these ids; the ones before are those of its parents.</summary>
    public static Either<Refusal, JsonObject> Find(this Resource resource, Store store, Seq<string> ids) =>
        store.Find(resource.PathOf(ids), ids[^1]).ToEither(Refusal.NotFound(resource.Noun, ids[^1]));

    /// <summary>The problem of an id in a body that is not the id of an item.</summary>
    public static Option<Refusal> Missing(this Resource resource, Store store, string id) =>
        resource.Find(store, Seq1(id)).Match(Right: _ => None, Left: Some);

    private static Operation Standard(this Resource resource, string verb) => verb switch
    {
        "list" => new("GET", resource.Path, resource.List),
        "create" => new("POST", resource.Path, resource.Create)
        {
            Fields = Fields.Of(resource.Fixed, resource.Settable, resource.Options),
        },
        "get" => new("GET", $"{resource.Path}/{{}}", resource.Get),
        "update" => new("PATCH", $"{resource.Path}/{{}}", resource.Update) { Fields = Fields.Of(resource.Settable, resource.Options) },
        "delete" => new("DELETE", $"{resource.Path}/{{}}", resource.Remove),
        _ => throw new ArgumentException($"'{verb}' is not a standard operation: list, create, get, update or delete.", nameof(verb)),
    };

    private static OrderedDictionary<string, JsonObject> Items(this Resource resource, Store store, Seq<string> parents) =>
        store.Collection(resource.PathOf(parents));

    // the ids of the parents only: the path of an item is that of its collection
    private static string PathOf(this Resource resource, Seq<string> ids) =>
        resource.Path.Split('/').Aggregate((Path: "", At: 0), (done, segment) => segment is "{}"
            ? ($"{done.Path}/{Uri.EscapeDataString(ids[done.At])}", done.At + 1)
            : ($"{done.Path}/{segment}", done.At)).Path[1..];

    private static JsonObject ViewWithTests(this Resource resource, Store store, Incoming call, JsonObject item)
    {
        var tests = resource.RunSetupTests(store, call, item);
        var view = resource.View(store, item);
        tests.IfSome(results => view["setup_tests"] = results);
        return view;
    }
}
