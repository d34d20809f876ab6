using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Fivetrex.Functional.Testing;

internal sealed partial class Account
{
    private const string Owner = "lawful_cinder";

    private static readonly string[] DbtCoreParts = ["project_id", "name", "steps"];

    private static readonly string[] FixedOfProject = ["dbt_version", "default_schema", "git_remote_url"];

    private static readonly Resource[] Resources =
    [
        .. new[] { "connections", "destinations" }.SelectMany(owner => new[]
        {
            new Resource($"{owner}/{{}}/certificates", "Certificate")
            {
                Verbs = "list create get delete",
                Required = ["hash", "encoded_cert"],
                IsRepeatable = true,
                SaidOfNew = "The certificate has been approved.",
                SaidOfGone = "Certificate '{}' has been revoked",
                Created = (200, "Success"),
                NextId = (_, call) => IdOfHash(call),
                New = (account, call) => new JsonObject
                {
                    ["name"] = "db.example.com",
                    ["hash"] = call.Body["hash"]!.DeepClone(),
                    ["type"] = "TLS",
                    ["sha1"] = Hex(SHA256.HashData(Encoding.UTF8.GetBytes(call.Body["encoded_cert"]!.ToString()))[..20]),
                    ["sha256"] = Hex(SHA256.HashData(Encoding.UTF8.GetBytes(call.Body["encoded_cert"]!.ToString()))),
                    ["public_key"] = "RSA public key 2048 bits",
                    ["validated_date"] = account.Now,
                    ["validated_by"] = Owner,
                },
            },
            new Resource($"{owner}/{{}}/fingerprints", "Fingerprint")
            {
                Verbs = "list create get delete",
                Required = ["hash", "public_key"],
                IsRepeatable = true,
                SaidOfGone = "Fingerprint with hash '{}' has been revoked",
                NextId = (_, call) => IdOfHash(call),
                Settable = ["hash", "public_key"],
                New = (account, _) => new JsonObject { ["validated_date"] = account.Now, ["validated_by"] = Owner },
            },
        }),
        new("external-secrets-managers", "External Secrets Manager")
        {
            Required = ["type", "name", "config"],
            RequiredOfChange = ["config"],
            Fixed = ["type", "name", "is_hybrid_deployment"],
            SaidOfChanged = "Resource updated successfully",
            SaidOfGone = "Resource deleted successfully",
            HasConfig = true,
            Created = (201, "Created"),
            New = (account, _) => new JsonObject
            {
                ["is_hybrid_deployment"] = false,
                ["created_at"] = account.Now,
                ["updated_at"] = account.Now,
            },
            IsUsed = (account, one) => account.EntitiesOf(one["id"]!.ToString()).Any()
                ? Reply.Of(400, "BadRequest", "The External Secrets Manager is in use.")
                : None,
        },
        new("external-logging", "External logging service")
        {
            Noun = "LogService",
            Required = ["group_id", "service"],
            Fixed = ["service"],
            Settable = ["enabled"],
            SaidOfNew = "External logging service has been added",
            HasConfig = true,
            NextId = (_, call) => call.Body["group_id"]!.ToString(),
            Refuses = (account, call) => account.Missing("groups", "Group", call.Body["group_id"]!.ToString()),
            New = (_, _) => new JsonObject
            {
                ["enabled"] = true,
                ["status"] = new JsonObject { ["setup_state"] = "incomplete", ["tasks"] = new JsonArray() },
            },
            TestFlag = "run_setup_tests",
            Test = (account, one) => account.TestedLog(one),
            OnlyInDetails = ["config"],
            Matches = (_, _, one) => one["id"]!.ToString() != "account",
        },
        new("hybrid-deployment-agents", "Hybrid deployment agent")
        {
            Verbs = "list create get delete",
            Noun = "RemoteExecutionAgent",
            Required = ["display_name", "env_type", "accept_terms"],
            Fixed = ["display_name", "group_id"],
            SaidOfGone = "Hybrid deployment agent with id = {} has been deleted.",
            Refuses = (account, call) =>
                call.Flag("accept_terms") != true ? Reply.BadInput("The license must be accepted.")
                : call.Text("group_id").Bind(id => account.Missing("groups", "Group", id)),
            New = (account, call) => new JsonObject
            {
                ["group_id"] = null,
                ["version"] = "1.45.0",
                ["enabled"] = true,
                ["online"] = false,
                ["deployment_type"] = call.Body["env_type"]!.DeepClone(),
                ["registered_at"] = account.Now,
                ["created_by"] = Owner,
                ["updated_at"] = account.Now,
                ["last_used_at"] = null,
            },
            Shown = (account, one) => With(
                one.DeepClone().AsObject(),
                "usage",
                new JsonArray([.. account.UsersOf("hybrid_deployment_agent_id", one).Select(UsageOf("connection_id"))])),
            Told = (account, call, shown) => account.WithAgentCredentials(shown, call),
            Matches = (account, call, one) => call.Query.Find("groupId").ForAll(wanted => one["group_id"]?.ToString() == wanted),
        },
        new("private-links", "Private link")
        {
            Required = ["name", "region", "service", "config"],
            RequiredOfChange = ["config"],
            Fixed = ["name", "region", "service"],
            SaidOfGone = "Private link with id '{}' is marked for deletion",
            HasConfig = true,
            New = (account, call) => new JsonObject
            {
                ["updated_at"] = null,
                ["cloud_provider"] = call.Body["service"]!.ToString().Split('_')[^1],
                ["account_id"] = AccountId,
                ["created_at"] = account.Now,
                ["created_by"] = Owner,
                ["host"] = "private-link.example.com",
            },
            Shown = (account, one) => account.WithState(one),
            IsBusy = (account, one) => account.StateOf(one) is "OK"
                ? None
                : Reply.Of(409, "IllegalState", $"The private link is {account.StateOf(one)}."),
            Deletes = (account, one) =>
            {
                one["deleted_at"] = account.Now;
                return false;
            },
        },
        new("proxy", "Proxy agent")
        {
            Verbs = "list create get delete",
            Required = ["display_name", "group_region"],
            Fixed = ["display_name"],
            SaidOfGone = "Agent {} successfully deleted",
            Created = (201, "Created"),
            Refuses = (account, call) => account.Collection("proxy").Values.Any(
                other => other["display_name"]!.ToString() == call.Body["display_name"]!.ToString())
                ? Reply.Of(409, "Conflict", "A proxy agent with this name already exists.")
                : None,
            New = (account, call) => new JsonObject
            {
                ["account_id"] = AccountId,
                ["registered_at"] = account.Now,
                ["region"] = call.Body["group_region"]!.DeepClone(),
                ["created_by"] = Owner,
                ["version"] = "1.0.0",
                ["status"] = "NOT_FOUND",
            },
            Shown = (account, one) => account.WithUsage(one),
            Told = (account, _, shown) => account.ProxyCredentials(shown),
            OnlyInDetails = ["usage"],
            OnlyInLists = ["connector_count", "destination_count"],
            IsUsed = (account, one) => account.UsersOf("proxy_agent_id", one).Any()
                ? Reply.Of(409, "Conflict", "Connections are attached to the proxy agent.")
                : None,
        },
        new("system-keys", "System key")
        {
            Required = ["name"],
            Settable = ["name", "permissions"],
            New = (account, call) => With(
                account.KeySecret(
                    new JsonObject
                    {
                        ["permissions"] = new JsonArray(),
                        ["created_at"] = account.Now,
                        ["updated_at"] = account.Now,
                        ["last_used_at"] = null,
                    },
                    "key"),
                "expired_at",
                account.Expiry(call)),
            Shown = (_, one) => Without(one.DeepClone().AsObject(), "secret"),
            Told = (account, _, shown) => account.Collection("system-keys")[shown["id"]!.ToString()].DeepClone().AsObject(),
        },
        new("teams", "Team") { Required = ["name"], Settable = ["name", "description", "role"], SaidOfGone = "Team has been deleted" },
        new("teams/{}/users", "Team user")
        {
            Noun = "User",
            Id = "user_id",
            Required = ["user_id"],
            RequiredOfChange = ["role"],
            Settable = ["role"],
            SaidOfNew = "User has been added to the team",
            SaidOfChanged = "User role has been updated",
            SaidOfGone = "User has been removed from the team",
            NextId = (_, call) => call.Body["user_id"]!.ToString(),
            Refuses = (account, call) => account.Missing("users", "User", call.Body["user_id"]!.ToString()),
            New = (account, _) => new JsonObject { ["role"] = "Team Member", ["created_at"] = account.Now },
            Matches = (account, call, one) => account.Collection("users").TryGetValue(one["user_id"]!.ToString(), out var user)
                && IsActive(call, user),
        },
        .. new[] { "teams", "users" }.SelectMany(owner => new[]
        {
            Memberships(owner, "connections", "Connection"),
            Memberships(owner, "groups", "Group") with { IsShownWhenChanged = owner == "teams" },
        }),
        new("transformations", "Transformation")
        {
            Required = ["type", "transformation_config"],
            Fixed = ["type"],
            Settable = ["schedule", "paused"],
            Merged = ["transformation_config"],
            SaidOfChanged = "Transformation updated successfully",
            Refuses = (_, call) => call.Text("type") == Some("DBT_CORE")
                ? DbtCoreParts.Select(part => call.Needed($"transformation_config.{part}")).FirstOrDefault(missing => missing.IsSome)
                : None,
            New = (account, _) => new JsonObject
            {
                ["status"] = "NEW",
                ["schedule"] = new JsonObject { ["schedule_type"] = "INTEGRATED" },
                ["paused"] = false,
                ["created_at"] = account.Now,
                ["created_by_id"] = Owner,
                ["output_model_names"] = new JsonArray(),
            },
            Shown = (account, one) => account.WithRun(one),
            Matches = (account, call, one) => call.Query.Find("type").ForAll(wanted => one["type"]?.ToString() == wanted)
                && call.Query.Find("project_id").ForAll(wanted => one["transformation_config"]?["project_id"]?.ToString() == wanted)
                && call.Query.Find("group_id").ForAll(wanted => account.GroupOfTransformation(one) == wanted),
        },
        new("transformation-projects", "Transformation project")
        {
            Required = [
                "group_id",
                "project_config",
                "project_config.dbt_version",
                "project_config.default_schema",
                "project_config.git_remote_url",
            ],
            Fixed = ["group_id", "type"],
            Merged = ["project_config"],
            SaidOfNew = "Transformation project created successfully",
            SaidOfChanged = "Transformation project updated successfully",
            TestFlag = "run_tests",
            Test = (account, one) => account.TestedProject(one),
            RefusesChange = (_, call) => call.Body["project_config"] is JsonObject config && FixedOfProject.Any(config.ContainsKey)
                ? Reply.BadInput("The version of dbt, the schema and the repository cannot be changed.")
                : None,
            Refuses = (account, call) => account.Missing("groups", "Group", call.Body["group_id"]!.ToString()),
            New = (account, _) => new JsonObject
            {
                ["type"] = "DBT_CORE",
                ["errors"] = account.ProjectErrors(),
                ["created_at"] = account.Now,
                ["created_by_id"] = Owner,
            },
            Shown = (account, one) => With(
                one.DeepClone().AsObject(),
                "status",
                !account.IsOver(one["created_at"], account.SyncDuration)
                    ? "NOT_READY"
                    : one["errors"]!.AsArray().Count > 0 ? "ERROR" : "READY"),
            OnlyInDetails = ["status", "errors", "project_config"],
        },
        new("users", "User")
        {
            Required = ["given_name", "family_name"],
            Fixed = ["email", "user_type"],
            Settable = ["given_name", "family_name", "picture", "phone", "role"],
            Refuses = (_, call) => call.Text("email").IsNone && call.Text("user_type") != Some("SERVICE_ACCOUNT")
                ? Some(Reply.BadInput("'email' is required."))
                : None,
            New = (account, call) => new JsonObject
            {
                ["verified"] = false,
                ["invited"] = call.Text("email").IsSome,
                ["picture"] = null,
                ["phone"] = null,
                ["role"] = null,
                ["active"] = true,
                ["logged_in_at"] = null,
                ["created_at"] = account.Now,
                ["user_type"] = "REGULAR_USER",
            },
            Shown = (account, one) => With(one.DeepClone().AsObject(), "has_api_key", account.KeyOf(one["id"]!.ToString()).IsSome),
            Matches = (account, call, one) => IsActive(call, one)
                && call.Query.Find("user_type").ForAll(wanted => one["user_type"]!.ToString() == wanted)
                && call.Query.Find("has_api_key").ForAll(wanted => one["has_api_key"]!.ToString() == wanted),
            IsUsed = (_, one) => one["id"]!.ToString() == Owner ? Reply.BadInput("The last account owner cannot be deleted.") : None,
        },
        new("webhooks", "Webhook")
        {
            Verbs = "list get update delete",
            Settable = ["url", "events", "active", "secret"],
            RefusesChange = (_, call) => NotSecure(call.Text("url")),
            Shown = (_, one) => one["secret"] is null ? one.DeepClone().AsObject() : With(one.DeepClone().AsObject(), "secret", Mask),
        },
        new("connector-sdk/packages", "Connector SDK package")
        {
            Verbs = "list get delete",
            Noun = "ConnectorSdkPackage",
            SaidOfGone = "Package deleted successfully",
            Shown = (account, one) => With(Without(one.DeepClone().AsObject(), "file"), "connection_id", account.UserOfPackage(one)?.Id),
            IsUsed = (account, one) => account.UserOfPackage(one) is null
                ? None
                : Reply.Of(403, "Forbidden", "The package is attached to a connection."),
        },
    ];

    private static Resource Memberships(string owner, string of, string noun) => new($"{owner}/{{}}/{of}", $"{noun} membership")
    {
        Noun = noun,
        Required = ["id", "role"],
        RequiredOfChange = ["role"],
        Settable = ["role"],
        SaidOfGone = $"{noun} membership has been deleted",
        NextId = (_, call) => call.Body["id"]!.ToString(),
        Refuses = (account, call) => account.IsThere(of, call.Body["id"]!.ToString())
            ? None
            : Some(Reply.NotFound(noun, call.Body["id"]!.ToString())),
        New = (account, _) => new JsonObject { ["created_at"] = account.Now },
    };

    private static bool IsActive(Incoming call, JsonObject one) =>
        call.Query.Find("active").ForAll(wanted => one["active"]?.ToString() == wanted);

    private static string IdOfHash(Incoming call) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(call.Body["hash"]!.ToString())).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
