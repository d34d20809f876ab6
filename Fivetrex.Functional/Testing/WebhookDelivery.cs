namespace Fivetrex.Functional.Testing;

/// <summary>A delivery of <see cref="InMemoryFivetran"/> to a webhook, as it would be posted.</summary>
/// <param name="Url">The URL of the webhook.</param>
/// <param name="Body">The body, for <see cref="WebhookSignature.Verify"/> and <see cref="Models.WebhookEvent.Read"/>.</param>
/// <param name="Signature">The value of the header <see cref="WebhookSignature.Header"/>; None when the webhook has no secret.</param>
public sealed record WebhookDelivery(string Url, ReadOnlyMemory<byte> Body, Option<string> Signature);
