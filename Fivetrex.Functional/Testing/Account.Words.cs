using System.Reflection;
using System.Text.Json.Nodes;

namespace Fivetrex.Functional.Testing;

internal sealed partial class Account
{
    // what a service's own settings, and a transformation's, are called by the same names
    private static readonly string[] NotOurs = ["config", "auth", "schedule", "state", "transformation_config", "destination_configuration", "external_secrets_keys_config"];

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
        ["networking_method"] = [.. Known<NetworkingMethod>().Except([NetworkingMethod.UnmanagedProxyAgent.Value, NetworkingMethod.Unknown.Value])],
        ["region"] = Known<Region>(),
        ["group_region"] = Known<Region>(),
        ["env_type"] = Known<AgentEnvironment>(),
        ["auth_type"] = Known<AgentAuthType>(),
        ["user_type"] = Known<UserType>(),
    };

    /// <summary>Refuses a word that the service does not know.</summary>
    public static Either<Reply, Unit> Understood(JsonObject body) => Unless((
        from member in body
        where !NotOurs.Contains(member.Key)
        from refusal in member.Value switch
        {
            JsonObject inner => Understood(inner).LeftToSeq(),
            JsonValue said when Allowed.TryGetValue(member.Key, out var known) && !known.Contains(said.ToString(), StringComparer.OrdinalIgnoreCase) => Seq1(Reply.BadInput($"'{said}' is no {member.Key}.")),
            _ => Empty,
        }
        select Some(refusal)).FirstOrDefault());

    private static string[] Known<T>()
        where T : Word => [.. typeof(T).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => ((T)field.GetValue(null)!).Value)];
}
