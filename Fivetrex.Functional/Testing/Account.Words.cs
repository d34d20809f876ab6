using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Fivetrex.Functional.Testing;

internal sealed partial class Account
{
    // what a service's own settings, and a transformation's, are called by the same names; the scope of a re-sync is names of the source
    private static readonly string[] NotOurs = [
        "config",
        "auth",
        "schedule",
        "state",
        "transformation_config",
        "destination_configuration",
        "external_secrets_keys_config",
        "scope",
    ];

    // what is in them is named by the source
    private static readonly string[] Maps = ["schemas", "tables", "columns"];

    private static readonly string[] Flags =
    [
        "paused",
            "pause_after_trial",
            "run_setup_tests",
            "run_tests",
            "trust_certificates",
            "trust_fingerprints",
            "force",
            "force_move",
            "is_historical_sync",
            "enabled",
            "active",
            "accept_terms",
        "full_refresh",
            "hashed",
            "is_primary_key",
            "is_type_locked",
            "daylight_saving_time_enabled",
            "is_hybrid_deployment",
            "hide_setup_guide",
            "all_fields",
    ];

    private static readonly string[] Numbers = [
        "sync_frequency",
        "data_delay_threshold",
        "expiration_period_days",
        "overlap_days",
        "threads",
        "port",
    ];

    private static readonly string[] Texts =
    [
        "name",
            "description",
            "role",
            "region",
            "group_region",
            "group_id",
            "service",
            "url",
            "secret",
            "event",
            "email",
            "given_name",
            "family_name",
            "phone",
            "picture",
            "display_name",
            "daily_sync_time",
        "schedule_type",
            "time_zone_offset",
            "networking_method",
            "private_link_id",
            "proxy_agent_id",
            "hybrid_deployment_agent_id",
            "external_secrets_manager_id",
            "schema_status",
            "user_type",
            "hash",
        "data_delay_sensitivity", "destination_schema_names", "destination_group_id", "id", "user_id", "type", "public_key", "encoded_cert",
    ];

    private static readonly string[] Objects = [
        "connect_card_config",
        "project_config",
        "transformation_config",
        "schedule",
        "destination_configuration",
        "external_secrets_keys_config",
        "row_filter",
        "schemas",
    ];

    private static readonly string[] Lists = ["events", "permissions", "warning_types"];

    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["sync_frequency"] = ["1", "5", "15", "30", "60", "120", "180", "360", "480", "720", "1440"],
        ["schedule_type"] = Known<ScheduleType>(),
        ["data_delay_sensitivity"] = Known<DataDelaySensitivity>(),
        ["schema_change_handling"] = Known<SchemaChangeHandling>(),
        ["sync_mode"] = Known<SyncMode>(),
        ["exclude_mode"] = Known<ExcludeMode>(),
        ["target_data_type"] = Known<TargetDataType>(),
        ["sync_behavior"] = Known<MoveBehavior>(),
        ["expiration_period"] = Known<ExpirationPeriod>(),
        ["networking_method"] = [
            .. Known<NetworkingMethod>().Except([NetworkingMethod.UnmanagedProxyAgent.Value, NetworkingMethod.Unknown.Value]),
        ],
        ["region"] = Known<Region>(),
        ["group_region"] = Known<Region>(),
        ["env_type"] = Known<AgentEnvironment>(),
        ["auth_type"] = Known<AgentAuthType>(),
        ["user_type"] = Known<UserType>(),
    };

    /// <summary>Refuses a value of another kind, and a word that the service does not know, before anything is changed.</summary>
    public static Either<Reply, Unit> Understood(JsonObject body) => Unless((
        from member in body
        from refusal in RefusalOf(member.Key, member.Value)
        select Some(refusal)).FirstOrDefault());

    private static IEnumerable<Reply> RefusalOf(string name, JsonNode? said) =>
        said is null ? []
        : KindOf(name).Exists(kind => KindOf(said) != kind) ? [Reply.BadInput($"'{name}' is of the wrong kind.")]
        : Allowed.TryGetValue(name, out var known)
            && !known.Contains(said.ToString(), StringComparer.OrdinalIgnoreCase) ? [Reply.BadInput($"'{said}' is no {name}.")]
        : NotOurs.Contains(name) || said is not JsonObject inner ? []
        : Maps.Contains(name) ? inner.Select(entry => entry.Value).OfType<JsonObject>().SelectMany(entry => Understood(entry).LeftToSeq())
        : Understood(inner).LeftToSeq();

    private static Option<JsonValueKind> KindOf(string name) =>
        Flags.Contains(name) ? JsonValueKind.True
        : Numbers.Contains(name) ? JsonValueKind.Number
        : Texts.Contains(name) ? JsonValueKind.String
        : Objects.Contains(name) ? JsonValueKind.Object
        : Lists.Contains(name) ? JsonValueKind.Array
        : None;

    private static string[] Known<T>()
        where T : OpenEnum =>
            [.. typeof(T).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => ((T)field.GetValue(null)!).Value)];
}
