namespace Fivetrex.Functional.Http;

/// <summary>The version of a resource's JSON: the service wants 2 for some operations, and its default for the rest.</summary>
internal enum Accept
{
    Default,
    V2,
}

/// <summary>One call as its module said it. When any part is at fault, nothing is sent.</summary>
internal sealed record Call(HttpMethod Verb, Route Route, Accept Accept)
{
    public PageRequest? Page { get; init; }

    public object? Body { get; init; }

    /// <summary>Is shown a good answer's bytes before they are decoded.</summary>
    public Action<ReadOnlySpan<byte>>? Arrived { get; init; }

    public string Endpoint => $"{Verb} /{Route.Template}";

    private bool TakesBody => Verb == HttpMethod.Post || Verb == HttpMethod.Patch;

    private string? Fault => Route.Fault ?? Page?.Fault ?? Body switch
    {
        null when TakesBody => "there is no body",
        IChecked body => body.Fault,
        _ => null,
    };

    /// <summary>Whether the call may be sent again after such an error: a read always, a write only when it was refused.</summary>
    public bool MayRepeat(FivetranError error) => Verb == HttpMethod.Get || error is FivetranError.RateLimited;

    /// <summary>The address and the body that go out, or why nothing does.</summary>
    public FivetranError? Prepare(string baseUrl, out Uri? uri, out string? json)
    {
        json = null;
        if (!Uri.TryCreate($"{baseUrl}/{Route.Path}{Page?.Query}", UriKind.Absolute, out uri))
        {
            return Refused("the address would be longer than an address can be");
        }

        return (Fault ?? Write(out json)) is { } fault ? Refused(fault) : null;
    }

    public FivetranError Cancelled() => new FivetranError.Cancelled { Endpoint = Endpoint, Message = "cancelled by its caller" };

    private FivetranError.InvalidRequest Refused(string why) =>
        new FivetranError.InvalidRequest { Endpoint = Endpoint, Message = $"{why}; nothing was sent" };

    // the body may hold any object of the caller's, and that may do anything
    private string? Write(out string? json)
    {
        json = null;
        try
        {
            json = Body is null ? null : Writing.Json(Body);
        }
        catch (Exception thrown)
        {
            return $"the body does not serialise ({thrown.GetType().Name})";
        }

        return json is null ? null
            : Writing.IsMaimed(json) ? "the body holds half of a surrogate pair, which would arrive as another text"
            : Verb == HttpMethod.Patch && json == "{}" ? "the update sets nothing"
            : MaskedSecret.In(json) is { } path ? $"{path} is the mask that the service shows in place of a secret, and would overwrite it"
            : null;
    }
}
