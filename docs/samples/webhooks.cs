#!/usr/bin/env dotnet
#:sdk Microsoft.NET.Sdk.Web
#:project ../../Fivetrex.Functional/Fivetrex.Functional.csproj
#:property PublishAot=false

// The address of a webhook:  FIVETRAN_WEBHOOK_SECRET=… dotnet run docs/samples/webhooks.cs -- --live
//
// With --live it listens on http://127.0.0.1:5000/fivetran until Ctrl+C; without, it sends itself one request of each kind and ends.

using System.Security.Cryptography;
using System.Text;
using Fivetrex.Functional;
using Fivetrex.Functional.Models;

var isLive = args is ["--live"];
var secret = isLive ? Environment.GetEnvironmentVariable("FIVETRAN_WEBHOOK_SECRET") : "correct horse";
if (string.IsNullOrWhiteSpace(secret))
{
    Console.Error.WriteLine("Set FIVETRAN_WEBHOOK_SECRET to the secret of the webhook: without one, every caller would be accepted.");
    return 1;
}

var builder = WebApplication.CreateSlimBuilder();
builder.Logging.ClearProviders();
builder.WebHost.UseUrls(isLive ? "http://127.0.0.1:5000" : "http://127.0.0.1:0");
await using var app = builder.Build();
app.MapPost("/fivetran", async (HttpRequest request) =>
{
    // verifies the bytes as received: JSON that was read and written again has another signature
    using var body = new MemoryStream();
    await request.Body.CopyToAsync(body);
    var raw = body.ToArray();
    var signature = request.Headers[WebhookSignature.Header];
    if (signature.Count != 1)
    {
        return Results.BadRequest();
    }

    return WebhookSignature.Verify(raw, signature[0], secret)
        ? WebhookEvent.Read(raw).Match(Right: Handle, Left: error => Results.Problem(error.Message, statusCode: 422))
        : Results.Unauthorized();
});
await app.StartAsync();
if (isLive)
{
    await app.WaitForShutdownAsync();
    return 0;
}

using var fivetran = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
const string example = """
    {"event":"sync_end","connector_name":"crm_eu","sync_id":"b4703f73","data":{"status":"FAILURE_WITH_TASK","taskType":"reconnect"}}
    """;
Console.WriteLine($"{await Status(example, Sign(example))} for an event");
Console.WriteLine($"{await Status(example, Sign(example))} for the same event once more");
Console.WriteLine($"{await Status(example, signature: null)} without a signature");
Console.WriteLine($"{await Status(example, Sign("another body"))} with the signature of another body");
Console.WriteLine($"{await Status("{}", Sign("{}"))} for a signed body that is not an event");
return 0;

// An event can be delivered twice, and Fivetran waits seconds for the response: put longer work into a queue.
static IResult Handle(WebhookEvent received)
{
    var status = received.Status.Map(value => value.Value).IfNone("");
    Console.WriteLine($"{received.Event} of {received.ConnectorName.IfNone("?")}: {status} {received.TaskType.IfNone("")}");
    return Results.NoContent();
}

static string Sign(string body) => Convert.ToHexString(HMACSHA256.HashData("correct horse"u8, Encoding.UTF8.GetBytes(body)));

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
