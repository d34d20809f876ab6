using System.Net;
using System.Text.Json.Nodes;

namespace Fivetrex.Functional.Testing.Service.Resources;

/// <summary>Webhooks of the account and of groups.</summary>
internal static class WebhookResource
{
    private static readonly Fields RequestFields = new()
    {
        ["url"] = Kind.Text,
        ["events"] = Kind.List,
        ["active"] = Kind.Flag,
        ["secret"] = Kind.Text,
    };

    public static Resource Definition { get; } = new("webhooks", "Webhook")
    {
        Verbs = "list get update delete",
        Settable = RequestFields,
        New = (store, call) => new JsonObject
        {
            ["type"] = call.Ids.IsEmpty ? "account" : "group",
            ["group_id"] = call.Ids.HeadOrNone().Case as string,
            ["active"] = true,
            ["created_at"] = store.Now,
            ["created_by"] = UserResource.Owner,
        },
        View = (_, item) => item["secret"] is null ? item.Copy() : item.Copy().With("secret", SecretRules.Mask),
        UpdateProblem = (_, call) => UrlProblem(call),
        Operations =
        [
            new("POST", "webhooks/account", (store, call) => Create(store, call, "Account webhook has been created"))
            {
                Fields = RequestFields,
            },
            new("POST", "webhooks/group/{}", CreateInGroup) { Fields = RequestFields },
            new("POST", "webhooks/{}/test", Test) { Fields = { ["event"] = Kind.Text } },
        ],
    };

    private static Option<Refusal> UrlProblem(Incoming call) =>
        call.Text("url").Exists(url => !url.StartsWith("https://", StringComparison.Ordinal))
            ? Refusal.InvalidInput("The URL must be HTTPS.")
            : None;

    private static Either<Refusal, Reply> CreateInGroup(Store store, Incoming call) =>
        from known in Refusal.If(GroupResource.Definition.Missing(store, call.Ids[0]))
        from reply in Create(store, call, "Group webhook has been created")
        select reply;

    private static Either<Refusal, Reply> Create(Store store, Incoming call, string message) =>
        from complete in Refusal.If(call.Missing("url") | UrlProblem(call) | call.Missing("events"))
        select Reply.Success(message, Definition.View(store, Definition.Add(store, call)));

    private static Either<Refusal, Reply> Test(Store store, Incoming call) =>
        from type in call.Required("event")
        select store.OnWebhook is { } receive
            ? Deliver(WebhookEvents.Test(store, call.Item, type), receive)
            : Tested(HttpStatusCode.OK);

    private static Reply Deliver(WebhookDelivery delivery, Func<WebhookDelivery, HttpStatusCode> receive) =>
        Tested(HttpStatusCode.OK) with { Complete = () => Tested(receive(delivery)) };

    private static Reply Tested(HttpStatusCode status)
    {
        using var response = new HttpResponseMessage(status);
        return Reply.Success("Webhook test completed successfully", new JsonObject
        {
            ["succeed"] = response.IsSuccessStatusCode,
            ["status"] = (int)status,
            ["message"] = response.ReasonPhrase,
        });
    }
}
