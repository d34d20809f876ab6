using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Fivetrex.Functional.Testing;

internal sealed partial class Account
{
    private const string AccountId = "fluent_meadow";

    private static readonly string[] LogTests = ["Test Connection"];

    private static readonly string[] ProjectTests = ["Clone the repository", "Run dbt deps"];

    private static readonly (string Id, string Name, string Type)[] Types =
    [
        ("postgres", "PostgreSQL", "Database"),
            ("mysql", "MySQL", "Database"),
            ("sql_server", "SQL Server", "Database"),
            ("s3", "Amazon S3", "File"),
        ("salesforce", "Salesforce", "Sales"),
            ("hubspot", "HubSpot", "Marketing"),
            ("google_sheets", "Google Sheets", "Productivity"),
            ("stripe", "Stripe", "Finance"),
        ("webhooks", "Webhooks", "Events"),
            ("connector_sdk", "Connector SDK", "Function"),
            ("fivetran_log", "Fivetran Platform Connector", "Log"),
    ];

    private static readonly (string Id, string Name, string Type)[] PackagedTypes = [
        .. Types.Where(type => type.Type is "Sales" or "Marketing" or "Finance"),
    ];

    private static readonly (string Name, string Scope)[] RoleNames =
    [
        ("Account Administrator", "ACCOUNT"),
            ("Account Analyst", "ACCOUNT"),
            ("Account Reviewer", "ACCOUNT"),
            ("Destination Administrator", "DESTINATION"),
        ("Manage Destination", "DESTINATION"), ("Edit Connection", "CONNECTOR"), ("Team Manager", "TEAM"), ("Team Member", "TEAM"),
    ];

    private int secrets;

    private static Operation[] OtherOperations =>
    [
        new(
            "GET",
            "account/info",
            (_, _) => Answer(Reply.Success(
                "Account information retrieved successfully",
                new JsonObject { ["account_id"] = AccountId, ["account_name"] = "In Memory", ["user_id"] = Owner }))),
        new(
            "POST",
            "hvr/register-hub",
            (account, _) => Answer(Reply.Success(
                "HVR hub has been registered",
                new JsonObject { ["access_token"] = account.NextSecret(), ["registration_id"] = account.NextId() }))),
        new("GET", "roles", (_, call) => Paged(call, "Roles list retrieved successfully", RoleNames, RoleOf)),
        new(
            "GET",
            "metadata/connector-types",
            (_, call) => Paged(call, "Connectors list retrieved successfully", Types, type => Without(TypeOf(type), "config", "auth"))),
        new(
            "GET",
            "metadata/connector-types/{}",
            (_, call) => Answer(Types.Where(type => type.Id == call.Ids[0]).Select(TypeOf).FirstOrDefault() is { } type
            ? Reply.Success("Connector configuration retrieved successfully", type)
            : Reply.NotFound("Connector", call.Ids[0]))),
        new(
            "GET",
            "public/connector-types",
            (_, _) => Answer(Reply.Success(
                "Connector metadata retrieved successfully",
                new JsonObject { ["items"] = new JsonArray([.. Types.Select(type => Without(TypeOf(type), "config", "auth"))]) }))),

        new("GET", "external-secrets-managers-entities", (account, call) => account.ListEntities(call, call.Query.Find("esm_id"))),
        new(
            "GET",
            "external-secrets-managers/{}/entities",
            (account, call) => account.Existing(Of("external-secrets-managers"), call).Bind(_ => account.ListEntities(call, call.Ids[0]))),

        new("GET", "external-logging/account", (account, call) => account.Get(Of("external-logging"), AccountLog(call))),
        new("POST", "external-logging/account", (account, call) => account.Create(AccountLogService, AccountLog(call))),
        new("PATCH", "external-logging/account", (account, call) => account.Update(Of("external-logging"), AccountLog(call))),
        new("DELETE", "external-logging/account", (account, call) => account.Delete(Of("external-logging"), AccountLog(call))),
        new("POST", "external-logging/account/test", (account, call) => account.TestLog(AccountLog(call))),
        new("POST", "external-logging/{}/test", (account, call) => account.TestLog(call)),

        new("PATCH", "hybrid-deployment-agents/{}/re-auth", (account, call) => account.Existing(Of("hybrid-deployment-agents"), call)
            .Map(agent => Reply.Success(
                "Hybrid deployment agent re-authentication successful", account.WithAgentCredentials(agent.DeepClone().AsObject(), call)))),
        new(
            "POST",
            "hybrid-deployment-agents/{}/reset-credentials",
            (account, call) => account.Existing(Of("hybrid-deployment-agents"), call)
            .Map(_ => Reply.Success($"Successfully reset credentials the agent with id = {call.Ids[0]}"))),

        new("GET", "proxy/{}/connections", (account, call) => account.Existing(Of("proxy"), call)
            .Bind(agent => Paged(
                call,
                "Proxy agent connections retrieved successfully",
                account.UsersOf("proxy_agent_id", agent),
                connection => new JsonObject { ["connection_id"] = connection.Id }))),
        new("POST", "proxy/{}/regenerate-secrets", (account, call) => account.Existing(Of("proxy"), call)
            .Map(agent => Reply.Of(200, "Created", "Proxy agent secrets have been regenerated", account.ProxyCredentials(agent)))),

        new("POST", "system-keys/{}/rotate", (account, call) => account.Existing(Of("system-keys"), call)
            .Map(key => Reply.Success(
                $"System key with id '{call.Ids[0]}' has been rotated",
                With(account.KeySecret(key, "key"), "expired_at", account.Expiry(call)).DeepClone()))),

        new(
            "DELETE",
            "teams/{}/role",
            (account, call) => account.Existing(Of("teams"), call).Map(team => Emptied(team, "Team role in account has been removed"))),
        new(
            "DELETE",
            "users/{}/role",
            (account, call) => account.Existing(Of("users"), call).Map(user => Emptied(user, "User role in account has been removed"))),

        new(
            "POST",
            "transformations/{}/run",
            (account, call) => account.Existing(
                Of("transformations"), call).Map(one => account.Started(one, $"Transformation with id '{call.Ids[0]}' has been started"))),
        new(
            "POST",
            "transformations/{}/cancel",
            (account, call) => account.Existing(
                Of("transformations"),
                call).Map(one => account.Canceled(one, $"Transformation with id '{call.Ids[0]}' has been canceled"))),
        new("POST", "transformations/{}/upgrade", (account, call) =>
            account.Existing(Of("transformations"), call).Map(_ => Reply.Success("Transformation package has been upgraded"))),
        new("GET", "transformations/package-metadata", (_, call) => Paged(
            call,
            "Transformation package metadata list retrieved successfully",
            PackagedTypes.Where(type => call.Query.Find("service").ForAll(wanted => type.Id == wanted)
                && call.Query.Find("name").ForAll(wanted => type.Id == wanted)),
            PackageOf)),
        new(
            "GET",
            "transformations/package-metadata/{}",
            (_, call) => Answer(
                PackagedTypes.Select(PackageOf).FirstOrDefault(package => package["id"]!.ToString() == call.Ids[0]) is { } package
            ? Reply.Success("Transformation package metadata details retrieved successfully", package)
            : Reply.NotFound("PackageMetadata", call.Ids[0]))),
        new("POST", "transformation-projects/{}/test", (account, call) => account.Existing(Of("transformation-projects"), call)
            .Map(project => Reply.Success(
                "Transformation project test completed successfully",
                account.Details(Of("transformation-projects"), project, account.TestedProject(project))))),

        new("GET", "users/api-keys", (account, call) => Paged(
            call,
            "API keys retrieved successfully",
            account.Collection("users").Keys
                .SelectMany(user => account.KeyOf(user))
                .Where(key => call.Query.Find("user_type").ForAll(wanted => key["user_type"]!.ToString() == wanted))
                .ToList(),
            key => key)),
        new("GET", "users/{}/api-keys", (account, call) => account.Existing(Of("users"), call)
            .Map(_ => account.KeyOf(call.Ids[0]).Match(
                Some: key => Reply.Success("API key retrieved successfully", key), None: () => Reply.NotFound("ApiKey", call.Ids[0])))),
        new("POST", "users/{}/api-keys", (account, call) => account.Existing(Of("users"), call).Map(user => account.CreateKey(user, call))),
        new("DELETE", "users/{}/api-keys", (account, call) => account.Existing(Of("users"), call).Map(_ => account.ForgetKey(call.Ids[0]))),
        new("POST", "users/{}/api-keys/rotate", (account, call) => account.Existing(Of("users"), call).Map(_ => account.RotateKey(call))),

        new("POST", "webhooks/account", (account, call) => account.CreateWebhook(call, None, "Account webhook has been created")),
        new(
            "POST",
            "webhooks/group/{}",
            (account, call) => account.Group(call.Ids[0]).Bind(_ => account.CreateWebhook(
                call, call.Ids[0], "Group webhook has been created"))),
        new(
            "POST",
            "webhooks/{}/test",
            (account, call) => account.Existing(Of("webhooks"), call)
                .Bind(_ => call.Required("event"))
                .Map(_ => Reply.Success(
                    "Webhook test completed successfully", new JsonObject { ["succeed"] = true, ["status"] = 200, ["message"] = "OK" }))),

        new("POST", "connector-sdk/packages", (account, call) => Answer(account.Uploaded(call, account.NextId()))),
        new(
            "PATCH",
            "connector-sdk/packages/{}",
            (account, call) => account.Existing(Of("connector-sdk/packages"), call).Map(_ => account.Uploaded(call, call.Ids[0]))),
        new("GET", "connector-sdk/packages/{}/download", (account, call) => account.Existing(Of("connector-sdk/packages"), call)
            .Map(package => new Reply(
                200, "", "application/octet-stream") { File = Convert.FromBase64String(package["file"]!.ToString()) })),

        new(
            "GET",
            "groups/{}/public-key",
            (account, call) => account.Group(call.Ids[0]).Map(_ => Reply.Success(
                "Group SSH public key retrieved successfully", new JsonObject { ["public_key"] = $"ssh-rsa AAAAB3Nza {call.Ids[0]}" }))),
        new("GET", "groups/{}/service-account", (account, call) => account.Group(call.Ids[0])
            .Map(_ => Reply.Success(
                "Group service account retrieved successfully",
                new JsonObject
                {
                    ["service_account"] = $"g-{call.Ids[0].Replace('_', '-')}@fivetran-production.iam.gserviceaccount.com",
                }))),
        new("GET", "groups/{}/users", (account, call) => account.Group(call.Ids[0]).Bind(_ => Paged(
            call,
            "Group users retrieved successfully",
            account.Collection("users").Values
                .Where(user => account.Collection($"users/{user["id"]}/groups").ContainsKey(call.Ids[0]) && IsActive(call, user))
                .ToList(),
            user => Of("users").Shown(account, user)))),
        new("POST", "groups/{}/users", (account, call) => account.Group(call.Ids[0]).Bind(_ => account.AddUser(call))),
        new(
            "DELETE",
            "groups/{}/users/{}",
            (account, call) => account.Group(call.Ids[0]).Map(_ => account.Collection($"users/{call.Ids[1]}/groups").Remove(call.Ids[0])
            ? Reply.Success($"User with id '{call.Ids[1]}' has been removed from the group")
            : Reply.NotFound("User", call.Ids[1]))),
    ];

    // of the account there is one log service, kept among the others under a name that no group has
    private static Resource AccountLogService =>
        Of("external-logging") with
        {
            Required = ["service"],
            SaidOfNew = "Account external logging service has been added",
            NextId = (_, _) => "account",
            Refuses = (_, _) => None,
        };

    private static Resource Of(string path) => Resources.First(resource => resource.Path == path);

    private static Incoming AccountLog(Incoming call) => call with { Ids = Seq1("account") };

    private static JsonObject RoleOf((string Name, string Scope) role) => new()
    {
        ["name"] = role.Name,
        ["description"] = role.Name,
        ["scope"] = new JsonArray((JsonNode)role.Scope),
        ["is_custom"] = false,
        ["is_deprecated"] = false,
        ["replacement_role_name"] = null,
    };

    private static JsonObject TypeOf((string Id, string Name, string Type) type) => new()
    {
        ["id"] = type.Id,
        ["name"] = type.Name,
        ["type"] = type.Type,
        ["description"] = type.Name,
        ["icons"] = new JsonArray(),
        ["connector_class"] = "standard",
        ["supported_features"] = new JsonArray(new JsonObject { ["id"] = "RE_SYNC", ["notes"] = null }),
        ["service_status"] = "general_availability",
        ["service_status_updated_at"] = "2020-07-01",
        ["config"] = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject { ["schema"] = new JsonObject { ["type"] = "string", ["title"] = "Destination schema" } },
        },
        ["auth"] = null,
    };

    private static JsonObject PackageOf((string Id, string Name, string Type) type) => new()
    {
        ["id"] = $"package_{type.Id}",
        ["name"] = type.Id,
        ["version"] = "0.15.0",
        ["connector_types"] = new JsonArray((JsonNode)type.Id),
        ["output_model_names"] = new JsonArray((JsonNode)$"{type.Id}__overview"),
        ["configurable_variables"] = new JsonObject
        {
            [$"{type.Id}__enabled"] = new JsonObject
            {
                ["type"] = "BOOLEAN",
                ["description"] = "Whether it is made.",
                ["allowed_values"] = new JsonArray(),
            },
        },
    };

    private static Reply Emptied(JsonObject one, string message)
    {
        one["role"] = null;
        return Reply.Success(message);
    }

    private static Func<Connection, JsonNode> UsageOf(string idName) =>
        connection => new JsonObject { [idName] = connection.Id, ["schema"] = connection.Schema, ["service"] = connection.Service };

    private static DateTimeOffset Moment(JsonNode? stamp) =>
        DateTimeOffset.TryParse(stamp!.ToString(), CultureInfo.InvariantCulture, out var moment)
            ? moment
            : throw new FormatException($"'{stamp}' is no moment.");

    private string NextSecret() => FormattableString.Invariant($"in-memory-secret-{++secrets}");

    private JsonArray Tests(string[] titles) => TestsOf(new Incoming(Empty, HashMap<string, string>(), []), titles);

    private bool IsOver(JsonNode? from, TimeSpan duration) => Moment(from) + duration <= now();

    private bool IsThere(string collection, string id) => collection switch
    {
        "connections" => connections.ContainsKey(id),
        "groups" => groups.ContainsKey(id),
        _ => Collection(collection).ContainsKey(id),
    };

    private Option<Reply> Missing(string collection, string noun, string id) => IsThere(collection, id) ? None : Reply.NotFound(noun, id);

    private IEnumerable<Connection> UsersOf(string field, JsonObject one) =>
        connections.Values.Where(connection => connection.Details[field]?.ToString() == one["id"]!.ToString());

    private Connection? UserOfPackage(JsonObject package) =>
        connections.Values.FirstOrDefault(
            connection => connection.Details["config"]?["package_id"]?.ToString() == package["id"]!.ToString());

    private IEnumerable<JsonObject> EntitiesOf(Option<string> managerId) =>
        connections.Values.Select(connection => (connection.Details, Name: connection.Schema, Type: "SOURCE"))
            .Concat(destinations.Values.Select(destination => (
                Details: destination,
                Name: destination["id"]!.ToString(),
                Type: "DESTINATION")))
            .Where(entity => entity.Details["external_secrets_manager_id"] is { } manager
                && managerId.ForAll(wanted => manager.ToString() == wanted))
            .Select(entity => new JsonObject
            {
                ["id"] = entity.Details["id"]!.DeepClone(),
                ["name"] = entity.Name,
                ["enabled"] = true,
                ["type"] = entity.Type,
                ["secret_manager_id"] = entity.Details["external_secrets_manager_id"]!.DeepClone(),
                ["created_at"] = entity.Details["created_at"]?.DeepClone(),
            });

    private Either<Reply, Reply> ListEntities(Incoming call, Option<string> managerId) => Paged(
        call,
        "Operation performed successfully",
        EntitiesOf(managerId).Where(entity => call.Query
            .Find("type")
            .ForAll(wanted => wanted is "all" || wanted.Equals(entity["type"]!.ToString(), StringComparison.OrdinalIgnoreCase))),
        entity => entity);

    private Either<Reply, Reply> TestLog(Incoming call) =>
        Existing(
            Of("external-logging"),
            call).Map(service => Reply.Success("Setup tests have been completed", new JsonObject { ["setup_tests"] = TestedLog(service) }));

    private JsonArray TestedLog(JsonObject service)
    {
        var tests = Tests(LogTests);
        service["status"]!["setup_state"] = SetupStateAfter(tests, service["status"]!["setup_state"]!.ToString());
        return tests;
    }

    private JsonArray TestedProject(JsonObject project)
    {
        project["errors"] = ProjectErrors();
        return Tests(ProjectTests);
    }

    private JsonArray ProjectErrors() => SetupTestsPass ? [] : ["It was told to fail."];

    private JsonObject WithAgentCredentials(JsonObject shown, Incoming call) => call.Text("auth_type") == Some("MANUAL")
        ? With(
            Without(shown, "usage"),
            "files",
            new JsonObject { ["config_json"] = NextFile(), ["auth_json"] = NextFile(), ["docker_compose_yaml"] = NextFile() })
        : With(Without(shown, "usage"), "token", NextFile());

    private string NextFile() => Convert.ToBase64String(System.Text.Encoding.ASCII.GetBytes(NextSecret()));

    private JsonObject ProxyCredentials(JsonObject agent) => new()
    {
        ["agent_id"] = agent["id"]!.DeepClone(),
        ["auth_token"] = NextSecret(),
        ["client_cert"] = "-----BEGIN CERTIFICATE-----",
        ["client_private_key"] = NextSecret(),
        ["orchestrator_host"] = "orchestrator.fivetran.com",
        ["orchestrator_port"] = 443,
    };

    private JsonObject WithUsage(JsonObject agent)
    {
        var (through, behind) = (UsersOf("proxy_agent_id", agent).ToList(), destinations.Values
            .Where(destination => destination["proxy_agent_id"]?.ToString() == agent["id"]!.ToString())
            .ToList());
        var shown = agent.DeepClone().AsObject();
        shown["usage"] = new JsonArray([
            .. through.Select(UsageOf("id")),
            .. behind.Select(destination => new JsonObject
            {
                ["id"] = destination["id"]!.DeepClone(),
                ["schema"] = null,
                ["service"] = destination["service"]!.DeepClone(),
            }),
        ]);
        shown["connector_count"] = through.Count;
        shown["destination_count"] = behind.Count;
        return shown;
    }

    // it is being made for as long as a sync takes, and being deleted for as long again
    private JsonObject WithState(JsonObject link) => StateOf(link) is { } state
        ? With(
            With(Without(link.DeepClone().AsObject(), "deleted_at", "updated_at"), "state", state),
            "state_summary",
            state == "OK" ? "Ready" : "In progress")
        : [];

    private string? StateOf(JsonObject link) =>
        link["deleted_at"] is { } deleted ? IsOver(deleted, SyncDuration) ? null : "DESTROYING"
        : !IsOver(link["created_at"], SyncDuration) ? "CREATING"
        : link["updated_at"] is { } updated && !IsOver(updated, SyncDuration) ? "UPDATING"
        : "OK";

    private JsonObject KeySecret(JsonObject key, string name)
    {
        key[name] ??= $"ft_{NextId()}";
        key["secret"] = NextSecret();
        return key;
    }

    private JsonNode? Expiry(Incoming call) => call.Text("expiration_period").IfNone("INFINITE") switch
    {
        "ONE_WEEK" => Stamp(now().AddDays(7)),
        "ONE_MONTH" => Stamp(now().AddMonths(1)),
        "THREE_MONTHS" => Stamp(now().AddMonths(3)),
        "SIX_MONTHS" => Stamp(now().AddMonths(6)),
        _ => null,
    };

    private string? GroupOfTransformation(JsonObject one) =>
        one["transformation_config"]?["project_id"] is { } project
            ? Collection("transformation-projects").GetValueOrDefault(project.ToString())?["group_id"]?.ToString()
        : one["transformation_config"]?["connection_ids"] is JsonArray { Count: > 0 } ids ? connections.GetValueOrDefault(
            ids[0]!.ToString())?.GroupId
        : null;

    private JsonObject WithRun(JsonObject one)
    {
        if (one["status"]!.ToString() == "RUNNING" && IsOver(one["last_started_at"], SyncDuration))
        {
            one["status"] = "SUCCEEDED";
            one["last_ended_at"] = Stamp(Moment(one["last_started_at"]) + SyncDuration);
        }

        return one.DeepClone().AsObject();
    }

    private Reply Started(JsonObject one, string message)
    {
        one["status"] = "RUNNING";
        one["last_started_at"] = Now;
        return Reply.Success(message);
    }

    private Reply Canceled(JsonObject one, string message)
    {
        if (WithRun(one)["status"]!.ToString() == "RUNNING")
        {
            one["status"] = "CANCELED";
            one["last_ended_at"] = Now;
        }

        return Reply.Success(message);
    }

    private Option<JsonObject> KeyOf(string userId) => Collection($"users/{userId}/api-keys").TryGetValue(userId, out var key)
        ? With(
            Without(key.DeepClone().AsObject(), "key_secret"),
            "key_status",
            IsOver(key["expires_at"], TimeSpan.Zero)
                ? "EXPIRED"
                : key["overlap_expires_at"] is { } end && !IsOver(end, TimeSpan.Zero) ? "ACTIVE_GRACE" : "ACTIVE")
        : None;

    private Reply CreateKey(JsonObject user, Incoming call)
    {
        if (user["user_type"]!.ToString() != "SERVICE_ACCOUNT")
        {
            return Reply.BadInput("API keys can be created for service accounts only.");
        }

        if (call.Beyond("expiration_period_days", 1, 365).Case is Reply beyond)
        {
            return beyond;
        }

        Collection($"users/{call.Ids[0]}/api-keys")[call.Ids[0]] = new JsonObject
        {
            ["user_id"] = user["id"]!.DeepClone(),
            ["user_type"] = user["user_type"]!.DeepClone(),
            ["key_value"] = $"ft_{NextId()}",
            ["created_at"] = Now,
            ["expires_at"] = Stamp(now().AddDays(call.Number("expiration_period_days").IfNone(90))),
        };
        return Reply.Created("API key has been created", WithKeySecret(call.Ids[0]));
    }

    private Reply RotateKey(Incoming call)
    {
        if (!Collection($"users/{call.Ids[0]}/api-keys").TryGetValue(call.Ids[0], out var key))
        {
            return Reply.NotFound("ApiKey", call.Ids[0]);
        }

        if ((call.Beyond("expiration_period_days", 1, 365) | call.Beyond("overlap_days", 0, 30)).Case is Reply beyond)
        {
            return beyond;
        }

        key["expires_at"] = Stamp(now().AddDays(call.Number("expiration_period_days").IfNone(90)));
        key["overlap_expires_at"] = Stamp(now().AddDays(call.Number("overlap_days").IfNone(0)));
        key["last_rotated_at"] = Now;
        return Reply.Success("API key has been rotated", WithKeySecret(call.Ids[0]));
    }

    private JsonObject WithKeySecret(string userId) =>
        With(Without(KeyOf(userId).IfNone([]), "user_id", "user_type"), "key_secret", NextSecret());

    private Reply ForgetKey(string userId) =>
        Collection($"users/{userId}/api-keys").Remove(userId)
            ? Reply.Success("API keys have been deleted")
            : Reply.NotFound("ApiKey", userId);

    private static Option<Reply> NotSecure(Option<string> url) =>
        url.Exists(address => !address.StartsWith("https://", StringComparison.Ordinal)) ? Reply.BadInput("The URL must be HTTPS.") : None;

    private Either<Reply, Reply> CreateWebhook(Incoming call, Option<string> groupId, string message) =>
        from url in call.Required("url")
        from secure in Unless(NotSecure(url))
        from events in Unless(call.Needed("events"))
        let id = ids.Next()
        let webhook = new JsonObject
        {
            ["id"] = id,
            ["type"] = groupId.IsSome ? "group" : "account",
            ["group_id"] = groupId.Case as string,
            ["active"] = true,
            ["created_at"] = Now,
            ["created_by"] = Owner,
        }
        let taken = Set(Of("webhooks"), webhook, call)
        let kept = Collection("webhooks")[id] = webhook
        select Reply.Success(message, Of("webhooks").Shown(this, webhook));

    private Reply Uploaded(Incoming call, string id)
    {
        if (call.File is not { } file)
        {
            return Reply.BadInput("'file' is required.");
        }

        var packages = Collection("connector-sdk/packages");
        var isNew = !packages.TryGetValue(id, out var package);
        package ??= packages[id] = new JsonObject { ["id"] = id, ["created_by"] = Owner, ["created_at"] = Now };
        package["last_updated_by"] = Owner;
        package["updated_at"] = Now;
        package["file_sha256_hash"] = Hex(SHA256.HashData(file));
        package["file"] = Convert.ToBase64String(file);
        var shown = Of("connector-sdk/packages").Shown(this, package);
        return isNew ? Reply.Created("Package created successfully", shown) : Reply.Success("Package updated successfully", shown);
    }

    private Either<Reply, Reply> AddUser(Incoming call) =>
        from email in call.Required("email")
        from role in call.Required("role")
        let user = Collection("users").Values.FirstOrDefault(one => one["email"]?.ToString() == email) ?? Invited(email)
        let membership = Collection($"users/{user["id"]}/groups")[call.Ids[0]] = new JsonObject
        {
            ["id"] = call.Ids[0],
            ["role"] = role,
            ["created_at"] = Now,
        }
        select Reply.Success("User has been added to the group");

    /// <summary>Whose API key it is.</summary>
    public void Found()
    {
        var call = Said(("email", "owner@example.com"), ("given_name", "Ada"), ("family_name", "Owner"), ("role", "Account Administrator"));
        var owner = Collection("users")[Owner] = With(Of("users").New(this, call), "id", Owner);
        owner["invited"] = false;
        owner["verified"] = true;
        Set(Of("users"), owner, call);
    }

    private JsonObject Invited(string email)
    {
        var call = Said(("email", email), ("given_name", email.Split('@')[0]), ("family_name", ""));
        var user = With(Of("users").New(this, call), "id", ids.Next());
        Set(Of("users"), user, call);
        return Collection("users")[user["id"]!.ToString()] = user;
    }
}
