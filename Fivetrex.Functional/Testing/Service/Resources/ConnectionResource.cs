using System.Text.Json.Nodes;

namespace Fivetrex.Functional.Testing.Service.Resources;

/// <summary>Connections: their settings and setup tests. Their syncs, warnings, moves and schemas have files of their own.</summary>
internal static class ConnectionResource
{
    private static readonly string[] Tests = ["Connecting to the source", "Validating the permissions"];

    // an update with nothing else is refused
    private static readonly Fields Transient = new()
    {
        ["run_setup_tests"] = Kind.Flag,
        ["trust_certificates"] = Kind.Flag,
        ["trust_fingerprints"] = Kind.Flag,
    };

    private static readonly Fields ConnectCardConfig = new()
    {
        ["connect_card_config"] = Kind.ObjectOf(new()
        {
            ["redirect_uri"] = Kind.Text,
            ["hide_setup_guide"] = Kind.Flag,
            ["all_fields"] = Kind.Flag,
        }),
    };

    private static readonly Fields Settings = new()
    {
        ["pause_after_trial"] = Kind.Flag,
        ["sync_frequency"] = Kind.OneOf(1, 5, 15, 30, 60, 120, 180, 360, 480, 720, 1440),
        ["daily_sync_time"] = Kind.Text,
        ["schedule_type"] = Kind.OneOf<ScheduleType>(),
        ["schedule"] = Kind.ObjectOf(new()
        {
            ["schedule_type"] = Kind.Text,
            ["interval"] = Kind.Integer,
            ["time_of_day"] = Kind.Text,
            ["days_of_week"] = Kind.List,
            ["cron"] = Kind.Text,
        }),
        ["data_delay_sensitivity"] = Kind.OneOf<DataDelaySensitivity>(),
        ["data_delay_threshold"] = Kind.Number,
        ["networking_method"] = Networking.Method,
        ["private_link_id"] = Kind.Text,
        ["proxy_agent_id"] = Kind.Text,
        ["hybrid_deployment_agent_id"] = Kind.Text,
        ["external_secrets_manager_id"] = Kind.Text,
        ["external_secrets_keys_config"] = Kind.Object,
        ["destination_configuration"] = Kind.Object,
        ["destination_schema_names"] = Kind.Text,
        ["connect_card_config"] = ConnectCardConfig["connect_card_config"],
        ["config"] = Kind.Config,
    };

    private static readonly Fields Options = Fields.Of(Transient, new() { ["paused"] = Kind.Flag, ["auth"] = Kind.Any });

    public static Resource Definition { get; } = new("connections", "Connection")
    {
        Verbs = "create get delete",
        Required = ["group_id", "service"],
        Fixed = { ["group_id"] = Kind.Text, ["service"] = Kind.Text },
        Settable = Settings,
        Options = Options,
        New = New,
        Added = (_, item) => ApplySchedule(item),
        View = (store, item) => Connection.Of(store, item).Details.Copy(),
        ListView = (store, item) => Connection.Of(store, item).Details.Copy().With("config", new JsonObject()),
        RunSetupTests = (store, call, item) => RunTests(store, item, call.Flag("run_setup_tests") != false),
        CreateProblem = CreateProblem,
        Operations =
        [
            new("GET", "connections", List),
            new("PATCH", "connections/{}", Update)
            {
                Fields = Fields.Of(Settings, Options, new() { ["schema_status"] = Kind.Text, ["is_historical_sync"] = Kind.Flag }),
            },
            new("POST", "connections/{}/test", Test)
            {
                Fields = { ["trust_certificates"] = Kind.Flag, ["trust_fingerprints"] = Kind.Flag },
            },
            new("POST", "connections/{}/connect-card", CreateCard) { Fields = ConnectCardConfig },
            .. ConnectionSyncs.Operations,
            .. ConnectionWarnings.Operations,
            .. ConnectionMoves.Operations,
            .. ConnectionSchemas.Operations,
        ],
    };

    /// <summary>Lists the connections of the group in the path.</summary>
    public static Either<Refusal, Reply> ListOfGroup(Store store, Incoming call) =>
        List(store, call, call.Ids[0], "Group connections retrieved successfully");

    /// <summary>Runs the setup tests of a connection, or none, and sets its setup state.</summary>
    public static JsonArray RunTests(Store store, JsonObject item, bool isRequested)
    {
        var tests = SetupTests.Run(store, isRequested ? Tests : []);
        item["status"]!["setup_state"] = SetupTests.StateAfter(tests, item["status"]!["setup_state"]!.ToString());
        return tests;
    }

    private static Either<Refusal, Reply> List(Store store, Incoming call) => call.Query.Find("group_id").Match(
        Some: groupId => List(store, call, groupId, "Group connections retrieved successfully"),
        None: () => List(store, call, None, "Connections list retrieved successfully"));

    private static Either<Refusal, Reply> List(Store store, Incoming call, Option<string> groupId, string message) => call.Page(
        message,
        store.Collection("connections").Values.Where(connection =>
            groupId.ForAll(id => connection.Text("group_id") == id) && call.Selects("schema", connection.Text("schema"))),
        connection => Definition.ListView!(store, connection));

    private static Option<Refusal> CreateProblem(Store store, Incoming call)
    {
        var groupId = call.Body.Text("group_id")!;
        var schema = SchemaOf(call);
        return ScheduleConflict(call) | GroupResource.Definition.Missing(store, groupId) | (
            store.Collection("connections").Values.Any(other => other.Text("group_id") == groupId && other.Text("schema") == schema)
                ? Refusal.Conflict($"Connection with schema '{schema}' already exists in the group.")
                : None);
    }

    private static Option<Refusal> ScheduleConflict(Incoming call) =>
        call.Body["schedule"] is not null
        && call.Text("schedule_type").Exists(type => type.Equals("manual", StringComparison.OrdinalIgnoreCase))
            ? Refusal.InvalidInput("'schedule' cannot be set beside schedule_type 'manual'.")
            : None;

    // a schedule wins over the frequency and the time of day
    private static void ApplySchedule(JsonObject details)
    {
        if (details["schedule"] is not JsonObject schedule)
        {
            return;
        }

        var isDaily = schedule.Text("schedule_type") == "TIME_OF_DAY";
        details["sync_frequency"] = isDaily ? 1440 : schedule["interval"]?.DeepClone();
        details["daily_sync_time"] = isDaily ? schedule["time_of_day"]?.DeepClone() : null;
    }

    // the schema is a part of the config, in one of four ways; without any of them, it is that of the service
    private static string SchemaOf(Incoming call)
    {
        var config = call.Body["config"];
        if ((config?["schema"] ?? config?["schema_prefix"])?.ToString() is not { Length: > 0 } schema)
        {
            return call.Body.Text("service")!;
        }

        return (config!["table"] ?? config["table_group_name"])?.ToString() is { Length: > 0 } table ? $"{schema}.{table}" : schema;
    }

    private static JsonObject New(Store store, Incoming call)
    {
        var isPaused = call.Flag("paused") == true;
        var details = new JsonObject
        {
            ["group_id"] = null,
            ["service"] = null,
            ["service_version"] = 1,
            ["schema"] = SchemaOf(call),
            ["connected_by"] = UserResource.Owner,
            ["created_at"] = store.Now,
            ["succeeded_at"] = null,
            ["failed_at"] = null,
            ["paused"] = isPaused,
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
                ["setup_state"] = "incomplete",
                ["schema_status"] = "ready",
                ["sync_state"] = isPaused ? "paused" : "scheduled",
                ["update_state"] = "on_schedule",
                ["is_historical_sync"] = true,
                ["rescheduled_for"] = null,
                ["tasks"] = new JsonArray(),
                ["warnings"] = new JsonArray(),
            },
            ["config"] = null,
            ["source_sync_details"] = new JsonObject(),
        };
        return call.Body["connect_card_config"] is null ? details : details.With("connect_card", Card("in-memory"));
    }

    private static Either<Refusal, Reply> Update(Store store, Incoming call) =>
        from lasting in Refusal.If(
            call.Body.All(field => Transient.ContainsKey(field.Key)),
            Refusal.InvalidInput("At least one field of the connection must be set."))
        from consistent in Refusal.If(ScheduleConflict(call))
        let tests = RunTests(store, call.Item, call.Flag("run_setup_tests") != false)
        let changed = Changed(store, call)
        select Reply.Success("Connection has been updated", changed.Details.Copy().With("setup_tests", tests));

    private static Connection Changed(Store store, Incoming call)
    {
        var connection = Connection.Of(store, call.Item);
        Definition.Set(connection.Details, call.Body);
        connection.Status.Take(call.Body, "schema_status");
        if (connection.Details.Text("sync_frequency") != "1440")
        {
            connection.Details["daily_sync_time"] = null;
        }

        if (call.Body["schedule"] is null && (call.Body["sync_frequency"] ?? call.Body["schedule_type"]) is not null)
        {
            connection.Details.Remove("schedule");
        }

        ApplySchedule(connection.Details);

        call.Flag("paused").IfSome(connection.Pause);
        if (call.Flag("is_historical_sync") == true)
        {
            connection.StartOver();
        }

        return connection;
    }

    private static Either<Refusal, Reply> Test(Store store, Incoming call) =>
        from body in Refusal.If(call.MissingBody)
        let tests = RunTests(store, call.Item, isRequested: true)
        select Reply.Success("Setup tests have been completed", Definition.View(store, call.Item).With("setup_tests", tests));

    private static Either<Refusal, Reply> CreateCard(Store store, Incoming call) =>
        from complete in Refusal.If(
            call.Body["connect_card_config"]?["redirect_uri"] is null, Refusal.InvalidInput("'redirect_uri' is required."))
        select Reply.Success("Connection Connect Card has been created", new JsonObject
        {
            ["connector_id"] = call.Ids[0],
            ["connect_card"] = Card(store.NextSecret()),
            ["connect_card_config"] = call.Body["connect_card_config"]!.DeepClone(),
        });

    private static JsonObject Card(string token) =>
        new() { ["token"] = token, ["uri"] = $"https://fivetran.com/connect-card/setup?auth={token}" };
}
