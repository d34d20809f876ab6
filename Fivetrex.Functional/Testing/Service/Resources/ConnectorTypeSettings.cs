using System.Text.Json.Nodes;

namespace Fivetrex.Functional.Testing.Service.Resources;

/// <summary>The settings of the known services, in the form of the metadata: like a JSON schema, but not one.</summary>
internal static class ConnectorTypeSettings
{
    private static readonly string[] ConnectionTypes = ["Directly", "PrivateLink", "SshTunnel", "ProxyAgent"];

    private static readonly string[] TimeFrames = ["ALL_TIME", "DATE_LIMIT"];

    private static readonly Setting[] Database =
    [
        Name("schema_prefix", "Destination schema prefix"),
        Text("host"),
        Whole("port"),
        Text("user"),
        Secret("password"),
        Text("database"),
        Flag("always_encrypted"),
        OneOf("connection_type", ConnectionTypes),
        Text("tunnel_host"),
        Whole("tunnel_port"),
        Text("tunnel_user"),
        Text("public_key") with { IsReadOnly = true },
    ];

    private static readonly Setting[] OAuth =
    [
        Object("client_access", Text("client_id"), Secret("client_secret")),
        Secret("refresh_token"),
    ];

    private static readonly Setting[] User = [Text("user"), Text("password")];

    private static readonly Dictionary<string, Settings> Known = new()
    {
        ["postgres"] = new(
        [
            .. Database,
            OneOf("auth_method", "ENTRA_ID", "PASSWORD", "CLIENT_CERTIFICATE", "AWS_IAM"),
            OneOf("update_method", "QUERY_BASED", "WAL_PGOUTPUT"),
            Text("publication_name"),
            Text("replication_slot"),
            Text("client_public_certificate"),
            Secret("client_private_key"),
        ])
        {
            Secrets = User,
        },
        ["mysql"] = new([.. Database, OneOf("update_method", "BINLOG", "TELEPORT"), Whole("replica_id")]),
        ["sql_server"] = new(
        [
            .. Database,
            OneOf("update_method", "BINARY_LOG_READER", "NATIVE_UPDATE", "TELEPORT"),
            List("ekm_key_identifiers"),
        ])
        {
            Secrets = User,
        },
        ["s3"] = new(
        [
            Name("schema"),
            Name("table_group_name", "Destination table group"),
            Text("bucket"),
            OneOf("auth_type", "IAM_ROLE", "PUBLIC_BUCKET", "ACCESS_KEY"),
            Text("access_key_id"),
            Secret("access_key_secret"),
            Secret("role_arn"),
            Text("prefix"),
            Text("pattern"),
            OneOf("file_type", "tsv", "xml", "csv", "spreadsheet", "json", "jsonl", "avro", "parquet"),
            OneOf("on_error", "fail", "skip"),
            Whole("skip_after"),
            Flag("empty_header"),
            List("files", Text("table_name") with { IsRequired = true }, Text("file_pattern"), Text("archive_pattern")),
        ])
        {
            Secrets = [Text("access_key_id"), Text("access_key_secret")],
        },
        ["salesforce"] = new(
        [
            Name("schema"),
            OneOf("authentication_method", "STANDARD", "ADVANCED"),
            Whole("api_usage_limit"),
            Flag("sync_formula_fields"),
            Secret("certificate"),
            Secret("private_key"),
        ])
        {
            Auth = OAuth,
        },
        ["hubspot"] = new(
        [
            Name("schema"),
            OneOf("historical_sync_time_frame", TimeFrames),
            Text("backward_sync_limit_date"),
            Flag("sync_sensitive_data"),
            Secret("client_secret"),
        ])
        {
            Auth = OAuth,
        },
        ["google_sheets"] = new(
        [
            Name("schema"),
            Name("table", "Destination table"),
            OneOf("auth_type", "ServiceAccount", "OAuth"),
            Text("sheet_id"),
            Text("named_range"),
        ])
        {
            Auth = OAuth,
        },
        ["stripe"] = new(
        [
            Name("schema"),
            Secret("api_key"),
            OneOf("historical_sync_time_frame", TimeFrames),
            Text("backward_sync_limit"),
            Flag("support_connected_accounts_sync"),
        ]),
        ["webhooks"] = new(
        [
            Name("schema"),
            Name("table", "Destination table"),
            OneOf("bucket_service", "S3", "AZURE", "GCS", "Fivetran"),
            OneOf("auth_method", "HMAC", "TOKEN_BASED", "NONE"),
            OneOf("sync_format", "Packed", "Unpacked"),
            Secret("auth_secret"),
        ]),
        ["connector_sdk"] = new(
        [
            Name("schema"),
            Text("package_id"),
            Text("python_version"),
            List("secrets_list", Text("key") with { IsRequired = true }, Secret("value")),
        ]),
        ["fivetran_log"] = new([Name("schema"), Flag("is_account_level_connector")]),
    };

    /// <summary>Adds the settings of a service to the view of its type.</summary>
    public static JsonObject Describe(JsonObject view, string service)
    {
        var settings = Known[service];
        view["config"] = Setting.Describe(settings.Config);
        view["auth"] = settings.Auth.Length == 0 ? null : Setting.Describe(settings.Auth);
        if (settings.Secrets.Length > 0)
        {
            view["external_secrets_keys_config"] = Setting.Describe(settings.Secrets);
        }

        return view;
    }

    private static Setting Text(string name) => new(name, "string");

    private static Setting Whole(string name) => new(name, "integer");

    private static Setting Flag(string name) => new(name, "boolean");

    private static Setting Secret(string name) => new(name, "string") { IsSecret = true };

    private static Setting Name(string name, string title = "Destination schema") =>
        new(name, "string") { Title = title, IsRequired = true, IsImmutable = true };

    // the service gives a fixed set of texts the type of an object
    private static Setting OneOf(string name, params string[] values) => new(name, "object") { Values = values };

    private static Setting Object(string name, params Setting[] parts) => new(name, "object") { Parts = parts };

    private static Setting List(string name, params Setting[] parts) => new(name, "array") { Parts = parts };

    /// <summary>The settings of a service.</summary>
    private sealed record Settings(Setting[] Config)
    {
        public Setting[] Auth { get; init; } = [];

        public Setting[] Secrets { get; init; } = [];
    }

    /// <summary>A setting.</summary>
    private sealed record Setting(string Name, string Type)
    {
        public string Title { get; init; } = Name;

        public string[] Values { get; init; } = [];

        public Setting[] Parts { get; init; } = [];

        public bool IsRequired { get; init; }

        public bool IsSecret { get; init; }

        public bool IsReadOnly { get; init; }

        public bool IsImmutable { get; init; }

        public static JsonObject Describe(Setting[] settings)
        {
            var json = new JsonObject
            {
                ["type"] = "object",
                ["properties"] = new JsonObject(settings.Select(setting =>
                    KeyValuePair.Create(setting.Name, (JsonNode?)setting.Describe()))),
            };
            JsonNode?[] required = [.. settings.Where(setting => setting.IsRequired).Select(setting => setting.Name)];
            if (required.Length > 0)
            {
                json["required"] = new JsonArray(required);
            }

            return json;
        }

        private JsonObject Describe()
        {
            var json = Type == "object" && Parts.Length > 0 ? Describe(Parts) : new JsonObject { ["type"] = Type };
            json["title"] = Title;
            if (Type == "array")
            {
                json["items"] = Parts.Length > 0 ? Describe(Parts) : new JsonObject { ["type"] = "string" };
            }

            if (Values.Length > 0)
            {
                json["enum"] = new JsonArray([.. Values.Select(value => (JsonNode?)value)]);
            }

            if (IsSecret)
            {
                json["format"] = "password";
            }

            foreach (var (name, _) in new[] { ("readonly", IsReadOnly), ("immutable", IsImmutable) }.Where(flag => flag.Item2))
            {
                json[name] = true;
            }

            return json;
        }
    }
}
