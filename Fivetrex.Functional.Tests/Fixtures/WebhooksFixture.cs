using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests.Fixtures;

internal static class WebhooksFixture
{
    private static readonly Secret Secret = new("correct horse");

    public static Fixture Definition { get; } = new(typeof(Webhooks))
    {
        Inputs =
        [
            new NewWebhook(
                "https://hooks.example.com/fivetran",
                Seq(WebhookEventType.SyncStart, WebhookEventType.SyncEnd)) { Active = true, Secret = Secret },
            new WebhookUpdate
            {
                Url = "https://hooks.example.com/fivetran",
                Events = Seq1(WebhookEventType.SyncEnd),
                Active = false,
                Secret = Secret,
            },
            WebhookEventType.SyncEnd,
        ],
        Prepare = async account => new()
        {
            ["webhookId"] = (await Webhooks.Create(
                account.Client, new NewWebhook("https://example.com", Seq1(WebhookEventType.SyncEnd))).Right()).Id,
        },
    };
}
