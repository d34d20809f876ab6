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
    public Option<PageRequest> Page { get; init; }

    public Option<object> Body { get; init; }

    public string Endpoint => $"{Verb} /{Route.Template}";

    public bool IsRead => Verb == HttpMethod.Get;

    public Option<string> Fault => Route.Fault || Page.Bind(page => page.Fault) || BodyFault;

    public string Query => Page.Map(page => page.Query).IfNone("");

    private bool TakesBody => Verb == HttpMethod.Post || Verb == HttpMethod.Patch;

    private Option<string> BodyFault => Body.Case switch
    {
        null when TakesBody => "there is no body",
        IChecked body => body.Fault,
        _ => None,
    };

    public FivetranError Refused(string why) =>
        new FivetranError.InvalidRequest { Endpoint = Endpoint, Message = $"{why}; nothing was sent" };

    public FivetranError Cancelled() => new FivetranError.Cancelled { Endpoint = Endpoint, Message = "cancelled by its caller" };

    /// <summary>The body as it goes out. It may hold any object of the caller's, and that may do anything.</summary>
    public Either<FivetranError, Option<string>> Json()
    {
        try
        {
            return Body.Match(Some: body => Checked(Writing.Json(body)), None: () => Right<FivetranError, Option<string>>(None));
        }
        catch (Exception thrown)
        {
            return Refused($"the body does not serialise ({thrown.GetType().Name})");
        }
    }

    private Either<FivetranError, Option<string>> Checked(string json) =>
        Verb == HttpMethod.Patch && json == "{}" ? Refused("the update sets nothing")
        : MaskedSecret.In(json).Case is string path ? Refused($"{path} is the mask that the service shows in place of a secret, and would overwrite it")
        : Some(json);
}
