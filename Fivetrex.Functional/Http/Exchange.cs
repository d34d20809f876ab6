using System.Net;
using Fivetrex.Functional.Json;
using Flurl.Http;
using Flurl.Http.Content;
using Flurl.Http.Testing;

namespace Fivetrex.Functional.Http;

/// <summary>Sends a <see cref="Call"/> and reads its answer. With <see cref="FlurlTransport"/>, the only place that knows Flurl.</summary>
internal static class Exchange
{
    private static readonly string UserAgent = $"Fivetrex.Functional/{typeof(Exchange).Assembly.GetName().Version?.ToString(3)}";

    private static readonly HttpClient Pool = NewClient();

    // each call has its own timeout
    public static HttpClient NewClient() => new(Handler()) { Timeout = Timeout.InfiniteTimeSpan };

    // credentials are sent to BaseUrl only and never after a redirect; the limited lifetime picks up DNS changes
    public static SocketsHttpHandler Handler() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.All,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        EnableMultipleHttp2Connections = true,

        // closes a silent connection within half of the default timeout, so that the next attempt gets a new one
        KeepAlivePingDelay = TimeSpan.FromSeconds(20),
        KeepAlivePingTimeout = TimeSpan.FromSeconds(10),
        KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
        Proxy = new SystemProxy(),
    };

    public static Aff<Either<FivetranError, T>> ToAff<T>(this Call<T> call, ClientConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        return AffMaybe(() => call.Run(config, config.Cancellation));
    }

    /// <summary>Runs the call, with its retries.</summary>
    /// <returns>Always a success: the type is that of an <c>Aff</c>, which would otherwise add a method to convert it.</returns>
    public static ValueTask<Fin<Either<FivetranError, T>>> Run<T>(
        this Call<T> call, ClientConfig config, CancellationToken cancellation) =>
        CallTelemetry.IsEnabled(config)
            ? call.RunWithTelemetry(config, cancellation)
            : call.RunAttempts(config, telemetry: null, cancellation);

    private static async ValueTask<Fin<Either<FivetranError, T>>> RunWithTelemetry<T>(
        this Call<T> call, ClientConfig config, CancellationToken cancellation)
    {
        using var telemetry = new CallTelemetry(call, config);
        var result = await call.RunAttempts(config, telemetry, cancellation).ConfigureAwait(false);
        telemetry.Ended(result.ThrowIfFail().Case as FivetranError);
        return result;
    }

    // one loop instead of a chain of small asynchronous methods: each of those costs the first call of a process a millisecond
    private static async ValueTask<Fin<Either<FivetranError, T>>> RunAttempts<T>(
        this Call<T> call, ClientConfig config, CallTelemetry? telemetry, CancellationToken cancellation)
    {
        var preparation = call.Prepare(config);
        if (preparation.Case is not Prepared prepared)
        {
            return Ended<T>((FivetranError)preparation.Case!);
        }

        using var waits = new RetryPolicy.AttemptDelays(
            config.Retry, config.Time, cancellation)
        { OnRetry = telemetry is null ? null : telemetry.Retries };
        for (var attempt = 1; ; attempt++)
        {
            if (cancellation.IsCancellationRequested)
            {
                return Ended<T>(call.Cancelled());
            }

            var request = config.Gate is null ? null : call.GateRequest(config, attempt);
            var entry = request is null ? default : await call.Enter(config.Gate!, request, cancellation).ConfigureAwait(false);
            if (entry.Case is FivetranError closed)
            {
                return Ended<T>(closed);
            }

            using var lease = entry.Case as Gating.Lease;
            using var deadline = new CancellationTokenSource();
            using var timer = config.Time.CreateTimer(Cancel, deadline, config.Timeout, Timeout.InfiniteTimeSpan);
            using var registration = cancellation.UnsafeRegister(Cancel, deadline);
            var exchange = SendAndRead(call, call.Message(config, prepared), config, deadline.Token);
            Answer? answer = null;
            FivetranError? failure = null;
            try
            {
                // a Send that ignores its token must not delay the caller
                answer = await (config.Send is null ? exchange : exchange.WaitAsync(deadline.Token)).ConfigureAwait(false);
            }
            catch (Exception thrown)
            {
                ObserveException(exchange);
                failure = cancellation.IsCancellationRequested
                    ? call.Cancelled(isUnderWay: true)
                    : Failure(call, config, thrown, isLate: deadline.IsCancellationRequested);
            }

            // not held during the wait for a retry, nor by a read of the result
            lease?.Dispose();
            telemetry?.Attempted(answer?.Status);
            using (answer)
            {
                var unknown = config.KeepUnknown ? UnknownFields.Kept : telemetry?.Unknown;
                var result = answer?.Read(call, telemetry?.LeftOut, unknown) ?? failure!;
                if (request is not null && result.Case is FivetranError.RateLimited limited)
                {
                    config.Gate!.ReportRateLimit(request, limited);
                }

                if (answer is { IsThin: true } && result.IsLeft && call.Verb != HttpMethod.Get)
                {
                    return Ended(await call.Complete(config, prepared, (FivetranError)result.Case!, cancellation).ConfigureAwait(false));
                }

                if (result.IsRight || !call.MayRepeat((FivetranError)result.Case!))
                {
                    return Ended(result);
                }

                failure = (FivetranError)result.Case!;
            }

            if (await waits.WaitAfterAsync(failure).ConfigureAwait(false) is { } final)
            {
                return Ended<T>(final);
            }
        }
    }

    private static Fin<Either<FivetranError, T>> Ended<T>(Either<FivetranError, T> result) => FinSucc(result);

    /// <summary>Cancels a source. Ignores exceptions of its callbacks, which would end the process on a timer's thread.</summary>
    public static void Cancel(object? source)
    {
        try
        {
            ((CancellationTokenSource)source!).Cancel();
        }
        catch (Exception late) when (late is AggregateException or ObjectDisposedException)
        {
        }
    }

    private static async Task<Answer> SendAndRead(
        Call call, HttpRequestMessage request, ClientConfig config, CancellationToken cancellation)
    {
        using var message = request;
        cancellation.ThrowIfCancellationRequested();
        using var response = await Send(config, message, cancellation).ConfigureAwait(false)
            ?? throw new InvalidOperationException("Send returned null");
        using var stream = await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        var body = new ResponseBuffer(response.Content.Headers.ContentLength, config.MaxBodySize);
        while (body.Add(await stream.ReadAsync(body.Free(), cancellation).ConfigureAwait(false)))
        {
        }

        if (config.OnDate is not null && response.Headers.Date is { } date)
        {
            config.OnDate(date);
        }

        return Answer.Of(call.Endpoint, response, body, config.Time);
    }

    private static Task<HttpResponseMessage> Send(ClientConfig config, HttpRequestMessage message, CancellationToken cancellation)
    {
        var send = config.Send ?? SendThroughPool;
        return OutsideContext.Run(() => send(message, cancellation));
    }

    // each attempt has a message of its own, because one that was sent cannot be sent again
    private static HttpRequestMessage Message(this Call call, ClientConfig config, Prepared prepared)
    {
        var message = new HttpRequestMessage(call.Verb, prepared.Uri) { Content = call.Content(prepared) };
        message.Headers.Authorization = call.IsPublic ? null : config.Authorization();
        message.Headers.TryAddWithoutValidation("Accept", call.Accept switch
        {
            Accept.V2 => "application/json;version=2",
            Accept.Binary => "application/octet-stream, application/json",
            _ => "application/json",
        });
        message.Headers.TryAddWithoutValidation("User-Agent", UserAgent);
        return message;
    }

    // when no answer comes, the .NET handler itself sends a request without content again; a DELETE has empty content, so that it is
    // sent once
    private static HttpContent? Content(this Call call, Prepared prepared) => call.Body switch
    {
        IRequestContent custom => custom.Create(),
        _ when prepared.Json.Length > 0 => new CapturedStringContent(prepared.Json, "application/json; charset=utf-8"),
        _ => call.Verb == HttpMethod.Get ? null : new ByteArrayContent([]),
    };

    private static Task<HttpResponseMessage> SendThroughPool(HttpRequestMessage message, CancellationToken cancellation)
    {
        if (HttpTest.Current is not null)
        {
            return FlurlTransport.Send(message, cancellation);
        }

        message.Version = HttpVersion.Version20;
        message.VersionPolicy = HttpVersionPolicy.RequestVersionOrLower;
        return Pool.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellation);
    }

    private static FivetranError Failure(Call call, ClientConfig config, Exception thrown, bool isLate)
    {
        // Flurl's exception holds the request, and the credentials in it
        var cause = thrown is FlurlHttpException { InnerException: { } inner } ? inner : thrown;
        return isLate || cause is OperationCanceledException or TimeoutException
            ? new FivetranError.Timeout
            {
                Endpoint = call.Endpoint,
                Message = isLate || config.Send is null ? $"no complete answer within {config.Timeout}" : GaveUp(cause),
            }
            : new FivetranError.Transport(cause) { Endpoint = call.Endpoint, Message = MessageOf(cause) };
    }

    // HttpClient puts its own Timeout into the message of the exception
    private static string GaveUp(Exception cause) =>
        $"{nameof(ClientConfig.Send)} gave up before {nameof(ClientConfig)}.{nameof(ClientConfig.Timeout)}: {MessageOf(cause)}";

    // an exception of the caller's Send may itself throw when its message is read
    private static string MessageOf(Exception cause)
    {
        try
        {
            var root = cause.GetBaseException();
            return root == cause || cause.Message.Contains(root.Message, StringComparison.Ordinal)
                ? cause.Message
                : $"{cause.Message} {root.Message}";
        }
        catch (Exception)
        {
            return cause.GetType().Name;
        }
    }

    // the result of an abandoned exchange is not used, but an exception of it must not become an UnobservedTaskException
    private static void ObserveException(Task task) =>
        _ = task.ContinueWith(late => late.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);

    /// <summary>
    /// The system proxy, except for plain http: that addresses this machine, and a proxy would receive the credentials unencrypted.
    /// </summary>
    private sealed class SystemProxy : IWebProxy
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
