using Fivetrex.Functional.Http;

namespace Fivetrex.Functional;

/// <summary>
/// A webhook is a URL of yours to which Fivetran posts events, such as the end of a sync. Each delivery is a <see cref="WebhookEvent"/>.
/// </summary>
/// <remarks>
/// <code>
/// var created =
/// from webhook in Webhooks.Create(config, groupId, new NewWebhook("https://hooks.example.com/fivetran", Seq1(WebhookEventType.SyncEnd)))
///     from tested in Webhooks.Test(config, webhook.Id, WebhookEventType.SyncEnd)
///     select tested.Succeed;
/// </code>
/// </remarks>
public static class Webhooks
{
    /// <summary>Lists the first 100 webhooks of the account and its groups.</summary>
    /// <remarks>
    /// <c>GET /v1/webhooks</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/webhooks/list-all-webhooks">reference</see>
    /// </remarks>
    /// <returns>The page, with the cursor of the next page if there is one.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<Webhook>>> List(ClientConfig config) =>
        List(config, PageRequest.First);

    /// <summary>Lists one page of the webhooks of the account and its groups.</summary>
    /// <remarks>
    /// <c>GET /v1/webhooks</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/webhooks/list-all-webhooks">reference</see>
    /// </remarks>
    /// <returns>The page; <see cref="FivetranError.InvalidRequest"/>, and nothing is sent, when its limit is not 1 to 1000.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<Webhook>>> List(ClientConfig config, PageRequest page) =>
        config.List<Webhook>($"webhooks", page);

    /// <summary>
    /// Streams all webhooks of the account and its groups, fetches pages as they are read, and keeps the items: a second enumeration sends
    /// nothing.
    /// </summary>
    /// <remarks>
    /// Deleting items while they are read skips others: collect the list first.
    /// <c>GET /v1/webhooks</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/webhooks/list-all-webhooks">reference</see>
    /// </remarks>
    /// <returns>All items, and at most one <c>Left</c>, which is the last.</returns>
    [Pure]
    public static Seq<Either<FivetranError, Webhook>> Stream(ClientConfig config) =>
        config.Stream<Webhook>($"webhooks");

    /// <summary>Streams all webhooks of the account and its groups without keeping them.</summary>
    /// <remarks>
    /// Deleting items while they are read skips others: collect the list first.
    /// <c>GET /v1/webhooks</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/webhooks/list-all-webhooks">reference</see>
    /// </remarks>
    /// <returns>All items, and at most one <c>Left</c>, which is the last. Each enumeration sends its requests again.</returns>
    [Pure]
    public static IAsyncEnumerable<Either<FivetranError, Webhook>> StreamAsync(ClientConfig config) =>
        config.StreamAsync<Webhook>($"webhooks");

    /// <summary>Gets a webhook.</summary>
    /// <remarks>
    /// <c>GET /v1/webhooks/{webhookId}</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/webhooks/webhook-details">reference</see>
    /// </remarks>
    /// <returns>The webhook, its secret as <c>******</c>; <see cref="FivetranError.NotFound"/> when no such id exists.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Webhook>> Get(ClientConfig config, string webhookId) =>
        config.Get<Webhook>($"webhooks/{webhookId:not group}");

    /// <summary>Creates a webhook for all events of the account.</summary>
    /// <remarks>
    /// For an active webhook, the service sends one test request to its URL inside the call.
    /// <c>POST /v1/webhooks/account</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/webhooks/create-account-webhook">reference</see>
    /// </remarks>
    /// <returns>
    /// The webhook with its id; <see cref="FivetranError.InvalidRequest"/> when its address is not https, or does not answer 2xx.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, Webhook>> Create(ClientConfig config, NewWebhook webhook) =>
        config.Post<Webhook>($"webhooks/account", webhook);

    /// <summary>Creates a webhook for the events of a group.</summary>
    /// <remarks>
    /// For an active webhook, the service sends one test request to its URL inside the call.
    /// <c>POST /v1/webhooks/group/{groupId}</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/webhooks/create-group-webhook">reference</see>
    /// </remarks>
    /// <returns>
    /// The webhook with its id; <see cref="FivetranError.InvalidRequest"/> when its address is not https, or does not answer 2xx.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, Webhook>> Create(ClientConfig config, string groupId, NewWebhook webhook) =>
        config.Post<Webhook>($"webhooks/group/{groupId:not test}", webhook);

    /// <summary>Updates a webhook.</summary>
    /// <remarks>
    /// For an active webhook, the service sends one test request to its URL inside the call.
    /// <c>PATCH /v1/webhooks/{webhookId}</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/webhooks/modify-webhook">reference</see>
    /// </remarks>
    /// <returns>
    /// The webhook as it is now; <see cref="FivetranError.InvalidRequest"/>, and nothing is sent, when the update sets nothing.
    /// </returns>
    [Pure]
    public static Aff<Either<FivetranError, Webhook>> Update(ClientConfig config, string webhookId, WebhookUpdate update) =>
        config.Patch<Webhook>($"webhooks/{webhookId:not group}", update);

    /// <summary>Deletes a webhook.</summary>
    /// <remarks>
    /// Deleting the items of a stream while it is read skips others: collect the list first.
    /// <c>DELETE /v1/webhooks/{webhookId}</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/webhooks/delete-webhook">reference</see>
    /// </remarks>
    /// <returns>Unit; <see cref="FivetranError.NotFound"/> when it is already deleted.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Unit>> Delete(ClientConfig config, string webhookId) =>
        config.Delete($"webhooks/{webhookId:not group}");

    /// <summary>Sends a test event about a fictitious connector to a webhook.</summary>
    /// <remarks>
    /// <c>POST /v1/webhooks/{webhookId}/test</c> ·
    /// <see href="https://fivetran.com/docs/rest-api/api-reference/webhooks/test-webhook">reference</see>
    /// </remarks>
    /// <returns>The answer of your URL, also when it is not a success.</returns>
    [Pure]
    public static Aff<Either<FivetranError, WebhookTestResult>> Test(ClientConfig config, string webhookId, WebhookEventType eventType) =>
        config.Post<WebhookTestResult>($"webhooks/{webhookId:not group}/test", new TestBody(eventType));

    /// <summary>Body of <c>POST /webhooks/{webhookId}/test</c>.</summary>
    private sealed record TestBody(WebhookEventType Event);
}
