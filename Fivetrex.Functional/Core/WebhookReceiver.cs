namespace Fivetrex.Functional;

/// <summary>Receives webhook deliveries: verifies the signature and reads the event. Has no effect, and knows no web framework.</summary>
/// <remarks>
/// <code>
/// var status = WebhookReceiver.Receive(rawBody, header, secret).Match(Right: received =&gt; 204, Left: fault =&gt; fault.Status);
/// </code>
/// </remarks>
public static class WebhookReceiver
{
    /// <summary>Verifies a delivery and reads its event.</summary>
    /// <remarks>
    /// While a secret is replaced, pass the new one and the one before: Fivetran signs with either for a while. A blank secret verifies
    /// nothing and is skipped. A delivery may arrive twice: compare <see cref="WebhookEvent.Key"/>.
    /// </remarks>
    /// <param name="rawBody">The bytes as received: JSON that was parsed and written again differs.</param>
    /// <param name="signature">The value of the header <see cref="WebhookSignature.Header"/>; null without the header.</param>
    /// <param name="secrets">The secrets of the webhook that are valid now.</param>
    /// <returns>The event, or the reason why there is none, with the HTTP status to answer.</returns>
    [Pure]
    public static Either<WebhookFault, WebhookEvent> Receive(ReadOnlySpan<byte> rawBody, string? signature, params string[] secrets)
    {
        if (FaultOf(rawBody, signature, secrets ?? []) is { } fault)
        {
            return fault;
        }

        return WebhookEvent.Read(rawBody).MapLeft(error => (WebhookFault)new WebhookFault.NotAnEvent(error));
    }

    // every secret is compared, so that the time does not depend on which one is right
    private static WebhookFault? FaultOf(ReadOnlySpan<byte> rawBody, string? signature, string[] secrets)
    {
        Option<string> problem = None;
        var (isKnown, isGenuine) = (false, false);
        foreach (var secret in secrets)
        {
            if (!string.IsNullOrWhiteSpace(secret))
            {
                isKnown = true;
                var found = WebhookSignature.Problem(rawBody, signature, secret);
                isGenuine |= found.IsNone;
                problem = problem || found;
            }
        }

        return (isKnown, isGenuine) switch
        {
            (false, _) => new WebhookFault.NoSecret(),
            (_, true) => null,
            _ when string.IsNullOrWhiteSpace(signature) => new WebhookFault.NoSignature(),
            _ => new WebhookFault.WrongSignature(problem.IfNone("")),
        };
    }
}

/// <summary>The reason why a delivery has no event: one case per way to answer it.</summary>
/// <remarks>The union is closed. <see cref="Match{R}"/> takes one named argument per case.</remarks>
public abstract record WebhookFault
{
    private WebhookFault(int status, string message) => (Status, Message) = (status, message);

    /// <summary>The HTTP status to answer.</summary>
    public int Status { get; }

    /// <summary>The reason, for the log of the receiver: without any part of the secret or of the body.</summary>
    public string Message { get; }

    /// <summary>All secrets are blank, so that every delivery is refused: 500.</summary>
    public sealed record NoSecret() : WebhookFault(500, "the receiver has no secret");

    /// <summary>The request has no signature, so it does not come from Fivetran, or the webhook has no secret: 400.</summary>
    public sealed record NoSignature() : WebhookFault(400, $"there is no value of the header {WebhookSignature.Header}");

    /// <summary>The signature is of another body or secret, or is none: 401.</summary>
    /// <param name="Reason">The reason, from <see cref="WebhookSignature.Problem"/>.</param>
    public sealed record WrongSignature(string Reason) : WebhookFault(401, Reason);

    /// <summary>The body is signed and is not an event: 422.</summary>
    /// <param name="Error">The error, usually <see cref="FivetranError.Decoding"/>.</param>
    public sealed record NotAnEvent(FivetranError Error) : WebhookFault(422, Error.Message);

    /// <summary>Calls the function of the case.</summary>
    public R Match<R>(
        Func<NoSecret, R> NoSecret,
        Func<NoSignature, R> NoSignature,
        Func<WrongSignature, R> WrongSignature,
        Func<NotAnEvent, R> NotAnEvent) => this switch
        {
            NoSecret fault => NoSecret(fault),
            NoSignature fault => NoSignature(fault),
            WrongSignature fault => WrongSignature(fault),
            NotAnEvent fault => NotAnEvent(fault),
            _ => throw new InvalidOperationException($"{GetType().Name} is not a case of {nameof(WebhookFault)}."),
        };

    /// <summary>Returns one line: the case, the status and the reason.</summary>
    public sealed override string ToString() => FormattableString.Invariant($"{GetType().Name} ({Status}): {Message}");
}
