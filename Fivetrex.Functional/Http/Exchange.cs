using System.Net;
using Flurl.Http;
using Flurl.Http.Content;
using Flurl.Http.Testing;

namespace Fivetrex.Functional.Http;

/// <summary>Takes a <see cref="Call"/> to the wire and its answer back. Knows Flurl, so that nothing else has to.</summary>
internal static class Exchange
{
    private static readonly string UserAgent = $"Fivetrex.Functional/{typeof(Exchange).Assembly.GetName().Version?.ToString(3)}";

    // made here and not by FlurlHttp.Clients, whose event handlers the host may have set: they would be shown the credentials
    private static readonly FlurlClient Pool = new(new HttpClient(Handler()) { Timeout = Timeout.InfiniteTimeSpan });

    // credentials are sent to BaseUrl and never after a redirect; the lifetime lets changes of DNS through
    public static SocketsHttpHandler Handler() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.All,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        EnableMultipleHttp2Connections = true,

        // a connection that has gone silent is given up in half of the default timeout, so that the next attempt gets another
        KeepAlivePingDelay = TimeSpan.FromSeconds(20),
        KeepAlivePingTimeout = TimeSpan.FromSeconds(10),
        KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
        Proxy = new ProxyOfTheHost(),
    };

    public static Aff<Either<FivetranError, T>> ToAff<T>(this Call call, ClientConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        return Aff(() => call.Run<T>(config, config.Cancellation));
    }

    /// <summary>Makes the call, as often as it takes.</summary>
    public static ValueTask<Either<FivetranError, T>> Run<T>(this Call call, ClientConfig config, CancellationToken cancellation) =>
        CallTelemetry.IsWanted(config) ? call.Watched<T>(config, cancellation) : call.Attempts<T>(config, watch: null, cancellation);

    private static async ValueTask<Either<FivetranError, T>> Watched<T>(this Call call, ClientConfig config, CancellationToken cancellation)
    {
        using var watch = new CallTelemetry(call, config);
        var result = await call.Attempts<T>(config, watch, cancellation).ConfigureAwait(false);
        watch.Ended(result.Case as FivetranError);
        return result;
    }

    // one loop, and not a chain of small asynchronous methods: each of those costs the first call of a process a millisecond
    private static async ValueTask<Either<FivetranError, T>> Attempts<T>(this Call call, ClientConfig config, CallTelemetry? watch, CancellationToken cancellation)
    {
        if (call.Prepare(config, out var uri, out var json) is { } refused)
        {
            return refused;
        }

        using var waits = new RetryPolicy.Waits(config.Retry, config.Time, cancellation) { Announce = watch is null ? null : watch.Retries };
        while (true)
        {
            if (cancellation.IsCancellationRequested)
            {
                return call.Cancelled();
            }

            using var patience = new CancellationTokenSource();
            using var timer = config.Time.CreateTimer(End, patience, config.Timeout, Timeout.InfiniteTimeSpan);
            using var leaving = cancellation.UnsafeRegister(End, patience);
            var exchange = SendAndRead(call.Message(config, uri!, json), config, patience.Token);
            Answer? answer = null;
            FivetranError? failure = null;
            try
            {
                // a Send that does not heed its token must not hold the caller up
                answer = await (config.Send is null ? exchange : exchange.WaitAsync(patience.Token)).ConfigureAwait(false);
            }
            catch (Exception thrown)
            {
                Forget(exchange);
                failure = cancellation.IsCancellationRequested ? call.Cancelled(isUnderWay: true) : Failure(call, config, thrown, isLate: patience.IsCancellationRequested);
            }

            watch?.Attempted(answer?.Status);
            using (answer)
            {
                var result = answer?.Read<T>(call, watch?.Odd) ?? failure!;
                if (result.IsRight || !call.MayRepeat((FivetranError)result.Case!))
                {
                    return result;
                }

                failure = (FivetranError)result.Case!;
            }

            if (await waits.After(failure).ConfigureAwait(false) is { } final)
            {
                return final;
            }
        }
    }

    /// <summary>Cancels, whatever those do who wait for that, and if the call is not over: what this throws ends the process on the thread of a timer.</summary>
    public static void End(object? source)
    {
        try
        {
            ((CancellationTokenSource)source!).Cancel();
        }
        catch (Exception late) when (late is AggregateException or ObjectDisposedException)
        {
        }
    }

    private static async Task<Answer> SendAndRead(HttpRequestMessage request, ClientConfig config, CancellationToken cancellation)
    {
        using var message = request;
        cancellation.ThrowIfCancellationRequested();
        using var response = await (config.Send ?? SendThroughPool)(message, cancellation).ConfigureAwait(false) ?? throw new InvalidOperationException("Send returned null");
        using var stream = await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        var body = new ResponseBuffer(response.Content.Headers.ContentLength, config.MaxBodySize);
        while (body.Add(await stream.ReadAsync(body.Free(), cancellation).ConfigureAwait(false)))
        {
        }

        return Answer.Of(response, body, config.Time);
    }

    // A message that was sent cannot be sent again: each attempt has its own. Where no answer comes, the .NET handler sends again by
    // itself what has no body; a DELETE has an empty one, so that it goes out once.
    private static HttpRequestMessage Message(this Call call, ClientConfig config, Uri uri, string? json)
    {
        var message = new HttpRequestMessage(call.Verb, uri)
        {
            Content = json is not null ? new CapturedStringContent(json, "application/json; charset=utf-8")
                : call.Body is PackageFile file ? Upload(file)
                : call.Verb == HttpMethod.Get ? null
                : new ByteArrayContent([]),
        };
        message.Headers.Authorization = call.IsPublic ? null : config.Authorization();
        message.Headers.TryAddWithoutValidation("Accept", call.Accept switch
        {
            Accept.V2 => "application/json;version=2",
            Accept.Zip => "application/octet-stream, application/json",
            _ => "application/json",
        });
        message.Headers.TryAddWithoutValidation("User-Agent", UserAgent);
        return message;
    }

    // in quotes, as browsers write it
    private static MultipartFormDataContent Upload(PackageFile file) =>
        new() { new ByteArrayContent(file.Zip) { Headers = { ContentType = new("application/zip"), ContentDisposition = new("form-data") { Name = "\"file\"", FileName = "\"package.zip\"" } } } };

    // a FlurlRequest is made only for an HttpTest to see: around a message it costs more than the call (docs/decisions/flurl-http.md)
    private static Task<HttpResponseMessage> SendThroughPool(HttpRequestMessage message, CancellationToken cancellation)
    {
        if (HttpTest.Current is not null)
        {
            return SendThroughFlurl(message, cancellation);
        }

        message.Version = HttpVersion.Version20;
        message.VersionPolicy = HttpVersionPolicy.RequestVersionOrLower;
        return Pool.HttpClient.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellation);
    }

    private static async Task<HttpResponseMessage> SendThroughFlurl(HttpRequestMessage message, CancellationToken cancellation)
    {
        var request = new FlurlRequest(message.RequestUri!.AbsoluteUri) { Client = Pool, Verb = message.Method, Content = message.Content }
            .WithHeaders(message.Headers.NonValidated.ToDictionary(header => header.Key, header => header.Value.ToString()))
            .AllowAnyHttpStatus();
        var response = await Pool.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation).ConfigureAwait(false);
        return response.ResponseMessage;
    }

    private static FivetranError Failure(Call call, ClientConfig config, Exception thrown, bool isLate)
    {
        // Flurl's own exception holds the request, and with it the credentials
        var cause = thrown is FlurlHttpException { InnerException: { } inner } ? inner : thrown;
        return isLate || cause is OperationCanceledException or TimeoutException
            ? new FivetranError.Timeout { Endpoint = call.Endpoint, Message = $"no complete answer within {config.Timeout}" }
            : new FivetranError.Transport(cause) { Endpoint = call.Endpoint, Message = Told(cause) };
    }

    // an exception of the caller's Send may throw in its turn when it is asked
    private static string Told(Exception cause)
    {
        try
        {
            var root = cause.GetBaseException();
            return root == cause || cause.Message.Contains(root.Message, StringComparison.Ordinal) ? cause.Message : $"{cause.Message} {root.Message}";
        }
        catch (Exception)
        {
            return cause.GetType().Name;
        }
    }

    // nobody waits any more: what it still throws is nobody's business
    private static void Forget(Task task) =>
        _ = task.ContinueWith(late => late.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);

    /// <summary>Not for plain http: that goes to this machine, and through a proxy the credentials would leave it in the clear.</summary>
    private sealed class ProxyOfTheHost : IWebProxy
    {
        public ICredentials? Credentials
        {
            get => HttpClient.DefaultProxy.Credentials;
            set => HttpClient.DefaultProxy.Credentials = value;
        }

        public Uri? GetProxy(Uri destination) => HttpClient.DefaultProxy.GetProxy(destination);

        public bool IsBypassed(Uri host) => host.Scheme == Uri.UriSchemeHttp || HttpClient.DefaultProxy.IsBypassed(host);
    }
}
