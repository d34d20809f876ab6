using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Logging;

namespace Fivetrex.Functional;

/// <summary>Everything a call needs to know: credentials, address, timeouts. Immutable, so one value serves every thread.</summary>
/// <remarks>
/// <code>
/// var config = new ClientConfig(apiKey, apiSecret) with { PageSize = 500 };
/// </code>
/// Members are checked when the value is built: a bad one is an <see cref="ArgumentException"/> there, not a surprise in the
/// middle of the night. F# has no <c>with</c> for C# records; each member has its <c>With…</c> method for it.
/// </remarks>
public sealed record ClientConfig
{
    /// <summary>The real service.</summary>
    public const string DefaultBaseUrl = "https://api.fivetran.com/v1";

    /// <summary>A config for one API key. <see href="https://fivetran.com/docs/rest-api/getting-started">Where the two come from</see>.</summary>
    /// <exception cref="ArgumentException">The key or the secret is blank.</exception>
    public ClientConfig(string apiKey, string apiSecret) => Credentials = Encode(apiKey, apiSecret);

    private ClientConfig() => Credentials = "";

    /// <summary>A config without credentials, for <see cref="ConnectorTypes.ListPublic"/>: every other call is <see cref="FivetranError.InvalidRequest"/>, and nothing is sent.</summary>
    public static ClientConfig Anonymous { get; } = new();

    /// <summary>The address that paths are appended to, so it ends in <c>/v1</c> for the real service.</summary>
    /// <remarks>Absolute, https; plain http only to this machine, because the secret would travel in the clear.</remarks>
    public string BaseUrl { get; init => field = Address(value); } = DefaultBaseUrl;

    /// <summary>How long one attempt may take, from the first byte out to the last byte in. 60 seconds unless set.</summary>
    public TimeSpan Timeout { get; init => field = Patience(value); } = TimeSpan.FromSeconds(60);

    /// <summary>The same for operations that run setup tests, ask a source or carry a package. 30 minutes unless set.</summary>
    public TimeSpan SetupTimeout { get; init => field = Patience(value); } = TimeSpan.FromMinutes(30);

    /// <summary>What every call does about a failure that may pass.</summary>
    public RetryPolicy Retry { get; init => field = value ?? throw new ArgumentNullException(nameof(Retry)); } = RetryPolicy.Default;

    /// <summary>How many items a stream asks for at a time, 1 to 1000. 1000 unless set: the fewest requests against the hourly limit.</summary>
    public int PageSize { get; init => field = Items(value); } = PageRequest.MaxLimit;

    /// <summary>Whether a stream requests the next page before its reader has reached the end of this one. True unless set.</summary>
    public bool ReadAhead { get; init; } = true;

    /// <summary>The longest answer that is read, in bytes after decompression; a longer one is <see cref="FivetranError.Decoding"/>. 64 MiB unless set.</summary>
    public int MaxBodySize { get; init => field = Bytes(value); } = 64 * 1024 * 1024;

    /// <summary>Ends every call and stream made with this config in <see cref="FivetranError.Cancelled"/>.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>Takes a request to its answer: the seam for tests, proxies and middleware. Unset, the connection pool of this process.</summary>
    /// <remarks>Called once per attempt with a message of its own. What it throws is <see cref="FivetranError.Transport"/>. A <see cref="TimeoutException"/> or a cancellation of its own is <see cref="FivetranError.Timeout"/>. No time-out ends the call before it has returned its task: it must not block.</remarks>
    public Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>>? Send { get; init; }

    /// <summary>Is told of every retry (information) and every failure (warning), one line each, without ids, bodies or credentials. Unset, nobody is.</summary>
    public ILogger? Logger { get; init; }

    /// <summary>Every clock and every delay.</summary>
    public TimeProvider Time { get; init => field = value ?? throw new ArgumentNullException(nameof(Time)); } = TimeProvider.System;

    private const string NoColon = "An API key has no colon in it. Give the key and the secret separately.";

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private string Credentials { get; init; }

    internal bool HasCredentials => Credentials.Length > 0;

    /// <summary>Why the one call that is made with this config must not be sent.</summary>
    internal string? Refusal { get; init; }

    /// <summary>Reads <c>FIVETRAN_API_KEY</c> and <c>FIVETRAN_API_SECRET</c>.</summary>
    /// <returns>The config; <see cref="FivetranError.InvalidRequest"/> that names each variable that is missing, blank or no key.</returns>
    public static Either<FivetranError, ClientConfig> FromEnvironment()
    {
        const string key = "FIVETRAN_API_KEY", secret = "FIVETRAN_API_SECRET";
        var missing = Seq(key, secret).Filter(name => Read(name).Length == 0);
        var fault = !missing.IsEmpty ? $"Set the environment variable{(missing.Count > 1 ? "s" : "")} {string.Join(" and ", missing)}."
            : Read(key).Contains(':') ? $"{key}: {NoColon}"
            : null;
        return fault is null
            ? new ClientConfig(Read(key), Read(secret))
            : new FivetranError.InvalidRequest { Endpoint = "ClientConfig.FromEnvironment", Message = fault };
    }

    /// <summary>The same config with another key, when one is rotated.</summary>
    [Pure]
    public ClientConfig WithCredentials(string apiKey, string apiSecret) => this with { Credentials = Encode(apiKey, apiSecret) };

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

    /// <inheritdoc cref="Logger"/>
    [Pure]
    public ClientConfig WithLogger(ILogger? logger) => this with { Logger = logger };

    /// <inheritdoc cref="Time"/>
    [Pure]
    public ClientConfig WithTime(TimeProvider time) => this with { Time = time };

    // a method, because a debugger shows what properties hold
    internal AuthenticationHeaderValue Authorization() => new("Basic", Credentials);

    /// <summary>The address and the settings; neither key nor secret.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"ClientConfig {{ BaseUrl = {BaseUrl}, Timeout = {Timeout}, SetupTimeout = {SetupTimeout}, PageSize = {PageSize}, ReadAhead = {ReadAhead}, MaxBodySize = {MaxBodySize} }}");

    // `export X=$(cat file)` leaves no line break behind, a mounted secret file often does
    private static string Read(string variable) => Environment.GetEnvironmentVariable(variable)?.Trim() ?? "";

    private static string Encode(string apiKey, string apiSecret)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(apiKey);
        ArgumentException.ThrowIfNullOrWhiteSpace(apiSecret);
        return apiKey.Contains(':')
            ? throw new ArgumentException(NoColon, nameof(apiKey))
            : Convert.ToBase64String(Encoding.UTF8.GetBytes($"{apiKey}:{apiSecret}"));
    }

    private static string Address(string baseUrl) => Uri.TryCreate(baseUrl, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp)
        ? url switch
        {
            { UserInfo.Length: > 0 } => throw NoAddress("must not carry credentials"),
            { IsLoopback: false } when url.Scheme == Uri.UriSchemeHttp => throw NoAddress($"must be https: the API secret would cross the network in the clear to '{url.Host}'"),
            _ when url.Query.Length > 0 || url.Fragment.Length > 0 => throw NoAddress($"must end with its path: '{baseUrl}'"),
            _ => url.AbsoluteUri.TrimEnd('/'),
        }
        : throw NoAddress($"is no absolute http or https address: '{baseUrl}'");

    private static ArgumentException NoAddress(string why) => new($"{nameof(BaseUrl)} {why}. The real service is {DefaultBaseUrl}.");

    private static TimeSpan Patience(TimeSpan timeout) => timeout > TimeSpan.Zero && timeout <= TimeSpan.FromDays(1)
        ? timeout
        : throw new ArgumentOutOfRangeException(nameof(timeout), timeout, "A timeout is longer than nothing and at most a day.");

    private static int Items(int pageSize) => pageSize is >= 1 and <= PageRequest.MaxLimit
        ? pageSize
        : throw new ArgumentOutOfRangeException(nameof(pageSize), pageSize, $"A page has 1 to {PageRequest.MaxLimit} items.");

    private static int Bytes(int maxBodySize) => maxBodySize is >= 1024 and <= 1024 * 1024 * 1024
        ? maxBodySize
        : throw new ArgumentOutOfRangeException(nameof(maxBodySize), maxBodySize, "A body has 1 KiB to 1 GiB.");
}
