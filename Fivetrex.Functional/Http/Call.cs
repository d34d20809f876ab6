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

    /// <summary>Whether the call may be sent again after such an error: a read always, a write only when it was refused.</summary>
    public bool MayRepeat(FivetranError error) => Verb == HttpMethod.Get || (error is FivetranError.RateLimited && Body is not IChecked { IsSentOnce: true });

    /// <summary>The address and the body that go out, or why nothing does.</summary>
    public FivetranError? Prepare(ClientConfig config, out Uri? uri, out string? json)
    {
        (uri, json) = (null, null);
        var fault = config.Refusal
            ?? (IsPublic || config.HasCredentials ? null : $"{nameof(ClientConfig)}.{nameof(ClientConfig.Anonymous)} has no credentials, and this call needs them")
            ?? Route.Fault
            ?? (TakesBody && Body is null ? "there is no body" : null)
            ?? Address(config.BaseUrl, out uri)
            ?? Write(out json);
        return fault is null ? null : new FivetranError.InvalidRequest { Endpoint = Endpoint, Message = $"{fault}; nothing was sent" };
    }

    /// <param name="isUnderWay">Whether it may have left by then, which matters where it changes something.</param>
    public FivetranError Cancelled(bool isUnderWay = false) => new FivetranError.Cancelled
    {
        Endpoint = Endpoint,
        Message = isUnderWay && Verb != HttpMethod.Get ? $"cancelled by its caller when it was under way. {FivetranError.ReadBack}" : "cancelled by its caller",
    };

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
        return Body is null ? null
            : Body is PackageFile file ? ((IChecked)file).Fault
            : Writing.Fault(Body, "body", out json, MaskedSecret.In)
            ?? (Verb == HttpMethod.Patch && json == "{}" ? "the update sets nothing" : null);
    }
}
