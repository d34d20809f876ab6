using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Fivetrex.Functional.Json;

namespace Fivetrex.Functional.Http;

/// <summary>The object around an answer. Its <c>code</c> is not evaluated: the status decides whether a call succeeded.</summary>
/// <param name="Data">The answer itself.</param>
/// <param name="Code">Set when the object has a <c>code</c>.</param>
/// <param name="Items">Set when the root object itself has <c>items</c>, i.e. the answer has no envelope.</param>
[GenerateReader]
internal sealed record Envelope<T>(T? Data = default, Option<Unit> Code = default, Option<Unit> Items = default);

/// <summary>A complete answer. Evaluated in this order: status, media type, body.</summary>
internal sealed record Answer(
    string Endpoint, HttpStatusCode Status, string Reason, string MediaType, TimeSpan? RetryAfter, ResponseBuffer Body)
    : IDisposable
{
    /// <summary>Whether this is a success that does not show its result: without data, or with a part of it.</summary>
    public bool IsThin { get; private set; }

    /// <summary>The body without a byte order mark.</summary>
    public ReadOnlySpan<byte> Payload => Reading.WithoutMark(Body.Bytes.Span);

    private bool IsJson => MediaType.Length == 0 || MediaType.Contains("json", StringComparison.OrdinalIgnoreCase);

    public static Answer Of(string endpoint, HttpResponseMessage response, ResponseBuffer body, TimeProvider time) => new(
        endpoint,
        response.StatusCode,
        response.ReasonPhrase ?? $"status {(int)response.StatusCode}",
        response.Content.Headers.ContentType?.MediaType ?? "",
        response.IsSuccessStatusCode ? null : RetryAfterOf(response.Headers, time),
        body);

    public void Dispose() => Body.Dispose();

    /// <param name="call">The call that this answers.</param>
    /// <param name="leftOut">Collects the names of optional fields that were left out because their values do not fit.</param>
    /// <param name="unknown">The handling of unknown fields; null to ignore them.</param>
    public Either<FivetranError, T> Read<T>(Call<T> call, ICollection<string>? leftOut, UnknownFields? unknown)
    {
        if ((int)Status is < 200 or > 299)
        {
            return Failure();
        }

        call.OnReceived?.Invoke(Payload);
        if (Body.IsCut)
        {
            return Undecodable($"the body is longer than {nameof(ClientConfig)}.{nameof(ClientConfig.MaxBodySize)} allows");
        }

        return call.Read is { } read ? read(this) : Decode<T>(leftOut, unknown);
    }

    /// <summary>Returns the error for a body of another format.</summary>
    public FivetranError.Decoding Unexpected(string expected) =>
        Undecodable("") with { Message = $"expected {expected} and got {(MediaType.Length == 0 ? "something else" : MediaType)}" };

    /// <summary>Returns the data of the answer, or the whole answer when it has none.</summary>
    public Either<FivetranError, RawJson> ReadRaw()
    {
        var data = Decode<RawJson>(leftOut: null, unknown: null);
        var whole = Payload.Trim(" \t\r\n"u8).IsEmpty ? "{}"u8 : Payload;
        return data.IsLeft && IsThin && Reading.Whole<RawJson>(whole, out _) is { } answer ? answer : data;
    }

    private Either<FivetranError, T> Decode<T>(ICollection<string>? leftOut, UnknownFields? unknown)
    {
        if (Payload.Trim(" \t\r\n"u8).IsEmpty)
        {
            IsThin = true;
            return unit is T nothing ? nothing : Undecodable("$: the body is empty");
        }

        List<string> misfits = [];
        var envelope = Reading.Whole<Envelope<T>>(Payload, out var problem, leftOut, misfits, unknown);
        if (problem is not null)
        {
            IsThin = IsSuccess(ErrorText.Of(Payload).Code);
            return Undecodable(problem);
        }

        return envelope!.Data is { } data ? Complete(data, misfits)
            : envelope.Code.IsNone && DecodeBare<T>(envelope.Items.IsSome, leftOut, misfits, unknown) is { } bare ? Complete(bare, misfits)
            : WithoutData();
    }

    private Either<FivetranError, T> Complete<T>(T data, List<string> misfits)
    {
        if (misfits.Count == 0)
        {
            return data;
        }

        var others = misfits.Count == 1 ? "" : $", and {misfits.Count - 1} more items of the page do not fit";
        return Undecodable($"{misfits[0]}{others}").WithRest(data!);
    }

    private static bool IsSuccess(Option<string> code) =>
        code.Exists(text => text.StartsWith("Success", StringComparison.OrdinalIgnoreCase) || text == "Created");

    // the service reports some failures with status 200: then its code and message are the reason
    private FivetranError WithoutData()
    {
        var (code, message) = ErrorText.Of(Payload);
        IsThin = code.IsNone || IsSuccess(code);
        return IsThin ? Undecodable("$.data is missing or null")
            : code.Exists(IsNotFound) ? new FivetranError.NotFound
            {
                Endpoint = Endpoint,
                Message = message.IfNone(Reason),
                Status = (int)Status,
                Code = code,
            }
            : Undecodable(message.IfNone("$.data is missing or null")) with { Code = code };
    }

    private static bool IsNotFound(string code) => code.StartsWith("NotFound", StringComparison.OrdinalIgnoreCase);

    // an answer without an envelope; an object without any known field is not one
    private T? DecodeBare<T>(bool isList, ICollection<string>? leftOut, List<string> misfits, UnknownFields? unknown) =>
        Reading.Whole<T>(Payload, out _, leftOut, misfits, unknown) is { } bare
        && (isList || !bare.Equals(Reading.Whole<T>("{}"u8, out _)))
            ? bare
            : default;

    // the answer to a write is kept whole: it may have a credential that the service returns once
    private FivetranError.Decoding Undecodable(string problem) =>
        FivetranError.Decoding.Of(Body.Bytes.Span, FivetranError.IsOfWrite(Endpoint)) with
        {
            Endpoint = Endpoint,
            Message = IsJson ? problem : $"expected JSON and got {MediaType}. {problem}",
            Status = (int)Status,
        };

    private FivetranError Failure()
    {
        var (code, message) = ErrorText.Of(Payload);
        return ErrorOf(code) with
        {
            Endpoint = Endpoint,
            Message = message.IfNone(() => code.IsSome ? $"{Reason}, without a message" : WithoutMessage()),
            Status = (int)Status,
            Code = code,
            ResponseBody = Payload.IsEmpty ? None : FivetranError.Decoding.Of(Payload).Body,
        };
    }

    private FivetranError ErrorOf(Option<string> code) => (int)Status switch
    {
        401 => new FivetranError.Unauthorized(),
        403 => new FivetranError.Forbidden(),
        429 => new FivetranError.RateLimited(Optional(RetryAfter)),
        404 => new FivetranError.NotFound(),
        >= 400 and <= 499 when code.Exists(IsNotFound) => new FivetranError.NotFound(),
        408 => new FivetranError.Timeout(),
        409 => new FivetranError.Conflict(),
        400 or 405 or 406 or 410 or 411 or 413 or 414 or 415 or 422 or 431 => new FivetranError.InvalidRequest(),
        >= 500 and <= 599 => new FivetranError.ServerError(Optional(RetryAfter)),
        _ => new FivetranError.Unknown(),
    };

    private string MediaTypeText => MediaType.Length == 0 ? "unknown type" : $"type {MediaType}";

    private string WithoutMessage() => (int)Status switch
    {
        _ when MediaType == "text/plain" && ErrorText.IsReadable(Payload) => Encoding.UTF8.GetString(Payload).Trim(),
        >= 300 and <= 399 =>
            $"{Reason}. Redirects are not followed, to protect the credentials: "
            + $"check {nameof(ClientConfig)}.{nameof(ClientConfig.BaseUrl)}",
        _ when Payload.IsEmpty => $"{Reason}, without a body",
        _ => $"{Reason}, with a body of {MediaTypeText} that is not an error of Fivetran's API",
    };

    private static TimeSpan? RetryAfterOf(HttpResponseHeaders headers, TimeProvider time) => headers.RetryAfter switch
    {
        { Date: { } until } => Remaining(until, headers.Date ?? time.GetUtcNow()),
        { Delta: { } delta } => delta,
        _ => IsBeyondInt32(headers) ? TimeSpan.FromSeconds(int.MaxValue) : null,
    };

    // the date is the service's own, so it is compared with the service's clock when the answer has it; a date in the past is no wait
    private static TimeSpan? Remaining(DateTimeOffset until, DateTimeOffset now) => until > now ? until - now : null;

    // more seconds than .NET parses
    private static bool IsBeyondInt32(HttpResponseHeaders headers) =>
        headers.NonValidated.TryGetValues("Retry-After", out var values)
            && values.ToString() is { Length: > 9 } text
            && text.All(char.IsAsciiDigit);
}
