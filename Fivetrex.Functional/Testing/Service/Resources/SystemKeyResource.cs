using System.Text.Json.Nodes;

namespace Fivetrex.Functional.Testing.Service.Resources;

/// <summary>System keys.</summary>
internal static class SystemKeyResource
{
    public static Resource Definition { get; } = new("system-keys", "System key")
    {
        Required = ["name"],
        Settable = { ["name"] = Kind.Text, ["permissions"] = Kind.List },
        Options = { ["expiration_period"] = Kind.OneOf<ExpirationPeriod>() },
        New = (store, call) => new JsonObject
        {
            ["permissions"] = new JsonArray(),
            ["created_at"] = store.Now,
            ["updated_at"] = store.Now,
            ["last_used_at"] = null,
            ["key"] = $"ft_{store.NextId()}",
            ["secret"] = store.NextSecret(),
            ["expired_at"] = Expiry(store, call),
        },
        View = (_, item) => item.Copy().Without("secret"),
        OnCreateResponse = (_, _, item) => item.Copy(),
        Operations =
        [
            new("POST", "system-keys/{}/rotate", Rotate) { Fields = { ["expiration_period"] = Kind.OneOf<ExpirationPeriod>() } },
        ],
    };

    private static Either<Refusal, Reply> Rotate(Store store, Incoming call) => Reply.Success(
        $"System key with id '{call.Ids[0]}' has been rotated",
        call.Item.With("secret", store.NextSecret()).With("expired_at", Expiry(store, call)).Copy());

    private static JsonNode? Expiry(Store store, Incoming call) => call.Text("expiration_period").IfNone("INFINITE") switch
    {
        "ONE_WEEK" => Store.Stamp(store.Time.AddDays(7)),
        "ONE_MONTH" => Store.Stamp(store.Time.AddMonths(1)),
        "THREE_MONTHS" => Store.Stamp(store.Time.AddMonths(3)),
        "SIX_MONTHS" => Store.Stamp(store.Time.AddMonths(6)),
        _ => null,
    };
}
