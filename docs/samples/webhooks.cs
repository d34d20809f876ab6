#!/usr/bin/env dotnet
#:sdk Microsoft.NET.Sdk.Web
#:project ../../Fivetrex.Functional/Fivetrex.Functional.csproj
#:property PublishAot=false

// The address of a webhook:  FIVETRAN_WEBHOOK_SECRET=… dotnet run docs/samples/webhooks.cs -- --live
//
// While the secret is replaced, FIVETRAN_WEBHOOK_SECRET_BEFORE has the one before. With --live it listens on
// http://127.0.0.1:5000/fivetran until Ctrl+C; without, it sends itself one request of each kind and ends.

using System.Collections.Concurrent;
using System.Text;
using Fivetrex.Functional;
using Fivetrex.Functional.Models;

var isLive = args is ["--live"];
var secret = isLive ? Environment.GetEnvironmentVariable("FIVETRAN_WEBHOOK_SECRET") ?? "" : "correct horse";
var before = isLive ? Environment.GetEnvironmentVariable("FIVETRAN_WEBHOOK_SECRET_BEFORE") ?? "" : "battery staple";
if (string.IsNullOrWhiteSpace(secret))
{
    Console.Error.WriteLine("Set FIVETRAN_WEBHOOK_SECRET to the secret of the webhook: without one, every delivery is refused.");
    return 1;
}

var seen = new ConcurrentDictionary<string, bool>();
var builder = WebApplication.CreateSlimBuilder();
builder.Logging.ClearProviders();
builder.WebHost.UseUrls(isLive ? "http://127.0.0.1:5000" : "http://127.0.0.1:0");
await using var app = builder.Build();
app.MapPost("/fivetran", async (HttpRequest request) =>
{
    using var body = new MemoryStream();
    await request.Body.CopyToAsync(body);
    return WebhookReceiver.Receive(body.ToArray(), request.Headers[WebhookSignature.Header], secret, before).Match(Handle, Refuse);
});
await app.StartAsync();
if (isLive)
{
    await app.WaitForShutdownAsync();
    return 0;
}

using var fivetran = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
const string example = """
    {"event":"sync_end","created":"2026-11-20T08:00:00.123Z","connector_id":"brisk_ivory","connector_name":"crm_eu","sync_id":"b4703f73",
    "data":{"status":"FAILURE_WITH_TASK","taskType":"reconnect"}}
    """;
Console.WriteLine($"{await Status(example, Sign(example, secret))} for an event");
Console.WriteLine($"{await Status(example, Sign(example, secret))} for the same event once more");
Console.WriteLine($"{await Status(example, Sign(example, before))} with the secret of before");
Console.WriteLine($"{await Status(example, signature: null)} without a signature");
Console.WriteLine($"{await Status(example, Sign("another body", secret))} with the signature of another body");
Console.WriteLine($"{await Status("{}", Sign("{}", secret))} for a signed body that is not an event");
return 0;

// Fivetran waits seconds for the response: put longer work into a queue. A program that runs on several machines keeps the keys in a
// database, and deletes them after some days.
IResult Handle(WebhookEvent received)
{
    if (seen.TryAdd(received.Key, true))
    {
        var status = received.Status.Map(value => value.Value).IfNone("");
        Console.WriteLine($"{received.Event} of {received.ConnectorName.IfNone("?")}: {status} {received.TaskType.IfNone("")}");
    }

    return Results.NoContent();
}

static IResult Refuse(WebhookFault fault) => Results.Problem(fault.Message, statusCode: fault.Status);

static string Sign(string body, string secret) => WebhookSignature.Compute(Encoding.UTF8.GetBytes(body), secret);

async Task<int> Status(string body, string? signature)
{
    using var request = new HttpRequestMessage(HttpMethod.Post, "/fivetran") { Content = new StringContent(body) };
    if (signature is not null)
    {
        request.Headers.Add(WebhookSignature.Header, signature);
    }

    using var response = await fivetran.SendAsync(request);
    return (int)response.StatusCode;
}
