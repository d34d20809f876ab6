using System.Net;
using System.Net.Http.Headers;

namespace Fivetrex.Functional.Http;

/// <summary>What the service wraps an answer in. What its <c>code</c> says does not count: the status says whether a call went well.</summary>
/// <param name="Data">What was asked for.</param>
/// <param name="Code">Whether there is one.</param>
/// <param name="Items">Whether there are any here: then it is no envelope, and a list.</param>
internal sealed record Envelope<T>(T? Data = default, Option<Unit> Code = default, Option<Unit> Items = default);

/// <summary>What it says when a call did not go well, if it is the service that answers and not a gateway.</summary>
internal sealed record ErrorBody(Option<string> Code = default, Option<string> Message = default);

/// <summary>An answer, complete. Read in this order: status, media type, body.</summary>
internal sealed record Answer(HttpStatusCode Status, string Reason, string MediaType, TimeSpan? RetryAfter, ResponseBuffer Body) : IDisposable
{
    private ReadOnlySpan<byte> Payload => Reading.WithoutMark(Body.Bytes.Span);

    public static Answer Of(HttpResponseMessage response, ResponseBuffer body, TimeProvider time) => new(
        response.StatusCode,
        response.ReasonPhrase ?? $"status {(int)response.StatusCode}",
        response.Content.Headers.ContentType?.MediaType ?? "",
        response.IsSuccessStatusCode ? null : WaitOf(response.Headers, time),
        body);

    public void Dispose() => Body.Dispose();

    // a date is the service's own, and is held against its own clock, where it tells it; one that is over is none
    private static TimeSpan? WaitOf(HttpResponseHeaders headers, TimeProvider time) =>
        headers.RetryAfter is { Date: { } until } ? (until - (headers.Date ?? time.GetUtcNow()) is var wait && wait > TimeSpan.Zero ? wait : null)
        : headers.RetryAfter?.Delta is { } delta ? delta
        : IsBeyondAll(headers) ? TimeSpan.FromSeconds(int.MaxValue)
        : null;

    // more seconds than .NET reads
    private static bool IsBeyondAll(HttpResponseHeaders headers) =>
        headers.NonValidated.TryGetValues("Retry-After", out var values) && values.ToString() is { Length: > 9 } word && word.All(char.IsAsciiDigit);

    /// <param name="call">What was asked for.</param>
    /// <param name="odd">Takes the names of the fields that are left out, because what stands there does not fit.</param>
    public Either<FivetranError, T> Read<T>(Call call, ICollection<string>? odd)
    {
        if ((int)Status is < 200 or > 299)
        {
            return Failure(call.Endpoint);
        }

        call.Arrived?.Invoke(Payload);
        return Decode<T>(call.Endpoint, odd);
    }

    private Either<FivetranError, T> Decode<T>(string endpoint, ICollection<string>? odd)
    {
        if (Body.IsCut)
        {
            return Undecodable(endpoint, $"the body is longer than {nameof(ClientConfig)}.{nameof(ClientConfig.MaxBodySize)} allows");
        }

        if (typeof(T) == typeof(byte[]))
        {
            return Payload.StartsWith("PK"u8) ? (T)(object)Payload.ToArray() : Undecodable(endpoint, "") with { Message = $"expected a ZIP file and got {(MediaType.Length == 0 ? "something else" : MediaType)}" };
        }

        if (Payload.Trim(" \t\r\n"u8).IsEmpty)
        {
            return unit is T nothing ? nothing : Undecodable(endpoint, "$: the body is empty");
        }

        var envelope = Reading.Whole<Envelope<T>>(Payload, out var fault, odd);
        return fault is not null ? Undecodable(endpoint, fault)
            : envelope!.Data is { } data ? data
            : envelope.Code.IsNone && Reading.Whole<T>(Payload, out _, odd) is { } bare && (envelope.Items.IsSome || !bare.Equals(Reading.Whole<T>("{}"u8, out _))) ? bare
            : Undecodable(endpoint, "$.data is missing or null");
    }

    private FivetranError.Decoding Undecodable(string endpoint, string what) => FivetranError.Decoding.Of(Body.Bytes.Span) with
    {
        Endpoint = endpoint,
        Message = IsJson ? what : $"expected JSON and got {MediaType}. {what}",
        Status = (int)Status,
    };

    private FivetranError Failure(string endpoint)
    {
        var said = Said();
        var code = said.Bind(body => body.Code);
        FivetranError bare = (int)Status switch
        {
            401 => new FivetranError.Unauthorized(),
            403 => new FivetranError.Forbidden(),
            429 => new FivetranError.RateLimited(Optional(RetryAfter)),
            404 => new FivetranError.NotFound(),
            >= 400 and <= 499 when code.Exists(word => word.StartsWith("NotFound", StringComparison.OrdinalIgnoreCase)) => new FivetranError.NotFound(),
            408 => new FivetranError.Timeout(),
            409 => new FivetranError.Conflict(),
            400 or 405 or 406 or 410 or 411 or 413 or 414 or 415 or 422 or 431 => new FivetranError.InvalidRequest(),
            >= 500 and <= 599 => new FivetranError.ServerError(Optional(RetryAfter)),
            _ => new FivetranError.Unknown(),
        };
        return bare with
        {
            Endpoint = endpoint,
            Message = said.Bind(body => body.Message).Filter(text => !string.IsNullOrWhiteSpace(text)).IfNone(() => code.IsSome ? $"{Reason}, without a message" : WithoutMessage()),
            Status = (int)Status,
            Code = code,
        };
    }

    private Option<ErrorBody> Said() => Optional(Reading.Whole<ErrorBody>(Payload, out _));

    private string WithoutMessage() => (int)Status is >= 300 and <= 399
        ? $"{Reason}. Redirects are not followed, because the credentials would go along: check {nameof(ClientConfig)}.{nameof(ClientConfig.BaseUrl)}"
        : Payload.IsEmpty ? $"{Reason}, without a body"
        : $"{Reason}, answered as {(MediaType.Length == 0 ? "nothing known" : MediaType)} and not in the words of Fivetran's API";

    private bool IsJson => MediaType.Length == 0 || MediaType.Contains("json", StringComparison.OrdinalIgnoreCase);
}
