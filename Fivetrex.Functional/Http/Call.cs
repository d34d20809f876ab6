namespace Fivetrex.Functional.Http;

/// <summary>What an answer may look like: the service wants version 2 of its JSON for some operations, and its default for the rest.</summary>
internal enum Accept
{
    Default,
    V2,
    Zip,
}

/// <summary>One call as its module said it. When any part is at fault, nothing is sent.</summary>
internal sealed record Call(HttpMethod Verb, Route Route, Accept Accept)
{
    public PageRequest? Page { get; init; }

    public Filter Filter { get; init; }

    public object? Body { get; init; }

    /// <summary>Whether it is for everybody: it has no credentials, and no version in its path.</summary>
    public bool IsPublic { get; init; }

    /// <summary>Is shown a good answer's bytes before they are decoded.</summary>
    public Action<ReadOnlySpan<byte>>? Arrived { get; init; }

    public string Endpoint => $"{Verb} /{Route.Template}";

    private bool TakesBody => Verb == HttpMethod.Post || Verb == HttpMethod.Patch;

    private string? BodyFault => Body switch
    {
        null when TakesBody => "there is no body",
        IChecked body => body.Fault,
        _ => null,
    };

    /// <summary>Whether the call may be sent again after such an error: a read always, a write only when it was refused.</summary>
    public bool MayRepeat(FivetranError error) => Verb == HttpMethod.Get || (error is FivetranError.RateLimited && Body is not IChecked { IsSentOnce: true });

    /// <summary>The address and the body that go out, or why nothing does.</summary>
    public FivetranError? Prepare(ClientConfig config, out Uri? uri, out string? json)
    {
        (uri, json) = (null, null);
        var fault = config.Refusal
            ?? (IsPublic || config.HasCredentials ? null : $"{nameof(ClientConfig)}.{nameof(ClientConfig.Anonymous)} has no credentials, and this call needs them")
            ?? Route.Fault
            ?? BodyFault
            ?? Address(config.BaseUrl, out uri)
            ?? Write(out json);
        return fault is null ? null : new FivetranError.InvalidRequest { Endpoint = Endpoint, Message = $"{fault}; nothing was sent" };
    }

    public FivetranError Cancelled() => new FivetranError.Cancelled { Endpoint = Endpoint, Message = "cancelled by its caller" };

    private string? Address(string baseUrl, out Uri? uri)
    {
        uri = null;
        return Query.Write(Page, Filter, out var query)
            ?? (Uri.TryCreate($"{(IsPublic ? WithoutVersion(baseUrl) : baseUrl)}/{Route.Path}{query}", UriKind.Absolute, out uri) ? null : "the address would be longer than an address can be");
    }

    private static string WithoutVersion(string baseUrl) => baseUrl.EndsWith("/v1", StringComparison.Ordinal) ? baseUrl[..^3] : baseUrl;

    private string? Write(out string? json)
    {
        json = null;
        return Body is null or PackageFile ? null
            : Writing.Fault(Body, "body", out json)
            ?? (Verb == HttpMethod.Patch && json == "{}" ? "the update sets nothing"
            : MaskedSecret.In(json) is { } path ? $"{path} is the mask that the service shows in place of a secret, and would overwrite it"
            : null);
    }
}
