using System.Reflection;
using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests.Hostile;

/// <summary>Bodies of the service for each function, several of each, and bodies of its errors.</summary>
internal static class RealBodies
{
    private const string Status = """
        {"setup_state":"connected","schema_status":"ready","sync_state":"rescheduled","update_state":"delayed","is_historical_sync":true,
         "rescheduled_for":"2026-11-23T11:20:00Z",
         "tasks":[{"code":"reconnect","message":"Reconnect","details":"Password was rejected by the source"}],"warnings":[]}
        """;

    private const string CreatedConnection = """
        {"id":"speak_inexperienced","group_id":"decent_dropsy","service":"postgres","service_version":1,"schema":"crm_eu",
         "connected_by":"lawful_cinder",
         "created_at":"2025-02-11T09:30:11.204117Z","succeeded_at":"2026-11-20T06:02:44.118000Z","failed_at":null,"paused":false,
         "pause_after_trial":false,"sync_frequency":360,
         "data_delay_threshold":0,"data_delay_sensitivity":"NORMAL","daily_sync_time":null,"schedule_type":"auto",
         "networking_method":"Directly","private_link_id":null,
         "proxy_agent_id":null,"hybrid_deployment_agent_id":null,"destination_schema_names":"FIVETRAN_NAMING",
         "status":{"setup_state":"connected","schema_status":"ready",
         "sync_state":"scheduled","update_state":"on_schedule","is_historical_sync":false,"rescheduled_for":null,"tasks":[],
         "warnings":[{"code":"resync_table_warning",
         "message":"Resync Table Warning","details":"public.orders will be re-synced"}]},"config":{"schema_prefix":"crm_eu",
         "host":"db.example.com","port":5432,"database":"crm",
         "user":"fivetran","password":"******","update_method":"QUERY_BASED"},"source_sync_details":{}}
        """;

    private const string ListedConnection = $$$"""
        {"id":"speak_inexperienced","service":"postgres","schema":"crm_eu","paused":false,"status":{{{Status}}},
         "group_id":"decent_dropsy","service_version":1,
         "connected_by":"lawful_cinder","created_at":"2025-02-11T09:30:11.204117Z","succeeded_at":"2026-11-20T06:02:44.118Z",
         "failed_at":null,"pause_after_trial":false,
         "sync_frequency":360,"schedule_type":"auto","daily_sync_time":null,"config":{},"setup_tests":[{"title":"Validating Certificate",
         "status":"FAILED",
         "message":"The certificate is not trusted","details":[{"hash":"placeholder-hash=","encoded_cert":"TUlJRDlEQ0NBdHln"}]}],
         "connect_card":{"token":"eyJ0eXAi...","uri":"https://fivetran.com/connect-card/setup?auth=eyJ0eXAi..."},
         "connect_card_config":{"redirect_uri":"https://app.example.com/done","hide_setup_guide":true}}
        """;

    private const string Destination = """
        {"id":"decent_dropsy","group_id":"decent_dropsy","service":"snowflake","region":"AWS_EU_CENTRAL_1","time_zone_offset":"+1",
         "setup_status":"CONNECTED",
         "daylight_saving_time_enabled":false,"networking_method":"Directly","private_link_id":null,"hybrid_deployment_agent_id":null,
         "proxy_agent_id":null,
         "config":{"host":"acme.eu-central-1.snowflakecomputing.com","port":443,"database":"RAW","auth":"KEY_PAIR","user":"FIVETRAN",
         "private_key":"******",
         "is_private_key_encrypted":"false"},"setup_tests":[{"title":"Host Connection","status":"PASSED","message":"","details":null}]}
        """;

    private const string ListedDestination = """
        {"id":"decent_dropsy","group_id":"decent_dropsy","service":"snowflake","region":"AWS_EU_CENTRAL_1","time_zone_offset":"+1",
         "setup_status":"CONNECTED",
         "daylight_saving_time_enabled":false}
        """;

    public const string Error = """{"code":"NotFound_Connection","message":"Connection with id 'speak_inexperienced' does not exist."}""";

    // bodies as recorded, in addition to the samples, which have every field
    private static readonly Dictionary<Type, string[]> Others = new()
    {
        [typeof(Connector)] = [CreatedConnection, ListedConnection],
        [typeof(Destination)] = [Destination, ListedDestination],
    };

    public static string[] All { get; } = [Error, Samples.Nothing, .. Functions.All.SelectMany(Of).Distinct()];

    public static string[] Of(MethodInfo function)
    {
        var answer = Functions.AnswerOf(function);
        if (answer == typeof(Unit))
        {
            return [Samples.Nothing];
        }

        string[] bodies = answer == typeof(byte[])
            ? ["PK\u0003\u0004 and so on"]
            : [Samples.Of(answer), .. Others.GetValueOrDefault(answer, [])];
        return Functions.IsPaged(function) ? Pages(bodies) : answer == typeof(byte[]) ? bodies : [.. bodies.Select(Samples.Data)];
    }

    private static string[] Pages(string[] items) =>
        [Samples.Page(string.Join(',', items)), Samples.Page(string.Join(',', items), "eyJza2lwIjoxfQ")];
}
