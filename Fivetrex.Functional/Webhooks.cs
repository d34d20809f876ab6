using Fivetrex.Functional.Http;

namespace Fivetrex.Functional;

/// <summary>A webhook is an address of yours that Fivetran tells what happens, a sync that ends for one. What arrives there is a <see cref="WebhookEvent"/>.</summary>
/// <remarks>
/// <code>
/// var created =
///     from webhook in Webhooks.Create(config, groupId, new NewWebhook("https://hooks.example.com/fivetran", Seq1(WebhookEventType.SyncEnd)))
///     from tested in Webhooks.Test(config, webhook.Id, WebhookEventType.SyncEnd)
///     select tested.Succeed;
/// </code>
/// </remarks>
public static class Webhooks
{
    /// <summary>Lists the first 100 webhooks of the account and its groups.</summary>
    /// <remarks><c>GET /v1/webhooks</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/webhooks/list-all-webhooks">reference</see></remarks>
    [Pure]
    public static Aff<Either<FivetranError, Page<Webhook>>> List(ClientConfig config) =>
        List(config, PageRequest.First);

    /// <summary>Lists one page of the webhooks of the account and its groups.</summary>
    /// <remarks><c>GET /v1/webhooks</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/webhooks/list-all-webhooks">reference</see></remarks>
    /// <returns>The page; <see cref="FivetranError.InvalidRequest"/>, and nothing sent, when its limit is not 1 to 1000.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Page<Webhook>>> List(ClientConfig config, PageRequest page) =>
        config.List<Webhook>($"webhooks", page);

    /// <summary>Streams all webhooks of the account and its groups, fetching pages as they are read, and remembers them: a second pass sends nothing.</summary>
    /// <remarks><c>GET /v1/webhooks</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/webhooks/list-all-webhooks">reference</see></remarks>
    /// <returns>All of them, and at most one <c>Left</c>, which is the last item.</returns>
    [Pure]
    public static Seq<Either<FivetranError, Webhook>> Stream(ClientConfig config) =>
        config.Stream<Webhook>($"webhooks");

    /// <summary>Streams all webhooks of the account and its groups without remembering them.</summary>
    /// <remarks><c>GET /v1/webhooks</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/webhooks/list-all-webhooks">reference</see></remarks>
    /// <returns>All of them, and at most one <c>Left</c>, which is the last item. Each enumeration sends its requests anew.</returns>
    [Pure]
    public static IAsyncEnumerable<Either<FivetranError, Webhook>> StreamAsync(ClientConfig config) =>
        config.StreamAsync<Webhook>($"webhooks");

    /// <summary>Gets a webhook.</summary>
    /// <remarks><c>GET /v1/webhooks/{webhookId}</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/webhooks/webhook-details">reference</see></remarks>
    /// <returns>The webhook, its secret as <c>******</c>; <see cref="FivetranError.NotFound"/> when there is none with that id.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Webhook>> Get(ClientConfig config, string webhookId) =>
        config.Get<Webhook>($"webhooks/{webhookId:not group}");

    /// <summary>Creates a webhook for everything in the account.</summary>
    /// <remarks>
    /// While it is active, the address is tried with one request inside the call.
    /// <c>POST /v1/webhooks/account</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/webhooks/create-account-webhook">reference</see>
    /// </remarks>
    /// <returns>The webhook with its id; <see cref="FivetranError.InvalidRequest"/> when its address is not https, or does not answer 2xx.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Webhook>> Create(ClientConfig config, NewWebhook webhook) =>
        config.Post<Webhook>($"webhooks/account", webhook);

    /// <summary>Creates a webhook for what is in a group.</summary>
    /// <remarks>
    /// While it is active, the address is tried with one request inside the call.
    /// <c>POST /v1/webhooks/group/{groupId}</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/webhooks/create-group-webhook">reference</see>
    /// </remarks>
    /// <returns>The webhook with its id; <see cref="FivetranError.InvalidRequest"/> when its address is not https, or does not answer 2xx.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Webhook>> Create(ClientConfig config, string groupId, NewWebhook webhook) =>
        config.Post<Webhook>($"webhooks/group/{groupId:not test}", webhook);

    /// <summary>Updates a webhook.</summary>
    /// <remarks>
    /// While it is active, the address is tried with one request inside the call.
    /// <c>PATCH /v1/webhooks/{webhookId}</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/webhooks/modify-webhook">reference</see>
    /// </remarks>
    /// <returns>The webhook as it is now; <see cref="FivetranError.InvalidRequest"/>, and nothing sent, when the update sets nothing.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Webhook>> Update(ClientConfig config, string webhookId, WebhookUpdate update) =>
        config.Patch<Webhook>($"webhooks/{webhookId:not group}", update);

    /// <summary>Deletes a webhook.</summary>
    /// <remarks><c>DELETE /v1/webhooks/{webhookId}</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/webhooks/delete-webhook">reference</see></remarks>
    /// <returns>Nothing; <see cref="FivetranError.NotFound"/> when it is gone already.</returns>
    [Pure]
    public static Aff<Either<FivetranError, Unit>> Delete(ClientConfig config, string webhookId) =>
        config.Delete($"webhooks/{webhookId:not group}");

    /// <summary>Sends an event about a connector that does not exist, to try a webhook.</summary>
    /// <remarks><c>POST /v1/webhooks/{webhookId}/test</c> · <see href="https://fivetran.com/docs/rest-api/api-reference/webhooks/test-webhook">reference</see></remarks>
    /// <returns>What your address answered, also when that was no success.</returns>
    [Pure]
    public static Aff<Either<FivetranError, WebhookTestResult>> Test(ClientConfig config, string webhookId, WebhookEventType eventType) =>
        config.Post<WebhookTestResult>($"webhooks/{webhookId:not group}/test", new TestBody(eventType));

    /// <summary>Body of <c>POST /webhooks/{webhookId}/test</c>.</summary>
    private sealed record TestBody(WebhookEventType Event);
}
