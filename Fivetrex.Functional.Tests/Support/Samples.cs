namespace Fivetrex.Functional.Tests.Support;

/// <summary>Bodies as the service writes them, every documented field filled.</summary>
internal static class Samples
{
    public const string Group = """{"id":"decent_dropsy","name":"warehouse_eu","created_at":"2024-05-02T08:11:45.120394Z"}""";

    public const string Connector = """
        {
          "id": "speak_inexperienced",
          "group_id": "decent_dropsy",
          "service": "postgres",
          "service_version": 1,
          "schema": "crm_eu",
          "connected_by": "lawful_cinder",
          "created_at": "2025-02-11T09:30:11.204117Z",
          "succeeded_at": "2026-11-20T06:02:44.118Z",
          "failed_at": "2026-11-19T06:02:44Z",
          "paused": false,
          "pause_after_trial": true,
          "sync_frequency": 1440,
          "data_delay_threshold": 15,
          "data_delay_sensitivity": "CUSTOM",
          "daily_sync_time": "03:00",
          "schedule_type": "auto",
          "networking_method": "PrivateLink",
          "private_link_id": "calm_link",
          "proxy_agent_id": "calm_agent",
          "hybrid_deployment_agent_id": "calm_hybrid",
          "destination_schema_names": "FIVETRAN_NAMING",
          "external_secrets_manager_id": "lucky_tiger",
          "external_secrets_keys_config": {"password": "crm/password"},
          "destination_configuration": {"virtual_warehouse": "LOADING"},
          "source_sync_details": {"last_synced": "2026-11-20"},
          "setup_tests": [
            {"title": "Validating the certificate", "status": "FAILED", "message": "It is not trusted", "details": [{"hash": "abc="}]}
          ],
          "connect_card": {"token": "card-token", "uri": "https://fivetran.com/connect-card/setup?auth=card-token"},
          "connect_card_config": {"redirect_uri": "https://app.example.com/done", "hide_setup_guide": true, "all_fields": false},
          "status": {
            "setup_state": "connected",
            "schema_status": "ready",
            "sync_state": "rescheduled",
            "update_state": "delayed",
            "is_historical_sync": true,
            "rescheduled_for": "2026-11-23T11:20:00Z",
            "tasks": [{"code": "reconnect", "message": "Reconnect", "details": "The token has expired"}],
            "warnings": [{"code": "resync_table_warning", "message": "Re-sync", "details": "public.orders"}]
          },
          "config": {"schema_prefix": "crm_eu", "host": "db.example.com", "port": 5432, "password": "******"}
        }
        """;

    public const string Destination = """
        {
          "id": "decent_dropsy",
          "group_id": "decent_dropsy",
          "service": "snowflake",
          "region": "AWS_EU_CENTRAL_1",
          "time_zone_offset": "+1",
          "setup_status": "CONNECTED",
          "daylight_saving_time_enabled": false,
          "networking_method": "Directly",
          "private_link_id": "calm_link",
          "proxy_agent_id": "calm_agent",
          "hybrid_deployment_agent_id": "calm_hybrid",
          "local_processing_agent_id": "calm_hybrid",
          "external_secrets_manager_id": "lucky_tiger",
          "config": {"host": "acme.snowflakecomputing.com", "port": 443, "private_key": "******", "is_private_key_encrypted": "false"},
          "setup_tests": [{"title": "Host Connection", "status": "PASSED", "message": "", "details": null}]
        }
        """;

    public const string Nothing = """{"code":"Success","message":"Done"}""";

    public static string Data(string data) => $$"""{"code":"Success","message":"Done","data":{{data}}}""";

    public static string Page(string items, string? cursor = null) =>
        Data(cursor is null ? $$"""{"items":[{{items}}]}""" : $$"""{"items":[{{items}}],"next_cursor":"{{cursor}}"}""");
}
