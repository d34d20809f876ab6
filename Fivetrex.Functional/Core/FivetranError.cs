using System.Globalization;
using System.Text;

namespace Fivetrex.Functional;

/// <summary>The reason why a call has no result: one case per way to handle it.</summary>
/// <remarks>
/// The union is closed. <see cref="Match{R}"/> takes one named argument per case, so a case that a later
/// version adds is a compile error in code that must handle it. For a few cases, use a pattern:
/// <code>
/// Option&lt;TimeSpan&gt; wait = error switch
/// {
///     FivetranError.RateLimited e =&gt; e.RetryAfter,
///     { IsTransient: true } =&gt; TimeSpan.FromMinutes(1),
///     _ =&gt; None,
/// };
/// </code>
/// </remarks>
public abstract record FivetranError
{
    internal const string ReadBack = "It may have been carried out all the same: read it back before sending it again.";

    private const int LongestMessage = 1000;

    private FivetranError() { }

    /// <summary>The verb and the route template, <c>GET /groups/{groupId}</c>: without ids, so it is safe to log and to group by.</summary>
    public string Endpoint { get; init => field = value ?? ""; } = "";

    /// <summary>The message of the service, or of this library.</summary>
    public string Message { get; init => field = value ?? ""; } = "";

    /// <summary>The HTTP status; None without an answer.</summary>
    public Option<int> Status { get; init; }

    /// <summary>Fivetran's error code, for example <c>NotFound_Group</c>. An open set: new codes appear without notice.</summary>
    public Option<string> Code { get; init; }

    /// <summary>
    /// The beginning of the body, at most 2,048 characters; None without an answer or a body. Not part of the text or of equality.
    /// </summary>
    public Option<Secret> ResponseBody { get; init; }

    /// <summary>
    /// The cursor of the page of a stream that failed: a stream from there continues where this one ended. None for the first page, and
    /// for all other calls. Not part of the text or of equality.
    /// </summary>
    public Option<string> Cursor { get; init; }

    /// <summary>Whether the same call may succeed a little later. This does not imply that a write is safe to send again.</summary>
    public virtual bool IsTransient => false;

    /// <summary>The recommended action, if the message does not already contain it.</summary>
    private protected virtual string Advice => MayHaveHappened && IsWrite && !IsUnderWay
        ? ReadBack
        : Wait.Match(Some: wait => FormattableString.Invariant($"Try again in {Math.Ceiling(wait.TotalSeconds)} s."), None: () => "");

    /// <summary>Whether the outcome of the request is unknown.</summary>
    private protected virtual bool MayHaveHappened => IsUnderWay;

    private bool IsWrite => IsOfWrite(Endpoint);

    /// <inheritdoc/>
    public virtual bool Equals(FivetranError? other) =>
        ReferenceEquals(this, other)
        || (other is not null
            && EqualityContract == other.EqualityContract
            && Endpoint == other.Endpoint
            && Message == other.Message
            && Status == other.Status
            && Code == other.Code);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(EqualityContract, Endpoint, Message, Status, Code);

    /// <summary>Whether an endpoint is a write.</summary>
    internal static bool IsOfWrite(string endpoint) =>
        !endpoint.StartsWith("GET ", StringComparison.Ordinal) && !endpoint.StartsWith("SELECT ", StringComparison.Ordinal);

    /// <summary>Whether this has ended an attempt that was in progress. Not part of equality.</summary>
    internal bool IsUnderWay { get; init; }

    /// <summary>Whether a write was carried out before this ended the read of its result. Not part of equality.</summary>
    internal bool IsAfterWrite { get; init; }

    /// <summary>Whether this is the error of a write that may have been carried out.</summary>
    internal bool IsUnknownOutcome => IsAfterWrite || (MayHaveHappened && IsWrite);

    /// <summary>Whether this is the answer to a delete that an earlier attempt, whose answer was lost, had carried out.</summary>
    internal bool IsDeletedBefore(FivetranError? earlier) =>
        this is NotFound
        && earlier is { MayHaveHappened: true }
        && earlier.Endpoint == Endpoint
        && Endpoint.StartsWith("DELETE ", StringComparison.Ordinal);

    /// <summary>The wait that the service requested, for every case that can have one.</summary>
    internal virtual Option<TimeSpan> Wait => None;

    /// <summary>401: the key or the secret is missing or wrong, or was regenerated.</summary>
    public sealed record Unauthorized : FivetranError
    {
        private protected override string Advice => "Check the API key and secret: regenerating a key disables the old one at once.";
    }

    /// <summary>403: the credentials are valid, but do not permit this call.</summary>
    public sealed record Forbidden : FivetranError
    {
        private protected override string Advice => "The role or the permissions of the API key do not cover this call.";
    }

    /// <summary>404, or a code that starts with <c>NotFound</c>.</summary>
    public sealed record NotFound : FivetranError;

    /// <summary>409: the resource is in a state that forbids the call, or the name is taken.</summary>
    public sealed record Conflict : FivetranError;

    /// <summary>429: rejected before any change was made.</summary>
    /// <param name="RetryAfter">The wait that the service requests; None without a valid <c>Retry-After</c> header.</param>
    public sealed record RateLimited(Option<TimeSpan> RetryAfter) : FivetranError
    {
        /// <inheritdoc/>
        public override bool IsTransient => true;

        internal override Option<TimeSpan> Wait => RetryAfter;
    }

    /// <summary>The request is invalid (400 and similar), or this library did not send it: then there is no status.</summary>
    public sealed record InvalidRequest : FivetranError;

    /// <summary>5xx: the service, or a gateway before it, failed.</summary>
    /// <param name="RetryAfter">The wait that a 503 requests; usually None.</param>
    public sealed record ServerError(Option<TimeSpan> RetryAfter = default) : FivetranError
    {
        /// <inheritdoc/>
        public override bool IsTransient => true;

        internal override Option<TimeSpan> Wait => RetryAfter;

        private protected override bool MayHaveHappened => true;
    }

    /// <summary>No answer: name resolution, a refused or broken connection, TLS.</summary>
    /// <param name="Cause">The exception of the transport. Compared by type and message.</param>
    public sealed record Transport(Exception Cause) : FivetranError
    {
        /// <inheritdoc/>
        public override bool IsTransient => true;

        // without a connection, nothing was sent
        private protected override bool MayHaveHappened => Cause is not HttpRequestException
        {
            HttpRequestError: HttpRequestError.NameResolutionError
                or HttpRequestError.ConnectionError
                or HttpRequestError.SecureConnectionError
                or HttpRequestError.ProxyTunnelError,
        };

        /// <inheritdoc/>
        public bool Equals(Transport? other) =>
            base.Equals(other) && Cause?.GetType() == other.Cause?.GetType() && Cause?.Message == other.Cause?.Message;

        /// <inheritdoc/>
        public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), Cause?.GetType(), Cause?.Message);
    }

    /// <summary>No complete answer, body included, within <see cref="ClientConfig.Timeout"/>.</summary>
    public sealed record Timeout : FivetranError
    {
        /// <inheritdoc/>
        public override bool IsTransient => true;

        private protected override bool MayHaveHappened => true;
    }

    /// <summary>An answer that cannot be decoded. The message names the position as a JSON path.</summary>
    /// <param name="Body">
    /// The beginning of the body: at most 2,048 characters, or 65,536 of an answer to a write, because it may contain one-time credentials.
    /// </param>
    public sealed record Decoding(Secret Body) : FivetranError
    {
        private const int LongestBody = 2048, LongestBodyOfWrite = 65_536;

        private protected override bool MayHaveHappened => Status.IsSome;

        private protected override string Advice => RestOfPage is null ? base.Advice : "Rest returns the items of the page that fit.";

        private object? RestOfPage { get; init; }

        /// <summary>
        /// The page without the items that do not fit, when one or more items of a page do not fit; otherwise None. A stream returns
        /// these items before the error; the page's <see cref="Page{T}.NextCursor"/> continues after it. Not part of equality.
        /// </summary>
        /// <typeparam name="T">The type of the items.</typeparam>
        public Option<Page<T>> Rest<T>() => RestOfPage is Page<T> page ? page : None;

        internal Decoding WithRest(object page) => this with { RestOfPage = page };

        /// <inheritdoc/>
        public bool Equals(Decoding? other) => base.Equals(other) && Equals(Body, other?.Body);

        /// <inheritdoc/>
        public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), Body);

        /// <summary>Creates the error for a body, and keeps the beginning of it.</summary>
        internal static Decoding Of(ReadOnlySpan<byte> body, bool isOfWrite = false)
        {
            var longest = isOfWrite ? LongestBodyOfWrite : LongestBody;
            var text = Encoding.UTF8.GetString(body[..Math.Min(body.Length, 4 * longest)]);
            return new Decoding(new Secret(text.Length > longest ? text[..longest] : text));
        }
    }

    /// <summary><see cref="ClientConfig.Cancellation"/>, or the token of a stream's reader, fired.</summary>
    public sealed record Cancelled : FivetranError;

    /// <summary>Any other failure, for example a redirect or a 418.</summary>
    public sealed record Unknown : FivetranError;

    /// <summary>Calls the function of the case.</summary>
    public R Match<R>(
        Func<Unauthorized, R> Unauthorized,
        Func<Forbidden, R> Forbidden,
        Func<NotFound, R> NotFound,
        Func<Conflict, R> Conflict,
        Func<RateLimited, R> RateLimited,
        Func<InvalidRequest, R> InvalidRequest,
        Func<ServerError, R> ServerError,
        Func<Transport, R> Transport,
        Func<Timeout, R> Timeout,
        Func<Decoding, R> Decoding,
        Func<Cancelled, R> Cancelled,
        Func<Unknown, R> Unknown) => this switch
        {
            Unauthorized e => Unauthorized(e),
            Forbidden e => Forbidden(e),
            NotFound e => NotFound(e),
            Conflict e => Conflict(e),
            RateLimited e => RateLimited(e),
            InvalidRequest e => InvalidRequest(e),
            ServerError e => ServerError(e),
            Transport e => Transport(e),
            Timeout e => Timeout(e),
            Decoding e => Decoding(e),
            Cancelled e => Cancelled(e),
            Unknown e => Unknown(e),
            _ => throw new InvalidOperationException($"{GetType().Name} is not a case of {nameof(FivetranError)}."),
        };

    /// <summary>
    /// Returns one line: case, code, status, endpoint, message and recommended action. No key, secret, body or stack trace.
    /// </summary>
    public sealed override string ToString()
    {
        var text = new StringBuilder(GetType().Name);
        Code.IfSome(code => text.Append(' ').Append(code));
        Status.IfSome(status => text.Append(CultureInfo.InvariantCulture, $" ({status})"));
        text.Append(' ').Append(Endpoint).Append(": ").Append(Message, 0, Math.Min(Message.Length, LongestMessage));
        if (Advice.Length > 0)
        {
            text.Append(Message.EndsWith('.') ? " " : ". ").Append(Advice);
        }

        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsControl(text[i]) || text[i] is '\u2028' or '\u2029')
            {
                text[i] = ' ';
            }
        }

        return text.ToString();
    }
}
