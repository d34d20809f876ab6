using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Fivetrex.Functional.Testing;

internal sealed partial class Account
{
    private const string Owner = "lawful_cinder";

    private static readonly Resource[] Resources =
    [
        .. new[] { "connections", "destinations" }.SelectMany(owner => new[]
        {
            new Resource($"{owner}/{{}}/certificates", "Certificate")
            {
                Verbs = "list create get delete",
                Required = ["hash", "encoded_cert"],
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
                NextId = (_, call) => IdOfHash(call),
                Settable = ["hash", "public_key"],
                New = (account, _) => new JsonObject { ["validated_date"] = account.Now, ["validated_by"] = Owner },
            },
        }),
        new("external-secrets-managers", "External Secrets Manager")
        {
            Required = ["type", "name", "config"],
            Settable = ["type", "name", "is_hybrid_deployment"],
            HasConfig = true,
            Created = (201, "Created"),
            New = (account, _) => new JsonObject { ["is_hybrid_deployment"] = false, ["created_at"] = account.Now, ["updated_at"] = account.Now },
            IsUsed = (account, one) => account.EntitiesOf(one["id"]!.ToString()).Any() ? Reply.Of(400, "BadRequest", "The External Secrets Manager is in use.") : None,
        },
        new("external-logging", "External logging service")
        {
            Noun = "LogService",
            Required = ["group_id", "service"],
            Settable = ["service", "enabled"],
            HasConfig = true,
            NextId = (_, call) => call.Body["group_id"]!.ToString(),
            Refuses = (account, call) => account.Group(call.Body["group_id"]!.ToString()).Match(Right: _ => None, Left: Some),
            New = (account, call) => LogServiceAfter(account.TestsOf(call, LogTests)),
            Told = (account, shown) => WithTests(shown, account.Tests(LogTests)),
            OnlyInDetails = ["config"],
            Matches = (_, _, one) => one["id"]!.ToString() != "account",
        },
        new("hybrid-deployment-agents", "Hybrid deployment agent")
        {
            Verbs = "list create get delete",
            Noun = "RemoteExecutionAgent",
            Required = ["display_name", "env_type", "accept_terms"],
            Settable = ["display_name", "group_id"],
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
            Shown = (account, one) => With(one.DeepClone().AsObject(), "usage", new JsonArray([.. account.UsersOf("hybrid_deployment_agent_id", one).Select(UsageOf("connection_id"))])),
            Told = (account, shown) => account.WithAgentCredentials(shown, "AUTO"),
            Matches = (account, call, one) => call.Query.Find("groupId").ForAll(wanted => one["group_id"]?.ToString() == wanted),
        },
        new("private-links", "Private link")
        {
            Required = ["name", "region", "service", "config"],
            Settable = ["name", "region", "service"],
            HasConfig = true,
            New = (account, call) => new JsonObject
            {
                ["state_summary"] = "Ready",
                ["cloud_provider"] = call.Body["service"]!.ToString().Split('_')[^1],
                ["account_id"] = AccountId,
                ["created_at"] = account.Now,
                ["created_by"] = Owner,
                ["host"] = "private-link.example.com",
            },
            Shown = (account, one) => account.WithState(one),
            IsBusy = (account, one) => account.WithState(one)["state"]!.ToString() == "CREATING" ? Reply.Of(409, "IllegalState", "The private link is being created.") : None,
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
            Settable = ["display_name"],
            Created = (201, "Created"),
            Refuses = (account, call) => account.Collection("proxy").Values.Any(other => other["display_name"]!.ToString() == call.Body["display_name"]!.ToString())
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
            Told = (account, shown) => account.ProxyCredentials(shown),
            OnlyInDetails = ["usage"],
            IsUsed = (account, one) => account.UsersOf("proxy_agent_id", one).Any() ? Reply.Of(409, "Conflict", "Connections are attached to the proxy agent.") : None,
        },
        new("system-keys", "System key")
        {
            Required = ["name"],
            Settable = ["name", "permissions"],
            New = (account, call) => With(account.KeySecret(new JsonObject { ["permissions"] = new JsonArray(), ["created_at"] = account.Now, ["updated_at"] = account.Now, ["last_used_at"] = null }, "key"), "expired_at", account.Expiry(call)),
            Shown = (_, one) => Without(one.DeepClone().AsObject(), "secret"),
            Told = (account, shown) => account.Collection("system-keys")[shown["id"]!.ToString()].DeepClone().AsObject(),
        },
        new("teams", "Team") { Required = ["name"], Settable = ["name", "description", "role"] },
        new("teams/{}/users", "Team user")
        {
            Noun = "User",
            Id = "user_id",
            Required = ["user_id"],
            Settable = ["role"],
            NextId = (_, call) => call.Body["user_id"]!.ToString(),
            Refuses = (account, call) => account.Missing("users", "User", call.Body["user_id"]!.ToString()),
            New = (account, _) => new JsonObject { ["role"] = "Team Member", ["created_at"] = account.Now },
            Matches = (account, call, one) => account.Collection("users").TryGetValue(one["user_id"]!.ToString(), out var user) && IsActive(call, user),
        },
        .. new[] { "teams", "users" }.SelectMany(owner => new[] { Memberships(owner, "connections", "Connection"), Memberships(owner, "groups", "Group") }),
        new("transformations", "Transformation")
        {
            Required = ["type", "transformation_config"],
            Settable = ["type", "schedule", "paused", "transformation_config"],
            New = (account, _) => new JsonObject { ["status"] = "NEW", ["schedule"] = new JsonObject { ["schedule_type"] = "INTEGRATED" }, ["paused"] = false, ["created_at"] = account.Now, ["created_by_id"] = Owner, ["output_model_names"] = new JsonArray() },
            Shown = (account, one) => account.WithRun(one),
            Matches = (account, call, one) => call.Query.Find("type").ForAll(wanted => one["type"]?.ToString() == wanted)
                && call.Query.Find("project_id").ForAll(wanted => one["transformation_config"]?["project_id"]?.ToString() == wanted)
                && call.Query.Find("group_id").ForAll(wanted => account.GroupOfTransformation(one) == wanted),
        },
        new("transformation-projects", "Transformation project")
        {
            Required = ["group_id", "project_config"],
            Settable = ["group_id", "type"],
            Merged = ["project_config"],
            Refuses = (account, call) => account.Group(call.Body["group_id"]!.ToString()).Match(Right: _ => None, Left: Some),
            New = (account, _) => new JsonObject { ["type"] = "DBT_CORE", ["errors"] = new JsonArray(), ["created_at"] = account.Now, ["created_by_id"] = Owner },
            Shown = (account, one) => With(one.DeepClone().AsObject(), "status", account.IsOver(one["created_at"], account.SyncDuration) ? "READY" : "NOT_READY"),
            OnlyInDetails = ["status", "errors", "project_config"],
        },
        new("users", "User")
        {
            Required = ["given_name", "family_name"],
            Settable = ["email", "given_name", "family_name", "picture", "phone", "role", "user_type"],
            Refuses = (_, call) => call.Text("email").IsNone && call.Text("user_type") != Some("SERVICE_ACCOUNT") ? Some(Reply.BadInput("'email' is required.")) : None,
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
            Shown = (_, one) => one["secret"] is null ? one.DeepClone().AsObject() : With(one.DeepClone().AsObject(), "secret", Mask),
        },
        new("connector-sdk/packages", "Connector SDK package")
        {
            Verbs = "list get delete",
            Noun = "ConnectorSdkPackage",
            Shown = (account, one) => With(Without(one.DeepClone().AsObject(), "file"), "connection_id", account.UserOfPackage(one)?.Id),
            IsUsed = (account, one) => account.UserOfPackage(one) is null ? None : Reply.Of(403, "Forbidden", "The package is attached to a connection."),
        },
    ];

    private static Resource Memberships(string owner, string of, string noun) => new($"{owner}/{{}}/{of}", $"{noun} membership")
    {
        Noun = noun,
        Required = ["id", "role"],
        Settable = ["role"],
        NextId = (_, call) => call.Body["id"]!.ToString(),
        Refuses = (account, call) => account.IsThere(of, call.Body["id"]!.ToString()) ? None : Some(Reply.NotFound(noun, call.Body["id"]!.ToString())),
        New = (account, _) => new JsonObject { ["created_at"] = account.Now },
    };

    private static bool IsActive(Incoming call, JsonObject one) => call.Query.Find("active").ForAll(wanted => one["active"]?.ToString() == wanted);

    private static string IdOfHash(Incoming call) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(call.Body["hash"]!.ToString())).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
