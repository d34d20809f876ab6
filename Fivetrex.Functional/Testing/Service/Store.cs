using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace Fivetrex.Functional.Testing.Service;

/// <summary>The state of the account: the items of all resources, the clock, and the source of ids and secrets.</summary>
internal sealed class Store(Func<DateTimeOffset> now)
{
    // by path with the ids of the parents in it, such as teams/amber_acorn/users
    private readonly Dictionary<string, OrderedDictionary<string, JsonObject>> collections = [];
    private readonly ConditionalWeakTable<JsonObject, object> attached = [];
    private readonly List<(DateTimeOffset Due, Action<DateTimeOffset> Act)> scheduled = [];
    private readonly PriorityQueue<WebhookDelivery, (DateTimeOffset Time, int Number)> deliveries = new();
    private readonly WordPairs ids = new();
    private readonly System.Collections.Generic.HashSet<string> reserved = [];
    private int posted;
    private int secrets;
    private int uuids;

    /// <summary>How long syncs, and other work of the service, take.</summary>
    public TimeSpan SyncDuration { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Whether syncs start by the frequency of their connection.</summary>
    public bool SchedulesSyncs { get; set; }

    /// <summary>Whether setup tests pass.</summary>
    public bool SetupTestsPass { get; set; } = true;

    /// <summary>Receives the deliveries to webhooks; null when there are none.</summary>
    public Func<WebhookDelivery, HttpStatusCode>? OnWebhook { get; set; }

    /// <summary>The time on the account's clock.</summary>
    public DateTimeOffset Time => now();

    /// <summary>The time on the account's clock, as in JSON.</summary>
    public string Now => Stamp(Time);

    /// <summary>Formats a time as the service does.</summary>
    public static string Stamp(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture);

    /// <summary>Parses a time that <see cref="Stamp"/> has formatted.</summary>
    public static DateTimeOffset TimeOf(JsonNode? stamp) => DateTimeOffset.Parse(stamp!.ToString(), CultureInfo.InvariantCulture);

    /// <summary>Whether a time and a duration after it are in the past.</summary>
    public bool IsOver(JsonNode? stamp, TimeSpan duration) => TimeOf(stamp) + duration <= Time;

    /// <summary>The number of requests that have run setup tests.</summary>
    public int SetupTestRuns { get; set; }

    /// <summary>All collections by path.</summary>
    public IEnumerable<KeyValuePair<string, OrderedDictionary<string, JsonObject>>> Collections => [.. collections];

    /// <summary>Keeps an id of an item from outside from being given to another item.</summary>
    public void Reserve(string id) => reserved.Add(id);

    /// <summary>Returns the next id.</summary>
    public string NextId()
    {
        var id = ids.Next();
        while (reserved.Contains(id))
        {
            id = ids.Next();
        }

        return id;
    }

    /// <summary>Returns the next id in the form of a UUID, for syncs and jobs.</summary>
    public string NextUuid() => FormattableString.Invariant($"00000000-0000-4000-8000-{++uuids:x12}");

    /// <summary>Returns the next secret.</summary>
    public string NextSecret() => FormattableString.Invariant($"in-memory-secret-{++secrets}");

    /// <summary>Returns the items at a path by id, in the order of their creation; the parents' ids are in the path.</summary>
    public OrderedDictionary<string, JsonObject> Collection(string path) =>
        collections.TryGetValue(path, out var found) ? found : collections[path] = [];

    /// <summary>Returns an item.</summary>
    public Option<JsonObject> Find(string path, string id) =>
        Collection(path).TryGetValue(id, out var item) ? item : Option<JsonObject>.None;

    /// <summary>Removes an item, with the items below it and its memberships in other collections.</summary>
    public bool Remove(string path, string id)
    {
        var below = $"{path}/{Uri.EscapeDataString(id)}/";
        collections.Keys.Where(key => key.StartsWith(below, StringComparison.Ordinal)).ToList().ForEach(key => collections.Remove(key));
        collections.Where(members => members.Key.EndsWith($"/{path}", StringComparison.Ordinal))
            .ToList()
            .ForEach(members => members.Value.Remove(id));
        return Collection(path).Remove(id);
    }

    /// <summary>Returns the object that holds the state of an item which its fields do not show; it ends with the item.</summary>
    public T Attached<T>(JsonObject item, Func<T> create)
        where T : class => (T)attached.GetValue(item, _ => create());

    /// <summary>Adds a delivery of an event to those that are due.</summary>
    public void Post(DateTimeOffset time, WebhookDelivery delivery) => deliveries.Enqueue(delivery, (time, ++posted));

    /// <summary>Removes and returns the delivery of the oldest event; None when none is due.</summary>
    public Option<WebhookDelivery> NextDelivery() => deliveries.TryDequeue(out var next, out _) ? next : None;

    /// <summary>Schedules a change, which is given its due time.</summary>
    public void After(TimeSpan duration, Action<DateTimeOffset> act) => scheduled.Add((Time + duration, act));

    /// <summary>Makes the scheduled changes that are due.</summary>
    public void Settle()
    {
        var time = Time;
        var due = scheduled.Where(change => change.Due <= time).OrderBy(change => change.Due).ToList();
        scheduled.RemoveAll(change => change.Due <= time);
        due.ForEach(change => change.Act(change.Due));
    }
}
