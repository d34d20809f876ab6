using System.Diagnostics;
using System.Net.Http.Headers;
using Fivetrex.Functional.Json;
using Microsoft.Extensions.Logging;

namespace Fivetrex.Functional;

/// <summary>The settings of every call: credentials, address, timeouts. Immutable, so one value can be shared by all threads.</summary>
/// <remarks>
/// <code>
/// var config = new ClientConfig(apiKey, apiSecret) with { PageSize = 500 };
/// </code>
/// Members are checked when the value is built: an invalid one throws an <see cref="ArgumentException"/> there, before any call.
/// F# has no <c>with</c> for C# records: use the <c>With…</c> method of each member.
/// </remarks>
public sealed record ClientConfig
{
    /// <summary>The address of the Fivetran service.</summary>
    public const string DefaultBaseUrl = "https://api.fivetran.com/v1";

    /// <summary>
    /// Creates a config for one API key. See <see href="https://fivetran.com/docs/rest-api/getting-started">how to create a key</see>.
    /// </summary>
    /// <param name="apiKey">The key. White space around it is removed.</param>
    /// <param name="apiSecret">The secret. White space around it is removed.</param>
    /// <exception cref="ArgumentException">The key or the secret is blank, in quotes, or contains white space.</exception>
    public ClientConfig(string apiKey, string apiSecret) => EncodedCredentials = Credentials.Encode(apiKey, apiSecret);

    private ClientConfig() => EncodedCredentials = "";

    /// <summary>
    /// A config without credentials, for <see cref="ConnectorTypes.ListPublic"/>: every other call is
    /// <see cref="FivetranError.InvalidRequest"/>, and nothing is sent.
    /// </summary>
    public static ClientConfig Anonymous { get; } = new();

    /// <summary>The address that paths are appended to, so it ends in <c>/v1</c> for the real service.</summary>
    /// <remarks>Absolute, https; plain http only to this machine, because the secret would travel in the clear.</remarks>
    public string BaseUrl { get; init => field = CheckedBaseUrl(value); } = DefaultBaseUrl;

    /// <summary>The timeout of one attempt, from the first byte sent to the last byte received. Default: 60 seconds.</summary>
    public TimeSpan Timeout { get; init => field = CheckedTimeout(value); } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// The timeout of one attempt of an operation that runs setup tests, reads a source or transfers a package. Default: 30 minutes.
    /// </summary>
    public TimeSpan SetupTimeout { get; init => field = CheckedTimeout(value); } = TimeSpan.FromMinutes(30);

    /// <summary>The retry policy of every call.</summary>
    public RetryPolicy Retry { get; init => field = value ?? throw new ArgumentNullException(nameof(Retry)); } = RetryPolicy.Default;

    /// <summary>
    /// The number of items per page of a stream, 1 to 1000. Default: 1000, which needs the fewest requests of the hourly limit.
    /// </summary>
    public int PageSize { get; init => field = CheckedPageSize(value); } = PageRequest.MaxLimit;

    /// <summary>
    /// The cursor of the page at which streams start; None starts at the first page. A cursor belongs to one list with one filter: set
    /// it for one stream, from the <see cref="FivetranError.Cursor"/> of the stream that ended.
    /// </summary>
    public Option<string> StartCursor { get; init; }

    /// <summary>Whether a stream requests the next page before its reader has reached the end of this one. Default: true.</summary>
    public bool ReadAhead { get; init; } = true;

    /// <summary>
    /// The maximum length of an answer, in bytes after decompression; a longer one is <see cref="FivetranError.Decoding"/>. Default: 64
    /// MiB.
    /// </summary>
    public int MaxBodySize { get; init => field = CheckedBodySize(value); } = 64 * 1024 * 1024;

    /// <summary>Ends every call and stream made with this config in <see cref="FivetranError.Cancelled"/>.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>
    /// Sends a request and returns its answer: for tests, proxies and middleware. Null: the connection pool of this process.
    /// </summary>
    /// <remarks>
    /// Called once per attempt, with a new message. An exception becomes <see cref="FivetranError.Transport"/>; a
    /// <see cref="TimeoutException"/> or a cancellation of its own becomes <see cref="FivetranError.Timeout"/>. The function must not
    /// block: a timeout takes effect only after the function has returned its task.
    /// </remarks>
    public Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>>? Send { get; init; }

    /// <summary>
    /// Decides before each attempt when it may be sent: a <see cref="Budget"/> for the request limits of the account. Null: at once.
    /// </summary>
    /// <remarks>
    /// The wait is not part of <see cref="Timeout"/>, as it would be in <see cref="Send"/>. A gate that does not open ends the call in
    /// <see cref="FivetranError.RateLimited"/>, and nothing is sent.
    /// </remarks>
    public RequestGate? Gate { get; init; }

    /// <summary>
    /// Logs one line per retry (Information) and failure (Warning), without ids, bodies or credentials. Null: no logging.
    /// </summary>
    public ILogger? Logger { get; init; }

    /// <summary>
    /// Receives each optional field that was left out of a model because its value does not fit: the endpoint, and the model with the
    /// field in JSON, such as <c>Connector.succeeded_at</c>. Called at the end of the call; exceptions of it are ignored. Null: such
    /// fields are reported to the logger and to telemetry only.
    /// </summary>
    public Action<string, string>? OnLeftOut { get; init; }

    /// <summary>
    /// Whether models keep the fields that this version of the library has no member for, in <see cref="FivetranModel.Unknown"/>. Default:
    /// false; each such name is then reported once to the logger and to telemetry.
    /// </summary>
    public bool KeepUnknown { get; init; }

    /// <summary>The clock of all timeouts and delays. Default: the system's clock.</summary>
    public TimeProvider Time { get; init => field = value ?? throw new ArgumentNullException(nameof(Time)); } = TimeProvider.System;

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private string EncodedCredentials { get; init; }

    internal bool HasCredentials => EncodedCredentials.Length > 0;

    /// <summary>The reason not to send the one call that is made with this config.</summary>
    internal string? Refusal { get; init; }

    /// <summary>The kind of the one call that is made with this config.</summary>
    internal RequestKind Kind { get; init; }

    /// <summary>The effect of the one call that is made with this config.</summary>
    internal Effect Effect { get; init; }

    /// <summary>The unknown fields that this config and its copies have reported.</summary>
    internal ReportedFields ReportedFields { get; } = new();

    /// <summary>The calls that this config permits.</summary>
    internal Access Access { get; private init; }

    /// <summary>Receives the service's time of each answer.</summary>
    internal Action<DateTimeOffset>? OnDate { get; init; }

    /// <summary>Reads <c>FIVETRAN_API_KEY</c> and <c>FIVETRAN_API_SECRET</c>.</summary>
    /// <remarks>
    /// White space and quotes around a value are removed. Also read: <c>FIVETRAN_APIKEY</c> and <c>FIVETRAN_APISECRET</c>, and
    /// <c>FIVETRAN_API_KEY</c> alone when it is the Base64 of <c>key:secret</c>, as other clients of Fivetran require.
    /// </remarks>
    /// <returns>
    /// The config; <see cref="FivetranError.InvalidRequest"/> that names each variable that is missing, blank or not a key.
    /// </returns>
    public static Either<FivetranError, ClientConfig> FromEnvironment() => Credentials.FromEnvironment()
        .Map(pair => new ClientConfig(pair.Key, pair.Secret))
        .MapLeft(problem => (FivetranError)new FivetranError.InvalidRequest
        {
            Endpoint = "ClientConfig.FromEnvironment",
            Message = problem,
        });

    /// <summary>
    /// Returns this config for reading only: a call that changes the account is <see cref="FivetranError.InvalidRequest"/>, and nothing is
    /// sent.
    /// </summary>
    /// <remarks>
    /// Setup tests and a reload that keeps the selection read the source, and are permitted; tests that approve certificates or
    /// fingerprints, and all other POST, PATCH and DELETE requests, are not. No other method removes the limit.
    /// </remarks>
    [Pure]
    public ClientConfig ReadOnly() => this with { Access = Access.ReadOnly };

    /// <summary>
    /// Returns this config without deletes: a call that deletes or revokes something is <see cref="FivetranError.InvalidRequest"/>, and
    /// nothing is sent.
    /// </summary>
    /// <remarks>
    /// All DELETE requests, and <see cref="ConnectorSchemas.DropColumns"/>. Calls that lose data or access in another way, such as a
    /// re-sync, still require their <see cref="Confirm"/>. No other method removes the limit.
    /// </remarks>
    [Pure]
    public ClientConfig WithoutDeletes() => Access == Access.ReadOnly ? this : this with { Access = Access.WithoutDeletes };

    /// <summary>Returns this config with another key, for example after a rotation.</summary>
    [Pure]
    public ClientConfig WithCredentials(string apiKey, string apiSecret) =>
        this with { EncodedCredentials = Credentials.Encode(apiKey, apiSecret) };

    /// <inheritdoc cref="BaseUrl"/>
    [Pure]
    public ClientConfig WithBaseUrl(string baseUrl) => this with { BaseUrl = baseUrl };

    /// <inheritdoc cref="Timeout"/>
    [Pure]
    public ClientConfig WithTimeout(TimeSpan timeout) => this with { Timeout = timeout };

    /// <inheritdoc cref="SetupTimeout"/>
    [Pure]
    public ClientConfig WithSetupTimeout(TimeSpan setupTimeout) => this with { SetupTimeout = setupTimeout };

    /// <inheritdoc cref="Retry"/>
    [Pure]
    public ClientConfig WithRetry(RetryPolicy retry) => this with { Retry = retry };

    /// <inheritdoc cref="PageSize"/>
    [Pure]
    public ClientConfig WithPageSize(int pageSize) => this with { PageSize = pageSize };

    /// <inheritdoc cref="StartCursor"/>
    [Pure]
    public ClientConfig WithStartCursor(Option<string> startCursor) => this with { StartCursor = startCursor };

    /// <inheritdoc cref="ReadAhead"/>
    [Pure]
    public ClientConfig WithReadAhead(bool readAhead) => this with { ReadAhead = readAhead };

    /// <inheritdoc cref="MaxBodySize"/>
    [Pure]
    public ClientConfig WithMaxBodySize(int maxBodySize) => this with { MaxBodySize = maxBodySize };

    /// <inheritdoc cref="Cancellation"/>
    [Pure]
    public ClientConfig WithCancellation(CancellationToken cancellation) => this with { Cancellation = cancellation };

    /// <inheritdoc cref="Send"/>
    [Pure]
    public ClientConfig WithSend(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>>? send) => this with { Send = send };

    /// <inheritdoc cref="Gate"/>
    [Pure]
    public ClientConfig WithGate(RequestGate? gate) => this with { Gate = gate };

    /// <inheritdoc cref="Logger"/>
    [Pure]
    public ClientConfig WithLogger(ILogger? logger) => this with { Logger = logger };

    /// <inheritdoc cref="OnLeftOut"/>
    [Pure]
    public ClientConfig WithOnLeftOut(Action<string, string>? onLeftOut) => this with { OnLeftOut = onLeftOut };

    /// <inheritdoc cref="KeepUnknown"/>
    [Pure]
    public ClientConfig WithKeepUnknown(bool keepUnknown) => this with { KeepUnknown = keepUnknown };

    /// <inheritdoc cref="Time"/>
    [Pure]
    public ClientConfig WithTime(TimeProvider time) => this with { Time = time };

    // a method, because a debugger shows what properties hold
    internal AuthenticationHeaderValue Authorization() => new("Basic", EncodedCredentials);

    /// <summary>Returns the address and the settings, without key and secret.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"ClientConfig {{ BaseUrl = {BaseUrl}, Timeout = {Timeout}, SetupTimeout = {SetupTimeout}, ")
        + FormattableString.Invariant($"PageSize = {PageSize}, ReadAhead = {ReadAhead}, MaxBodySize = {MaxBodySize} }}");

    private static string CheckedBaseUrl(string baseUrl)
    {
        if (!Uri.TryCreate(baseUrl, UriKind.Absolute, out var url) || (url.Scheme != Uri.UriSchemeHttps && url.Scheme != Uri.UriSchemeHttp))
        {
            throw InvalidBaseUrl($"is not an absolute http or https address: '{baseUrl}'");
        }

        return url switch
        {
            { UserInfo.Length: > 0 } => throw InvalidBaseUrl("must not contain credentials"),
            { IsLoopback: false } when url.Scheme == Uri.UriSchemeHttp =>
                throw InvalidBaseUrl($"must be https: the API secret would be sent unencrypted to '{url.Host}'"),
            _ when url.Query.Length > 0 || url.Fragment.Length > 0 => throw InvalidBaseUrl($"must end with its path: '{baseUrl}'"),
            _ => url.AbsoluteUri.TrimEnd('/'),
        };
    }

    private static ArgumentException InvalidBaseUrl(string problem) =>
        new($"{nameof(BaseUrl)} {problem}. The address of Fivetran is {DefaultBaseUrl}.");

    private static TimeSpan CheckedTimeout(TimeSpan timeout) => timeout > TimeSpan.Zero && timeout <= TimeSpan.FromDays(1)
        ? timeout
        : throw new ArgumentOutOfRangeException(nameof(timeout), timeout, "A timeout is more than zero and at most one day.");

    private static int CheckedPageSize(int pageSize) => pageSize is >= 1 and <= PageRequest.MaxLimit
        ? pageSize
        : throw new ArgumentOutOfRangeException(nameof(pageSize), pageSize, $"A page has 1 to {PageRequest.MaxLimit} items.");

    private static int CheckedBodySize(int maxBodySize) => maxBodySize is >= 1024 and <= 1024 * 1024 * 1024
        ? maxBodySize
        : throw new ArgumentOutOfRangeException(nameof(maxBodySize), maxBodySize, "A body has 1 KiB to 1 GiB.");
}
