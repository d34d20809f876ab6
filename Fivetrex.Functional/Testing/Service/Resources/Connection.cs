using System.Globalization;
using System.Text.Json.Nodes;

namespace Fivetrex.Functional.Testing.Service.Resources;

/// <summary>A connection: its details, its syncs and its schema.</summary>
internal sealed partial class Connection
{
    // a year of syncs every minute takes too long: the first ones are left out
    private const int MostSyncsAtOnce = 100;

    private const int MostSyncsKept = 1000;

    /// <summary>The reason why a sync failed.</summary>
    public const string FailureReason = "EndNextSync was called with Fails.";

    private static readonly string[] Stages = ["extract", "process", "load"];

    private readonly Store store;
    private readonly List<JsonObject> syncs = [];
    private readonly List<JsonObject> warnings = [];
    private DateTimeOffset? ends;
    private DateTimeOffset? resumes;
    private DateTimeOffset settled;
    private bool isDue;

    private Connection(Store store, JsonObject details) =>
        (this.store, Details, settled) = (store, details, Store.TimeOf(details["created_at"]));

    /// <summary>The item in the store.</summary>
    public JsonObject Details { get; }

    /// <summary>The status in the details.</summary>
    public JsonObject Status => Details["status"]!.AsObject();

    public string Id => Details.Id();

    public string Service => Details.Text("service")!;

    public bool IsPaused => Details["paused"]!.GetValue<bool>();

    public bool IsSyncing => ends is not null;

    /// <summary>The result of the next sync, or of the running one.</summary>
    public SyncOutcome Outcome { get; set; } = SyncOutcome.Succeeds;

    /// <summary>The saved sync state of a function or a Connector SDK connector.</summary>
    public JsonNode State { get; set; } = new JsonObject();

    /// <summary>The syncs, the oldest first.</summary>
    public IReadOnlyList<JsonObject> Syncs => syncs;

    /// <summary>The warnings, by schema and table.</summary>
    public IReadOnlyList<JsonObject> Warnings => warnings;

    /// <summary>The setup tasks, and the failure of the last sync that ended.</summary>
    public IEnumerable<JsonObject> Errors =>
        Status["tasks"]!.AsArray().Select(task => Error(task!["code"], task["message"], task["details"], Details.Text("created_at")))
            .Concat(syncs.Where(sync => sync.Text("status") is "COMPLETED" or "FAILURE")
                .TakeLast(1)
                .Where(sync => sync.Text("status") == "FAILURE")
                .Select(sync => Error("unknown_sync_failure", "Sync failed", FailureReason, sync.Text("end"))));

    /// <summary>Returns the connection of an item, up to date with the clock.</summary>
    public static Connection Of(Store store, JsonObject details) =>
        store.Attached(details, () => new Connection(store, details)).Settle();

    /// <summary>Brings all connections up to date with the clock.</summary>
    public static void SettleAll(Store store)
    {
        foreach (var details in store.Collection("connections").Values)
        {
            Of(store, details);
        }
    }

    /// <summary>Continues a connection of a snapshot: its schema, and the sync that was running or rescheduled.</summary>
    public void Restore(JsonObject? schema)
    {
        Schema = schema;
        settled = store.Time;
        resumes = Status["rescheduled_for"] is { } time ? Store.TimeOf(time) : null;
        if (Status.Text("sync_state") == "syncing")
        {
            Start(restart: false);
        }
    }

    /// <summary>Adds the warning that a table is synced again from the start.</summary>
    public void Warn(string schema, string table)
    {
        warnings.Add(new JsonObject
        {
            ["schema"] = schema,
            ["table"] = table,
            ["warnings"] = new JsonArray(new JsonObject
            {
                ["code"] = "resync_table_warning",
                ["message"] = "Resync Table Warning",
                ["error_message"] = null,
                ["created_at"] = store.Now,
            }),
        });
        ShowWarnings();
    }

    /// <summary>Whether there is a warning of a type.</summary>
    public bool HasWarning(string type) => warnings.Any(warning => TypeOf(warning) == type);

    /// <summary>Removes the warnings of some types; all of them when no type is given.</summary>
    public void Dismiss(Seq<string> types)
    {
        warnings.RemoveAll(warning => types.IsEmpty || types.Contains(TypeOf(warning)));
        ShowWarnings();
    }

    /// <summary>Starts a sync. For a paused connection, the sync starts when it is resumed.</summary>
    /// <param name="restart">Whether to restart a sync that is running.</param>
    public void Start(bool restart) => Start(store.Time, restart);

    /// <summary>Starts a historical sync.</summary>
    public void StartOver()
    {
        Status["is_historical_sync"] = true;
        Start(restart: true);
    }

    /// <summary>Pauses or resumes the connection; the sync that is running stops.</summary>
    public void Pause(bool paused)
    {
        if (paused == IsPaused)
        {
            return;
        }

        Details["paused"] = paused;
        Record("PAUSED", store.Time);
        ends = resumes = null;
        Status["sync_state"] = paused ? "paused" : "scheduled";
        Status["rescheduled_for"] = null;
        if (!paused && isDue)
        {
            Start(restart: true);
        }
    }

    private static DateTimeOffset Latest(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static string TypeOf(JsonObject warning) => warning["warnings"]![0]!["code"]!.ToString();

    private static JsonObject Error(JsonNode? type, JsonNode? title, JsonNode? reason, string? createdAt) => new()
    {
        ["type"] = type?.DeepClone(),
        ["title"] = title?.DeepClone(),
        ["reason"] = reason?.DeepClone(),
        ["message"] = title?.DeepClone(),
        ["created_at"] = createdAt,
    };

    private static JsonObject StagesOf(double? volume) =>
        new(Stages.Select(stage => KeyValuePair.Create(stage, (JsonNode?)new JsonObject { ["volume"] = volume })));

    private void Start(DateTimeOffset time, bool restart)
    {
        isDue = IsPaused;
        if (IsPaused || (IsSyncing && !restart))
        {
            return;
        }

        Record("CANCELED", time);
        Capture();
        ends = time + store.SyncDuration;
        resumes = null;
        if (syncs.Count == MostSyncsKept)
        {
            syncs.RemoveAt(0);
        }

        syncs.Add(new JsonObject
        {
            ["sync_id"] = store.NextUuid(),
            ["start"] = Store.Stamp(time),
            ["end"] = null,
            ["status"] = "INCOMPLETE",
            ["stages"] = StagesOf(null),
        });
        Status["sync_state"] = "syncing";
        Status["rescheduled_for"] = null;
        WebhookEvents.SyncStarted(store, Details, syncs[^1]);
    }

    private Connection Settle()
    {
        while ((ends ?? NextStart()) is { } due && due <= store.Time)
        {
            if (IsSyncing)
            {
                End(due);
            }
            else
            {
                Start(due, restart: false);
            }
        }

        settled = store.Time;
        return this;
    }

    // the next sync that starts without a request
    private DateTimeOffset? NextStart()
    {
        if (IsPaused || Details.Text("schedule_type") != "auto")
        {
            return null;
        }

        return resumes is null && store.SchedulesSyncs && Status.Text("setup_state") == "connected" ? NextScheduledStart() : resumes;
    }

    // never before the last time at which the connection was up to date: until then it may have been paused, or not connected
    private DateTimeOffset? NextScheduledStart()
    {
        if (!int.TryParse(Details.Text("sync_frequency"), CultureInfo.InvariantCulture, out var minutes) || minutes <= 0)
        {
            return null;
        }

        var period = TimeSpan.FromMinutes(minutes);
        var last = syncs.LastOrDefault();
        var start = Latest(Store.TimeOf(last?["start"] ?? Details["created_at"]) + period, settled);
        start = last?["end"] is { } end ? Latest(start, Store.TimeOf(end)) : start;
        var step = period > store.SyncDuration ? period : store.SyncDuration;
        var left = (store.Time - start) / step;
        return left > MostSyncsAtOnce && Outcome == SyncOutcome.Succeeds ? start + (Math.Floor(left - MostSyncsAtOnce) * step) : start;
    }

    private void End(DateTimeOffset time)
    {
        Status["sync_state"] = "scheduled";
        switch (Outcome.Name)
        {
            case nameof(SyncOutcome.Succeeds):
                Record("COMPLETED", time);
                Details["succeeded_at"] = Store.Stamp(time);
                Status["is_historical_sync"] = false;
                break;
            case nameof(SyncOutcome.Fails):
                Record("FAILURE", time);
                Details["failed_at"] = Store.Stamp(time);
                break;
            default:
                resumes = time + Outcome.Later;
                Record("RESCHEDULED", time);
                Status["sync_state"] = "rescheduled";
                Status["rescheduled_for"] = Store.Stamp(time + Outcome.Later);
                break;
        }

        ends = null;
        Outcome = SyncOutcome.Succeeds;
    }

    // the end of the sync that is running, if there is one
    private void Record(string status, DateTimeOffset time)
    {
        if (IsSyncing)
        {
            syncs[^1].With("status", status)
                .With("end", Store.Stamp(time))
                .With("stages", StagesOf(status == "COMPLETED" ? 1.5 : null));
            WebhookEvents.SyncEnded(store, Details, syncs[^1], resumes);
        }
    }

    private void ShowWarnings() => Status["warnings"] = new JsonArray(
    [
        .. warnings.Select(warning => warning["warnings"]![0]!).DistinctBy(warning => warning["code"]!.ToString())
            .Select(warning => new JsonObject
            {
                ["code"] = warning["code"]!.DeepClone(),
                ["message"] = warning["message"]!.DeepClone(),
                ["details"] = null,
            }),
    ]);
}
