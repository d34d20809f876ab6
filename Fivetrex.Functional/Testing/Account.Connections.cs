using System.Text.Json.Nodes;

namespace Fivetrex.Functional.Testing;

internal sealed partial class Account
{
    private static readonly string[] StatefulServices = ["connector_sdk", "aws_lambda", "azure_function", "google_cloud_function"];

    private static readonly string[] ConnectionTests = ["Connecting to the source", "Validating the permissions"];

    private static readonly string[] SettableOfConnection =
    [
        "pause_after_trial", "sync_frequency", "daily_sync_time", "schedule_type", "data_delay_sensitivity", "data_delay_threshold",
        "networking_method", "private_link_id", "proxy_agent_id", "hybrid_deployment_agent_id", "external_secrets_manager_id",
        "destination_configuration", "destination_schema_names", "connect_card_config",
    ];

    private static Operation[] ConnectionOperations =>
    [
        new("GET", "connections", (account, call) => account.ListConnections(call, call.Query.Find("group_id"))),
        new("POST", "connections", (account, call) => account.CreateConnection(call)),
        new("GET", "connections/{}", (account, call) => account.Found(call).Map(found => Reply.Success("Connection details retrieved successfully", found.Details))),
        new("PATCH", "connections/{}", (account, call) => account.UpdateConnection(call)),
        new("DELETE", "connections/{}", (account, call) => account.DeleteConnection(call)),
        new("POST", "connections/{}/sync", (account, call) => account.Sync(call, force: call.Flag("force") == true)),
        new("POST", "connections/{}/force", (account, call) => account.Sync(call, force: true)),
        new("POST", "connections/{}/resync", (account, call) => account.Resync(call)),
        new("GET", "connections/{}/state", (account, call) => account.StateOf(call)),
    ];

    /// <summary>Tells how the next sync of a connection ends.</summary>
    public bool EndNextSync(string connectionId, SyncOutcome outcome)
    {
        var known = connections.TryGetValue(connectionId, out var connection);
        connection?.Outcome = outcome;
        return known;
    }

    private Either<Reply, Connection> Found(Incoming call) =>
        connections.TryGetValue(call.Ids[0], out var connection) ? connection.Settle(now(), SyncDuration) : Reply.NotFound("Connection", call.Ids[0]);

    private Either<Reply, Reply> ListConnections(Incoming call, Option<string> groupId) =>
        from known in groupId.Case is string id && call.Ids.Count > 0 ? Group(id).Map(_ => unit) : unit
        from page in Paged(
            call,
            groupId.IsSome ? "Group connections retrieved successfully" : "Connections list retrieved successfully",
            connections.Values.Where(connection =>
                groupId.ForAll(wanted => connection.GroupId == wanted) && call.Query.Find("schema").ForAll(wanted => connection.Schema == wanted)),
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
            details["connect_card"] = new JsonObject { ["token"] = "in-memory", ["uri"] = "https://fivetran.com/connect-card/setup?auth=in-memory" };
        }

        return connections[details["id"]!.GetValue<string>()] = new Connection(details);
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
        Take(connection.Details, call.Body, "paused");
        Take(connection.Status, call.Body, "schema_status", "is_historical_sync");
        connection.Status["setup_state"] = SetupStateAfter(tests, connection.Status["setup_state"]!.GetValue<string>());
        connection.Details["config"] = Masked(Merged(connection.Details["config"] as JsonObject, call.Body));
        call.Flag("paused").IfSome(paused => connection.Pause(paused, now(), SyncDuration));
        return WithTests(connection.Details, tests);
    }

    private Either<Reply, Reply> DeleteConnection(Incoming call) =>
        Found(call).Map(found =>
        {
            connections.Remove(found.Id);
            return Reply.Success($"Connection with id '{found.Id}' has been deleted");
        });

    private Either<Reply, Reply> Sync(Incoming call, bool force) =>
        Found(call).Map(found => Triggered(found.Start(now(), SyncDuration, restart: force)));

    private Either<Reply, Reply> Resync(Incoming call) =>
        from found in Found(call)
        from scope in call.Body["scope"] is JsonObject tables && (tables.Count == 0 || tables.Any(schema => schema.Value is not JsonArray { Count: > 0 }))
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
        select Reply.Success("Connection state retrieved successfully", new JsonObject { ["state"] = new JsonObject() });

    /// <summary>A connection and the sync that it is in.</summary>
    private sealed class Connection(JsonObject details)
    {
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

        private bool IsPaused => details["paused"]!.GetValue<bool>();

        /// <summary>Begins a sync. A connection that rests does so when it is resumed, and one that syncs when it is told to restart.</summary>
        public Connection Start(DateTimeOffset at, TimeSpan duration, bool restart)
        {
            isDue = IsPaused;
            if (!IsPaused && (ends is null || restart))
            {
                ends = at + duration;
                resumes = null;
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
                    details["succeeded_at"] = Stamp(at);
                    Status["is_historical_sync"] = false;
                    break;
                case nameof(SyncOutcome.Fails):
                    details["failed_at"] = Stamp(at);
                    break;
                default:
                    resumes = at + Outcome.Later;
                    Status["sync_state"] = "rescheduled";
                    Status["rescheduled_for"] = Stamp(at + Outcome.Later);
                    break;
            }

            Outcome = SyncOutcome.Succeeds;
        }

        private string Text(string name) => details[name]!.GetValue<string>();
    }
}
