namespace Fivetrex.Functional.Testing.Service;

/// <summary>The response to a request that the service refuses; the request changes nothing.</summary>
internal sealed record Refusal(Reply Reply)
{
    /// <summary>Creates a refusal with a status, and with Fivetran's code and message for it.</summary>
    public static Refusal Of(int status, string code, string message) => new(Reply.Of(status, code, message));

    /// <summary>Creates a 400 with code <c>InvalidInput</c>.</summary>
    public static Refusal InvalidInput(string message) => Of(400, "InvalidInput", message);

    /// <summary>Creates a 404 whose code is <c>NotFound_</c> and the noun.</summary>
    public static Refusal NotFound(string noun, string id) => Of(404, $"NotFound_{noun}", $"{noun} with id '{id}' does not exist.");

    /// <summary>Creates a 409 with code <c>Conflict</c>.</summary>
    public static Refusal Conflict(string message) => Of(409, "Conflict", message);

    /// <summary>Returns the refusal as a Left when the condition holds.</summary>
    public static Either<Refusal, Unit> If(bool condition, Refusal refusal) => condition ? refusal : unit;

    /// <summary>Returns the problem, if there is one, as a Left.</summary>
    public static Either<Refusal, Unit> If(Option<Refusal> problem) => problem.Match(Some: Left<Refusal, Unit>, None: () => unit);
}
