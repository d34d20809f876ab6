namespace Fivetrex.Functional.Http;

/// <summary>The formats of an answer. Some operations require version 2 of the service's JSON.</summary>
internal enum Accept
{
    Default,
    V2,
    Binary,
}

/// <summary>
/// One call as its module describes it: verb, route, page, filter and body. Nothing is sent when any of them has a problem.
/// </summary>
internal record Call(HttpMethod Verb, Route Route, Accept Accept)
{
    public PageRequest? Page { get; init; }

    public Filter Filter { get; init; }

    /// <summary>The body: sent as JSON, or as the content that an <see cref="IRequestContent"/> creates.</summary>
    public object? Body { get; init; }

    /// <summary>Whether the operation is public: sent without credentials, and outside <c>/v1</c>.</summary>
    public bool IsPublic { get; init; }

    /// <summary>Receives the bytes of a successful answer before they are decoded.</summary>
    public Action<ReadOnlySpan<byte>>? OnReceived { get; init; }

    public string Endpoint => $"{Verb} /{Route.Template}";

    private bool RequiresBody => Verb == HttpMethod.Post || Verb == HttpMethod.Patch;

    /// <summary>Whether the call may be sent again after this error: a read always, a write only when the service refused it.</summary>
    public bool MayRepeat(FivetranError error) =>
        Verb == HttpMethod.Get || (error is FivetranError.RateLimited && Body is not IChecked { IsSentOnce: true });

    /// <summary>Returns the address and body to send, or the reason not to send anything.</summary>
    public Either<FivetranError, Prepared> Prepare(ClientConfig config)
    {
        var prepared = TryPrepare(config);
        return prepared.Value is { } parts
            ? parts
            : new FivetranError.InvalidRequest { Endpoint = Endpoint, Message = $"{prepared.Problem}; nothing was sent" };
    }

    /// <param name="isUnderWay">Whether an attempt was in progress, so that a write may have been carried out.</param>
    public FivetranError Cancelled(bool isUnderWay = false) => new FivetranError.Cancelled
    {
        Endpoint = Endpoint,
        Message = isUnderWay && Verb != HttpMethod.Get
            ? $"cancelled by its caller when it was under way. {FivetranError.ReadBack}"
            : "cancelled by its caller",
        IsUnderWay = isUnderWay,
    };

    private Checked<Prepared> TryPrepare(ClientConfig config)
    {
        if ((AccessProblem(config) ?? config.Refusal ?? CredentialsProblem(config) ?? Route.Problem ?? BodyProblem) is { } problem)
        {
            return Checked<Prepared>.Rejected(problem);
        }

        var query = Query.TryWrite(Page, Filter);
        if (query.Value is null)
        {
            return Checked<Prepared>.Rejected(query.Problem!);
        }

        if (!Uri.TryCreate($"{BaseUrl(config)}/{Route.Path}{query.Value}", UriKind.Absolute, out var uri))
        {
            return Checked<Prepared>.Rejected("the address would be longer than an address can be");
        }

        var json = TryWriteBody();
        return json.Value is null ? Checked<Prepared>.Rejected(json.Problem!) : new Prepared(uri, json.Value);
    }

    private string? AccessProblem(ClientConfig config) => config.Access switch
    {
        Access.ReadOnly when Verb != HttpMethod.Get && config.Effect != Effect.Reads =>
            $"{nameof(ClientConfig)}.{nameof(ClientConfig.ReadOnly)} permits no change of the account",
        Access.WithoutDeletes when Verb == HttpMethod.Delete || config.Effect == Effect.Deletes =>
            $"{nameof(ClientConfig)}.{nameof(ClientConfig.WithoutDeletes)} permits no delete",
        _ => null,
    };

    private string? CredentialsProblem(ClientConfig config) => IsPublic || config.HasCredentials
        ? null
        : $"{nameof(ClientConfig)}.{nameof(ClientConfig.Anonymous)} has no credentials, and this call needs them";

    private string? BodyProblem => RequiresBody && Body is null ? "there is no body" : null;

    private string BaseUrl(ClientConfig config) =>
        IsPublic && config.BaseUrl.EndsWith("/v1", StringComparison.Ordinal) ? config.BaseUrl[..^3] : config.BaseUrl;

    private Checked<string> TryWriteBody() => Body switch
    {
        null => "",
        IRequestContent content => content is IChecked { Problem.Case: string problem } ? Checked<string>.Rejected(problem) : "",
        _ => RequestJson.TryWriteBody(Body) switch
        {
            { Value: "{}" } when Verb == HttpMethod.Patch => Checked<string>.Rejected("the update sets nothing"),
            var json => json,
        },
    };
}

/// <summary>A call with the type of its answer.</summary>
internal sealed record Call<T>(HttpMethod Verb, Route Route, Accept Accept) : Call(Verb, Route, Accept)
{
    /// <summary>Reads an answer that is not JSON in Fivetran's envelope; unset for all others.</summary>
    public Func<Answer, Either<FivetranError, T>>? Read { get; init; }

    /// <summary>The path that shows the result of this write, for an answer that does not; null for a read and for a creation.</summary>
    public Route? ReadBack { get; init; }
}

/// <summary>The parts of a request that are the same in each attempt.</summary>
/// <param name="Uri">The address.</param>
/// <param name="Json">The body as JSON; empty for a call without a JSON body.</param>
internal sealed record Prepared(Uri Uri, string Json);
