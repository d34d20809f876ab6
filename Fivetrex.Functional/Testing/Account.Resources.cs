using System.Text.Json.Nodes;

namespace Fivetrex.Functional.Testing;

internal sealed partial class Account
{
    // by path, the ids of what they belong to filled in
    private readonly Dictionary<string, OrderedDictionary<string, JsonObject>> collections = [];

    public string NextId() => ids.Next();

    public Either<Reply, Reply> List(Resource resource, Incoming call) =>
        from parent in Parent(resource, call)
        from page in Paged(
            call,
            $"{resource.Name}s retrieved successfully",
            Collection(resource, call).Values
                .Select(one => resource.Shown(this, one))
                .Where(shown => IsThere(shown) && resource.Matches(this, call, shown))
                .ToList(),
            shown => Without(shown, resource.OnlyInDetails))
        select page;

    public Either<Reply, Reply> Create(Resource resource, Incoming call) =>
        from parent in Parent(resource, call)
        from complete in Unless(resource.Required.Select(call.Needed).FirstOrDefault(missing => missing.IsSome))
        from allowed in Unless(resource.Refuses(this, call))
        let id = resource.NextId(this, call)
        let existing = Collection(resource, call).GetValueOrDefault(id)
        from free in Unless(
            existing is not null && !resource.IsRepeatable, Reply.Of(409, "Conflict", $"{resource.Name} with id '{id}' already exists."))
        let one = existing ?? Made(resource, call, id)
        let tests = TestsOf(resource, one, call)
        select Reply.Of(
            resource.Created.Status, resource.Created.Code, resource.SaidOfNew, resource.Told(this, call, Details(resource, one, tests)));

    public Either<Reply, Reply> Get(Resource resource, Incoming call) =>
        Existing(
            resource,
            call).Map(one => Reply.Success($"{resource.Name} details retrieved successfully", Details(resource, one, tests: null)));

    public Either<Reply, Reply> Update(Resource resource, Incoming call) =>
        from one in Existing(resource, call)
        from complete in Unless(resource.RequiredOfChange.Select(call.Needed).FirstOrDefault(missing => missing.IsSome))
        from allowed in Unless(resource.RefusesChange(this, call))
        from idle in Unless(resource.IsBusy(this, one))
        let taken = Set(resource, Touched(one), call)
        let tests = TestsOf(resource, one, call)
        select Reply.Success(resource.SaidOfChanged, resource.IsShownWhenChanged ? Details(resource, one, tests) : null);

    public Either<Reply, Reply> Delete(Resource resource, Incoming call) =>
        from one in Existing(resource, call)
        from idle in Unless(resource.IsBusy(this, one))
        from unused in Unless(resource.IsUsed(this, one))
        let removed = resource.Deletes(this, one) && Forget(resource, call)
        select Reply.Success(resource.SaidOfGone.Replace("{}", call.Ids[^1], StringComparison.Ordinal));

    private JsonObject Made(Resource resource, Incoming call, string id)
    {
        var one = With(resource.New(this, call), resource.Id, id);
        Take(one, call.Body, resource.Fixed);
        Set(resource, one, call);
        return Collection(resource, call)[id] = one;
    }

    private JsonArray? TestsOf(Resource resource, JsonObject one, Incoming call) =>
        call.Flag(resource.TestFlag) == true ? resource.Test(this, one) : null;

    private JsonObject Details(Resource resource, JsonObject one, JsonArray? tests)
    {
        var shown = Without(resource.Shown(this, one), resource.OnlyInLists);
        return tests is null ? shown : WithTests(shown, tests);
    }

    private static string PathOf(Resource resource, Incoming call) =>
        resource.Path.Split('/').Aggregate((Path: "", At: 0), (sofar, segment) => segment is "{}"
            ? ($"{sofar.Path}/{Uri.EscapeDataString(call.Ids[sofar.At])}", sofar.At + 1)
            : ($"{sofar.Path}/{segment}", sofar.At)).Path[1..];

    private OrderedDictionary<string, JsonObject> Collection(Resource resource, Incoming call) => Collection(PathOf(resource, call));

    private OrderedDictionary<string, JsonObject> Collection(string path) =>
        collections.TryGetValue(path, out var there) ? there : collections[path] = [];

    private Either<Reply, JsonObject> Existing(Resource resource, Incoming call) =>
        from parent in Parent(resource, call)
        from one in Collection(resource, call).TryGetValue(call.Ids[^1], out var found) && IsThere(resource.Shown(this, found))
            ? Right<Reply, JsonObject>(found)
            : Reply.NotFound(resource.Noun, call.Ids[^1])
        select one;

    // what was marked for deletion goes when its time has come
    private static bool IsThere(JsonObject shown) => shown.Count > 0;

    private Either<Reply, Unit> Parent(Resource resource, Incoming call) =>
        resource.Path.Split("/{}")[0] is var owner && owner == resource.Path ? unit
        : owner switch
        {
            "connections" => Found(call).Map(_ => unit),
            "destinations" => Destination(call.Ids[0]).Map(_ => unit),
            "groups" => Group(call.Ids[0]).Map(_ => unit),
            _ => Existing(Resources.First(one => one.Path == owner), call with { Ids = call.Ids.Take(1) }).Map(_ => unit),
        };

    private JsonObject Touched(JsonObject one) => one.ContainsKey("updated_at") ? With(one, "updated_at", Now) : one;

    private static Unit Set(Resource resource, JsonObject one, Incoming call)
    {
        Take(one, call.Body, resource.Settable);
        foreach (var name in resource.Merged)
        {
            one[name] = Merged(one[name] as JsonObject, call.Body, name);
        }

        if (resource.HasConfig)
        {
            one["config"] = Masked(Merged(one["config"] as JsonObject, call.Body));
        }

        return unit;
    }

    private bool Forget(Resource resource, Incoming call) => Forget(PathOf(resource, call), call.Ids[^1]);

    // with what belongs to it, and wherever it is a member
    private bool Forget(string path, string id)
    {
        var below = $"{path}/{Uri.EscapeDataString(id)}/";
        collections.Keys.Where(key => key.StartsWith(below, StringComparison.Ordinal)).ToList().ForEach(key => collections.Remove(key));
        collections.Where(members => members.Key.EndsWith($"/{path}", StringComparison.Ordinal))
            .ToList()
            .ForEach(members => members.Value.Remove(id));
        return Collection(path).Remove(id);
    }

    private static JsonObject Without(JsonObject one, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            one.Remove(name);
        }

        return one;
    }
}
