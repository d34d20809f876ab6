#!/usr/bin/env dotnet
#:sdk Microsoft.NET.Sdk.Web
#:project ../../Fivetrex.Functional/Fivetrex.Functional.csproj
#:package Microsoft.Extensions.Http.Resilience@10.11.0
#:property PublishAot=false

// A web service whose calls go through IHttpClientFactory:  dotnet run docs/samples/aspnet.cs -- --live
//
// The program only reads. With --live it listens on http://127.0.0.1:5000 until Ctrl+C. Without, it uses the embedded Fivetran,
// sends itself two requests, and ends.
//
// PublishAot is off because file-based apps turn it on, and with it anonymous objects cannot be serialized.

using System.Net;
using Fivetrex.Functional;
using Fivetrex.Functional.Testing;

var isLive = args is ["--live"];
var embedded = new InMemoryFivetran();
embedded.Seed(groups: 2, connectorsPerGroup: 20);
var credentials = isLive ? ClientConfig.FromEnvironment() : embedded.Client;
if (credentials.Case is not ClientConfig config)
{
    Console.Error.WriteLine(credentials.Case);
    return 1;
}

var builder = WebApplication.CreateSlimBuilder();
builder.Logging.ClearProviders();
builder.WebHost.UseUrls(isLive ? "http://127.0.0.1:5000" : "http://127.0.0.1:0");
builder.Services
    .AddHttpClient("fivetran", client => client.Timeout = Timeout.InfiniteTimeSpan)
    .ConfigurePrimaryHttpMessageHandler(() => isLive
        ? new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, AutomaticDecompression = DecompressionMethods.All }
        : new Embedded(embedded))
    .AddStandardResilienceHandler(options =>
    {
        // the library itself repeats the calls that are safe to repeat
        options.Retry.ShouldHandle = _ => ValueTask.FromResult(false);
        options.AttemptTimeout.Timeout = config.SetupTimeout;
        options.TotalRequestTimeout.Timeout = config.SetupTimeout;
        options.CircuitBreaker.SamplingDuration = 2 * config.SetupTimeout;
    });
builder.Services.AddSingleton(services => config with
{
    Send = (request, cancellation) => services.GetRequiredService<IHttpClientFactory>().CreateClient("fivetran")
        .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation),
});

await using var app = builder.Build();
app.MapGet("/connectors/{id}", async (ClientConfig fivetran, string id, CancellationToken disconnected) =>
    (await Connectors.Get(fivetran.WithCancellation(disconnected), id).RunAsync()).Match(
        Right: connector => Results.Ok(new
        {
            connector.Id,
            connector.Schema,
            State = connector.SyncState.Map(state => state.Value).IfNone("unknown"),
        }),
        Left: error => Results.Problem(error.Message, statusCode: error is FivetranError.NotFound ? 404 : 502)));

await app.StartAsync();
if (isLive)
{
    await app.WaitForShutdownAsync();
    return 0;
}

using var browser = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
Console.WriteLine(await browser.GetStringAsync("/connectors/azure_crane"));
Console.WriteLine($"{(int)(await browser.GetAsync("/connectors/none")).StatusCode}");
return 0;

/// <summary>The embedded service as the primary handler of an <see cref="HttpClient"/>.</summary>
internal sealed class Embedded(InMemoryFivetran fivetran) : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        fivetran.Send(request, cancellationToken);
}
