using System.Text.Json.Nodes;

namespace Fivetrex.Functional.Testing;

internal sealed partial class Account
{
    private static readonly string[] StatefulServices = ["connector_sdk", "aws_lambda", "azure_function", "google_cloud_function"];

    private static readonly string[] ConnectionTests = ["Connecting to the source", "Validating the permissions"];

    private static readonly string[] StageNames = ["extract", "process", "load"];

    private readonly List<JsonObject> moving = [];

    private static readonly string[] SettableOfConnection =
    [
        "pause_after_trial", "sync_frequency", "daily_sync_time", "schedule_type", "data_delay_sensitivity", "data_delay_threshold",
        "networking_method",
            "private_link_id",
            "proxy_agent_id",
            "hybrid_deployment_agent_id",
            "external_secrets_manager_id",
            "external_secrets_keys_config",
        "destination_configuration", "destination_schema_names", "connect_card_config",
    ];

    private static Operation[] ConnectionOperations =>
    [
        new("GET", "connections", (account, call) => account.ListConnections(call, call.Query.Find("group_id"))),
        new("POST", "connections", (account, call) => account.CreateConnection(call)),
        new(
            "GET",
            "connections/{}",
            (account, call) => account.Found(call).Map(found => Reply.Success("Connection details retrieved successfully", found.Details))),
        new("PATCH", "connections/{}", (account, call) => account.UpdateConnection(call)),
        new("DELETE", "connections/{}", (account, call) => account.DeleteConnection(call)),
        new("POST", "connections/{}/sync", (account, call) => account.Sync(call, force: call.Flag("force") == true)),
        new("POST", "connections/{}/force", (account, call) => account.Sync(call, force: true)),
        new("POST", "connections/{}/resync", (account, call) => account.Resync(call)),
        new("GET", "connections/{}/state", (account, call) => account.StateOf(call)),
        new("PATCH", "connections/{}/state", (account, call) => account.UpdateState(call)),
        new("POST", "connections/{}/test", (account, call) => account.Test(call)),
        new("POST", "connections/{}/connect-card", (account, call) => account.CreateCard(call)),
        new("GET", "connections/{}/sync-history", (account, call) => account.ListSyncs(call)),
        new(
            "GET",
            "connections/{}/warnings",
            (account, call) => account.Found(call).Bind(found => Paged(
                call, "Connection warnings retrieved successfully", found.Warnings, warning => warning.DeepClone().AsObject()))),
        new("DELETE", "connections/{}/warnings/{}", (account, call) => account.Found(call).Map(found => found.Dismiss(Seq1(call.Ids[1])))),
        new("POST", "connections/{}/dismiss-warnings", (account, call) => account.Found(call).Bind(found => DismissAll(found, call))),
        new(
            "GET",
            "connections/{}/errors",
            (account, call) => account.Found(call).Bind(found => Paged(
                call, "Connection errors retrieved successfully", found.Errors, error => error))),
        new("POST", "connections/{}/move", (account, call) => account.Move(call)),
        new("GET", "connections/{}/move/{}", (account, call) => account.Found(call).Bind(_ => account.MoveJob(call))),
    ];

    /// <summary>Tells how the next sync of a connection ends.</summary>
    public bool EndNextSync(string connectionId, SyncOutcome outcome)
    {
        var known = connections.TryGetValue(connectionId, out var connection);
        connection?.Settle(now(), SyncDuration).Outcome = outcome;
        return known;
    }

    private Either<Reply, Connection> Found(Incoming call) =>
        connections.TryGetValue(call.Ids[0], out var connection)
            ? connection.Settle(now(), SyncDuration)
            : Reply.NotFound("Connection", call.Ids[0]);

    private Either<Reply, Reply> ListConnections(Incoming call, Option<string> groupId) =>
        from known in groupId.Case is string id && call.Ids.Count > 0 ? Group(id).Map(_ => unit) : unit
        from page in Paged(
            call,
            groupId.IsSome ? "Group connections retrieved successfully" : "Connections list retrieved successfully",
            connections.Values.Where(connection =>
                groupId.ForAll(wanted => connection.GroupId == wanted)
                    && call.Query.Find("schema").ForAll(wanted => connection.Schema == wanted)),
            connection => connection.Settle(now(), SyncDuration).ListItem)
        select page;

    private Either<Reply, Reply> CreateConnection(Incoming call) =>
        from groupId in call.Required("group_id")
        from service in call.Required("service")
        from inGroup in Group(groupId)
        let config = Merged(null, call.Body)
        let schema = SchemaOf(config, service)
        from free in connections.Values.Any(other => other.GroupId == groupId && other.Schema == schema)
            ? Left<Reply, Unit>(Reply.Of(409, "Conflict", $"Connection with schema '{schema}' already exists in the group."))
            : unit
        let tests = TestsOf(call, ConnectionTests)
        let connection = NewConnection(call, tests, groupId, service, schema, config)
        select Reply.Created("Connection has been created", WithTests(connection.Details, tests));

    private Connection NewConnection(Incoming call, JsonArray tests, string groupId, string service, string schema, JsonObject config)
    {
        var details = new JsonObject
        {
            ["id"] = ids.Next(),
            ["group_id"] = groupId,
            ["service"] = service,
            ["service_version"] = 1,
            ["schema"] = schema,
            ["connected_by"] = "lawful_cinder",
            ["created_at"] = Now,
            ["succeeded_at"] = null,
            ["failed_at"] = null,
            ["paused"] = call.Flag("paused") == true,
            ["pause_after_trial"] = false,
            ["sync_frequency"] = 360,
            ["data_delay_threshold"] = 0,
            ["data_delay_sensitivity"] = "NORMAL",
            ["daily_sync_time"] = null,
            ["schedule_type"] = "auto",
            ["networking_method"] = "Directly",
            ["private_link_id"] = null,
            ["proxy_agent_id"] = null,
            ["hybrid_deployment_agent_id"] = null,
            ["destination_schema_names"] = "FIVETRAN_NAMING",
            ["status"] = new JsonObject
            {
                ["setup_state"] = SetupStateAfter(tests, "incomplete"),
                ["schema_status"] = "ready",
                ["sync_state"] = call.Flag("paused") == true ? "paused" : "scheduled",
                ["update_state"] = "on_schedule",
                ["is_historical_sync"] = true,
                ["rescheduled_for"] = null,
                ["tasks"] = new JsonArray(),
                ["warnings"] = new JsonArray(),
            },
            ["config"] = Masked(config),
            ["source_sync_details"] = new JsonObject(),
        };
        Take(details, call.Body, SettableOfConnection);
        if (details["connect_card_config"] is not null)
        {
            details["connect_card"] = new JsonObject
            {
                ["token"] = "in-memory",
                ["uri"] = "https://fivetran.com/connect-card/setup?auth=in-memory",
            };
        }

        return connections[details["id"]!.GetValue<string>()] = new Connection(details, NextSyncId);
    }

    // the name of a connection is made of its config, in one of four ways; a service without any of them lends its own
    private static string SchemaOf(JsonObject config, string service) =>
        (config["schema"] ?? config["schema_prefix"])?.ToString() is not { Length: > 0 } schema ? service
        : (config["table"] ?? config["table_group_name"])?.ToString() is { Length: > 0 } table ? $"{schema}.{table}"
        : schema;

    private Either<Reply, Reply> UpdateConnection(Incoming call) =>
        from found in Found(call)
        from lasting in call.Body.Any(field => field.Key is not ("run_setup_tests" or "trust_certificates" or "trust_fingerprints"))
            ? Right<Reply, Unit>(unit)
            : Reply.BadInput("At least one field of the connection must be set.")
        select Reply.Success("Connection has been updated", Updated(found, call));

    private JsonObject Updated(Connection connection, Incoming call)
    {
        var tests = TestsOf(call, ConnectionTests);
        Take(connection.Details, call.Body, SettableOfConnection);
        connection.Details["daily_sync_time"] = connection.Details["sync_frequency"]?.ToString() == "1440"
            ? connection.Details["daily_sync_time"]?.DeepClone()
            : null;
        Take(connection.Status, call.Body, "schema_status");
        connection.Status["setup_state"] = SetupStateAfter(tests, connection.Status["setup_state"]!.GetValue<string>());
        connection.Details["config"] = Masked(Merged(connection.Details["config"] as JsonObject, call.Body));
        call.Flag("paused").IfSome(paused => connection.Pause(paused, now(), SyncDuration));
        call.Flag("is_historical_sync").Filter(identity).IfSome(_ => connection.StartOver(now(), SyncDuration));
        return WithTests(connection.Details, tests);
    }

    private Either<Reply, Reply> DeleteConnection(Incoming call) =>
        Found(call).Map(found =>
        {
            Forget(found);
            return Reply.Success($"Connection with id '{found.Id}' has been deleted");
        });

    private void Forget(Connection connection)
    {
        connections.Remove(connection.Id);
        Forget("connections", connection.Id);
    }

    private Either<Reply, Reply> Sync(Incoming call, bool force) =>
        Found(call).Map(found => Triggered(found.Start(now(), SyncDuration, restart: force)));

    private Either<Reply, Reply> Resync(Incoming call) =>
        from found in Found(call)
        from scope in call.Body["scope"] is { } said
            && (said is not JsonObject { Count: > 0 } tables || tables.Any(schema => schema.Value is not JsonArray { Count: > 0 }))
            ? Left<Reply, Unit>(Reply.BadInput("scope must name at least one table of each schema."))
            : unit
        select Triggered(found.StartOver(now(), SyncDuration));

    private static Reply Triggered(Connection connection) =>
        Reply.Success($"Sync has been successfully triggered for connection with id '{connection.Id}'");

    private Either<Reply, Reply> StateOf(Incoming call) =>
        from found in Found(call)
        from kept in StatefulServices.Contains(found.Service)
            ? Right<Reply, Unit>(unit)
            : Reply.BadInput($"Service '{found.Service}' keeps no state.")
        select Reply.Success("Connection state retrieved successfully", new JsonObject { ["state"] = found.State.DeepClone() });

    private Either<Reply, Reply> UpdateState(Incoming call) =>
        from told in StateOf(call)
        from found in Found(call)
        from idle in Unless(found.IsSyncing, Reply.Of(409, "Conflict", "A sync is running."))
        from rests in Unless(!found.IsPaused, Reply.BadInput("The connection must be paused."))
        from body in Unless(call.NeededBody)
        let state = found.State = call.Body["state"]?.DeepClone() ?? found.State
        select Reply.Success("Connection state has been updated", new JsonObject { ["state"] = state.DeepClone() });

    private Either<Reply, Reply> Test(Incoming call) =>
        from found in Found(call)
        from body in Unless(call.NeededBody)
        select Reply.Success("Setup tests have been completed", Tested(found, call));

    private JsonObject Tested(Connection connection, Incoming call)
    {
        var tests = TestsOf(call, ConnectionTests);
        connection.Status["setup_state"] = SetupStateAfter(tests, connection.Status["setup_state"]!.GetValue<string>());
        return WithTests(connection.Details, tests);
    }

    private Either<Reply, Reply> CreateCard(Incoming call) =>
        from found in Found(call)
        from redirect in Unless(call.Body["connect_card_config"]?["redirect_uri"] is null, Reply.BadInput("'redirect_uri' is required."))
        let token = NextSecret()
        select Reply.Success("Connection Connect Card has been created", new JsonObject
        {
            ["connector_id"] = found.Id,
            ["connect_card"] = new JsonObject { ["token"] = token, ["uri"] = $"https://fivetran.com/connect-card/setup?auth={token}" },
            ["connect_card_config"] = call.Body["connect_card_config"]!.DeepClone(),
        });

    private Either<Reply, Reply> ListSyncs(Incoming call)
    {
        var (start, end) = (call.Query.Find("start_time").Map(time => Moment(time)), call.Query.Find("end_time").Map(time => Moment(time)));
        var until = end.IfNone(start.Map(time => time.AddHours(1)).IfNone(now));
        var since = start.IfNone(until.AddHours(-1));
        return
            from found in Found(call)
            from range in Unless(until - since > TimeSpan.FromDays(7), Reply.BadInput("The range is at most 7 days."))
            from page in Paged(
                call,
                "Connection sync history retrieved successfully",
                found.Syncs.Where(sync => Moment(sync["start"]) is var at && at >= since && at <= until),
                sync => sync.DeepClone().AsObject())
            select page;
    }

    private static Either<Reply, Reply> DismissAll(Connection connection, Incoming call)
    {
        var types = toSeq((call.Body["warning_types"] as JsonArray ?? []).Select(type => $"{type}").ToArray());
        return types.Find(type => !connection.Warnings.Any(warning => warning["warnings"]![0]!["code"]!.ToString() == type)).Match(
            Some: type => Answer(Reply.BadInput($"Warning type '{type}' is not known.")),
            None: () => Answer(connection.Dismiss(types)));
    }

    private Either<Reply, Reply> Move(Incoming call) =>
        from found in Found(call)
        from to in call.Required("destination_group_id")
        from there in Group(to)
        from rests in Unless(!found.IsPaused, Reply.Of(409, "Conflict", "The connection must be paused."))
        let behavior = call.Text("sync_behavior").IfNone("CONTINUE")
        let moved = new JsonObject
        {
            ["connection_id"] = found.Id,
            ["source_group_id"] = found.GroupId,
            ["destination_group_id"] = to,
            ["sync_behavior"] = behavior,
            ["moved_at"] = null,
        }
        select Reply.Success(
            "Connection has been moved",
            behavior == "CONTINUE_WITH_DATA" ? With(moved, "job_id", BeginMove(found, to)) : With(moved, "moved_at", EndMove(found, to)));

    private JsonNode EndMove(Connection connection, string groupId)
    {
        connection.Details["group_id"] = groupId;
        return Now;
    }

    private string BeginMove(Connection connection, string groupId)
    {
        var id = NextSyncId();
        var job = Collection($"connections/{connection.Id}/move")[id] = new JsonObject
        {
            ["id"] = id,
            ["status"] = "IN_PROGRESS",
            ["connection_id"] = connection.Id,
            ["source_group_id"] = connection.GroupId,
            ["destination_group_id"] = groupId,
            ["created_at"] = Now,
            ["started_at"] = Now,
            ["completed_at"] = null,
            ["error_message"] = null,
        };
        moving.Add(job);
        return id;
    }

    /// <summary>Catches up with the clock: data that moves is on its way for as long as a sync takes.</summary>
    public void Settle()
    {
        foreach (var job in moving.Where(job => IsOver(job["started_at"], SyncDuration)).ToList())
        {
            moving.Remove(job);
            job["status"] = "SUCCESS";
            job["completed_at"] = Stamp(Moment(job["started_at"]) + SyncDuration);
            if (connections.TryGetValue(job["connection_id"]!.ToString(), out var connection))
            {
                connection.Details["group_id"] = job["destination_group_id"]!.DeepClone();
            }
        }
    }

    private Either<Reply, Reply> MoveJob(Incoming call)
    {
        if (!Collection($"connections/{call.Ids[0]}/move").TryGetValue(call.Ids[1], out var job))
        {
            return Answer(Reply.NotFound("MoveJob", call.Ids[1]));
        }

        return Answer(Reply.Success("Connection move job retrieved successfully", job));
    }

    private string NextSyncId() => FormattableString.Invariant($"00000000-0000-4000-8000-{++syncs:x12}");

    /// <summary>A connection and the sync that it is in.</summary>
    private sealed class Connection(JsonObject details, Func<string> nextSyncId)
    {
        private readonly List<JsonObject> syncs = [];
        private readonly List<JsonObject> warnings = [];
        private DateTimeOffset? ends;
        private DateTimeOffset? resumes;
        private bool isDue;

        public JsonObject Details => details;

        public JsonObject Status => details["status"]!.AsObject();

        public string Id => Text("id");

        public string GroupId => Text("group_id");

        public string Service => Text("service");

        public string Schema => Text("schema");

        public SyncOutcome Outcome { get; set; } = SyncOutcome.Succeeds;

        public JsonObject ListItem => With(details.DeepClone().AsObject(), "config", new JsonObject());

        public bool IsPaused => details["paused"]!.GetValue<bool>();

        public bool IsSyncing => ends is not null;

        /// <summary>What is synced; null until the source was looked at.</summary>
        public JsonObject? SchemaConfig { get; set; }

        public JsonNode State { get; set; } = new JsonObject();

        public IReadOnlyList<JsonObject> Syncs => syncs;

        public IReadOnlyList<JsonObject> Warnings => warnings;

        /// <summary>What has to be done, and how the last sync went where it did not go well.</summary>
        public IEnumerable<JsonObject> Errors =>
            Status["tasks"]!.AsArray().Select(task => Error(task!["code"], task["message"], task["details"], Text("created_at")))
                .Concat(syncs.Where(sync => sync["status"]!.ToString() is "COMPLETED" or "FAILURE")
                    .TakeLast(1)
                    .Where(sync => sync["status"]!.ToString() == "FAILURE")
                    .Select(sync => Error("unknown_sync_failure", "Sync failed", "It was told to fail.", sync["end"]!.ToString())));

        public void Capture() => SchemaConfig ??= NewSchema();

        public void Warn(string schema, string table, string at)
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
                    ["created_at"] = at,
                }),
            });
            ShowWarnings();
        }

        public Reply Dismiss(Seq<string> types)
        {
            warnings.RemoveAll(warning => types.IsEmpty || types.Contains(warning["warnings"]![0]!["code"]!.ToString()));
            ShowWarnings();
            return Reply.Success("Warnings have been dismissed");
        }

        /// <summary>
        /// Begins a sync. A connection that rests does so when it is resumed, and one that syncs when it is told to restart.
        /// </summary>
        public Connection Start(DateTimeOffset at, TimeSpan duration, bool restart)
        {
            isDue = IsPaused;
            if (!IsPaused && (ends is null || restart))
            {
                Record("CANCELED", at, isOver: false);
                Capture();
                ends = at + duration;
                resumes = null;
                syncs.Add(new JsonObject
                {
                    ["sync_id"] = nextSyncId(),
                    ["start"] = Stamp(at),
                    ["end"] = null,
                    ["status"] = "INCOMPLETE",
                    ["stages"] = Stages(null),
                });
                Status["sync_state"] = "syncing";
                Status["rescheduled_for"] = null;
            }

            return this;
        }

        public Connection StartOver(DateTimeOffset at, TimeSpan duration)
        {
            Status["is_historical_sync"] = true;
            return Start(at, duration, restart: true);
        }

        public void Pause(bool paused, DateTimeOffset at, TimeSpan duration)
        {
            if (paused == IsPaused)
            {
                return;
            }

            details["paused"] = paused;
            Record("PAUSED", at, isOver: false);
            ends = resumes = null;
            Status["sync_state"] = paused ? "paused" : "scheduled";
            Status["rescheduled_for"] = null;
            if (!paused && isDue)
            {
                Start(at, duration, restart: true);
            }
        }

        /// <summary>Catches up with the clock.</summary>
        public Connection Settle(DateTimeOffset at, TimeSpan duration)
        {
            if (ends is { } end && end <= at)
            {
                ends = null;
                End(end);
            }

            if (resumes is { } start && start <= at && Text("schedule_type") == "auto")
            {
                Start(start, duration, restart: true);
                Settle(at, duration);
            }

            return this;
        }

        private void End(DateTimeOffset at)
        {
            Status["sync_state"] = "scheduled";
            switch (Outcome.Name)
            {
                case nameof(SyncOutcome.Succeeds):
                    Record("COMPLETED", at, isOver: true);
                    details["succeeded_at"] = Stamp(at);
                    Status["is_historical_sync"] = false;
                    break;
                case nameof(SyncOutcome.Fails):
                    Record("FAILURE", at, isOver: true);
                    details["failed_at"] = Stamp(at);
                    break;
                default:
                    Record("RESCHEDULED", at, isOver: true);
                    resumes = at + Outcome.Later;
                    Status["sync_state"] = "rescheduled";
                    Status["rescheduled_for"] = Stamp(at + Outcome.Later);
                    break;
            }

            Outcome = SyncOutcome.Succeeds;
        }

        private void ShowWarnings() =>
            Status["warnings"] = new JsonArray([
                .. warnings.Select(warning => warning["warnings"]![0]!).DistinctBy(warning => warning["code"]!.ToString())
            .Select(warning => new JsonObject
            {
                ["code"] = warning["code"]!.DeepClone(),
                ["message"] = warning["message"]!.DeepClone(),
                ["details"] = null,
            })]);

        private static JsonObject Error(JsonNode? type, JsonNode? title, JsonNode? reason, string at) =>
            new()
            {
                ["type"] = type?.DeepClone(),
                ["title"] = title?.DeepClone(),
                ["reason"] = reason?.DeepClone(),
                ["message"] = title?.DeepClone(),
                ["created_at"] = at,
            };

        // the sync that runs, if there is one
        private void Record(string status, DateTimeOffset at, bool isOver)
        {
            if (isOver || ends is not null)
            {
                syncs[^1]["status"] = status;
                syncs[^1]["end"] = Stamp(at);
                syncs[^1]["stages"] = Stages(status == "COMPLETED" ? 1.5 : null);
            }
        }

        private static JsonObject Stages(double? volume) =>
            new(StageNames.Select(stage => KeyValuePair.Create(stage, (JsonNode?)new JsonObject { ["volume"] = volume })));

        private string Text(string name) => details[name]!.GetValue<string>();
    }
}
