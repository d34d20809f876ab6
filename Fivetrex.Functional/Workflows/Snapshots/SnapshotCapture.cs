using System.Text.Json.Nodes;
using Fivetrex.Functional.Http;

namespace Fivetrex.Functional;

/// <summary>The items of lists whose details a capture reads.</summary>
internal interface ICaptureScope
{
    /// <summary>Whether to read the members that the list leaves out.</summary>
    bool HasDetails(SnapshotItem item);

    /// <summary>Whether to read the schema config of a connector.</summary>
    bool HasSchemas(SnapshotItem connector);
}

/// <summary>One capture: reads the lists, and then what is below their items.</summary>
/// <param name="config">The config.</param>
/// <param name="options">The parts, and the number of calls at a time.</param>
/// <param name="scopeOf">
/// Returns the items whose details are read, from the lists. Items without details are kept as in their list. Null: all items.
/// </param>
internal sealed class SnapshotCapture(
    ClientConfig config, CaptureOptions options, Func<IReadOnlyCollection<SnapshotItem>, ICaptureScope>? scopeOf = null)
{
    private static readonly string[] PersonalData = ["email", "given_name", "family_name", "phone", "picture"];

    private readonly Dictionary<string, SnapshotItem> items = [];
    private readonly List<SnapshotFailure> failures = [];
    private readonly Dictionary<string, ServiceSettings> services = [];
    private readonly Dictionary<string, FivetranError> errors = [];
    private Option<FivetranError> listError;
    private CaptureProgress progress = new(0, 0, 0);

    /// <summary>The settings of the services of connectors whose details were read.</summary>
    public IReadOnlyDictionary<string, ServiceSettings> Services => services;

    /// <summary>The errors of the resources and lists that could not be read, by path.</summary>
    public IReadOnlyDictionary<string, FivetranError> Errors => errors;

    /// <summary>The first error of a list.</summary>
    public Option<FivetranError> ListError => listError;

    public async ValueTask<Either<FivetranError, AccountSnapshot>> Run()
    {
        var lists = SnapshotSource.OfAccount.Where(source => options.Parts.HasFlag(source.Part)).Select(ReadAll).ToList();
        if (await Read(lists).ConfigureAwait(false) is { } end
            || (end = await Read(Below()).ConfigureAwait(false)) is not null)
        {
            return end;
        }

        return new AccountSnapshot(items.Values.Select(Finished), failures);
    }

    private static SnapshotFailure Failure(string path, FivetranError error) =>
        new(path, error.Endpoint, error.Code, error.Status, error.Message, error.IsTransient);

    private List<Work> Below()
    {
        var work = new List<Work>();
        var scope = scopeOf?.Invoke(items.Values);
        foreach (var list in SnapshotSource.OfAccount.Where(source => source.IsList))
        {
            foreach (var item in items.Values.Where(item => item.Parent == list.Path))
            {
                work.AddRange(list.HasDetails && scope?.HasDetails(item) != false ? [ReadDetails(list, item.Id)] : []);
                work.AddRange(SnapshotSource.BelowItemOf(list.Path)
                    .Where(source => options.Parts.HasFlag(source.Part) && scope?.HasSchemas(item) != false)
                    .Select(source => source.IsList ? ReadAll(source, item.Id) : ReadOne(source, item.Id)));
            }
        }

        var types = items.Values.Where(item => item.Parent == "connections" && scope?.HasDetails(item) != false)
            .Select(item => item.Json.Text("service")).Somes().Distinct();
        return [.. work, .. types.Select(ReadSettings)];
    }

    // the error ends the capture
    private async Task<FivetranError?> Read(List<Work> work)
    {
        progress = progress with { Total = progress.Total + work.Count };
        var outcomes = Bulk.Each(config, work, options.Parallelism, one => Aff(async () =>
            Right<FivetranError, Outcome>(await one.Read().ConfigureAwait(false))));
        FivetranError? end = null;
        await foreach (var outcome in outcomes.ConfigureAwait(false))
        {
            end ??= outcome.Case as FivetranError ?? Take((BulkItem<Work, Outcome>)outcome.Case!);
        }

        return end;
    }

    private FivetranError? Take(BulkItem<Work, Outcome> ended)
    {
        if (ended.Result.Case is not Outcome { Items: var read, Error: var error })
        {
            return (FivetranError)ended.Result.Case!;
        }

        read.Iter(item => items[item.Path] = item);
        error.IfSome(problem => Fail(ended.Item, problem));

        progress = error.IsSome ? progress with { Failed = progress.Failed + 1 } : progress with { Done = progress.Done + 1 };
        Observer.Notify(() => options.OnProgress?.Invoke(progress));
        return error.Case is FivetranError.Unauthorized or FivetranError.Cancelled ? (FivetranError)error.Case : null;
    }

    private void Fail(Work work, FivetranError error)
    {
        failures.Add(Failure(work.Path, error));
        errors[work.Path] = error;
        listError = listError || (work.IsList ? Some(error) : None);
        if (work.IsDetails && scopeOf is null)
        {
            items.Remove(work.Path);
        }
    }

    private Work ReadAll(SnapshotSource source) => source.IsList ? ReadAll(source, "") : ReadOne(source, "");

    private Work ReadAll(SnapshotSource source, string above)
    {
        var path = source.PathFor(above);
        return new Work(path, Read) { IsList = true };

        async Task<Outcome> Read()
        {
            var read = new List<SnapshotItem>();
            await foreach (var item in config.StreamAsync<RawJson>(source.RouteFor(above), source.Accept).ConfigureAwait(false))
            {
                if (item.Case is not RawJson json)
                {
                    return new Outcome(toSeq(read), (FivetranError)item.Case!);
                }

                if (json.Text(source.IdMember).Case is not string { Length: > 0 } id)
                {
                    return new Outcome(toSeq(read), NoId(source));
                }

                read.Add(new SnapshotItem($"{path}/{source.SegmentOf(id)}", json));
            }

            return new Outcome(toSeq(read), None);
        }
    }

    private static FivetranError.Unknown NoId(SnapshotSource source) =>
        new() { Endpoint = $"GET /{source.Path}", Message = $"an item of the list has no {source.IdMember}" };

    private Work ReadDetails(SnapshotSource list, string id) =>
        Read($"{list.Path}/{id}", list.RouteOfItem(id), list.Accept, isOptional: false) with { IsDetails = true };

    // a resource that may not exist, such as the schema config of a new connector
    private Work ReadOne(SnapshotSource source, string above) =>
        Read(source.PathFor(above), source.RouteFor(above), source.Accept, isOptional: true);

    private Work Read(string path, Route route, Accept accept, bool isOptional) => new(path, async () =>
    {
        var answer = await config.Get<RawJson>(route, accept).RunAsync().ConfigureAwait(false);
        return answer.Match(
            Right: json => new Outcome(Seq1(new SnapshotItem(path, json)), None),
            Left: error => new Outcome(Empty, isOptional && error is FivetranError.NotFound ? None : Some(error)));
    });

    // what is not described is judged by names and contents alone
    private Work ReadSettings(string service) => new($"metadata/connector-types/{service}", async () =>
    {
        var answer = await ConnectorTypes.Get(config, service).RunAsync().ConfigureAwait(false);
        answer.IfRight(type =>
        {
            lock (services)
            {
                services[service] = ServiceSettings.Of(type);
            }
        });
        return new Outcome(Empty, answer.Match(Right: _ => None, Left: error => error is FivetranError.NotFound ? None : Some(error)));
    });

    private SnapshotItem Finished(SnapshotItem item) => item.Parent switch
    {
        "connections" => item with { Json = Masked(item.Json) },
        "users" when options.IsPseudonymised => item with { Json = Pseudonymised(item.Json, item.Id) },
        _ => item,
    };

    private RawJson Masked(RawJson json) =>
        json.Text("service").Bind(service => services.TryGetValue(service, out var found) ? Some(found) : None)
            .Map(found => found.Masked(json)).IfNone(json);

    private static RawJson Pseudonymised(RawJson user, string id)
    {
        var changed = JsonObject.Create(user.Value)!;
        foreach (var name in PersonalData.Where(name => changed[name] is not null))
        {
            changed[name] = name == "email" ? $"{id}@example.invalid" : id;
        }

        return RawJson.Of(changed);
    }

    private sealed record Work(string Path, Func<Task<Outcome>> Read)
    {
        public bool IsDetails { get; init; }

        public bool IsList { get; init; }
    }

    private sealed record Outcome(Seq<SnapshotItem> Items, Option<FivetranError> Error);
}
