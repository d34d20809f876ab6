using System.Net;
using Flurl.Http;
using Flurl.Http.Configuration;
using Flurl.Http.Content;

namespace Fivetrex.Functional.Http;

/// <summary>Takes a <see cref="Call"/> to the wire and its answer back. Knows Flurl, so that nothing else has to.</summary>
internal static class Exchange
{
    private static readonly string UserAgent = $"Fivetrex.Functional/{typeof(Exchange).Assembly.GetName().Version?.ToString(3)}";

    private static readonly IFlurlClient Pool = new FlurlClient().Configure(settings =>
    {
        settings.HttpClientFactory = new PooledClientFactory();
        settings.Timeout = null;
        settings.CookiesEnabled = false;
        settings.AllowedHttpStatusRange = "*";
        settings.BeforeCall = call =>
        {
            call.Request.Version = HttpVersion.Version20;
            call.Request.VersionPolicy = HttpVersionPolicy.RequestVersionOrLower;
        };

        // handlers that the host has set for all of Flurl would be shown the credentials
        settings.AfterCall = settings.OnError = null;
        settings.BeforeCallAsync = settings.AfterCallAsync = settings.OnErrorAsync = null;
    });

    public static Aff<Either<FivetranError, T>> ToAff<T>(this Call call, ClientConfig config) =>
        Aff(() => call.Run<T>(config, config.Cancellation));

    public static ValueTask<Either<FivetranError, T>> Run<T>(this Call call, ClientConfig config, CancellationToken cancellation) =>
        call.Prepare(config).Match(
            Left: refused => ValueTask.FromResult(Left<FivetranError, T>(refused)),
            Right: outgoing => config.Retry.Run(
                () => call.Attempt<T>(outgoing, config, cancellation),
                mayRepeat: error => call.IsRead || error is FivetranError.RateLimited,
                config.Time,
                cancellation));

    // the message is built for each attempt anew: one that was sent cannot be sent again
    private static Either<FivetranError, Func<HttpRequestMessage>> Prepare(this Call call, ClientConfig config)
    {
        if (call.Fault.Case is string fault)
        {
            return call.Refused(fault);
        }

        if (!Uri.TryCreate($"{config.BaseUrl}/{call.Route.Path}{call.Query}", UriKind.Absolute, out var uri))
        {
            return call.Refused("the address would be longer than an address can be");
        }

        return call.Json().Map<Func<HttpRequestMessage>>(json => () =>
        {
            var request = new HttpRequestMessage(call.Verb, uri) { Content = json.Map(text => new CapturedJsonContent(text)).IfNoneUnsafe(() => null) };
            request.Headers.Authorization = config.Authorization();
            request.Headers.TryAddWithoutValidation("Accept", call.Accept == Accept.V2 ? "application/json;version=2" : "application/json");
            request.Headers.TryAddWithoutValidation("User-Agent", UserAgent);
            return request;
        });
    }

    private static async ValueTask<Either<FivetranError, T>> Attempt<T>(this Call call, Func<HttpRequestMessage> outgoing, ClientConfig config, CancellationToken cancellation) =>
        (await call.Answer(outgoing, config, cancellation).ConfigureAwait(false)).Bind(answer =>
        {
            using (answer)
            {
                return answer.Read<T>(call.Endpoint);
            }
        });

    private static async ValueTask<Either<FivetranError, Answer>> Answer(this Call call, Func<HttpRequestMessage> outgoing, ClientConfig config, CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(config.Timeout, config.Time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        try
        {
            both.Token.ThrowIfCancellationRequested();
            return await SendAndRead(outgoing(), config, both.Token).OrAbandoned(both.Token).ConfigureAwait(false);
        }
        catch (Exception thrown)
        {
            // Flurl's own exception holds the request, and with it the credentials
            var cause = thrown is FlurlHttpException { InnerException: { } inner } ? inner : thrown;
            return cancellation.IsCancellationRequested ? call.Cancelled()
                : patience.IsCancellationRequested || cause is OperationCanceledException or TimeoutException ? new FivetranError.Timeout { Endpoint = call.Endpoint, Message = $"no complete answer within {config.Timeout}" }
                : new FivetranError.Transport(cause) { Endpoint = call.Endpoint, Message = Told(cause) };
        }
    }

    private static async Task<Answer> SendAndRead(HttpRequestMessage request, ClientConfig config, CancellationToken cancellation)
    {
        using var message = request;
        using var response = await (config.Send ?? SendThroughPool)(message, cancellation).ConfigureAwait(false) ?? throw new InvalidOperationException("Send returned null");
        var body = await Body.Read(response.Content, config.MaxBodySize, cancellation).ConfigureAwait(false);
        var retryAfter = Optional(response.Headers.RetryAfter).Bind(header =>
            Optional(header.Delta) || Optional(header.Date).Map(date => date - config.Time.GetUtcNow()));
        return new Answer(
            response.StatusCode,
            response.ReasonPhrase ?? response.StatusCode.ToString(),
            response.Content.Headers.ContentType?.MediaType ?? "",
            retryAfter.Map(wait => wait > TimeSpan.Zero ? wait : TimeSpan.Zero),
            body);
    }

    // Flurl 2.4 wants the parts of a message rather than the message; a Url made from a string is sent as it stands
    private static Task<HttpResponseMessage> SendThroughPool(HttpRequestMessage message, CancellationToken cancellation) =>
        message.Headers.NonValidated
            .Aggregate(new FlurlRequest(message.RequestUri!.AbsoluteUri).WithClient(Pool), (request, header) => request.WithHeader(header.Key, header.Value.ToString()))
            .SendAsync(verb: message.Method, content: message.Content, cancellationToken: cancellation, completionOption: HttpCompletionOption.ResponseHeadersRead);

    // a Send that does not heed its token must not hold the caller up, nor fail behind his back
    private static async Task<A> OrAbandoned<A>(this Task<A> task, CancellationToken cancellation)
    {
        try
        {
            return await task.WaitAsync(cancellation).ConfigureAwait(false);
        }
        catch when (!task.IsCompleted)
        {
            _ = task.ContinueWith(late => late.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            throw;
        }
    }

    private static string Told(Exception cause)
    {
        var root = cause.GetBaseException();
        return root == cause || cause.Message.Contains(root.Message, StringComparison.Ordinal) ? cause.Message : $"{cause.Message} {root.Message}";
    }

    private sealed class PooledClientFactory : DefaultHttpClientFactory
    {
        // credentials are sent to BaseUrl and never after a redirect; the lifetime lets changes of DNS through
        public override HttpMessageHandler CreateMessageHandler() => new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.All,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            EnableMultipleHttp2Connections = true,
        };
    }
}
