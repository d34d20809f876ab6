using System.Text.Json.Nodes;

namespace Fivetrex.Functional.Testing.Service.Resources;

/// <summary>The API key of a user, of which there is one at most.</summary>
internal static class UserApiKeyResource
{
    private const int DefaultDays = 90;

    public static Resource Definition { get; } = new("users/{}/api-keys", "API key")
    {
        Verbs = "",
        Operations =
        [
            new("GET", "users/api-keys", List),
            new("GET", "users/{}/api-keys", Get),
            new("POST", "users/{}/api-keys", Create) { Fields = { ["expiration_period_days"] = Kind.Integer } },
            new("DELETE", "users/{}/api-keys", Delete),
            new("POST", "users/{}/api-keys/rotate", Rotate)
            {
                Fields = { ["expiration_period_days"] = Kind.Integer, ["overlap_days"] = Kind.Integer },
            },
        ],
    };

    /// <summary>Returns the API key of a user, without its secret.</summary>
    public static Option<JsonObject> KeyOf(Store store, string userId) => store.Find(PathOf(userId), userId)
        .Map(key => key.Copy().With("key_status", StatusOf(store, key)));

    private static string PathOf(string userId) => $"users/{userId}/api-keys";

    private static string StatusOf(Store store, JsonObject key)
    {
        if (store.IsOver(key["expires_at"], TimeSpan.Zero))
        {
            return "EXPIRED";
        }

        return key["overlap_expires_at"] is { } end && !store.IsOver(end, TimeSpan.Zero) ? "ACTIVE_GRACE" : "ACTIVE";
    }

    private static Either<Refusal, Reply> List(Store store, Incoming call) => call.Page(
        "API keys retrieved successfully",
        store.Collection("users").Keys.ToList()
            .SelectMany(userId => KeyOf(store, userId))
            .Where(key => call.Selects("user_type", key.Text("user_type"))),
        key => key);

    private static Either<Refusal, Reply> Get(Store store, Incoming call) => KeyOf(store, call.Ids[0])
        .Map(key => Reply.Success("API key retrieved successfully", key))
        .ToEither(Refusal.NotFound("ApiKey", call.Ids[0]));

    private static Either<Refusal, Reply> Create(Store store, Incoming call) =>
        from allowed in Refusal.If(
            call.Item.Text("user_type") != "SERVICE_ACCOUNT",
            Refusal.InvalidInput("API keys can be created for service accounts only."))
        from inRange in Refusal.If(call.OutOfRange("expiration_period_days", 1, 365))
        let key = store.Collection(PathOf(call.Ids[0]))[call.Ids[0]] = new JsonObject
        {
            ["user_id"] = call.Ids[0],
            ["user_type"] = call.Item.Text("user_type"),
            ["key_value"] = $"ft_{store.NextId()}",
            ["created_at"] = store.Now,
            ["expires_at"] = Expiry(store, call),
        }
        select Reply.Of(201, "Success", "API key has been created", WithSecret(store, call));

    private static Either<Refusal, Reply> Rotate(Store store, Incoming call) =>
        from key in store.Find(PathOf(call.Ids[0]), call.Ids[0]).ToEither(Refusal.NotFound("ApiKey", call.Ids[0]))
        from inRange in Refusal.If(call.OutOfRange("expiration_period_days", 1, 365) | call.OutOfRange("overlap_days", 0, 30))
        let rotated = key
            .With("expires_at", Expiry(store, call))
            .With("overlap_expires_at", Store.Stamp(store.Time.AddDays(call.Integer("overlap_days").IfNone(0))))
            .With("last_rotated_at", store.Now)
        select Reply.Success("API key has been rotated", WithSecret(store, call));

    private static Either<Refusal, Reply> Delete(Store store, Incoming call) =>
        store.Remove(PathOf(call.Ids[0]), call.Ids[0])
            ? Reply.Success("API keys have been deleted")
            : Refusal.NotFound("ApiKey", call.Ids[0]);

    private static string Expiry(Store store, Incoming call) =>
        Store.Stamp(store.Time.AddDays(call.Integer("expiration_period_days").IfNone(DefaultDays)));

    private static JsonObject WithSecret(Store store, Incoming call) => KeyOf(store, call.Ids[0]).IfNone([])
        .Without("user_id", "user_type")
        .With("key_secret", store.NextSecret());
}
