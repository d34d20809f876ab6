#!/usr/bin/env dotnet
#:sdk Microsoft.NET.Sdk.Web
#:project ../../Fivetrex.Functional/Fivetrex.Functional.csproj
#:property PublishAot=false

// The address of a webhook:  FIVETRAN_WEBHOOK_SECRET=… dotnet run docs/samples/webhooks.cs -- --live
//
// With --live it listens on http://127.0.0.1:5000/fivetran until Ctrl+C; without, it sends itself one request of each kind, and ends.

using System.Security.Cryptography;
using System.Text;
using Fivetrex.Functional;
using Fivetrex.Functional.Models;

var isLive = args is ["--live"];
var secret = isLive ? Environment.GetEnvironmentVariable("FIVETRAN_WEBHOOK_SECRET") : "correct horse";
if (string.IsNullOrWhiteSpace(secret))
{
    Console.Error.WriteLine("Set FIVETRAN_WEBHOOK_SECRET to the secret of the webhook: without one, anybody could call.");
    return 1;
}

var builder = WebApplication.CreateSlimBuilder();
builder.Logging.ClearProviders();
builder.WebHost.UseUrls(isLive ? "http://127.0.0.1:5000" : "http://127.0.0.1:0");
await using var app = builder.Build();
app.MapPost("/fivetran", async (HttpRequest request) =>
{
    // as it came: JSON that was read and written again has another signature
    using var body = new MemoryStream();
    await request.Body.CopyToAsync(body);
    var raw = body.ToArray();
    var signature = request.Headers[WebhookSignature.Header];
    return signature.Count != 1 ? Results.BadRequest()
        : !WebhookSignature.Verify(raw, signature[0], secret) ? Results.Unauthorized()
        : WebhookEvent.Read(raw).Match(Right: Handled, Left: error => Results.Problem(error.Message, statusCode: 422));
});
await app.StartAsync();
if (isLive)
{
    await app.WaitForShutdownAsync();
    return 0;
}

using var fivetran = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
const string told = """{"event":"sync_end","connector_name":"crm_eu","sync_id":"b4703f73","data":{"status":"FAILURE_WITH_TASK","taskType":"reconnect"}}""";
Console.WriteLine($"{await Status(told, Signed(told))} for an event");
Console.WriteLine($"{await Status(told, Signed(told))} for the same event once more");
Console.WriteLine($"{await Status(told, signature: null)} without a signature");
Console.WriteLine($"{await Status(told, Signed("another body"))} with a signature that is not its own");
Console.WriteLine($"{await Status("{}", Signed("{}"))} for what is signed, and no event");
return 0;

// It may come twice, and is to be answered within seconds: what takes longer goes into a queue.
static IResult Handled(WebhookEvent told)
{
    Console.WriteLine(
        $"{told.Event} of {told.ConnectorName.IfNone("?")}: {told.Status.Map(status => status.Value).IfNone("")} {told.TaskType.IfNone("")}");
    return Results.NoContent();
}

static string Signed(string body) => Convert.ToHexString(HMACSHA256.HashData("correct horse"u8, Encoding.UTF8.GetBytes(body)));

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
