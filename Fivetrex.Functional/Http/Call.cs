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
    public Either<FivetranError, Prepared> Prepare(ClientConfig config) =>
        Problem(config).Match(Left<string, Prepared>, () => TryPrepare(config))
            .MapLeft<FivetranError>(problem => new FivetranError.InvalidRequest
            {
                Endpoint = Endpoint,
                Message = $"{problem}; nothing was sent",
            });

    /// <param name="isUnderWay">Whether an attempt was in progress, so that a write may have been carried out.</param>
    public FivetranError Cancelled(bool isUnderWay = false) => new FivetranError.Cancelled
    {
        Endpoint = Endpoint,
        Message = isUnderWay && Verb != HttpMethod.Get
            ? $"cancelled by its caller when it was under way. {FivetranError.ReadBack}"
            : "cancelled by its caller",
    };

    private Option<string> Problem(ClientConfig config) =>
        Optional(config.Refusal) || CredentialsProblem(config) || Route.Problem || MissingBody;

    private Option<string> MissingBody => RequiresBody && Body is null ? "there is no body" : None;

    private Option<string> CredentialsProblem(ClientConfig config) => IsPublic || config.HasCredentials
        ? None
        : $"{nameof(ClientConfig)}.{nameof(ClientConfig.Anonymous)} has no credentials, and this call needs them";

    private Either<string, Prepared> TryPrepare(ClientConfig config) =>
        from query in Query.TryWrite(Page, Filter)
        from uri in TryAddress(config.BaseUrl, query)
        from json in TryWriteBody()
        select new Prepared(uri, json);

    private Either<string, Uri> TryAddress(string baseUrl, string query) =>
        Uri.TryCreate($"{(IsPublic ? WithoutVersion(baseUrl) : baseUrl)}/{Route.Path}{query}", UriKind.Absolute, out var uri)
            ? Right(uri)
            : Left("the address would be longer than an address can be");

    private static string WithoutVersion(string baseUrl) => baseUrl.EndsWith("/v1", StringComparison.Ordinal) ? baseUrl[..^3] : baseUrl;

    private Either<string, Option<string>> TryWriteBody() => Body switch
    {
        null => Right<string, Option<string>>(None),
        IRequestContent content => Checked(content is IChecked { Problem: var problem } ? problem : None, None),
        _ => RequestJson.TryWriteBody(Body).Bind(json => Checked(EmptyUpdate(json), json)),
    };

    private static Either<string, Option<string>> Checked(Option<string> problem, Option<string> json) =>
        problem.Match(Left<string, Option<string>>, () => Right<string, Option<string>>(json));

    private Option<string> EmptyUpdate(string json) => Verb == HttpMethod.Patch && json == "{}" ? "the update sets nothing" : None;
}

/// <summary>A call with the type of its answer.</summary>
internal sealed record Call<T>(HttpMethod Verb, Route Route, Accept Accept) : Call(Verb, Route, Accept)
{
    /// <summary>Reads an answer that is not JSON in Fivetran's envelope; unset for all others.</summary>
    public Func<Answer, Either<FivetranError, T>>? Read { get; init; }
}

/// <summary>The parts of a request that are the same in each attempt.</summary>
internal readonly record struct Prepared(Uri Uri, Option<string> Json);
